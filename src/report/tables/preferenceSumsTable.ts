import { decimal } from '../../core/numbers/arithmetic.ts';
import type { Text } from '../../core/problem.ts';
import { type PairwiseTable, pairwiseCoefficient, pairwiseSteps } from '../../core/scoring/pairwise.ts';
import type { ComparedCriterion } from '../../core/scoring/preferenceProblems.ts';
import type { Column, Table } from '../table.ts';
import { words } from './reportedLot.ts';

const COEFFICIENT_DECIMALS = 6;

/** An offer with the letter that it has in the tables of a criterion. */
export interface LetteredOffer {
  readonly id: string;
  readonly letter: string;
  /** `A Fornitore Alfa` */
  readonly label: string;
}

/**
 * From preferences to coefficients, by the published variant, over all offers that were compared.
 * @param tables those of the criterion
 */
export function preferenceSumsTable(
  { code, label, rule }: ComparedCriterion,
  tables: readonly PairwiseTable[],
  offers: readonly LetteredOffer[],
): Table {
  const ids = offers.map(({ id }) => id);
  const { sums, shares, together } = pairwiseSteps(decimal, rule, tables, ids);
  const averaged = rule.variant === 'B';
  const column = (text: Text, decimals: number, group?: Text): Column => ({
    label: text,
    kind: 'number',
    decimals,
    ...(group === undefined ? {} : { group }),
  });
  const perCommissioner = (group: Text, decimals: number): Column[] =>
    tables.map(({ commissioner }) => column({ it: commissioner, en: commissioner }, decimals, group));
  return {
    id: `preference-sums-${code}`,
    title: {
      it: `${code} ${label.it}: dalle preferenze ai coefficienti`,
      en: `${code} ${label.en}: from preferences to coefficients`,
    },
    sheet: { it: `Somme ${code}`, en: `Sums ${code}` },
    notes: [variantNotes[rule.variant], ...(ids.length < 3 ? [fewNotes[rule.fewerThanThree]] : [])],
    columns: [
      words({ it: 'Offerta', en: 'Offer' }),
      ...perCommissioner({ it: 'Somma', en: 'Sum' }, 0),
      ...(averaged
        ? [
            ...perCommissioner({ it: 'Somma / la più alta', en: 'Sum / the highest' }, COEFFICIENT_DECIMALS),
            column({ it: 'Media', en: 'Mean' }, COEFFICIENT_DECIMALS),
          ]
        : [column({ it: 'Totale', en: 'Total' }, 0)]),
      column({ it: 'V', en: 'V' }, COEFFICIENT_DECIMALS),
    ],
    rows: offers.map(({ id, label: name }, at) => {
      const coefficient = pairwiseCoefficient(decimal, rule, tables, ids, id).toNumber();
      return {
        strong: coefficient === 1,
        cells: [
          name,
          ...sums.map((row) => row[at] ?? null),
          ...shares.map((row) => row[at]?.toNumber() ?? null),
          together[at]?.toNumber() ?? null,
          coefficient,
        ],
      };
    }),
  };
}

const variantNotes: Record<'A' | 'B', Text> = {
  A: {
    it: 'V è il totale diviso per il più alto, su tutte le offerte confrontate.',
    en: 'V is the total divided by the highest, over all offers that were compared.',
  },
  B: {
    it: 'V è la media divisa per la più alta, su tutte le offerte confrontate.',
    en: 'V is the mean divided by the highest, over all offers that were compared.',
  },
};

const fewNotes: Record<'pairwise' | 'maximum', Text> = {
  pairwise: {
    it: 'La regola pubblicata vuole il confronto anche con due offerte.',
    en: 'The published rule wants the comparison with two offers too.',
  },
  maximum: {
    it: 'Con meno di tre offerte la regola pubblicata dà V = 1 a tutte.',
    en: 'With fewer than three offers the published rule gives V = 1 to all.',
  },
};
