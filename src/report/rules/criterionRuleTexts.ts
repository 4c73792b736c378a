import type { Text } from '../../core/problem.ts';
import type {
  Criterion,
  DiscretionaryRule,
  PairwiseRule,
  QuantitativeRule,
  TabularRule,
} from '../../core/tender/criterion.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { RuleText } from '../ruleText.ts';
import { inBoth, numberText, same } from './phrases.ts';

/** The criteria that a committee judges or that rest on a declaration. */
export function criterionRuleTexts({ criteria }: Lot): RuleText[] {
  return criteria.map(criterionRule).filter((rule) => rule !== null);
}

/** Null for the benefit, whose rules are told with the model. */
function criterionRule(criterion: Criterion): RuleText | null {
  const { rule } = criterion;
  switch (rule.kind) {
    case 'benefit':
      return null;
    case 'discretionary-mean':
      return discretionaryRule(criterion, rule);
    case 'discretionary-pairwise':
      return pairwiseRule(criterion, rule);
    case 'quantitative':
      return quantitativeRule(criterion, rule);
    case 'tabular':
      return tabularRule(criterion, rule);
  }
}

function pairwiseRule(criterion: Criterion, { variant, fewerThanThree }: PairwiseRule): RuleText {
  const sums = {
    A: {
      it: 'Le preferenze si sommano su tutti i commissari; V è la somma divisa per la più alta.',
      en: 'Preferences are added over all commissioners; V is the sum divided by the highest.',
    },
    B: {
      it: 'Le somme di ogni commissario si dividono per la sua più alta; V è la media tra i commissari divisa per la media più alta.',
      en: 'The sums of each commissioner are divided by that commissioner’s highest; V is the mean over the commissioners divided by the highest mean.',
    },
  }[variant];
  const few = {
    pairwise: {
      it: 'Vale anche con meno di tre offerte; una sola ottiene V = 1.',
      en: 'It holds with fewer than three offers too; a single one gets V = 1.',
    },
    maximum: {
      it: 'Con meno di tre offerte il confronto non si fa e ottengono tutte V = 1.',
      en: 'With fewer than three offers no comparison is made and all get V = 1.',
    },
  }[fewerThanThree];
  return {
    ...heading(criterion),
    words: {
      it: `Confronto a coppie: ogni commissario, da solo e con motivazione, confronta le offerte a due a due e dà alla preferita da 2 (preferenza minima) a 6 (massima), oppure 1 a entrambe (parità). ${sums.it} ${few.it}`,
      en: `Pairwise comparison: each commissioner, alone and with a reason, compares the offers two by two and gives the preferred one 2 (minimal preference) to 6 (maximal), or 1 to both (parity). ${sums.en} ${few.en}`,
    },
    formula: inBoth(
      (locale) =>
        `${variant === 'A' ? 'V = Σ / max Σ' : 'V = M / max M, M = (Σ₁ / max Σ₁ + … + Σₙ / max Σₙ) / n'}; P = ${numberText(criterion.weight)[locale]} · V`,
    ),
  };
}

function quantitativeRule(
  criterion: Criterion,
  { question, unit, better, scale, least, most }: QuantitativeRule,
): RuleText {
  const higher = better === 'higher';
  const figures = inBoth((locale) => `${numberText(least)[locale]}–${numberText(most)[locale]} ${unit}`);
  const [words, formula] = ((): [Text, Text] => {
    switch (scale.kind) {
      case 'range': {
        const equal = numberText(scale.whenAllEqual === 'maximum' ? 1 : 0);
        return [
          {
            it: `${higher ? 'Il valore più alto' : 'Il valore più basso'} ottiene V = 1, ${higher ? 'il più basso' : 'il più alto'} V = 0, gli altri in proporzione; con valori tutti uguali V = ${equal.it}.`,
            en: `The ${higher ? 'highest' : 'lowest'} figure gets V = 1, the ${higher ? 'lowest' : 'highest'} V = 0, the others in proportion; with all figures equal V = ${equal.en}.`,
          },
          same(higher ? 'V = (x − min) / (max − min)' : 'V = (max − x) / (max − min)'),
        ];
      }
      case 'best':
        return [
          {
            it: `${higher ? 'Il valore più alto' : 'Il valore più basso'} ottiene V = 1, gli altri in proporzione${higher ? '' : ' inversa'}.`,
            en: `The ${higher ? 'highest' : 'lowest'} figure gets V = 1, the others in ${higher ? '' : 'inverse '}proportion.`,
          },
          same(higher ? 'V = x / max' : 'V = min / x'),
        ];
      case 'anchors': {
        const [zero, full] = [numberText(scale.zero), numberText(scale.full)];
        return [
          {
            it: `V va in proporzione da 0 a ${zero.it} ${unit} fino a 1 a ${full.it} ${unit}, e non oltre. Non dipende dalle altre offerte.`,
            en: `V goes in proportion from 0 at ${zero.en} ${unit} to 1 at ${full.en} ${unit}, and no further. It does not depend on the other offers.`,
          },
          inBoth((locale) => {
            const [from, to] = [zero[locale], full[locale]];
            return higher ? `V = (x − ${from}) / (${to} − ${from})` : `V = (${from} − x) / (${from} − ${to})`;
          }),
        ];
      }
    }
  })();
  return {
    ...heading(criterion),
    words: {
      it: `Il fornitore dichiara un numero (${figures.it}): ${question.it} ${words.it}`,
      en: `The supplier declares a number (${figures.en}): ${question.en} ${words.en}`,
    },
    formula: inBoth((locale) => `${formula[locale]}; P = ${numberText(criterion.weight)[locale]} · V`),
  };
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
