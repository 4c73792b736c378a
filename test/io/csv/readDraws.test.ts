import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { placeText } from '../../../src/core/problem.ts';
import type { DrawBlock } from '../../../src/core/valuation/externalDraws.ts';
import { readDraws } from '../../../src/io/csv/readDraws.ts';

const folder = mkdtempSync(join(tmpdir(), 'esito-draws-'));
const file = join(folder, 'draws.csv');
afterAll(() => rmSync(folder, { recursive: true }));

interface Read {
  readonly strategies: readonly string[];
  readonly parameters: readonly string[];
  readonly numeric: readonly number[];
  /** Per strategy: costs, then effects. */
  readonly outcomes: readonly (readonly number[])[];
  readonly values: readonly (readonly number[])[];
  /** `line:column, name [code]`. */
  readonly problems: readonly string[];
  readonly mends: readonly string[];
}

async function read(text: string | Uint8Array): Promise<Read> {
  writeFileSync(file, text);
  const outcomes: number[][] = [];
  const values: number[][] = [];
  const copy = (to: number[][], at: number, from: Float64Array, rows: number) => {
    to[at] = [...(to[at] ?? []), ...from.subarray(0, rows)];
  };
  const { columns, numeric, problems } = await readDraws(file, () => (block: DrawBlock) => {
    block.strategies.forEach(({ cost, effect }, at) => {
      copy(outcomes, 2 * at, cost, block.draws);
      copy(outcomes, 2 * at + 1, effect, block.draws);
    });
    block.parameters.forEach((parameter, at) => {
      copy(values, at, parameter, block.draws);
    });
  });
  return {
    strategies: columns?.strategies ?? [],
    parameters: columns?.parameters ?? [],
    numeric,
    outcomes,
    values,
    problems: problems.map(({ where, code }) => {
      const { file: _, ...place } = where;
      return `${placeText(place.line === undefined ? place : { ...place, file: '' })} [${code}]`.trim();
    }),
    mends: problems.map(({ message, mend }) => `${message.en} ${mend.en} ${message.it} ${mend.it}`),
  };
}

const header = 'draw,cost_a,effect_a,cost_b,effect_b,p';

