import { lookUp } from '../distributions/quantileTable.ts';
import type { DrawnInput } from './drawnInput.ts';
import { ownDrawRow } from './ownDraws.ts';

/** Cells of every input, in the order of its values and all about equally probable. */
export const INPUT_CELLS = 256;

/** Which cell each draw of an input falls into. */
export interface InputCells {
  /** Mean value, or the middle one, in each cell. */
  readonly positions: Float64Array;
  /** The cell of every word. */
  fill(words: Uint32Array, cells: Uint8Array): void;
}

/** Of a distribution the first eight bits of the word are the cell; of own draws the row has a place among all. */
export function inputCells(input: DrawnInput): InputCells {
  const { distribution } = input;
  return distribution.family === 'empirical' ? ownDrawCells(distribution.values) : quantileCells(input);
}

function quantileCells({ table }: DrawnInput): InputCells {
  const width = 0x100000000 / INPUT_CELLS;
  return {
    positions: Float64Array.from({ length: INPUT_CELLS }, (_, cell) => lookUp(table, (cell + 0.5) * width)),
    fill(words, cells) {
      for (let at = 0; at < words.length; at++) cells[at] = (words[at] as number) >>> 24;
    },
  };
}

/** Rows with equal values share a cell. */
function ownDrawCells(values: readonly number[]): InputCells {
  const rows = values.length;
  const order = Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number));
  const cellOfRow = new Uint8Array(rows);
  const sums = new Float64Array(INPUT_CELLS);
  const counts = new Float64Array(INPUT_CELLS);
  let cell = 0;
  order.forEach((row, place) => {
    const value = values[row] as number;
    if (place === 0 || value !== values[order[place - 1] as number])
      cell = Math.floor((place * INPUT_CELLS) / rows);
    cellOfRow[row] = cell;
    sums[cell] = (sums[cell] as number) + value;
    counts[cell] = (counts[cell] as number) + 1;
  });
  return {
    positions: sums.map((sum, at) => sum / Math.max(1, counts[at] as number)),
    fill(words, cells) {
      for (let at = 0; at < words.length; at++)
        cells[at] = cellOfRow[ownDrawRow(words[at] as number, rows)] as number;
    },
  };
}
