import { decimal } from '../../core/numbers/arithmetic.ts';
import { power } from '../../core/numbers/expression.ts';

/** What a cell of a spreadsheet can hold; a text in place of a number is left out of sums, means and maxima. */
export type CellValue = number | boolean | string;

/**
 * A value together with the spreadsheet formula that makes it. Both are made by the same function of this file, so a
 * workbook shows numbers before any program recalculates it.
 */
export interface Live {
  readonly value: CellValue;
  /** The formula as it reads on a sheet: cells of that sheet go without its name. */
  write(sheet: string): string;
  /** How tightly its outermost sign binds. */
  readonly binding: number;
}

/** Neighbouring cells of a column. */
export interface LiveRange {
  readonly cells: readonly Live[];
  write(sheet: string): string;
}

const COMPARISON = 0;
/** Always in brackets beside another sign: `-a^2` is (−a)² in a spreadsheet. */
const NEGATION = 1;
const SUM = 2;
const PRODUCT = 3;
const POWER = 4;
export const ATOM = 5;

export function number(value: number): Live {
  return {
    value,
    write: () => String(value).toUpperCase(),
    binding: value < 0 ? NEGATION : ATOM,
  };
}

export function text(value: string): Live {
  return { value, write: () => `"${value.replaceAll('"', '""')}"`, binding: ATOM };
}

export function truth(value: boolean): Live {
  return { value, write: () => (value ? 'TRUE' : 'FALSE'), binding: ATOM };
}

/** Stands where an offer has no part: maxima and means pass over it. */
export const nothing = text('');

export function plus(a: Live, b: Live): Live {
  return operation(a, '+', b, SUM, (x, y) => x + y);
}

export function minus(a: Live, b: Live): Live {
  return operation(a, '-', b, SUM, (x, y) => x - y);
}

export function times(a: Live, b: Live): Live {
  return operation(a, '*', b, PRODUCT, (x, y) => x * y);
}

export function over(a: Live, b: Live): Live {
  return operation(a, '/', b, PRODUCT, (x, y) => x / y);
}

export function raised(a: Live, b: Live): Live {
  return {
    value: a.value === 0 && numeric(b) > 0 ? 0 : power(numeric(a), numeric(b)),
    write: (sheet) => `${operand(a, sheet, ATOM)}^${operand(b, sheet, ATOM)}`,
    binding: POWER,
  };
}

export function negative(a: Live): Live {
  return { value: -numeric(a), write: (sheet) => `-${operand(a, sheet, ATOM)}`, binding: NEGATION };
}

export type Sign = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** TRUE or FALSE. */
export function compare(a: Live, sign: Sign, b: Live): Live {
  return {
    value: holds(a.value, sign, b.value),
    write: (sheet) => `${operand(a, sheet, NEGATION)}${sign}${operand(b, sheet, NEGATION)}`,
    binding: COMPARISON,
  };
}

export function when(condition: Live, yes: Live, no: Live): Live {
  return call('IF', [condition, yes, no], condition.value === true ? yes.value : no.value);
}

export function all(conditions: readonly Live[]): Live {
  if (conditions.length === 1) return conditions[0] as Live;
  return call(
    'AND',
    conditions,
    conditions.every(({ value }) => value === true),
  );
}

export function any(conditions: readonly Live[]): Live {
  if (conditions.length === 1) return conditions[0] as Live;
  return call(
    'OR',
    conditions,
    conditions.some(({ value }) => value === true),
  );
}

/** Sum of single cells, or 0 of none. */
export function total(values: readonly Live[]): Live {
  const [first, ...others] = values;
  return first === undefined ? number(0) : others.reduce(plus, first);
}

export function largest(...values: readonly Live[]): Live {
  return call('MAX', values, Math.max(...values.map(numeric)));
}

export function smallest(...values: readonly Live[]): Live {
  return call('MIN', values, Math.min(...values.map(numeric)));
}

export function exponential(a: Live): Live {
  return call('EXP', [a], Math.exp(numeric(a)));
}

export function logarithm(a: Live): Live {
  return call('LN', [a], Math.log(numeric(a)));
}

export function root(a: Live): Live {
  return call('SQRT', [a], Math.sqrt(numeric(a)));
}

export function absolute(a: Live): Live {
  return call('ABS', [a], Math.abs(numeric(a)));
}

/** Half away from zero. */
export function roundTo(a: Live, decimals: Live): Live {
  return call('ROUND', [a, decimals], inDecimals(a, decimals, 'half-up'));
}

/** Never further from zero. */
export function roundUp(a: Live): Live {
  return call('ROUNDUP', [a, number(0)], Math.ceil(numeric(a)));
}

export function truncate(a: Live, decimals: Live): Live {
  return call('TRUNC', [a, decimals], inDecimals(a, decimals, 'truncate'));
}

/** The number of a value; TRUE counts as 1, and a text is none. */
export function numeric({ value }: Live): number {
  return typeof value === 'string' ? Number.NaN : Number(value);
}

/** What a spreadsheet rounds is the number as it is written, not its binary neighbour. */
function inDecimals(a: Live, decimals: Live, mode: 'half-up' | 'half-even' | 'truncate'): number {
  const value = numeric(a);
  return Number.isFinite(value) ? decimal.of(value).rounded(numeric(decimals), mode).toNumber() : Number.NaN;
}

function operation(
  a: Live,
  sign: string,
  b: Live,
  binding: number,
  apply: (a: number, b: number) => number,
): Live {
  return {
    value: apply(numeric(a), numeric(b)),
    // The right side in brackets even where they change nothing but the last digit.
    write: (sheet) => `${operand(a, sheet, binding)}${sign}${operand(b, sheet, binding + 1)}`,
    binding,
  };
}

function operand(part: Live, sheet: string, binding: number): string {
  return part.binding >= binding ? part.write(sheet) : `(${part.write(sheet)})`;
}

/** A call of one of the spreadsheet’s functions. */
export function call(name: string, args: readonly Pick<Live, 'write'>[], value: CellValue): Live {
  return {
    value,
    write: (sheet) => `${name}(${args.map((one) => one.write(sheet)).join(',')})`,
    binding: ATOM,
  };
}

/** As spreadsheets compare: capitals do not matter, and a text is above any number. */
export function holds(a: CellValue, sign: Sign, b: CellValue): boolean {
  const order = orderOf(a, b);
  switch (sign) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function orderOf(a: CellValue, b: CellValue): number {
  if (typeof a === 'string' && typeof b === 'string') {
    const [x, y] = [a.toLowerCase(), b.toLowerCase()];
    return x === y ? 0 : x < y ? -1 : 1;
  }
  if (typeof a === 'string') return 1;
  if (typeof b === 'string') return -1;
  return Number(a) - Number(b);
}
