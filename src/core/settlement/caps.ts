import type { Cents } from '../payment/money.ts';

/** Limits on what is moved, in either direction; undefined where there is none. */
export interface Caps {
  readonly period: Cents | undefined;
  readonly life: Cents | undefined;
}

/** Limits of a contract, which are in EUR. */
export function capsOf(caps: {
  readonly period?: number | undefined;
  readonly life?: number | undefined;
}): Caps {
  const cents = (euros: number | undefined) => (euros === undefined ? undefined : Math.round(euros * 100));
  return { period: cents(caps.period), life: cents(caps.life) };
}

/** What was moved already under a cap: net, above 0 to the supplier. */
export interface Moved {
  readonly period: Cents;
  readonly life: Cents;
}

/**
 * As much of an amount as caps leave: a cap holds for the size of the net sum that is moved in a period, or over the life. So an amount that takes the sum back towards 0 has room
 * to the limit on the other side, and what is never beyond a cap before is not beyond it after.
 */
export function withinCaps(amount: Cents, caps: Caps, moved: Moved): Cents {
  const once = withinCap(amount, caps.period, moved.period);
  return withinCap(once, caps.life, moved.life);
}

function withinCap(amount: Cents, cap: Cents | undefined, moved: Cents): Cents {
  if (cap === undefined) return amount;
  // + 0: what was cut to nothing has no sign.
  return Math.max(-cap - moved, Math.min(cap - moved, amount)) + 0;
}
