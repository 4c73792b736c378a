/**
 * When something came to hold that still holds: the first month of the last unbroken run. Figures add up over months, so that more data later give
 * the same month again, unless the data of earlier months change.
 * @param months rising
 * @param holds of all data up to a month
 * @returns undefined if it does not hold of all data
 */
export function crossedSince(
  months: readonly string[],
  holds: (upTo: string) => boolean,
): string | undefined {
  let since: string | undefined;
  for (const month of months.toReversed()) {
    if (!holds(month)) break;
    since = month;
  }
  return since;
}

/** Months of some cells, rising, each once. */
export function monthsOf(cells: readonly { readonly month: string }[]): string[] {
  return [...new Set(cells.map(({ month }) => month))].sort();
}
