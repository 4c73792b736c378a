import type { Contract } from '../../core/contract/contract.ts';
import type { Clause } from '../../core/payment/clause.ts';
import type { RuleText } from '../ruleText.ts';
import { claimRuleText } from './claimRuleTexts.ts';
import { costRuleText } from './costRuleTexts.ts';
import type { RuleWords } from './phrases.ts';
import { targetRuleText } from './targetRuleTexts.ts';

/** One clause as the parties read it. */
export function clauseRuleText(clause: Clause, contract: Contract): RuleText {
  return { id: clause.id, title: clause.label, ...ruleWords(clause, contract) };
}

function ruleWords({ supplier, rule }: Clause, contract: Contract): RuleWords {
  switch (rule.kind) {
    case 'payment-by-results':
    case 'success-fee':
    case 'warranty':
      return claimRuleText(rule, supplier, contract);
    case 'corridor':
    case 'risk-sharing':
    case 'quality-linked':
    case 'shared-savings':
    case 'net-benefit-true-up':
      return targetRuleText(rule, supplier, contract);
    case 'cost-sharing':
    case 'spending-cap':
    case 'bundle':
    case 'capitation':
    case 'delay-penalty':
      return costRuleText(rule, supplier, contract);
  }
}
