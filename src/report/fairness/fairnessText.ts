import type { Contract } from '../../core/contract/contract.ts';
import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { ClauseFairness, Fairness } from '../../core/fairness/fairness.ts';
import type { Locale } from '../locale.ts';
import { clauseLabel } from '../payment/clauseLabel.ts';
import { textTable } from '../textTable.ts';
import { fairnessSentences, gateSentences } from './fairnessSentences.ts';
import { costTable, lookTable, supplierSentences, supplierTable } from './fairnessTables.ts';
import { treatmentTexts } from './fairnessTexts.ts';

/** The outcome behind a clause; undefined where it rests on none, or on several. */
export function outcomeOf(contract: Contract, { target }: ClauseFairness): OutcomeDefinition | undefined {
  const outcome = contract.targets.find(({ id }) => id === target)?.outcome;
  return contract.outcomes.find(({ id }) => id === outcome);
}

/** A simulation as text for a terminal: sentences first, the tables behind them. */
export function fairnessText(contract: Contract, fairness: Fairness, locale: Locale): string {
  const clauses = fairness.clauses.flatMap((clause) => {
    const outcome = outcomeOf(contract, clause);
    const label = clauseLabel(contract, clause.clause)[locale];
    const looks = lookTable(clause, outcome);
    return [
      `${clause.clause}: ${label}`,
      ...[
        ...fairnessSentences(clause, outcome),
        ...gateSentences(clause, outcome),
        ...treatmentTexts(clause, contract),
      ].map((sentence) => `  ${sentence[locale]}`),
      '',
      ...(clause.cells.length === 0 ? [] : [textTable(costTable(clause, outcome), locale)]),
      ...(looks === null ? [] : [textTable(looks, locale)]),
    ];
  });
  const suppliers = fairness.suppliers.flatMap((supplier) => {
    const table = supplierTable(supplier);
    return [
      ...(table === null ? [supplier.supplier] : [textTable(table, locale)]),
      ...supplierSentences(supplier).map((sentence) => `  ${sentence[locale]}`),
      '',
    ];
  });
  return [...clauses, ...suppliers].join('\n').trimEnd();
}
