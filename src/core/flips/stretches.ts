/** Neighbouring whole numbers at which the same holds. */
interface Stretch<T> {
  readonly from: number;
  readonly to: number;
  readonly value: T;
}

/**
 * Where something changes along whole numbers: looked for from probe to probe with a quick answer, then found to the unit
 * with the exact one. A change that comes and goes between two probes is not seen, so these must stand wherever it could.
 * @param probes whole numbers, all rising or all falling, at least one
 * @param same when two answers count as equal
 */
export function* stretches<T>(
  probes: readonly number[],
  quick: (at: number) => T,
  exact: (at: number) => T,
  same: (a: T, b: T) => boolean,
): Generator<Stretch<T>> {
  let start = probes[0] as number;
  let value = exact(start);
  let last = start;
  for (const probe of probes.slice(1)) {
    if (same(quick(probe), value)) {
      last = probe;
      continue;
    }
    const found = exact(probe);
    while (!same(found, value)) {
      let [before, after, next] = [last, probe, found];
      while (Math.abs(after - before) > 1) {
        const middle = Math.round((before + after) / 2);
        const there = exact(middle);
        if (same(there, value)) before = middle;
        else [after, next] = [middle, there];
      }
      yield { from: start, to: before, value };
      [start, last, value] = [after, after, next];
    }
    last = probe;
  }
  yield { from: start, to: last, value };
}

/** Up to `count` + 1 whole numbers between two, both ends among them, evenly spread. */
export function spreadBetween(from: number, to: number, count: number): number[] {
  const steps = Math.min(count, Math.abs(to - from));
  if (steps === 0) return [from];
  return Array.from({ length: steps + 1 }, (_, at) => Math.round(from + ((to - from) * at) / steps));
}
