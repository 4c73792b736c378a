import type { Cents } from '../payment/money.ts';
import type { StatementProgress } from './statementProgress.ts';

/** What was asked back of suppliers by issued statements, and what of it is settled; both ≥ 0. */
export interface Recovery {
  readonly claimed: Cents;
  readonly recovered: Cents;
}

/**
 * Claimed: what the lines of issued statements ask of the supplier, each clause and period with its corrections. Recovered: of that, what is
 * payable in lines that were accepted, by answer or by silence, or stand after a dispute. The penalty for delay is a ledger of its own and not in it.
 */
export function recovery(statements: readonly StatementProgress[]): Recovery {
  const asked = new Map<string, { stated: Cents; payable: Cents }>();
  for (const { issued, statement, lines } of statements) {
    if (issued === null) continue;
    for (const { line, state, payable } of lines) {
      if (line.rule === 'delay-penalty') continue;
      const key = `${statement.supplier} ${line.id}`;
      const before = asked.get(key) ?? { stated: 0, payable: 0 };
      asked.set(key, {
        stated: before.stated + line.amount,
        payable: before.payable + (state === 'open' ? 0 : payable),
      });
    }
  }
  const back = (amount: Cents): Cents => Math.max(0, -amount);
  let [claimed, recovered] = [0, 0];
  for (const { stated, payable } of asked.values()) {
    claimed += back(stated);
    recovered += back(payable);
  }
  return { claimed, recovered };
}
