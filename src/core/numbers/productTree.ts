/** Counts, and the product of all but one of them. */
export interface ProductTree {
  /** All counts to 0. */
  clear(): void;
  /** One more. */
  add(place: number): void;
  count(place: number): number;
  /** Product of all counts but that of `place`. */
  productOfOthers(place: number): number;
}

/**
 * Counts at the leaves of a binary tree and their products at its nodes: a new count and the product of the others take
 * as many steps as the tree has levels, and nothing is ever divided, so that products stay exact while they are whole
 * numbers below 2^53.
 */
export function productTree(places: number): ProductTree {
  let leaves = 1;
  while (leaves < places) leaves *= 2;
  // Node k has the children 2k and 2k + 1. Places that do not exist count 1.
  const nodes = new Float64Array(2 * leaves).fill(1);
  return {
    clear() {
      for (let place = 0; place < places; place++) nodes[leaves + place] = 0;
      for (let node = leaves - 1; node > 0; node--)
        nodes[node] = (nodes[2 * node] as number) * (nodes[2 * node + 1] as number);
    },
    add(place) {
      let node = leaves + place;
      nodes[node] = (nodes[node] as number) + 1;
      for (node >>= 1; node > 0; node >>= 1)
        nodes[node] = (nodes[2 * node] as number) * (nodes[2 * node + 1] as number);
    },
    count: (place) => nodes[leaves + place] as number,
    productOfOthers(place) {
      let product = 1;
      for (let node = leaves + place; node > 1; node >>= 1) product *= nodes[node ^ 1] as number;
      return product;
    },
  };
}
