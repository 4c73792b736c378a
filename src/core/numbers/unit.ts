import type { Expression } from './expression.ts';

/**
 * Units of measurement as powers of base units: `EUR/QALY` is { EUR: 1, QALY: −1 }, a pure number or a
 * fraction is `1` ({}). Enough to catch euros added to QALYs; no conversion between units is ever made.
 */
export type Unit = ReadonlyMap<BaseUnit, number>;

/** Units that a definition may use. A closed list, so that `EURO` or `qaly` is an error and not a new unit. */
export const baseUnits = [
  'EUR',
  'QALY',
  'LY',
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'service',
  'point',
] as const;
type BaseUnit = (typeof baseUnits)[number];

/** `EUR`, `EUR/day`, `EUR/QALY`, `1/year`, `EUR*day`, `1`: undefined if it is none. */
export function parseUnit(text: string): Unit | undefined {
  const unit = new Map<BaseUnit, number>();
  let sign = 1;
  for (const part of text.split(/([*/])/)) {
    if (part === '*') sign = 1;
    else if (part === '/') sign = -1;
    else if (part !== '1') {
      const base = baseUnits.find((known) => known === part);
      if (base === undefined) return undefined;
      unit.set(base, (unit.get(base) ?? 0) + sign);
    }
  }
  return withoutZeros(unit);
}

/** `EUR/QALY`, `patient*year`; `1` for a plain number. */
export function unitText(unit: Unit): string {
  const write = (wanted: 1 | -1): string =>
    [...unit]
      .filter(([, power]) => Math.sign(power) === wanted)
      .flatMap(([base, power]) => Array<string>(Math.abs(power)).fill(base))
      .join(wanted === 1 ? '*' : '/');
  const below = write(-1);
  return (write(1) || '1') + (below === '' ? '' : `/${below}`);
}

/** Whether two units are the same, however they were written. */
export function sameUnit(a: Unit, b: Unit): boolean {
  return a.size === b.size && [...a].every(([base, power]) => b.get(base) === power);
}

/** Two terms of a formula whose units do not fit together, as written in the formula's words. */
export interface UnitMismatch {
  readonly operator: string;
  readonly left: string;
  readonly right: string;
}

const pure: Unit = new Map();

/**
 * The unit of a formula, given the unit of each name; or where it mixes units. A literal number is a pure
 * number, except that 0 fits any unit.
 */
export function unitOf(
  expression: Expression,
  unitOfName: (name: string) => Unit,
): { readonly unit: Unit } | { readonly mismatch: UnitMismatch } {
  const mismatches: UnitMismatch[] = [];
  const visit = (part: Expression): Unit | undefined => {
    if (part.kind === 'number') return part.value === 0 ? undefined : pure;
    if (part.kind === 'symbol') return unitOfName(part.name);
    const units = part.args.map(visit);
    const same = (list: readonly (Unit | undefined)[]): Unit | undefined => {
      const known = list.filter((unit) => unit !== undefined);
      const odd = known.find((unit) => !sameUnit(unit, known[0] as Unit));
      if (odd !== undefined) {
        mismatches.push({ operator: part.operator, left: unitText(known[0] as Unit), right: unitText(odd) });
      }
      return known[0];
    };
    const [first, second] = units;
    switch (part.operator) {
      case 'multiply':
        return combined(first ?? pure, second ?? pure, 1);
      case 'divide':
        return combined(first ?? pure, second ?? pure, -1);
      case 'power': {
        const exponent = part.args[1];
        const times =
          exponent?.kind === 'number' && Number.isInteger(exponent.value) ? exponent.value : undefined;
        if (times !== undefined) return scaled(first ?? pure, times);
        return same([first, second, pure]);
      }
      case 'sqrt':
      case 'exp':
      case 'log':
        return same([first, pure]);
      case 'smaller':
      case 'smallerEq':
      case 'larger':
      case 'largerEq':
        same([first, second]);
        return pure;
      case 'conditional':
        return same(units.slice(1));
      default:
        return same(units);
    }
  };
  const unit = visit(expression) ?? pure;
  const mismatch = mismatches[0];
  return mismatch === undefined ? { unit } : { mismatch };
}

function combined(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const result = new Map(a);
  for (const [base, power] of b) result.set(base, (result.get(base) ?? 0) + sign * power);
  return withoutZeros(result);
}

function scaled(unit: Unit, times: number): Unit {
  return withoutZeros(new Map([...unit].map(([base, power]) => [base, power * times] as const)));
}

function withoutZeros(unit: ReadonlyMap<BaseUnit, number>): Unit {
  return new Map([...unit].filter(([, power]) => power !== 0));
}
