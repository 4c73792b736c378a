import * as SheetJS from '@e965/xlsx';
import { expect, it } from 'vitest';
import { writeTables } from '../../../src/io/excel/writeTables.ts';

const longName = 'Graduatoria: punti tecnici ed economici del lotto';

it('writes tables that another program reads back to the last digit, texts never as formulas', async () => {
  const bytes = await writeTables('Risultati', [
    {
      name: longName,
      notes: ['EUR per paziente'],
      header: ['Offerta', 'Valore'],
      rows: [
        ['=HYPERLINK("http://x")', 0.1 + 0.2],
        ['-alfa', 1 / 3],
        ['beta', null],
        ['gamma', Number.NaN],
      ],
    },
    { name: longName, notes: [], header: ['A'], rows: [] },
    { name: longName.toUpperCase(), notes: [], header: ['A'], rows: [] },
  ]);
  const workbook = SheetJS.read(Buffer.from(bytes), { type: 'buffer', cellFormula: true });

  expect(workbook.SheetNames).toEqual([
    'Graduatoria  punti tecnici ed e',
    'Graduatoria  punti tecnici (2)',
    'GRADUATORIA  PUNTI TECNICI (3)',
  ]);
  const sheet = workbook.Sheets[workbook.SheetNames[0] as string] as SheetJS.WorkSheet;
  expect(SheetJS.utils.sheet_to_json(sheet, { header: 1, raw: true })).toEqual([
    ['EUR per paziente'],
    [],
    ['Offerta', 'Valore'],
    ['=HYPERLINK("http://x")', 0.30000000000000004],
    ['-alfa', 1 / 3],
    ['beta'],
    ['gamma', 'NaN'],
  ]);
  expect(sheet.A4).toMatchObject({ t: 's' });
  expect(sheet.A4.f).toBeUndefined();
});
