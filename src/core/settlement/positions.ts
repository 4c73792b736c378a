import type { Cents } from '../payment/money.ts';
import { type Caps, type Moved, withinCaps } from './caps.ts';

/** What is due under one clause to the end of one period. */
export interface DueLine {
  readonly id: string;
  readonly clause: string;
  readonly period: number;
  /** Null where the line is held. */
  readonly due: Cents | null;
  /** Whether a ruling took the line off. */
  readonly fell: boolean;
}

/** What does not count of a clause's sum since a line fell: from what the lines before it moved to what it would have moved it to. */
interface Stretch {
  readonly from: Cents;
  readonly to: Cents;
}

/** What a line comes to, and what was taken off it. */
export interface Position {
  readonly position: Cents;
  readonly capped: Cents;
  readonly ruled: Cents;
}

const NOTHING: Position = { position: 0, capped: 0, ruled: 0 };

/**
 * The position of every line: what is due on the life of the contract less what the lines before it moved, as far as caps leave, first those of the clause, then those of
 * all together. What a cap keeps off, and what is held, stays due and comes with the next period in which nothing is in its way.
 *
 * A line that fell counts for nothing, and the stretch of the clause's sum that it would have gone is left out of all that the clause gives later, in either direction: an annulled malus is
 * not asked for again nor paid out when the malus goes away, and a bonus whose return was annulled stays.
 * @param lines by period, and within one in the order in which a common cap is used up @param caps by clause @param common of all together
 * @returns by id of line
 */
export function positions(
  lines: readonly DueLine[],
  caps: ReadonlyMap<string, Caps>,
  common: Caps,
): ReadonlyMap<string, Position> {
  const found = new Map<string, Position>();
  const clauses = new Map<string, { moved: Cents; fallen: readonly Stretch[] }>();
  let all: Moved = { period: 0, life: 0 };
  let period = 0;
  for (const line of lines) {
    if (line.period !== period) all = { period: 0, life: all.life };
    period = line.period;
    if (line.due === null) {
      found.set(line.id, NOTHING);
      continue;
    }
    const { moved, fallen } = clauses.get(line.clause) ?? { moved: 0, fallen: [] };
    const wanted = fallen.reduce(without, line.due) - moved;
    const own = caps.get(line.clause) ?? { period: undefined, life: undefined };
    const left = withinCaps(withinCaps(wanted, own, { period: 0, life: moved }), common, all);
    const capped = wanted - left;
    if (line.fell) {
      clauses.set(line.clause, { moved, fallen: [...fallen, { from: moved, to: moved + left }] });
      found.set(line.id, { position: 0, capped, ruled: left });
    } else {
      clauses.set(line.clause, { moved: moved + left, fallen });
      all = { period: all.period + left, life: all.life + left };
      found.set(line.id, { position: left, capped, ruled: 0 });
    }
  }
  return found;
}

/** A sum without a stretch: within it the sum stays where the stretch begins, beyond it the sum is nearer by its length. */
function without(sum: Cents, { from, to }: Stretch): Cents {
  return sum - Math.max(Math.min(from, to), Math.min(Math.max(from, to), sum)) + from;
}
