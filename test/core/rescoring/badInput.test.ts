import { describe, expect, it } from 'vitest';
import type { CellValue, WorkbookContent } from '../../../src/core/evidence/workbook.ts';
import { parsePastTender } from '../../../src/core/rescoring/parsePastTender.ts';
import { pastTenderForm } from '../../../src/core/rescoring/pastForm.ts';
import { readPastWorkbook } from '../../../src/core/rescoring/readPastWorkbook.ts';
import { pastProblems, pastTender } from '../../support/pastTenders.ts';
import { contentOf } from '../../support/workbooks.ts';

const filled = contentOf(pastTenderForm(pastTender('cardiologia-2021')));
const words = (value: string): CellValue => ({ kind: 'text', value });
const number = (value: number): CellValue => ({ kind: 'number', value });

/** Sheet and cell of each problem, after someone wrote something else into some cells. */
function placesAfter(
  changes: Readonly<Record<string, CellValue>>,
  workbook: WorkbookContent = filled,
): string[] {
  const changed = { ...workbook, cells: new Map([...workbook.cells, ...Object.entries(changes)]) };
  const { data, locate, problems } = readPastWorkbook(changed);
  const all = problems.length > 0 ? problems : parsePastTender(data, locate).problems;
  for (const { message, mend } of all) {
    for (const text of [message, mend]) expect(text.it.length * text.en.length).toBeGreaterThan(0);
  }
  return all.map(({ where, code }) => `${where.sheet}!${where.cell} ${code}`);
}

describe('a past tender’s workbook with mistakes', () => {
  it('has every cell that cannot be read named at once', () => {
    expect(
      placesAfter({
        'Lotti!G2': words('quadratica'),
        'Offerte!C2': words('circa 18000'),
        'Offerte!E4': { kind: 'empty' },
        'Punti!A9': words('99'),
        'Punti!D3': { kind: 'error', shown: '#REF!' },
      }).toSorted(),
    ).toEqual([
      'Lotti!G2 not-a-choice',
      expect.stringMatching(/^Offerte!C2 /),
      expect.stringMatching(/^Offerte!E4 /),
      'Punti!A9 unknown-name',
      expect.stringMatching(/^Punti!D3 /),
    ]);
  });

  it('has every value that makes no sense named by its cell', () => {
    expect(
      placesAfter({
        'Offerte!C2': number(20_001),
        'Offerte!E2': words('sì'),
        'Punti!D3': number(1.4),
        'Lotti!L2': number(90),
      }).toSorted(),
    ).toEqual([
      'Lotti!L2 threshold-too-high',
      'Offerte!C2 price-above-base',
      'Offerte!E2 one-winner',
      'Punti!D3 judgement-too-high',
    ]);
  });

  it('that is another file says which sheets are missing', () => {
    expect(placesAfter({}, { ...filled, sheets: ['Foglio1'] })).toHaveLength(5);
  });
});

describe('a past tender’s YAML with mistakes', () => {
  it('has line and column named, and the guide of this format', () => {
    expect(pastProblems('cardiologia-2021', ['kind: linear', 'kind: lineare'])).toMatchObject([
      {
        where: { file: 'gara.yaml', line: 20, column: 57 },
        message: { en: expect.stringContaining("'linear' | 'bilinear'") },
        mend: { en: expect.stringContaining('examples/rescoring/README.md') },
      },
    ]);
    expect(pastProblems('cardiologia-2021', ['patients: 420', 'pazienti: 420'])).toMatchObject([
      { code: 'unknown-key', where: { line: 12 } },
    ]);
  });

  it('needs what its formula needs', () => {
    expect(pastProblems('tacrc-822-2020', ['economic: 36.16, ', ''])).toMatchObject([
      { code: 'printed-price-points' },
    ]);
    expect(pastProblems('tacrc-822-2020', ['kind: as-printed', 'kind: linear'])).toMatchObject([
      { code: 'base-price-missing' },
    ]);
  });
});
