import type { Text } from '../../core/problem.ts';
import { decisionTable } from '../../core/scoring/decisionTable.ts';
import { electre } from '../../core/scoring/electre.ts';
import { type TopsisReversal, type TopsisRow, topsis, topsisReversals } from '../../core/scoring/topsis.ts';
import type { ElectreThresholds } from '../../core/tender/electreThresholds.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { type OfferNames, offerNames } from '../offerNames.ts';
import { plainNumber } from '../quantity.ts';
import { inBoth, listText, numberText } from '../rules/phrases.ts';
import type { Cell, Column, Table } from '../table.ts';
import { offerColumn, type ReportedLot, words } from './reportedLot.ts';

const groups = {
  points: { it: 'Punti pubblicati', en: 'Published points' },
  topsis: { it: 'TOPSIS', en: 'TOPSIS' },
  electre: { it: 'ELECTRE I', en: 'ELECTRE I' },
};

/** The admitted offers by methods that are not the tender's: information, never the award. Null for a single offer. */
export function otherMethodsTable(lot: Lot, evaluation: ReportedLot): Table | null {
  const { ranking } = evaluation.scoring;
  if (ranking.length < 2) return null;
  const name = offerNames(evaluation);
  const table = decisionTable(lot, evaluation.scoring);
  const closeness = topsis(table);
  const related = lot.electre === undefined ? [] : electre(table, lot.electre);
  const number = (label: Text, decimals: number, group: Text): Column => ({
    label,
    kind: 'number',
    decimals,
    group,
  });
  return {
    id: 'other-methods',
    title: {
      it: 'Le stesse offerte con altri metodi: mai l’aggiudicazione',
      en: 'The same offers by other methods: never the award',
    },
    sheet: { it: 'Altri metodi', en: 'Other methods' },
    notes: [
      agreement(
        ranking.filter(({ rank }) => rank === 1),
        closeness,
        name,
      ),
      topsisNote,
      lot.electre === undefined ? noElectreNote : electreNote(lot.electre),
      disagreementNote,
      reversalNote(topsisReversals(table), name),
    ],
    columns: [
      offerColumn,
      number({ it: 'Posizione', en: 'Rank' }, 0, groups.points),
      number({ it: 'Totale', en: 'Total' }, lot.award.rounding.decimals, groups.points),
      number({ it: 'Vicinanza all’ideale', en: 'Closeness to the ideal' }, 4, groups.topsis),
      number({ it: 'Posizione', en: 'Rank' }, 0, groups.topsis),
      ...(lot.electre === undefined
        ? []
        : [
            { ...words({ it: 'Surclassa', en: 'Outranks' }), group: groups.electre },
            { ...words({ it: 'Resta', en: 'Remains' }), group: groups.electre },
          ]),
    ],
    rows: ranking.map(({ offer, rank, total }, at) => ({
      strong: rank === 1,
      cells: [
        name(offer),
        rank,
        total,
        closeness[at]?.closeness ?? null,
        closeness[at]?.rank ?? null,
        ...related
          .slice(at, at + 1)
          .flatMap(({ outranks, remains }): Cell[] => [
            outranks.length === 0 ? null : inBoth((locale) => listText(outranks.map(name), locale)),
            remains ? { it: 'sì', en: 'yes' } : { it: 'no', en: 'no' },
          ]),
      ],
    })),
  };
}

/** Whether the methods put the same offers first. */
function agreement(
  winners: readonly { readonly offer: string }[],
  closeness: readonly TopsisRow[],
  name: OfferNames,
): Text {
  const leaders = closeness.filter(({ rank }) => rank === 1);
  const names = (rows: readonly { readonly offer: string }[]): Text =>
    inBoth((locale) =>
      listText(
        rows.map(({ offer }) => name(offer)),
        locale,
      ),
    );
  const same =
    winners.length === leaders.length &&
    winners.every(({ offer }) => leaders.some((leader) => leader.offer === offer));
  const [won, led] = [names(winners), names(leaders)];
  return same
    ? {
        it: `Solo informazione: l’aggiudicazione segue dai punti pubblicati e basta. Con gli stessi coefficienti e gli stessi pesi anche TOPSIS mette ${won.it} al primo posto.`,
        en: `Information only: the award follows from the published points and nothing else. With the same coefficients and weights TOPSIS also puts ${won.en} first.`,
      }
    : {
        it: `Solo informazione: l’aggiudicazione segue dai punti pubblicati e basta. Per punti il primo posto è di ${won.it}; con gli stessi coefficienti e gli stessi pesi TOPSIS metterebbe ${led.it} al primo posto.`,
        en: `Information only: the award follows from the published points and nothing else. By points ${won.en} is first; with the same coefficients and weights TOPSIS would put ${led.en} first.`,
      };
}

