import type { Cents } from '../payment/money.ts';
import type { CountModel } from './countModel.ts';
import { type CountWindow, convolved } from './countWindow.ts';
import type { Look } from './looks.ts';
import type { AmountLaw } from './spread.ts';

/** A clause as it is settled look after look. */
export interface SettledClause {
  /** What it comes to on the life of the contract; null where it cannot be told, so that nothing moves at this look. */
  due(look: Look, count: number): Cents | null;
  /** What it moves in one period at most; null without a cap. */
  readonly periodCap: Cents | null;
}

/** Of one amount that stands moved, for each clause: with what probability at each count. */
interface Standing {
  readonly moved: readonly Cents[];
  readonly least: number;
  readonly mass: Float64Array;
}

/** Probabilities below this are dropped: all of them together stay far below what any page shows. */
const NOTHING = 1e-17;

/**
 * The exact law of what stands moved after each look, of clauses on one target: the counts of each look are added to those before (forward recursion over counts and
 * amounts), and each clause moves by the increment over what it had moved. While nothing can be told it keeps what it has; so a malus taken early by chance stays
 * although later figures decide nothing.
 * @returns for each look the law of the sum over the clauses
 */
export function settledPath(
  looks: readonly Look[],
  model: Pick<CountModel, 'counts'>,
  figure: number,
  clauses: readonly SettledClause[],
): readonly AmountLaw[] {
  let standings: readonly Standing[] = [{ moved: clauses.map(() => 0), least: 0, mass: Float64Array.of(1) }];
  return looks.map((look, at) => {
    const more = model.counts(look.patients - (looks[at - 1]?.patients ?? 0), figure);
    const after = new Map<string, { moved: readonly Cents[]; mass: Map<number, number> }>();
    for (const standing of standings) {
      const { least, mass } = convolved(standing, more);
      mass.forEach((probability, offset) => {
        if (probability < NOTHING) return;
        const count = least + offset;
        const moved = movedTo(standing.moved, look, count, clauses);
        const key = moved.join();
        const found = after.get(key) ?? { moved, mass: new Map<number, number>() };
        found.mass.set(count, (found.mass.get(count) ?? 0) + probability);
        after.set(key, found);
      });
    }
    standings = [...after.values()].map(({ moved, mass }) => ({ moved, ...denseOf(mass) }));
    return sums(standings);
  });
}

function movedTo(
  moved: readonly Cents[],
  look: Look,
  count: number,
  clauses: readonly SettledClause[],
): readonly Cents[] {
  return clauses.map(({ due, periodCap }, at) => {
    const before = moved[at] as Cents;
    const to = due(look, count) ?? before;
    return periodCap === null ? to : before + Math.max(-periodCap, Math.min(periodCap, to - before));
  });
}

function denseOf(mass: ReadonlyMap<number, number>): CountWindow {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const count of mass.keys()) {
    least = Math.min(least, count);
    most = Math.max(most, count);
  }
  const dense = new Float64Array(most - least + 1);
  for (const [count, probability] of mass) dense[count - least] = probability;
  return { least, mass: dense };
}

function sums(standings: readonly Standing[]): AmountLaw {
  const law = new Map<Cents, number>();
  for (const { moved, mass } of standings) {
    const amount = moved.reduce((sum, one) => sum + one, 0);
    law.set(
      amount,
      mass.reduce((sum, probability) => sum + probability, law.get(amount) ?? 0),
    );
  }
  return law;
}
