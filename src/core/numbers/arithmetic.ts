import { Decimal } from 'decimal.js';

export type RoundingMode = 'half-up' | 'half-even' | 'truncate';

/** A number that scoring calculates with. Quantities of different arithmetics never meet. */
export interface Quantity {
  plus(other: Quantity): Quantity;
  minus(other: Quantity): Quantity;
  times(other: Quantity): Quantity;
  div(other: Quantity): Quantity;
  pow(exponent: number): Quantity;
  /** Below 0, 0 or above 0 when this is less than, equal to or more than the other. */
  cmp(other: Quantity): number;
  rounded(decimals: number, mode: RoundingMode): Quantity;
  toNumber(): number;
}

/**
 * The rules of a tender are written once and calculated in two arithmetics: `decimal` for every number that is published,
 * `binary` for the thousands of lots that are only imagined.
 */
export interface Arithmetic {
  of(value: number): Quantity;
}

const Digits = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

/** Digits that the error of a few divisions does not reach. */
const CLEAN_DIGITS = 30;

const decimalModes: Record<RoundingMode, Decimal.Rounding> = {
  'half-up': Decimal.ROUND_HALF_UP,
  'half-even': Decimal.ROUND_HALF_EVEN,
  truncate: Decimal.ROUND_DOWN,
};

class DecimalQuantity implements Quantity {
  readonly #value: Decimal;

  constructor(value: Decimal) {
    this.#value = value;
  }

  plus(other: DecimalQuantity): Quantity {
    return new DecimalQuantity(this.#value.plus(other.#value));
  }

  minus(other: DecimalQuantity): Quantity {
    return new DecimalQuantity(this.#value.minus(other.#value));
  }

  times(other: DecimalQuantity): Quantity {
    return new DecimalQuantity(this.#value.times(other.#value));
  }

  div(other: DecimalQuantity): Quantity {
    return new DecimalQuantity(this.#value.div(other.#value));
  }

  pow(exponent: number): Quantity {
    return new DecimalQuantity(this.#value.pow(exponent));
  }

  cmp(other: DecimalQuantity): number {
    return this.#value.eq(other.#value) ? 0 : this.#clean().cmp(other.#clean());
  }

  rounded(decimals: number, mode: RoundingMode): Quantity {
    return new DecimalQuantity(this.#clean().toDecimalPlaces(decimals, decimalModes[mode]));
  }

  toNumber(): number {
    return this.#value.toNumber();
  }

  /** A third times three is 0.999…: without the last ten digits what went through a division is whole again. */
  #clean(): Decimal {
    return this.#value.toSignificantDigits(CLEAN_DIGITS);
  }
}

/** Points closer than this are equal: far below any published decimal, far above the error of binary sums. */
const BINARY_TIE = 1e-9;

/** Points closer than this to a limit of rounding are on it: the error of binary sums of a hundred points is below. */
const BINARY_ERROR = 1e-11;

class BinaryQuantity implements Quantity {
  readonly #value: number;

  constructor(value: number) {
    this.#value = value;
  }

  plus(other: BinaryQuantity): Quantity {
    return new BinaryQuantity(this.#value + other.#value);
  }

  minus(other: BinaryQuantity): Quantity {
    return new BinaryQuantity(this.#value - other.#value);
  }

  times(other: BinaryQuantity): Quantity {
    return new BinaryQuantity(this.#value * other.#value);
  }

  div(other: BinaryQuantity): Quantity {
    return new BinaryQuantity(this.#value / other.#value);
  }

  pow(exponent: number): Quantity {
    return new BinaryQuantity(this.#value <= 0 ? 0 : Math.exp(exponent * Math.log(this.#value)));
  }

  cmp(other: BinaryQuantity): number {
    const difference = this.#value - other.#value;
    return Math.abs(difference) <= BINARY_TIE ? 0 : difference;
  }

  rounded(decimals: number, mode: RoundingMode): Quantity {
    const scale = Number(`1e${decimals}`);
    const scaled = this.#value * scale;
    const equal = BINARY_ERROR * scale;
    const down = Math.floor(scaled + equal);
    if (mode === 'truncate') return new BinaryQuantity(down / scale);
    const rest = scaled - down - 0.5;
    const up = rest > equal || (rest >= -equal && (mode === 'half-up' || down % 2 !== 0));
    return new BinaryQuantity((up ? down + 1 : down) / scale);
  }

  toNumber(): number {
    return this.#value;
  }
}

/**
 * 40 significant decimal digits: 30 × 0.09 is 2.7 and not 2.6999…, so that rounding does what a bidder with a pocket
 * calculator expects.
 */
export const decimal: Arithmetic = { of: (value) => new DecimalQuantity(new Digits(value)) };

/** Floating point, many times faster, for quantities that are not negative where they are rounded. */
export const binary: Arithmetic = { of: (value) => new BinaryQuantity(value) };

/** Sum in one arithmetic; 0 of nothing. */
export function total({ of }: Arithmetic, values: readonly Quantity[]): Quantity {
  return values.reduce((sum, value) => sum.plus(value), of(0));
}

/** Undefined of nothing. */
export function greatest(values: readonly Quantity[]): Quantity | undefined {
  return values.reduce<Quantity | undefined>(
    (most, value) => (most === undefined || value.cmp(most) > 0 ? value : most),
    undefined,
  );
}

/** Undefined of nothing. */
export function least(values: readonly Quantity[]): Quantity | undefined {
  return values.reduce<Quantity | undefined>(
    (fewest, value) => (fewest === undefined || value.cmp(fewest) < 0 ? value : fewest),
    undefined,
  );
}
