import { uniformOf } from '../distributions/quantileTable.ts';

/**
 * Resampling of a supplier's own draws (bootstrap: Efron, Ann Stat 1979;7:1-26). A random word chooses a row of the
 * supplier's table, every row equally likely; all indicators of one offer take the same row, so that whatever
 * holds between them in the supplier's model holds in the simulation.
 */

/** The row that a word stands for, counted from 0. @param rows of the table, at least 1 */
export function ownDrawRow(word: number, rows: number): number {
  return Math.floor(uniformOf(word) * rows);
}

/** One draw of an indicator per word. @param values the indicator's column, in the order of the rows */
export function fillOwnDraws(values: readonly number[], words: Uint32Array, out: Float64Array): void {
  for (let at = 0; at < words.length; at++) {
    out[at] = values[ownDrawRow(words[at] as number, values.length)] as number;
  }
}

/** Name of the one stream of words that all own draws of a strategy share. */
export function ownDrawsStream(strategy: string): string {
  return `offer/${strategy}/own-draws`;
}
