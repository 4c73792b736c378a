import type { Text } from '../../core/problem.ts';
import { type Alternative, type Alternatives, lotUnder } from '../../core/tender/alternative.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { plainNumber } from '../quantity.ts';
import type { RuleText } from '../ruleText.ts';
import { modelRuleTexts } from './benefitRuleTexts.ts';
import { inBoth, listText, numberText } from './phrases.ts';

/** Other plausible models: what they are for, why each is plausible, and where it differs from the lot's own. */
export function alternativeRuleTexts(lot: Lot): RuleText[] {
  const { alternatives } = lot;
  if (alternatives === undefined) return [];
  return [mixtureRule(alternatives), ...alternatives.models.flatMap((one) => modelRules(lot, one))];
}

const quoted = { it: (text: string) => `«${text}»`, en: (text: string) => `“${text}”` };

function mixtureRule({ baseWeight, models }: Alternatives): RuleText {
  const named = inBoth((locale) =>
    listText(
      models.map(({ label, weight }) => `${quoted[locale](label[locale])} (${percentOf(weight)[locale]})`),
      locale,
    ),
  );
  const weights = [baseWeight, ...models.map(({ weight }) => weight)];
  return {
    id: 'alternatives',
    title: { it: 'Altri modelli plausibili', en: 'Other plausible models' },
    words: {
      it: `I punti vengono solo dal modello del lotto. Accanto ad esso, come informazione, la simulazione si ripete con altri modelli plausibili: ${named.it}. La miscela è la media pesata delle distribuzioni dei modelli, quello del lotto con peso ${percentOf(baseWeight).it}: ogni simulazione appartiene a un solo modello, e non si fa la media tra simulazioni di modelli diversi.`,
      en: `Points come from the lot’s own model only. Beside it, as information, the simulation is repeated with other plausible models: ${named.en}. The mixture is the weighted average of the models’ distributions, the lot’s own with weight ${percentOf(baseWeight).en}: each draw belongs to one model, and draws of different models are not averaged.`,
    },
    formula: inBoth((locale) => {
      const terms = weights.map((_, at) => `w${subscript(at)} · F${subscript(at)}`).join(' + ');
      const values = weights.map((weight, at) => `w${subscript(at)} = ${numberText(weight)[locale]}`);
      return [`F = ${terms}`, ...values].join('; ');
    }),
    article: {
      it: 'Bojke, Claxton, Sculpher e Palmer, Value Health 2009;12:739-749; Jackson, Thompson e Sharples, J R Stat Soc A 2009;172:383-404',
      en: 'Bojke, Claxton, Sculpher and Palmer, Value Health 2009;12:739-749; Jackson, Thompson and Sharples, J R Stat Soc A 2009;172:383-404',
    },
  };
}

/** Why an alternative is plausible, then the rules of its model that are not the same as those of the lot's own. */
function modelRules(lot: Lot, alternative: Alternative): RuleText[] {
  const { id, label, why } = alternative;
  const own = modelRuleTexts(lot);
  const rules = modelRuleTexts(lotUnder(lot, alternative));
  // Only what has the same parts can be told by its differences.
  const alike = rules.length === own.length && rules.every((rule, at) => rule.id === own[at]?.id);
  const shown = rules.filter((rule, at) => !(alike && sameRule(rule, own[at] as RuleText)));
  return [
    {
      id: `alternative-${id}`,
      title: { it: `Alternativa: ${label.it}`, en: `Alternative: ${label.en}` },
      words: alike
        ? {
            it: `${why.it} Ciò che le regole seguenti non dicono è come nel modello del lotto.`,
            en: `${why.en} What the following rules do not say is as in the lot’s own model.`,
          }
        : why,
      formula: null,
      article: null,
    },
    ...shown.map((rule) => ({
      ...rule,
      id: `alternative-${id}-${rule.id}`,
      title: inBoth((locale) => `${label[locale]}: ${rule.title[locale]}`),
    })),
  ];
}

function sameRule(a: RuleText, b: RuleText): boolean {
  return a.words.it === b.words.it && a.words.en === b.words.en && a.formula?.it === b.formula?.it;
}

function percentOf(weight: number): Text {
  return inBoth((locale) => `${plainNumber(100 * weight, locale)}%`);
}

/** `₁₂` */
function subscript(number: number): string {
  return String(number).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'.charAt(Number(digit)));
}
