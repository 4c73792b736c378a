import { canonical } from '../../core/evaluation/canonical.ts';
import type { Tracking } from '../../core/tracking/tracking.ts';

/** A tracking for other programs: names sorted, so that the same content has the same bytes. Rates are fractions, money EUR. */
export function trackingJson(tracking: Tracking): string {
  return `${JSON.stringify(canonical(tracking), null, 2)}\n`;
}
