/** One row of what would be released: what others may know of a person, and what they should not learn. */
export interface ReleasedRow {
  /** quasi-identifiers, for instance age band, sex, site */
  readonly known: readonly string[];
  readonly sensitive: string;
}

/** How far the rows of a release can be told apart, by classes of equal quasi-identifiers. */
export interface ReidentificationRisk {
  readonly classes: number;
  /** k: rows of the smallest class; whoever knows a person in it guesses the row with probability 1/k */
  readonly smallestClass: number;
  /** l: least number of different sensitive values in a class */
  readonly distinctValues: number;
  /** l by entropy: exp of the least entropy of a class, 1 if a class has one value only */
  readonly entropyValues: number;
  /** 1/k */
  readonly largestRisk: number;
  /** mean over rows of 1/size of their class, which is classes/rows */
  readonly meanRisk: number;
  /** classes in which all rows have the same sensitive value: to be in one tells it, however large it is */
  readonly homogeneousClasses: number;
  readonly rowsInHomogeneous: number;
}

/**
 * Singling out and inference: k-anonymity (Sweeney 2002), distinct and entropy l-diversity (Machanavajjhala et al. 2007), prosecutor risk
 * (El Emam 2013).
 * @returns undefined for no rows
 */
export function reidentificationRisk(rows: readonly ReleasedRow[]): ReidentificationRisk | undefined {
  if (rows.length === 0) return undefined;
  const classes = [...Map.groupBy(rows, ({ known }) => JSON.stringify(known)).values()].map((members) => {
    const counts = [...Map.groupBy(members, ({ sensitive }) => sensitive).values()].map(
      ({ length }) => length,
    );
    return { size: members.length, values: counts.length, entropy: entropyOf(counts, members.length) };
  });
  const homogeneous = classes.filter(({ values }) => values === 1);
  const smallestClass = Math.min(...classes.map(({ size }) => size));
  return {
    classes: classes.length,
    smallestClass,
    distinctValues: Math.min(...classes.map(({ values }) => values)),
    entropyValues: Math.exp(Math.min(...classes.map(({ entropy }) => entropy))),
    largestRisk: 1 / smallestClass,
    meanRisk: classes.length / rows.length,
    homogeneousClasses: homogeneous.length,
    rowsInHomogeneous: homogeneous.reduce((sum, { size }) => sum + size, 0),
  };
}

function entropyOf(counts: readonly number[], total: number): number {
  return counts.reduce((sum, count) => sum - (count / total) * Math.log(count / total), 0);
}
