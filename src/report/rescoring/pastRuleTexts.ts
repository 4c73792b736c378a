import type { Text } from '../../core/problem.ts';
import type { PastLot } from '../../core/rescoring/pastTender.ts';
import { euroText, inBoth, listText, numberText } from '../rules/phrases.ts';
import { candidateName } from './candidateTexts.ts';

/** A published rule in a line. */
export interface PastRuleText {
  readonly title: Text;
  readonly words: Text;
}

/** The rules that a past lot was awarded by, as they were entered. */
export function pastRuleTexts(lot: PastLot): PastRuleText[] {
  const { award, price, criteria, basePrice } = lot;
  const { threshold, rescaling, rounding, ties } = award;
  const technical = numberText(criteria.reduce((sum, { weight }) => sum + weight, 0));
  const weight = numberText(price.weight);
  const base: Text =
    basePrice === undefined
      ? { it: 'base d’asta non nota', en: 'base price not known' }
      : inBoth(
          (locale) => `${{ it: 'base d’asta', en: 'base price' }[locale]} ${euroText(basePrice)[locale]}`,
        );
  const formula: Text =
    price.formula.kind === 'as-printed'
      ? { it: 'formula non nota: punti come stampati', en: 'formula not known: points as printed' }
      : candidateName({ kind: 'price', formula: price.formula });
  const rescaled = candidateName({ kind: 'rescaling', rescaling });
  return [
    {
      title: { it: 'Punti', en: 'Points' },
      words: {
        it: `Tecnici ${technical.it}, prezzo ${weight.it}.`,
        en: `Technical ${technical.en}, price ${weight.en}.`,
      },
    },
    {
      title: { it: 'Prezzo', en: 'Price' },
      words: { it: `${formula.it}; ${base.it}.`, en: `${formula.en}; ${base.en}.` },
    },
    {
      title: { it: 'Soglia', en: 'Threshold' },
      words:
        threshold.kind === 'none'
          ? { it: 'Nessuna.', en: 'None.' }
          : {
              it: `${numberText(threshold.points).it} punti tecnici, ${threshold.stage === 'before-rescaling' ? 'prima' : 'dopo'} della riparametrazione.`,
              en: `${numberText(threshold.points).en} technical points, ${threshold.stage === 'before-rescaling' ? 'before' : 'after'} rescaling.`,
            },
    },
    {
      title: { it: 'Riparametrazione', en: 'Rescaling' },
      words: { it: `${rescaled.it}.`, en: `${rescaled.en}.` },
    },
    {
      title: { it: 'Arrotondamento', en: 'Rounding' },
      words: {
        it: `${rounding.decimals} decimali, ${modes[rounding.mode].it}, ${stages[rounding.stage].it}.`,
        en: `${rounding.decimals} decimals, ${modes[rounding.mode].en}, ${stages[rounding.stage].en}.`,
      },
    },
    {
      title: { it: 'Parità', en: 'Ties' },
      words: inBoth(
        (locale) =>
          `${listText(
            ties.map((tie) => tieNames[tie][locale]),
            locale,
          )}.`,
      ),
    },
  ];
}

const modes: Record<PastLot['award']['rounding']['mode'], Text> = {
  'half-up': { it: 'a metà per eccesso', en: 'half up' },
  'half-even': { it: 'a metà alla cifra pari', en: 'half to even' },
  truncate: { it: 'per troncamento', en: 'by truncation' },
};
const stages: Record<PastLot['award']['rounding']['stage'], Text> = {
  coefficient: { it: 'già sui coefficienti', en: 'already of coefficients' },
  criterion: { it: 'criterio per criterio', en: 'criterion by criterion' },
  total: { it: 'solo sui totali', en: 'of totals only' },
};
const tieNames: Record<PastLot['award']['ties'][number], Text> = {
  'higher-technical': { it: 'punti tecnici più alti', en: 'higher technical points' },
  'higher-economic': { it: 'punti economici più alti', en: 'higher economic points' },
  'lower-price': { it: 'prezzo più basso', en: 'lower price' },
  'drawing-of-lots': { it: 'sorteggio', en: 'drawing of lots' },
};
