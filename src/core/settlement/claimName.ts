/** By what a claim is known at the board: numbers are each hospital's own, so only both together name one. Suppliers know it by its number in the line. */
export interface ClaimName {
  readonly site: string;
  /** The hospital's own number of the claim. */
  readonly reference: string;
}

export function sameClaim(one: ClaimName, other: ClaimName): boolean {
  return one.site === other.site && one.reference === other.reference;
}
