import type { Cents } from '../payment/money.ts';
import type { CountModel } from './countModel.ts';
import { convolved, trimmed } from './countWindow.ts';
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

/** Probabilities below this are dropped: all of them together, some ten thousand at each look, stay below 1 in a thousand million. */
const NOTHING = 1e-15;

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
    const least = Math.min(...standings.map((one) => one.least)) + more.least;
    const most = Math.max(...standings.map((one) => one.least + one.mass.length)) + more.least;
    const after = new Map<string, Standing>();
    const standingOf = (moved: readonly Cents[]): Standing => {
      const key = moved.join();
      const found = after.get(key) ?? {
        moved,
        least,
        mass: new Float64Array(most - least + more.mass.length),
      };
      after.set(key, found);
      return found;
    };
    for (const standing of standings) {
      const all = convolved(standing, more);
      let unmoved: Standing | undefined;
      for (let offset = 0; offset < all.mass.length; offset++) {
        const probability = all.mass[offset] as number;
        if (probability < NOTHING) continue;
        const count = all.least + offset;
        const moved = movedTo(standing.moved, look, count, clauses);
        if (moved === standing.moved) unmoved ??= standingOf(moved);
        const { mass } = moved === standing.moved ? (unmoved as Standing) : standingOf(moved);
        mass[count - least] = (mass[count - least] as number) + probability;
      }
    }
    standings = [...after.values()].map((one) => ({ ...one, ...trimmed(one) }));
    return sums(standings);
  });
}

/** What stands moved after a look; the same list where nothing moves. */
function movedTo(
  moved: readonly Cents[],
  look: Look,
  count: number,
  clauses: readonly SettledClause[],
): readonly Cents[] {
  let to: Cents[] | undefined;
  for (const [at, { due, periodCap }] of clauses.entries()) {
    const before = moved[at] as Cents;
    const owed = due(look, count) ?? before;
    if (owed === before) continue;
    to ??= [...moved];
    to[at] = periodCap === null ? owed : before + Math.max(-periodCap, Math.min(periodCap, owed - before));
  }
  return to ?? moved;
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
