/** Σ of a figure over cells; 0 of none. */
export function sumOf<Cell>(cells: readonly Cell[], of: (cell: Cell) => number): number {
  return cells.reduce((sum, cell) => sum + of(cell), 0);
}
