/** A distribution function at a point. The smaller tail is accurate in itself, never 1 − the other. */
export interface Tails {
  /** Probability below the point. */
  readonly lower: number;
  /** Probability above the point. */
  readonly upper: number;
}

/** The same for a distribution on a logarithmic coordinate s. */
export interface LogTails extends Tails {
  /** d lower / ds */
  readonly slope: number;
}
