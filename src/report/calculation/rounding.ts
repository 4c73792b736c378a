import type { RoundingMode } from '../../core/numbers/arithmetic.ts';
import * as live from './live.ts';

/** Decimals to which a spreadsheet's number is brought first: 30 × 0.09 is stored there as 2.6999…, and is 2.7. */
const GUARD = live.number(12);

/** A number without the last digits that binary arithmetic gets wrong: for comparisons. */
export function guarded(value: live.Live): live.Live {
  return live.roundTo(value, GUARD);
}

/** A cell rounded by the published rule. */
export function rounded(cell: live.Live, mode: RoundingMode, decimals: live.Live): live.Live {
  const unit = live.raised(live.number(10), decimals);
  const scaled = live.times(cell, unit);
  switch (mode) {
    case 'half-up':
      return live.roundTo(guarded(cell), decimals);
    // Only whole numbers are cut: programs need not agree what TRUNC does to the last decimal of 8.29.
    case 'truncate':
      return live.over(
        live.truncate(live.roundTo(scaled, live.minus(GUARD, decimals)), live.number(0)),
        unit,
      );
    case 'half-even': {
      const rest = live.absolute(live.minus(scaled, live.truncate(scaled, live.number(0))));
      const isHalf = live.compare(live.roundTo(rest, live.minus(GUARD, decimals)), '=', live.number(0.5));
      const half = live.over(scaled, live.number(2));
      const even = live.over(live.times(live.number(2), live.roundTo(half, live.number(0))), unit);
      return live.when(isHalf, even, live.roundTo(guarded(cell), decimals));
    }
  }
}
