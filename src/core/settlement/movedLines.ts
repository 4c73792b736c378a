import type { Cents } from '../payment/money.ts';
import type { Statement } from './statement.ts';

/** What issued statements say of one line. */
export interface MovedLine {
  readonly line: string;
  /** Sum of its amounts. */
  readonly amount: Cents;
  /** Whether any of them moved money. */
  readonly moved: boolean;
}

/** What the issued statements of one supplier moved, line by line, in the order in which lines were first stated. */
export function movedLines(issued: readonly Statement[]): MovedLine[] {
  const found = new Map<string, MovedLine>();
  for (const { id, amount } of issued.flatMap(({ lines, penalties }) => [...lines, ...penalties])) {
    const before = found.get(id);
    found.set(id, {
      line: id,
      amount: (before?.amount ?? 0) + amount,
      moved: before?.moved === true || amount !== 0,
    });
  }
  return [...found.values()];
}
