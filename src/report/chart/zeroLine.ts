/** A point of a grid in its own coordinates: column and row, with fractions between them. */
export type GridPoint = readonly [column: number, row: number];

/**
 * Where the values of a grid change sign, as short pieces of line, one or two for each square of four neighbours
 * (marching squares; Lorensen & Cline, Computer Graphics 1987;21:163-169, in the plane). Between two neighbours the
 * values count as a straight line. Zero counts as positive.
 * @param values `values[row][column]`
 */
export function zeroLine(values: readonly (readonly number[])[]): (readonly [GridPoint, GridPoint])[] {
  const at = (column: number, row: number): number => values[row]?.[column] as number;
  const pieces: (readonly [GridPoint, GridPoint])[] = [];
  for (let row = 0; row + 1 < values.length; row++) {
    for (let column = 0; column + 1 < (values[row]?.length ?? 0); column++) {
      // The corners in turn; each side joins one to the next.
      const corners: GridPoint[] = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ];
      const crossings = corners.flatMap((from, side): GridPoint[] => {
        const to = corners[(side + 1) % 4] as GridPoint;
        const [a, b] = [at(...from), at(...to)];
        if (a >= 0 === b >= 0) return [];
        const part = a / (a - b);
        return [[from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])]];
      });
      for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
        pieces.push([crossings[pair] as GridPoint, crossings[pair + 1] as GridPoint]);
      }
    }
  }
  return pieces;
}
