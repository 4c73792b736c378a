/** A cell of a table, rows and columns from 0. */
export type Cell = readonly [row: number, column: number];

/**
 * Between what a hidden count must lie for somebody who sees all other cells and all totals and knows that counts are not negative. It
 * can grow or fall by as much as the other hidden cells can make up for without changing a total: a greatest flow through hidden cells
 * from its row to its column (Cox 1995, JASA 90:1453-1462).
 * @param table counts, rectangular
 * @param hidden which cells are hidden, of the same shape
 * @throws RangeError if the cell is not hidden
 */
export function hiddenRange(
  table: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  [row, column]: Cell,
): readonly [least: number, most: number] {
  const count = table[row]?.[column];
  if (count === undefined || hidden[row]?.[column] !== true)
    throw new RangeError(`cell ${row}, ${column} is not hidden`);
  // One more in the cell takes one from a cell of its row, adds one to a cell of that column, and so on; one fewer the reverse.
  const grows = greatestFlow(table, hidden, [row, column], 1);
  const falls = greatestFlow(table, hidden, [row, column], -1);
  return [Math.max(0, count - falls), count + grows];
}

/** @param sign 1: the first cell of a path falls; −1: it grows */
function greatestFlow(
  table: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  [row, column]: Cell,
  sign: 1 | -1,
): number {
  const counts = table.map((line) => [...line]);
  const free = (r: number, c: number) => hidden[r]?.[c] === true && !(r === row && c === column);
  for (let flow = 0; ; ) {
    const path = pathBetween(counts, free, row, column, sign);
    if (path === undefined) return flow;
    const falling = path.filter((_, at) => (at % 2 === 0) === (sign === 1));
    const step = Math.min(...falling.map(([r, c]) => counts[r]?.[c] as number));
    for (const [at, [r, c]] of path.entries()) {
      const line = counts[r] as number[];
      line[c] = (line[c] as number) + ((at % 2 === 0) === (sign === 1) ? -step : step);
    }
    flow += step;
  }
}

/**
 * The shortest way from a row to a column over free cells, row to column and column to row in turn, on which every cell that has to
 * fall is above 0.
 */
function pathBetween(
  counts: readonly (readonly number[])[],
  free: (row: number, column: number) => boolean,
  row: number,
  column: number,
  sign: 1 | -1,
): readonly Cell[] | undefined {
  const columns = counts[0]?.length ?? 0;
  const reachedRows = new Map<number, readonly Cell[]>([[row, []]]);
  const reachedColumns = new Set<number>();
  for (const [from, path] of reachedRows) {
    for (let c = 0; c < columns; c++) {
      if (reachedColumns.has(c) || !free(from, c)) continue;
      if (sign === 1 && counts[from]?.[c] === 0) continue;
      reachedColumns.add(c);
      const toColumn: readonly Cell[] = [...path, [from, c]];
      if (c === column) return toColumn;
      for (let r = 0; r < counts.length; r++) {
        if (reachedRows.has(r) || !free(r, c)) continue;
        if (sign === -1 && counts[r]?.[c] === 0) continue;
        reachedRows.set(r, [...toColumn, [r, c]]);
      }
    }
  }
  return undefined;
}
