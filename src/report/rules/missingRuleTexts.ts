import type { Text } from '../../core/problem.ts';
import type { Indicator } from '../../core/tender/indicator.ts';
import { isShare } from '../quantity.ts';
import type { RuleText } from '../ruleText.ts';
import { listText, quantityInBoth } from './phrases.ts';

/** What holds for an offer that gives no evidence. */
export function missingRuleTexts(indicators: readonly Indicator[]): RuleText[] {
  const refused = indicators.filter(({ whenMissing }) => whenMissing === 'refuse');
  const replaced = indicators.filter(({ whenMissing }) => whenMissing === 'minimum-acceptable');
  const names = (list: readonly Indicator[], locale: 'it' | 'en', withValue: boolean): string =>
    listText(
      list.map(({ label, minimumAcceptable, unit, evidence }) => {
        const value = quantityInBoth(minimumAcceptable, unit, isShare({ evidence, unit }))[locale];
        return withValue ? `${label[locale]} (${value})` : label[locale];
      }),
      locale,
    );
  const title: Text = { it: 'Evidenza mancante', en: 'Missing evidence' };
  const rules: RuleText[] = [];
  if (refused.length > 0) {
    rules.push({
      id: 'missing-refused',
      title,
      words: {
        it: `Senza evidenza l’offerta non è ricevibile per: ${names(refused, 'it', false)}.`,
        en: `Without evidence an offer cannot be received for: ${names(refused, 'en', false)}.`,
      },
      formula: null,
      article: null,
    });
  }
  if (replaced.length > 0) {
    rules.push({
      id: 'missing-minimum',
      title,
      words: {
        it: `Senza evidenza vale il minimo accettabile, come cifra nota, per: ${names(replaced, 'it', true)}.`,
        en: `Without evidence the minimum acceptable value holds, as a known figure, for: ${names(replaced, 'en', true)}.`,
      },
      formula: null,
      article: null,
    });
  }
  return rules;
}
