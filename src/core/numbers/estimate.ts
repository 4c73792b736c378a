/** A simulated number and its Monte-Carlo standard error, in the same unit. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
}
