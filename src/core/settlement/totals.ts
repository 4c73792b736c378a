import type { Cents } from '../payment/money.ts';
import type { StatementLine, StatementTotals } from './statement.ts';

/** Sums of rounded lines. The lines state all periods, so their positions are what all statements together come to. */
export function totals(
  lines: readonly StatementLine[],
  penalties: readonly StatementLine[],
): StatementTotals {
  const toSupplier = sum(lines, ({ amount }) => Math.max(0, amount));
  const fromSupplier = sum(lines, ({ amount }) => Math.min(0, amount));
  return {
    toSupplier,
    fromSupplier,
    net: toSupplier + fromSupplier,
    life: sum(lines, ({ position }) => position),
    indicatedHeld: sum(lines, ({ held, indicated }) => (held === null ? 0 : indicated)),
    penalty: sum(penalties, ({ amount }) => amount),
    penaltyLife: sum(penalties, ({ position }) => position),
  };
}

function sum(lines: readonly StatementLine[], of: (line: StatementLine) => Cents): Cents {
  return lines.reduce((total, line) => total + of(line), 0);
}
