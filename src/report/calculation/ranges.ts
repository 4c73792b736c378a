import { ATOM, call, holds, type Live, type LiveRange, number, numeric, type Sign } from './live.ts';

export function sum(range: LiveRange): Live {
  return call(
    'SUM',
    [range],
    numbersIn(range).reduce((total, one) => total + one, 0),
  );
}

/** Mean of the numbers of a range, at least one. */
export function average(range: LiveRange): Live {
  const numbers = numbersIn(range);
  return call('AVERAGE', [range], numbers.reduce((all, one) => all + one, 0) / numbers.length);
}

/** Greatest number of a range; 0 if it has none. */
export function greatestIn(range: LiveRange): Live {
  const numbers = numbersIn(range);
  return call('MAX', [range], numbers.length === 0 ? 0 : Math.max(...numbers));
}

/** Least number of a range; 0 if it has none. */
export function leastIn(range: LiveRange): Live {
  const numbers = numbersIn(range);
  return call('MIN', [range], numbers.length === 0 ? 0 : Math.min(...numbers));
}

/** The k-th smallest number of a range, from 1 on. */
export function smallestAt(range: LiveRange, k: number): Live {
  const sorted = numbersIn(range).toSorted((a, b) => a - b);
  return call('SMALL', [range, number(k)], sorted[k - 1] ?? Number.NaN);
}

/** How many cells of a range hold a number. */
export function numbersOf(range: LiveRange): Live {
  return call('COUNT', [range], numbersIn(range).length);
}

/** How many numbers of a range are above a limit. */
export function numbersAbove(range: LiveRange, limit: number): Live {
  return {
    value: numbersIn(range).filter((one) => one > limit).length,
    write: (sheet) => `COUNTIF(${range.write(sheet)},">${limit}")`,
    binding: ATOM,
  };
}

/** The cell of `values` beside the key. */
export function lookup(key: Live, keys: LiveRange, values: LiveRange): Live {
  const at = keys.cells.findIndex((one) => holds(one.value, '=', key.value));
  return {
    value: values.cells[at]?.value ?? Number.NaN,
    write: (sheet) => `INDEX(${values.write(sheet)},MATCH(${key.write(sheet)},${keys.write(sheet)},0))`,
    binding: ATOM,
  };
}

/** The n-th cell of a range, from 1 on. */
export function cellAt(range: LiveRange, at: Live): Live {
  return call('INDEX', [range, at], range.cells[numeric(at) - 1]?.value ?? Number.NaN);
}

/** A condition on each cell of a range. */
export interface Condition {
  readonly range: LiveRange;
  readonly sign: Sign;
  readonly than: Live;
}

/** How many rows fulfil all conditions, or with `values` (numbers only) their sum over these rows. */
export function overRows(conditions: readonly Condition[], values?: LiveRange): Live {
  const [first] = conditions;
  const rows = (first?.range.cells ?? []).map((_, at) =>
    conditions.every(({ range, sign, than }) => holds((range.cells[at] as Live).value, sign, than.value)),
  );
  const value = rows.reduce(
    (sum, fulfilled, at) =>
      fulfilled ? sum + (values === undefined ? 1 : numeric(values.cells[at] as Live)) : sum,
    0,
  );
  return {
    value,
    write: (sheet) => {
      const factors = conditions.map(
        ({ range, sign, than }) => `(${range.write(sheet)}${sign}${than.write(sheet)})`,
      );
      return `SUMPRODUCT(${[...factors, values?.write(sheet) ?? '1'].join('*')})`;
    },
    binding: ATOM,
  };
}

function numbersIn({ cells }: LiveRange): number[] {
  return cells.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
}