const topsisNote: Text = {
  it: 'TOPSIS (Hwang e Yoon 1981): vicinanza 1 per un’offerta che è la migliore in ogni criterio, 0 per una che è la peggiore in ognuno. Si misurano le distanze dalla migliore e dalla peggiore, sui coefficienti V divisi per la radice della somma dei loro quadrati e moltiplicati per i pesi.',
  en: 'TOPSIS (Hwang and Yoon 1981): closeness 1 for an offer that is the best on every criterion, 0 for one that is the worst on each. The distances from the best and from the worst are measured, on the coefficients V divided by the root of the sum of their squares and multiplied by the weights.',
};

const noElectreNote: Text = {
  it: 'ELECTRE I non è calcolato: la gara non ne dichiara le soglie.',
  en: 'ELECTRE I is not computed: the tender declares no thresholds for it.',
};

function electreNote({ concordance, discordance }: ElectreThresholds): Text {
  const share = inBoth((locale) => `${plainNumber(100 * concordance, locale)}%`);
  const worse = numberText(discordance);
  return {
    it: `ELECTRE I (Roy 1968): un’offerta ne surclassa un’altra se è almeno pari su criteri che fanno almeno il ${share.it} dei pesi e su nessuno ha un coefficiente più basso di oltre ${worse.it}. Restano le offerte che nessuna di quelle rimaste surclassa; quelle che si surclassano in cerchio contano come una. Non è una graduatoria: possono restarne più d’una.`,
    en: `ELECTRE I (Roy 1968): an offer outranks another if it is at least as good on criteria with at least ${share.en} of the weights and on none has a coefficient lower by more than ${worse.en}. Those remain that none of the remaining outranks; those that outrank each other in a circle count as one. It is no ranking: several may remain.`,
  };
}

const disagreementNote: Text = {
  it: 'I metodi possono dissentire senza che uno sbagli. Con i punti un criterio compensa un altro, punto per punto; TOPSIS dà più peso ai criteri su cui le offerte si distinguono molto e favorisce chi non è lontano dal meglio su nessuno; ELECTRE non lascia compensare uno svantaggio grande.',
  en: 'The methods can disagree without one being wrong. With points one criterion makes up for another, point by point; TOPSIS gives more weight to criteria on which the offers differ much and favours those far from the best on none; ELECTRE lets nothing make up for a large disadvantage.',
};

/** Both compare offers with each other, so a third can turn two round: said always, and shown where it happens here. */
function reversalNote(reversals: readonly TopsisReversal[], name: OfferNames): Text {
  const warning: Text = {
    it: 'Con entrambi i metodi l’ordine di due offerte può rovesciarsi quando ne arriva o ne esce una terza, e questa è una ragione per non aggiudicare con essi.',
    en: 'With both methods the order of two offers can turn round when a third comes or goes, which is a reason not to award by them.',
  };
  if (reversals.length === 0) {
    return {
      it: `${warning.it} Qui, togliendo un’offerta alla volta, TOPSIS non rovescia le altre.`,
      en: `${warning.en} Here, with one offer taken out at a time, TOPSIS turns none of the others round.`,
    };
  }
  const cases = inBoth((locale) =>
    reversals
      .map(
        ({ without, ahead, behind }) =>
          ({
            it: `senza ${name(without)}, ${name(behind)} passerebbe davanti a ${name(ahead)}`,
            en: `without ${name(without)}, ${name(behind)} would pass ${name(ahead)}`,
          })[locale],
      )
      .join('; '),
  );
  return {
    it: `${warning.it} Qui accade con TOPSIS (${cases.it}).`,
    en: `${warning.en} It happens here with TOPSIS (${cases.en}).`,
  };
}
