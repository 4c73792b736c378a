import type { Lot } from '../tender/lot.ts';

/** The published range of λ, both ends included. */
export function willingnessToPayValues({ willingnessToPay: { range } }: Lot): number[] {
  const steps = Math.floor((range.to - range.from) / range.step + 1e-9);
  return Array.from({ length: steps + 1 }, (_, step) => range.from + step * range.step);
}