describe('a file of draws', () => {
  it('is read by its headings, in any order of columns', async () => {
    const found = await read(
      'p,effect_b,draw,cost_a,cost_b,effect_a\n0.5,2,1,100,200,1\n0.25,1e-1,2,-1.5,+200,.5\n',
    );
    expect(found).toMatchObject({ strategies: ['a', 'b'], parameters: ['p'], numeric: [0], problems: [] });
    expect(found.outcomes).toEqual([
      [100, -1.5],
      [1, 0.5],
      [200, 200],
      [2, 0.1],
    ]);
    expect(found.values).toEqual([[0.5, 0.25]]);
  });

  it.each([
    ['a byte order mark', `\uFEFF${header}\n1,1,2,3,4,5\n`],
    ['a byte order mark before a quoted heading', `\uFEFF"draw"${header.slice(4)}\n1,1,2,3,4,5\n`],
    ['two bytes for each character', Buffer.from(`\uFEFF${header}\n1,1,2,3,4,5\n`, 'utf16le')],
    ['Windows line ends', `${header}\r\n1,1,2,3,4,5\r\n`],
    ['mixed line ends', `${header}\n1,1,2,3,4,5\r\n`],
    ['no line end at the end', `${header}\n1,1,2,3,4,5`],
    ['empty lines at the end', `${header}\n1,1,2,3,4,5\n\n\n`],
    ['empty lines at the end, as Windows writes them', `${header}\r\n1,1,2,3,4,5\r\n\r\n`],
    ['quoted fields', '"draw","cost_a","effect_a","cost_b","effect_b","p"\n"1","1","2","3","4","5"\n'],
    ['blanks around cells', 'draw, cost_a, effect_a, cost_b, effect_b, p\n1, 1, 2 , 3, 4, 5\n'],
  ])('may have %s', async (_, text) => {
    const found = await read(text);
    expect(found.problems).toEqual([]);
    expect(found).toMatchObject({ strategies: ['a', 'b'], outcomes: [[1], [2], [3], [4]], values: [[5]] });
  });

  it('may name strategies with any characters', async () => {
    const names = ['«È, così»', '50/50 _cost_', '__proto__', 'a "b"', '日本'];
    const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
    const columns = names.flatMap((name) => [quoted(`cost_${name}`), quoted(`effect_${name}`)]);
    const found = await read(`draw,${columns.join(',')}\n1,1,2,3,4,5,6,7,8,9,10\n`);
    expect(found.problems).toEqual([]);
    expect(found.strategies).toEqual(names);
    expect(found.outcomes.flat()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('gives all rows in blocks, the last one shorter', async () => {
    const rows = Array.from({ length: 2500 }, (_, at) => `${at},${at},1,2,3,${at}`);
    const found = await read([header, ...rows].join('\n'));
    expect(found.outcomes[0]).toEqual(Array.from({ length: 2500 }, (_, at) => at));
  });

  it('may have columns of words, which are passed over with a warning', async () => {
    const found = await read('draw,cost_a,effect_a,scenario,p\n1,1,2,base,3\n2,1,2,low,4\n');
    expect(found).toMatchObject({ parameters: ['scenario', 'p'], numeric: [1] });
    expect(found.problems).toEqual(['scenario [column-of-words]']);
  });
});

describe('a file of draws is refused, with the place', () => {
  it.each([
    ['nothing in it', '', ['[file-empty]']],
    ['nothing but empty lines', '\n\n', ['[file-empty]']],
    ['headings only', `${header}\n`, ['[no-draws]']],
    ['no draw column', 'cost_a,effect_a\n1,2\n', [':1:1, cost_a [draw-column-missing]']],
    ['no strategies', 'draw,p\n1,2\n', [':1:1, draw [no-strategies]']],
    [
      'a cost without its effect',
      'draw,cost_a,effect_A\n1,2,3\n',
      [':1:2, cost_a [column-unpaired]', ':1:3, effect_A [column-unpaired]'],
    ],
    ['a column twice', 'draw,cost_a,effect_a,cost_a\n1,2,3,4\n', [':1:4, cost_a [column-twice]']],
    ['draw twice', 'draw,draw,cost_a,effect_a\n1,1,2,3\n', [':1:2, draw [column-twice]']],
    [
      'a strategy without a name',
      'draw,cost_,effect_\n1,2,3\n',
      [
        ':1:2, cost_ [strategy-without-name]',
        ':1:3, effect_ [strategy-without-name]',
        ':1:1, draw [no-strategies]',
      ],
    ],
    ['a column without a name', '"",draw,cost_a,effect_a\n1,1,2,3\n', [':1:1 [column-without-name]']],
    ['semicolons', 'draw;cost_a;effect_a\n1;1,5;2\n', [':1:1 [wrong-separator]']],
    ['tabs', 'draw\tcost_a\teffect_a\n1\t1\t2\n', [':1:1 [wrong-separator]']],
    [
      'words, commas, nothing, infinity and hexadecimal for numbers',
      `${header}\n1,abc,"1.234,5",,1e999,0x10\n2,1,2,NaN,Inf,5\n3,1,2,3,4,5\n`,
      [
        ':2:2, cost_a [not-a-number]',
        ':2:3, effect_a [decimal-comma]',
        ':2:4, cost_b [cell-empty]',
        ':2:5, effect_b [number-not-finite]',
        ':2:6, p [not-a-number]',
        ':3:4, cost_b [number-not-finite]',
        ':3:5, effect_b [number-not-finite]',
      ],
    ],
    [
      'a wrong cell in a parameter',
      `${header}\n1,1,2,3,4,5\n2,1,2,3,4,NA\n`,
      [':3:6, p [number-not-finite]'],
    ],
    ['a draw without a number', `${header}\n,1,2,3,4,5\n`, [':2:1, draw [cell-empty]']],
    [
      'rows too short and too long',
      `${header}\n1,1,2,3,4\n2,1,2,3,4,5\n3,1,2,3,4,5,6\n`,
      [':2:1 [row-too-short]', ':4:1 [row-too-long]'],
    ],
    ['a quotation mark left open', `${header}\n1,1,2,3,4,5\n2,"1,2,3,4,5\n`, [':3:1 [csv-syntax]']],
    ['a quotation mark in a cell', `${header}\n1,1"2,2,3,4,5\n`, [':2:1 [csv-syntax]']],
  ])('%s', async (_, text, problems) => {
    const found = await read(text);
    expect(found.problems).toEqual(problems);
    for (const mend of found.mends) expect(mend).not.toMatch(/undefined|NaN\.|\[object/);
  });

  it('names lines as an editor counts them, quoted line ends and empty lines included', async () => {
    const { problems } = await read(`${header}\n\n1,1,2,3,4,5\n"2\n",1,2,3,4,5\n3,x,2,3,4,5\n`);
    expect(problems).toEqual([':6:2, cost_a [not-a-number]']);
  });

  it('writes the number with a point where it has a comma', async () => {
    const { mends } = await read(`${header}\n1,"1.234,5",2,3,4,5\n`);
    expect(mends[0]).toContain('Write 1234.5, with a point.');
    expect(mends[0]).toContain('Scrivere 1234.5, con il punto.');
  });

  it('lists twenty problems by line and counts the others', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => `${at},1,2,3,x,${at === 10 ? 'y' : 1}`);
    const { problems, mends, outcomes } = await read([header, ...rows].join('\n'));
    expect(problems).toHaveLength(21);
    expect(problems.slice(10, 13)).toEqual([
      ':12:5, effect_b [not-a-number]',
      ':12:6, p [not-a-number]',
      ':13:5, effect_b [not-a-number]',
    ]);
    expect(problems.at(-1)).toBe('[more-problems]');
    expect(mends.at(-1)).toContain('More problems not listed: 31.');
    expect(outcomes).toEqual([]);
  });

  it('throws what the system says when it cannot be read', async () => {
    await expect(readDraws(join(folder, 'none.csv'), () => () => {})).rejects.toThrow('ENOENT');
    await expect(readDraws(folder, () => () => {})).rejects.toThrow('EISDIR');
  });
});
