/** Delivered rows whose patients are held at once: about 300 MB. */
const ROWS_AT_ONCE = 8_000_000;

/** First hexadecimal digit of the key. */
const BUCKETS = 16;

/**
 * Conditions that divide the patients into parts: all at once for a small snapshot, down to bucket by bucket for a large one. A part holds
 * every row of its patients, so that parts can be computed one after another, or by several machines, and added.
 * @param rows of the snapshot
 */
export function bucketGroups(rows: number, rowsAtOnce = ROWS_AT_ONCE): readonly string[] {
  let parts = 1;
  while (parts < BUCKETS && rows > parts * rowsAtOnce) parts *= 2;
  if (parts === 1) return ['true'];
  const size = BUCKETS / parts;
  return Array.from(
    { length: parts },
    (_, part) => `bucket BETWEEN ${part * size} AND ${(part + 1) * size - 1}`,
  );
}
