/** An exact number, for engines that are to be obvious and need not be fast. */
export class Fraction {
  readonly n: bigint;
  readonly d: bigint;

  constructor(n: bigint, d = 1n) {
    this.n = d < 0n ? -n : n;
    this.d = d < 0n ? -d : d;
  }

  /** The number as it is written: 0.1 is a tenth. */
  static of(value: number): Fraction {
    const [mantissa, exponent] = String(value).split('e') as [string, string | undefined];
    const [whole, decimals = ''] = mantissa.split('.') as [string, string | undefined];
    const shift = Number(exponent ?? 0) - decimals.length;
    const digits = BigInt(whole + decimals);
    return shift < 0
      ? new Fraction(digits, 10n ** BigInt(-shift))
      : new Fraction(digits * 10n ** BigInt(shift));
  }

  plus(other: Fraction): Fraction {
    return new Fraction(this.n * other.d + other.n * this.d, this.d * other.d);
  }

  minus(other: Fraction): Fraction {
    return this.plus(new Fraction(-other.n, other.d));
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.n * other.n, this.d * other.d);
  }

  over(other: Fraction): Fraction {
    return new Fraction(this.n * other.d, this.d * other.n);
  }

  least(other: Fraction): Fraction {
    return this.below(other) ? this : other;
  }

  most(other: Fraction): Fraction {
    return this.below(other) ? other : this;
  }

  below(other: Fraction): boolean {
    return this.n * other.d < other.n * this.d;
  }

  /** Halves away from zero. */
  rounded(decimals: number): Fraction {
    const scale = 10n ** BigInt(decimals);
    const twice = 2n * scale * (this.n < 0n ? -this.n : this.n);
    const whole = (twice + this.d) / (2n * this.d);
    return new Fraction(this.n < 0n ? -whole : whole, scale);
  }

  /** Whole cents of an amount in EUR, which is taken to 8 decimals first; halves away from zero, never −0. */
  cents(): number {
    return Number(this.rounded(8).rounded(2).n);
  }
}

export const ZERO = new Fraction(0n);
export const ONE = new Fraction(1n);
