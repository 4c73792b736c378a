import { expect } from 'vitest';

/** Holds numbers, however nested in lists and objects, to golden ones: relative or absolute `tolerance`; anything else must be equal. */
export function expectClose(found: unknown, wanted: unknown, tolerance: number): void {
  if (typeof wanted === 'number' && typeof found === 'number') {
    const allowed = tolerance * Math.max(1, Math.abs(wanted));
    expect(Math.abs(found - wanted), `${found} for ${wanted}`).toBeLessThanOrEqual(allowed);
  } else if (typeof wanted === 'object' && wanted !== null && typeof found === 'object' && found !== null) {
    expect(Object.keys(found)).toEqual(Object.keys(wanted));
    for (const [key, value] of Object.entries(wanted)) {
      expectClose((found as Record<string, unknown>)[key], value, tolerance);
    }
  } else {
    expect(found).toEqual(wanted);
  }
}
