import type { Contract } from '../contract/contract.ts';
import type { OutcomeDefinition } from '../contract/outcomeDefinition.ts';
import { attackedSystem } from './attackedSystem.ts';
import { feasibleRanges } from './feasibleRanges.ts';
import type { KnownCount } from './knownCount.ts';
import { outcomeFamilies } from './outcomeParts.ts';
import { SMALLEST_COUNT } from './release.ts';
import type { SensitiveCount } from './sensitiveCounts.ts';
import type { TrueView } from './trueView.ts';

/** A count, or difference, from 1 to 4 that is proved to be below five. */
export interface ExposedCount extends SensitiveCount {
  readonly least: number;
  readonly most: number;
}

/** What an attack came to. */
export interface Attack {
  /** Sensitive counts that were looked for. */
  readonly tried: number;
  readonly exposed: readonly ExposedCount[];
}

/**
 * Tries to recover small counts from all that is known: for each one the least and the greatest number that it may be. One that cannot be five or more is exposed,
 * with its range; so is a difference that cannot be five or more either way.
 * @param views true counts, in the order in which releases speak of them
 */
export function attack(known: readonly KnownCount[], views: readonly TrueView[], contract: Contract): Attack {
  const attacks = outcomeFamilies(contract).map((family) => attackFamily(family, known, views, contract));
  return {
    tried: attacks.reduce((sum, { tried }) => sum + tried, 0),
    exposed: attacks.flatMap(({ found }) => [...found]),
  };
}

/**
 * The same for one family of outcomes, each exposed count looked for when it is asked for.
 * @param safe names of counts that were found safe with more knowledge than this, and are so with less; those found now are added
 * @param skip counts that need not be looked for, asked when the turn of each comes
 */
export function attackFamily(
  family: readonly OutcomeDefinition[],
  known: readonly KnownCount[],
  views: readonly TrueView[],
  contract: Contract,
  safe: Set<string> = new Set(),
  skip: (one: SensitiveCount) => boolean = () => false,
): { readonly tried: number; readonly found: Iterable<ExposedCount> } {
  const { unknowns, equations, sensitive } = attackedSystem(family, known, views, contract);
  const ranges = feasibleRanges(
    equations,
    unknowns.map(({ size }) => size),
  );
  function* found(): Iterable<ExposedCount> {
    for (const one of sensitive) {
      if (safe.has(one.what) || skip(one)) continue;
      const less = new Map([...one.sum].map(([at, coefficient]) => [at, -coefficient]));
      if (ranges.mayReach(one.sum, SMALLEST_COUNT) || ranges.mayReach(less, SMALLEST_COUNT))
        safe.add(one.what);
      else {
        const [least, most] = ranges.range(one.sum);
        yield { ...one, least, most };
      }
    }
  }
  return { tried: sensitive.length, found: found() };
}
