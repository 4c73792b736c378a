import type { Text } from '../core/problem.ts';
import type { Lot } from '../core/tender/lot.ts';
import { alternativeRuleTexts } from './rules/alternativeRuleTexts.ts';
import { admissionRuleTexts, rankingRuleTexts } from './rules/awardRuleTexts.ts';
import { benefitRuleTexts } from './rules/benefitRuleTexts.ts';
import { criterionRuleTexts } from './rules/criterionRuleTexts.ts';
import { evidenceRuleTexts } from './rules/evidenceRuleTexts.ts';
import { otherMethodsRuleTexts } from './rules/otherMethodsRuleTexts.ts';
import { priceRuleTexts } from './rules/priceRuleTexts.ts';
import { uncertaintyRuleTexts } from './rules/uncertaintyRuleTexts.ts';
import { simulationRuleText, valuationRuleTexts } from './rules/valuationRuleTexts.ts';
import { weightRuleTexts } from './rules/weightRuleTexts.ts';

/** One published rule as a reader of the documents meets it. */
export interface RuleText {
  /** Stable, for links: `benefit`, `price-formula`, `criterion-A.2`, … */
  readonly id: string;
  readonly title: Text;
  readonly words: Text;
  /** In plain signs, numbers as the language writes them; null where words say all. */
  readonly formula: Text | null;
  /** Article of law, clause or source that the rule rests on; null where it rests on the documents alone. */
  readonly article: Text | null;
}

/** Every published rule of a lot, in the order in which it is used. */
export function ruleTexts(lot: Lot): RuleText[] {
  return [
    ...valuationRuleTexts(lot),
    ...evidenceRuleTexts(lot),
    ...weightRuleTexts(lot),
    ...benefitRuleTexts(lot),
    ...criterionRuleTexts(lot),
    ...admissionRuleTexts(lot),
    ...priceRuleTexts(lot),
    ...rankingRuleTexts(lot),
    simulationRuleText(lot),
    ...uncertaintyRuleTexts(lot),
    ...alternativeRuleTexts(lot),
    ...otherMethodsRuleTexts(lot),
  ];
}
