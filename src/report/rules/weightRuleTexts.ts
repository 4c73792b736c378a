import { CONSISTENCY_LIMIT } from '../../core/tender/comparedWeights.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { RuleText } from '../ruleText.ts';
import { consistencyText } from '../tables/weightComparisonTable.ts';
import { inBoth, listText, numberText } from './phrases.ts';

/** Where the weights come from, if pairwise comparisons were made. */
export function weightRuleTexts({ weightComparison }: Lot): RuleText[] {
  if (weightComparison === undefined) return [];
  const { criteria, comparisons, total, decimals, comparedBy, source } = weightComparison;
  const codes = inBoth((locale) => listText(criteria, locale));
  const judgements = comparisons.map(({ a, b, value }) => `${a} – ${b} = ${value}`).join('; ');
  const points = numberText(total);
  const consistency = consistencyText(weightComparison);
  return [
    {
      id: 'weight-comparison',
      title: { it: 'Pesi da confronti a coppie (AHP)', en: 'Weights from pairwise comparisons (AHP)' },
      words: {
        it: `I ${points.it} punti di ${codes.it} sono divisi secondo i confronti ${judgements} (da 1, contano ugualmente, a 9, il primo conta moltissimo di più). Le quote sono l’autovettore principale della tabella, i pesi si arrotondano a ${decimals} decimali così che sommino a ${points.it}. Contano i pesi pubblicati con i criteri, che sono questi. ${consistency.it} Chi ha confrontato: ${comparedBy.it}`,
        en: `The ${points.en} points of ${codes.en} are shared out by the comparisons ${judgements} (from 1, they count equally, to 9, the first counts extremely more). The shares are the principal eigenvector of the table; weights are rounded to ${decimals} decimals so that they add up to ${points.en}. The weights published with the criteria are those that count, and they are these. ${consistency.en} Who compared: ${comparedBy.en}`,
      },
      formula: inBoth(
        (locale) =>
          `A · w = λmax · w; CI = (λmax − n) / (n − 1); CR = CI / RI < ${numberText(CONSISTENCY_LIMIT)[locale]}`,
      ),
      article: inBoth(
        (locale) =>
          `${source.citation[locale]} (${source.date}); Saaty, J Math Psychol 1977;15:234-281; RI: Saaty, The Analytic Hierarchy Process, 1980`,
      ),
    },
  ];
}
