/** Cells that are alike but for their sums as one, by key. @param key names of what is no sum */
export function addCells<Cell extends object>(
  cells: readonly Cell[],
  key: readonly (keyof Cell)[],
): readonly Cell[] {
  const byKey = Map.groupBy(cells, (cell) => JSON.stringify(key.map((name) => cell[name])));
  return inOrder(
    [...byKey.values()].map((alike) => alike.reduce((sum, cell) => cellSum(sum, cell, key))),
    key,
  );
}

function cellSum<Cell extends object>(one: Cell, other: Cell, key: readonly (keyof Cell)[]): Cell {
  const sums = (Object.keys(one) as (keyof Cell)[])
    .filter((name) => !key.includes(name))
    .map((name) => [name, sum(one[name] as number | null, other[name] as number | null)]);
  return { ...one, ...Object.fromEntries(sums) };
}

/** What one part has no report of, the other may have. */
function sum(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : one + other;
}

/** By key: numbers by size, texts by code unit, what has no name first. */
export function inOrder<Cell extends object>(
  cells: readonly Cell[],
  key: readonly (keyof Cell)[],
): readonly Cell[] {
  return cells.toSorted((one, other) => {
    for (const name of key) {
      const left = one[name] as string | number | null;
      const right = other[name] as string | number | null;
      if (left === right) continue;
      if (left === null || right === null) return left === null ? -1 : 1;
      return left < right ? -1 : 1;
    }
    return 0;
  });
}
