/** Ciura's gaps (FCT 2001, Lecture Notes in Computer Science 2138:106-117), beyond 701 each 2.25 times the one before. */
const GAPS = [17961, 7983, 3548, 1577, 701, 301, 132, 57, 23, 10, 4, 1];

/** Moves for each key that insertion may take before Shell's sort is quicker. */
const MOVES = 8;

/**
 * Sorts keys upwards in place and moves their companions with them; equal keys come in any order. Insertion while the
 * order turns out to be nearly right already, else Shell's sort (1959); takes no memory.
 */
export function sortTogether(keys: Float64Array, companions: Uint32Array): void {
  if (insertionSort(keys, companions, 1, MOVES * keys.length)) return;
  for (const gap of GAPS) insertionSort(keys, companions, gap, Number.POSITIVE_INFINITY);
}

/** Sorts every chain of keys that are `gap` apart. @returns false if it gave up after more than `moves` */
function insertionSort(keys: Float64Array, companions: Uint32Array, gap: number, moves: number): boolean {
  let left = moves;
  for (let at = gap; at < keys.length; at++) {
    const key = keys[at] as number;
    if ((keys[at - gap] as number) <= key) continue;
    const companion = companions[at] as number;
    let to = at;
    for (; to >= gap && (keys[to - gap] as number) > key; to -= gap) {
      keys[to] = keys[to - gap] as number;
      companions[to] = companions[to - gap] as number;
      left--;
    }
    keys[to] = key;
    companions[to] = companion;
    if (left < 0) return false;
  }
  return true;
}
