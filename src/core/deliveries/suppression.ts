import { type Cell, hiddenRange } from './hiddenRange.ts';

/** Which cells of a table are not shown, all with one and the same mark. */
export interface Suppression {
  /** counts from 1 to below the threshold */
  readonly primary: readonly Cell[];
  /** hidden so that the primary ones cannot be computed from totals */
  readonly secondary: readonly Cell[];
  /**
   * primary cells that remain known to be below the threshold although every cell is hidden: the table may not be released with
   * its totals
   */
  readonly exposed: readonly Cell[];
}

/**
 * Hides small counts of a table whose row and column totals are published. Primary: counts from 1 to threshold − 1. Secondary: as long
 * as a line (row or column) has exactly one hidden cell, its smallest other cell is hidden, preferring one whose crossing line
 * thereby gets its second. Lines are taken in rounds, rows before columns, those first that had one hidden cell when the round
 * began. Two hidden cells in each line are not always enough, so `hiddenRange` then looks as an attacker would: as long as a primary
 * count is known to be below the threshold, the smallest visible cell of its row or column, or else of the table, is hidden too.
 * Zeros are visible: the caller looks at homogeneous classes (`reidentificationRisk`).
 * @param table counts, rectangular, at least one row and one column
 * @throws RangeError for a table that is not rectangular, a count that is not a whole number ≥ 0, a threshold below 2
 */
export function suppression(table: readonly (readonly number[])[], threshold: number): Suppression {
  requireTable(table, threshold);
  const hidden = table.map((row) => row.map((count) => count >= 1 && count < threshold));
  const primary = cellsWhere(hidden);
  completeLines(table, hidden);
  const exposed = new Set<Cell>();
  for (;;) {
    const open = primary.find(
      (cell) => !exposed.has(cell) && hiddenRange(table, hidden, cell)[1] < threshold,
    );
    if (open === undefined) break;
    const another =
      smallestVisible(table, hidden, crossOf(table, open)) ??
      smallestVisible(
        table,
        hidden,
        table.flatMap((_, row) => rowOf(table, row)),
      );
    if (another === undefined) exposed.add(open);
    else {
      hide(hidden, another);
      completeLines(table, hidden);
    }
  }
  const isPrimary = ([row, column]: Cell) => primary.some(([r, c]) => r === row && c === column);
  return {
    primary,
    secondary: cellsWhere(hidden).filter((cell) => !isPrimary(cell)),
    exposed: primary.filter((cell) => exposed.has(cell)),
  };
}

type Hidden = boolean[][];

function completeLines(table: readonly (readonly number[])[], hidden: Hidden): void {
  const lines = [
    ...table.map((_, row) => rowOf(table, row)),
    ...(table[0] as readonly number[]).map((_, column) => columnOf(table, column)),
  ];
  const holes = (line: readonly Cell[]) => line.filter(([r, c]) => hidden[r]?.[c]).length;
  const lonely = (line: readonly Cell[]) => holes(line) === 1 && line.length > 1;
  for (let open = lines.filter(lonely); open.length > 0; open = lines.filter(lonely))
    for (const line of open) {
      if (!lonely(line)) continue;
      const closes = (cell: Cell) =>
        lines.some((other) => other !== line && lonely(other) && has(other, cell));
      const cell = smallestVisible(table, hidden, line, closes);
      if (cell !== undefined) hide(hidden, cell);
    }
}

/** The smallest visible cell, of those that `preferred` if there are any; the first of equal ones. */
function smallestVisible(
  table: readonly (readonly number[])[],
  hidden: Hidden,
  cells: readonly Cell[],
  preferred: (cell: Cell) => boolean = () => false,
): Cell | undefined {
  const visible = cells.filter(([r, c]) => hidden[r]?.[c] === false);
  const better = visible.filter(preferred);
  const candidates = better.length > 0 ? better : visible;
  const countOf = ([r, c]: Cell) => table[r]?.[c] as number;
  return candidates.toSorted((one, other) => countOf(one) - countOf(other))[0];
}

function crossOf(table: readonly (readonly number[])[], [row, column]: Cell): readonly Cell[] {
  return [...rowOf(table, row), ...columnOf(table, column)];
}

function rowOf(table: readonly (readonly number[])[], row: number): readonly Cell[] {
  return (table[row] as readonly number[]).map((_, column) => [row, column]);
}

function columnOf(table: readonly (readonly number[])[], column: number): readonly Cell[] {
  return table.map((_, row) => [row, column]);
}

function hide(hidden: Hidden, [row, column]: Cell): void {
  (hidden[row] as boolean[])[column] = true;
}

function has(line: readonly Cell[], [row, column]: Cell): boolean {
  return line.some(([r, c]) => r === row && c === column);
}

function cellsWhere(marks: readonly (readonly boolean[])[]): readonly Cell[] {
  return marks.flatMap((row, r) => row.flatMap((mark, c): Cell[] => (mark ? [[r, c]] : [])));
}

function requireTable(table: readonly (readonly number[])[], threshold: number): void {
  const width = table[0]?.length ?? 0;
  if (width === 0 || table.some((row) => row.length !== width))
    throw new RangeError('a table has rows of equal length');
  if (!table.flat().every((count) => Number.isInteger(count) && count >= 0))
    throw new RangeError('counts are whole numbers from 0');
  if (!(threshold >= 2)) throw new RangeError(`threshold must be at least 2, not ${threshold}`);
}
