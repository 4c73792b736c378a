import type { PairwiseTable } from './pairwise.ts';

/** Commissioners whose tables on a criterion say the same. */
export interface Likeness {
  readonly commissioners: readonly string[];
  /** Whether they are all who compared. */
  readonly all: boolean;
}

/** Groups of at least two identical tables of one criterion, whichever way their pairs are written. */
export function identicalTables(tables: readonly PairwiseTable[]): Likeness[] {
  const groups = new Map<string, string[]>();
  for (const { commissioner, preferences } of tables) {
    const content = preferences
      .map(({ first, second, preferred, grade }) =>
        [...[first, second].toSorted(), preferred ?? '', grade].join(' '),
      )
      .toSorted()
      .join('\n');
    groups.set(content, [...(groups.get(content) ?? []), commissioner]);
  }
  return [...groups.values()]
    .filter((commissioners) => commissioners.length > 1)
    .map((commissioners) => ({ commissioners, all: commissioners.length === tables.length }));
}
