import { describe, expect, it } from 'vitest';
import { formatFor } from '../../src/report/format.ts';
import { cellText, readColumns, type Table } from '../../src/report/table.ts';
import { euros } from '../../src/report/tables/reportedLot.ts';

// A contract of 26 million euros for 8 million persons is 3.26 € each: as whole euros every offer would read alike.
describe('small amounts', () => {
  it('keep their cents in sentences, and are never written as none', () => {
    const { euro } = formatFor('it');
    expect([3.2625, -3.5, 99.5, 100.4, 20000, 0.004, 0].map((value) => euro(value))).toEqual(
      ['3,26', '−3,50', '99,50', '100', '20.000', '<0,01', '0'].map((text) => `${text}\u00a0€`),
    );
    expect(euro(0.004, 0)).toBe('0\u00a0€');
  });

  it('keep their cents in a column of small ones only', () => {
    const shown = (standardError: number, ...amounts: number[]) => {
      const table: Pick<Table, 'columns' | 'rows'> = {
        columns: [euros({ it: 'NMB', en: 'NMB' })],
        rows: amounts.map((value) => ({ strong: false, cells: [{ value, standardError }] })),
      };
      return table.rows.map(({ cells: [cell = null] }) =>
        readColumns(table).map((column) => cellText(cell, column, 'en')),
      );
    };
    expect(shown(0.2, 127.4, 3.26)).toEqual([['127.40 ±\u00a00.20'], ['3.26 ±\u00a00.20']]);
    expect(shown(0.2, 127.4, 20_000)).toEqual([['127 ±\u00a0<1'], ['20,000 ±\u00a0<1']]);
    expect(shown(0, 100, 200)).toEqual([['100 ±\u00a00'], ['200 ±\u00a00']]);
  });
});
