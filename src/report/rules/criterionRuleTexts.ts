import type { Criterion, DiscretionaryRule, TabularRule } from '../../core/tender/criterion.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { RuleText } from '../ruleText.ts';
import { inBoth, numberText } from './phrases.ts';

/** The criteria that a committee judges or that rest on a declaration. */
export function criterionRuleTexts({ criteria }: Lot): RuleText[] {
  return criteria.flatMap((criterion) => {
    const { rule } = criterion;
    if (rule.kind === 'discretionary-mean') return [discretionaryRule(criterion, rule)];
    return rule.kind === 'tabular' ? [tabularRule(criterion, rule)] : [];
  });
}

function discretionaryRule(criterion: Criterion, { ladder }: DiscretionaryRule): RuleText {
  const steps = inBoth((locale) =>
    ladder.map(({ coefficient, label }) => `${numberText(coefficient)[locale]} ${label[locale]}`).join('; '),
  );
  return {
    ...heading(criterion),
    words: {
      it: `Ogni commissario dà, con motivazione scritta, un coefficiente tra questi soli: ${steps.it}. V è la media aritmetica dei coefficienti dei commissari.`,
      en: `Each commissioner gives, with a written reason, one of these coefficients only: ${steps.en}. V is the arithmetic mean of the commissioners’ coefficients.`,
    },
    formula: inBoth((locale) => `V = (c₁ + … + cₙ) / n, P = ${numberText(criterion.weight)[locale]} · V`),
  };
}

function tabularRule(criterion: Criterion, { question, levels }: TabularRule): RuleText {
  const answers = inBoth((locale) =>
    levels
      .map(({ coefficient, label }) => `«${label[locale]}» ${numberText(coefficient)[locale]}`)
      .join('; '),
  );
  const inEnglish = answers.en.replaceAll('«', '“').replaceAll('»', '”');
  return {
    ...heading(criterion),
    words: {
      it: `Il fornitore dichiara: ${question.it} Il coefficiente V dipende solo dalla risposta: ${answers.it}.`,
      en: `The supplier declares: ${question.en} The coefficient V depends on the answer only: ${inEnglish}.`,
    },
    formula: inBoth((locale) => `P = ${numberText(criterion.weight)[locale]} · V`),
  };
}

function heading({ code, label, article }: Criterion): Pick<RuleText, 'id' | 'title' | 'article'> {
  return {
    id: `criterion-${code}`,
    title: { it: `${code} ${label.it}`, en: `${code} ${label.en}` },
    article,
  };
}
