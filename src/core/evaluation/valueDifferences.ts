import type { Path } from '../tender/parseTender.ts';

/** A value of a package that is not what was computed again. Where there is none on one side, it is undefined. */
export interface ValueDifference {
  readonly path: Path;
  readonly packaged: unknown;
  readonly recomputed: unknown;
}

/** How two plain values differ: every number, text and name, in the order of the recomputed one. */
export interface Comparison {
  readonly differences: readonly ValueDifference[];
  /** Numbers and texts that were held against each other. */
  readonly compared: number;
}

/**
 * Compares plain values (as JSON holds them) leaf by leaf. It walks only as deep as the recomputed one goes, whatever
 * the other holds.
 */
export function valueDifferences(packaged: unknown, recomputed: unknown): Comparison {
  const differences: ValueDifference[] = [];
  let compared = 0;
  const compare = (path: Path, ours: unknown, theirs: unknown): void => {
    if (!isContainer(ours) || !isContainer(theirs) || Array.isArray(ours) !== Array.isArray(theirs)) {
      compared++;
      if (!Object.is(ours, theirs)) differences.push({ path, packaged: theirs, recomputed: ours });
      return;
    }
    for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)]))
      compare([...path, Array.isArray(ours) ? Number(key) : key], own(ours, key), own(theirs, key));
  };
  compare([], recomputed, packaged);
  return { differences, compared };
}

type Container = Readonly<Record<string, unknown>>;

function isContainer(value: unknown): value is Container {
  return value !== null && typeof value === 'object';
}

function own(container: Container, key: string): unknown {
  return Object.hasOwn(container, key) ? container[key] : undefined;
}
