import { expect } from 'vitest';
import type { Estimate } from '../../src/core/numbers/estimate.ts';

/**
 * Holds simulated figures to published ones.
 * @param standardErrors how many standard errors, of both figures together, a simulated one may be away
 * @returns a check; `itsError` is the published figure's own standard error, `least` what is allowed in any case
 */
export function within(
  standardErrors: number,
): (found: Estimate | undefined, wanted: number, itsError?: number, least?: number) => void {
  return (found, wanted, itsError = 0, least = 0) => {
    const { value, standardError } = found ?? { value: Number.NaN, standardError: 0 };
    const allowed = Math.max(least, standardErrors * Math.hypot(standardError, itsError));
    expect(Math.abs(value - wanted), `${value} ± ${standardError} for ${wanted}`).toBeLessThanOrEqual(
      allowed,
    );
  };
}
