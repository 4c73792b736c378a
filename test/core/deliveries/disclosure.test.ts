import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenRange } from '../../../src/core/deliveries/hiddenRange.ts';
import { reidentificationRisk } from '../../../src/core/deliveries/reidentificationRisk.ts';
import { suppression } from '../../../src/core/deliveries/suppression.ts';
import { expectClose } from '../../support/expectClose.ts';
import { golden } from '../../support/golden.ts';

const { inputs, expected, tolerance } = golden('outcome-disclosure');
const rowsOf = (records: string[][]) =>
  records.map((record) => ({
    known: inputs.quasi.map((at: number) => record[at]),
    sensitive: record[inputs.sensitive] as string,
  }));

describe('the risk that somebody is recognised', () => {
  it('is that of the golden case', () => {
    const found = reidentificationRisk(rowsOf(inputs.records));
    expectClose(
      found,
      {
        classes: expected.classes,
        smallestClass: expected.k,
        distinctValues: expected.l_distinct,
        entropyValues: expected.l_entropy,
        largestRisk: expected.max_prosecutor_risk,
        meanRisk: expected.mean_risk,
        homogeneousClasses: expected.homogeneous_classes,
        rowsInHomogeneous: expected.records_in_homogeneous,
      },
      tolerance,
    );
    expect(reidentificationRisk([])).toBeUndefined();
  });

  it('tells classes apart by every quasi-identifier, whatever is written in it', () => {
    const found = reidentificationRisk([
      { known: ['a,b', 'c'], sensitive: 'x' },
      { known: ['a', 'b,c'], sensitive: 'x' },
    ]);
    expect(found?.classes).toBe(2);
  });

  it('has as many effective values as there are, if all are as frequent', () => {
    const row = (sensitive: string) => ({ known: ['70-79'], sensitive });
    expect(reidentificationRisk(['a', 'b', 'c', 'a', 'b', 'c'].map(row))?.entropyValues).toBeCloseTo(3, 12);
  });
});

/** Every table of counts with the same totals and the same visible cells, by trying. */
function rangeByTrying(
  table: number[][],
  hidden: boolean[][],
  row: number,
  column: number,
): [number, number] {
  const places = table.flatMap((line, r) =>
    line.flatMap((_, c) => (hidden[r]?.[c] ? [[r, c] as const] : [])),
  );
  const rows = table.map((line, r) => line.reduce((sum, count, c) => sum + (hidden[r]?.[c] ? count : 0), 0));
  const columns = (table[0] as number[]).map((_, c) =>
    table.reduce((sum, line, r) => sum + (hidden[r]?.[c] ? (line[c] as number) : 0), 0),
  );
  const range: [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const fill = (at: number, seen: number): void => {
    const place = places[at];
    if (place === undefined) {
      if (rows.some((rest) => rest > 0) || columns.some((rest) => rest > 0)) return;
      range[0] = Math.min(range[0], seen);
      range[1] = Math.max(range[1], seen);
      return;
    }
    const [r, c] = place;
    for (let count = Math.min(rows[r] as number, columns[c] as number); count >= 0; count--) {
      rows[r] = (rows[r] as number) - count;
      columns[c] = (columns[c] as number) - count;
      fill(at + 1, r === row && c === column ? count : seen);
      rows[r] = (rows[r] as number) + count;
      columns[c] = (columns[c] as number) + count;
    }
  };
  fill(0, 0);
  return range;
}

describe('what can be known of a hidden count', () => {
  it('is what trying every possible table finds', () => {
    const cell = fc.record({ count: fc.integer({ min: 0, max: 3 }), isHidden: fc.boolean() });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 3 }), (cells) => {
        const table = cells.map((row) => row.map(({ count }) => count));
        const hidden = cells.map((row) => row.map(({ isHidden }) => isHidden));
        for (const [r, line] of hidden.entries())
          for (const [c, isHidden] of line.entries())
            if (isHidden)
              expect(hiddenRange(table, hidden, [r, c])).toEqual(rangeByTrying(table, hidden, r, c));
      }),
    );
    expect(() => hiddenRange([[1]], [[false]], [0, 0])).toThrow(RangeError);
  });
});

describe('suppression', () => {
  it('hides the golden cells', () => {
    const { primary, secondary, exposed } = suppression(inputs.table, inputs.threshold);
    expect({ primary, secondary, exposed }).toEqual({
      primary: expected.primary,
      secondary: expected.secondary,
      exposed: [],
    });
  });

  it('hides more where two hidden cells in each line still tell a count', () => {
    // Two squares of hidden cells and the 4 between them: the rows of the first minus its columns are just that 4.
    const table = [
      [3, 2, 4, 90],
      [2, 3, 60, 90],
      [60, 60, 3, 2],
      [60, 60, 2, 3],
    ];
    const hidden = table.map((row) => row.map((count) => count < 5));
    expect(hiddenRange(table, hidden, [0, 2])).toEqual([4, 4]);
    const found = suppression(table, 5);
    expect(found.exposed).toEqual([]);
    expect(found.secondary.length).toBeGreaterThan(0);
  });

  it('never lets a small count be known to be small, or says that the table may not be released', () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 7, max: 60 }));
    const tables = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([height, width]) =>
        fc.array(fc.array(count, { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      );
    fc.assert(
      fc.property(tables, (table) => {
        const { primary, secondary, exposed } = suppression(table, 5);
        const hidden = table.map((row) => row.map(() => false));
        for (const [r, c] of [...primary, ...secondary]) (hidden[r] as boolean[])[c] = true;
        for (const [r, row] of table.entries())
          for (const [c, value] of row.entries())
            if (value >= 1 && value < 5) expect(hidden[r]?.[c]).toBe(true);
        const known = primary.filter((cell) => hiddenRange(table, hidden, cell)[1] < 5);
        expect(exposed).toEqual(known);
        if (exposed.length > 0) expect(hidden.flat()).not.toContain(false);
        if (primary.length === 0) expect(secondary).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('says so where one row or one column leaves nothing to hide behind', () => {
    expect(suppression([[3, 50, 60]], 5)).toMatchObject({ exposed: [[0, 0]] });
    expect(suppression([[3]], 5)).toEqual({ primary: [[0, 0]], secondary: [], exposed: [[0, 0]] });
    expect(suppression([[0, 7]], 5)).toEqual({ primary: [], secondary: [], exposed: [] });
    for (const wrong of [[], [[]], [[1], [1, 2]], [[1.5]], [[-1]]])
      expect(() => suppression(wrong, 5)).toThrow(RangeError);
    expect(() => suppression([[1]], 1)).toThrow(RangeError);
  });
});
