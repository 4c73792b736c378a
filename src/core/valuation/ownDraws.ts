/**
 * Resampling of a supplier's own draws (bootstrap: Efron, Ann Stat 1979;7:1-26). A uniform number chooses a row of the
 * supplier's table, every row equally likely; all indicators of one offer take the same row, so that whatever
 * holds between them in the supplier's model holds in the simulation.
 */

/**
 * The row that a uniform number stands for, counted from 0.
 * @param u above 0 and at most 1 − 2⁻⁵³, which times any number of rows still rounds below it
 * @param rows of the table, at least 1
 */
export function ownDrawRow(u: number, rows: number): number {
  return Math.floor(u * rows);
}

/**
 * One draw of an indicator per uniform number.
 * @param values the indicator's column, in the order of the rows
 * @param out takes the draws; may be `uniforms` itself
 */
export function fillOwnDraws(values: readonly number[], uniforms: Float64Array, out: Float64Array): void {
  for (let at = 0; at < uniforms.length; at++) {
    out[at] = values[ownDrawRow(uniforms[at] as number, values.length)] as number;
  }
}

/** Name of the one stream of uniform numbers that all own draws of a strategy share. */
export function ownDrawsStream(strategy: string): string {
  return `offer/${strategy}/own-draws`;
}
