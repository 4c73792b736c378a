import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { drawTableNames } from '../../../src/core/valuation/drawTable.ts';
import { readDraws } from '../../../src/io/csv/readDraws.ts';
import { drawsAsCsv } from '../../../src/io/csv/writeDraws.ts';

const folder = mkdtempSync(join(tmpdir(), 'esito-draws-'));
const file = join(folder, 'draws.csv');
afterAll(() => rmSync(folder, { recursive: true }));

const awkward = fc
  .string({ unit: fc.constantFrom('a', 'è', ' ', ',', '"', ';', '\n', "'", '.'), minLength: 1, maxLength: 5 })
  .filter((name) => name.trim() !== '');
const number = fc.double({ noNaN: true, noDefaultInfinity: true });

it('a written table is read back to the last bit, whatever it is called', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(awkward, { minLength: 1, maxLength: 3 }),
      fc.array(fc.array(number, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 40 }),
      async (strategies, rows) => {
        const names = drawTableNames(strategies, [{ parameter: 'p', strategy: null }]);
        const columns = names.map((_, at) => Float64Array.from(rows, (row) => row[at % 7] as number));
        const blocks = () => [{ columns, rows: rows.length }];
        writeFileSync(file, Buffer.concat([...drawsAsCsv({ names, blocks })]));
        const read: number[][] = [];
        const { columns: found, problems } = await readDraws(file, () => (block) => {
          const all = [
            ...block.strategies.flatMap(({ cost, effect }) => [cost, effect]),
            ...block.parameters,
          ];
          for (const [at, column] of all.entries()) read[at] = [...column.subarray(0, block.draws)];
        });
        expect(problems).toEqual([]);
        expect(found).toMatchObject({ strategies, parameters: ['p'] });
        // The first column is a label. −0 is written as 0.
        expect(read).toEqual(columns.slice(1).map((column) => [...column].map((value) => value + 0)));
      },
    ),
    { numRuns: 60 },
  );
});
