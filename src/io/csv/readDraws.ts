import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { BLOCK } from '../../core/numbers/stream.ts';
import { LISTED, moreProblems, type Problem, type ProblemList, problemList } from '../../core/problem.ts';
import type { DrawBlock } from '../../core/valuation/externalDraws.ts';
import { cellProblem, numberIn } from './drawCell.ts';
import { type DrawColumns, parseDrawColumns } from './drawColumns.ts';
import { brokenSyntax, columnOfWords, emptyFile, noDraws, rowLength } from './drawFileProblems.ts';

/** A line longer than this is an open quotation mark or no table at all. */
const LONGEST_LINE = 1_000_000;

/** What was read of a file of draws. */
export interface DrawsRead {
  /** Undefined if the first line could not be understood. */
  readonly columns: DrawColumns | undefined;
  readonly draws: number;
  /** Places of the parameters that are numbers; the other columns hold words and are passed over. */
  readonly numeric: readonly number[];
  /** At most 20 errors, then how many more there are; warnings beside them. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a CSV file of draws made elsewhere, in blocks and bounded memory. All wrong rows are found in one reading;
 * after the first one no more blocks are given away, because nothing is to be computed from such a file.
 * @param open called with the columns once they are known; what it returns gets every block. A block's arrays are
 *   filled anew for the next one: take from it what is needed
 * @throws the system's error if the file cannot be read
 */
export async function readDraws(
  file: string,
  open: (columns: DrawColumns) => (block: DrawBlock) => void,
): Promise<DrawsRead> {
  let rows: RowReader | undefined;
  let header: Problem[] = [];
  const parser = parse({
    bom: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: LONGEST_LINE,
    // Rows are taken where they are parsed, and nothing is passed on: no row is ever held.
    on_record(record: string[], { lines }) {
      if (rows !== undefined) rows.take(record, lines);
      else if (header.length === 0) {
        const { value, problems } = parseDrawColumns(record, file);
        header = [...problems];
        if (value !== undefined) rows = rowReader(value, file, open(value));
      }
      return null;
    },
  });
  // Without this nobody would read what comes out, and the pipeline would wait for ever.
  parser.resume();
  try {
    await pipeline(createReadStream(file, { highWaterMark: 1 << 18 }), parser);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const broken = brokenSyntax(error, file);
    return rows?.end([broken]) ?? { ...nothing, problems: [...header, broken] };
  }
  if (header.length > 0) return { ...nothing, problems: header };
  return rows?.end([]) ?? { ...nothing, problems: [emptyFile(file)] };
}

const nothing = { columns: undefined, draws: 0, numeric: [] };

interface RowReader {
  take(record: readonly string[], line: number): void;
  end(problems: readonly Problem[]): DrawsRead;
}

function rowReader(columns: DrawColumns, file: string, onBlock: (block: DrawBlock) => void): RowReader {
  const newColumn = (): Float64Array => new Float64Array(BLOCK);
  const strategies = columns.strategies.map((id) => ({ id, cost: newColumn(), effect: newColumn() }));
  const parameters = columns.parameters.map(newColumn);
  const targets = columns.columns.map(({ kind, index }) => {
    if (kind === 'draw') return undefined;
    return kind === 'parameter' ? parameters[index] : strategies[index]?.[kind];
  });
  const width = targets.length;
  const errors = problemList();
  // A column of words is no parameter, which is known only at the end.
  const ofParameter = columns.parameters.map(problemList);
  let draws = 0;
  let filled = 0;

  const wrongCell = (cell: string, at: number, line: number): void => {
    const { name, kind, index } = columns.columns[at] as DrawColumns['columns'][number];
    const list = kind === 'parameter' ? (ofParameter[index] as ProblemList) : errors;
    list.add(() => cellProblem(cell, { file, line, column: at + 1, field: name }));
  };
  const flush = (): void => {
    if (filled > 0 && errors.count === 0) onBlock({ draws: filled, strategies, parameters });
    filled = 0;
  };

  return {
    take(record, line) {
      if (record.length !== width) {
        errors.add(() => rowLength(record.length, width, file, line));
        return;
      }
      for (let at = 0; at < width; at++) {
        const cell = record[at] as string;
        const target = targets[at];
        if (target === undefined) {
          if (cell === '') wrongCell(cell, at, line);
          continue;
        }
        const value = numberIn(cell);
        if (Number.isNaN(value)) wrongCell(cell, at, line);
        target[filled] = value;
      }
      draws++;
      filled++;
      if (filled === BLOCK) flush();
    },
    end(problems) {
      flush();
      const words = ofParameter.map((list) => draws > 0 && list.count === draws);
      const wrong = [errors, ...ofParameter.filter((_, at) => !words[at])];
      const listed = wrong
        .flatMap(({ first }) => first)
        .toSorted((a, b) => (a.where.line ?? 0) - (b.where.line ?? 0))
        .slice(0, LISTED);
      const more = wrong.reduce((sum, { count }) => sum + count, 0) - listed.length;
      return {
        columns,
        draws,
        numeric: [...words.keys()].filter((at) => !words[at]),
        problems: [
          ...listed,
          ...(more > 0 ? [moreProblems(more, { file })] : []),
          ...problems,
          ...(draws === 0 && listed.length === 0 && problems.length === 0 ? [noDraws(file)] : []),
          ...columns.parameters.filter((_, at) => words[at]).map((name) => columnOfWords(name, file)),
        ],
      };
    },
  };
}
