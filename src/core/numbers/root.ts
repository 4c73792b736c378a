/**
 * Where a continuous, decreasing function is 0, found from a starting point between two limits: the bracket
 * grows from `start` until the sign changes, then closes by Chandrupatla's method (Adv Eng Softw 1997;28:145-149),
 * which bisects wherever interpolation cannot be trusted.
 * @param f decreasing; positive below the root, negative above it
 * @returns undefined if the sign does not change between `least` and `most`
 */
export function rootOfDecreasing(
  f: (x: number) => number,
  start: number,
  least: number,
  most: number,
): number | undefined {
  let below = Math.min(Math.max(start, least), most);
  let above = below;
  let [valueBelow, valueAbove] = [f(below), f(below)];
  for (let step = 0.1; valueBelow < 0; step *= 2) {
    if (below <= least) return undefined;
    [above, valueAbove] = [below, valueBelow];
    below = Math.max(below - step, least);
    valueBelow = f(below);
  }
  for (let step = 0.1; valueAbove > 0; step *= 2) {
    if (above >= most) return undefined;
    [below, valueBelow] = [above, valueAbove];
    above = Math.min(above + step, most);
    valueAbove = f(above);
  }
  return closed(f, [below, valueBelow], [above, valueAbove]);
}

type Point = readonly [x: number, value: number];

/** Precision of the root, relative and absolute. */
const PRECISION = 4e-16;

/** The bracket is always between `newest` and `other`; `left` is the point that was dropped last. */
function closed(f: (x: number) => number, first: Point, second: Point): number {
  let [newest, other, left]: [Point, Point, Point] = [first, second, second];
  let share = 0.5;
  for (let round = 0; round < 200; round++) {
    const [a, fa]: Point = newest;
    const [b, fb]: Point = other;
    const best: Point = Math.abs(fa) < Math.abs(fb) ? newest : other;
    const least = (PRECISION * (Math.abs(best[0]) + 1)) / Math.abs(b - a);
    if (best[1] === 0 || !(least < 0.5)) return best[0];
    const x = a + Math.min(1 - least, Math.max(least, share)) * (b - a);
    const value = f(x);
    if (value > 0 === fa > 0) {
      left = newest;
    } else {
      [left, other] = [other, newest];
    }
    newest = [x, value];
    share = interpolated(newest, other, left);
  }
  return newest[0];
}

/** Inverse quadratic interpolation as a share of the bracket; half of it where the three points bend too much. */
function interpolated([a, fa]: Point, [b, fb]: Point, [c, fc]: Point): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  return (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
}
