import type { Equation, LinearSum } from './equation.ts';

/** Equations after all that follows from them by hand. */
export interface ReducedEquations {
  /** Unknowns that are known. */
  readonly fixed: ReadonlyMap<number, number>;
  readonly equations: readonly Equation[];
}

interface Row {
  sum: Map<number, number>;
  readonly is: Equation['is'];
  total: number;
}

/**
 * The same knowledge in fewer and shorter equations: an unknown that stands alone is known; unknowns that only add up to 0 are 0; and an equation that holds a whole
 * other one tells the rest.
 */
export function reducedEquations(equations: readonly Equation[]): ReducedEquations {
  const fixed = new Map<number, number>();
  let rows: Row[] = equations.map(({ sum, is, total }) => ({ sum: new Map(sum), is, total }));
  for (;;) {
    const before = fixed.size;
    rows = substituted(rows, fixed);
    for (const row of rows) fixAlone(row, fixed);
    if (fixed.size > before) continue;
    if (!subtractOne(rows)) return { fixed, equations: rows };
  }
}

function substituted(rows: readonly Row[], fixed: ReadonlyMap<number, number>): Row[] {
  return rows
    .map((row) => {
      for (const [at, coefficient] of row.sum) {
        const value = fixed.get(at);
        if (value === undefined) continue;
        row.total -= coefficient * value;
        row.sum.delete(at);
      }
      return row;
    })
    .filter(({ sum }) => sum.size > 0);
}

function fixAlone({ sum, is, total }: Row, fixed: Map<number, number>): void {
  if (is === 'least') return;
  const coefficients = [...sum.values()];
  const first = coefficients[0] as number;
  if (coefficients.length === 1) fixed.set([...sum.keys()][0] as number, total / first);
  else if (total === 0 && coefficients.every((one) => Math.sign(one) === Math.sign(first)))
    for (const at of sum.keys()) fixed.set(at, 0);
}

/** Takes equations out of those that hold them whole. @returns whether there was one */
function subtractOne(rows: Row[]): boolean {
  const holding = new Map<number, Row[]>();
  for (const row of rows)
    if (row.is === 'equal')
      for (const at of row.sum.keys()) holding.set(at, [...(holding.get(at) ?? []), row]);
  let found = false;
  for (const part of rows.filter(({ is }) => is === 'equal').toSorted((a, b) => a.sum.size - b.sum.size)) {
    if (part.sum.size === 0) continue;
    const rarest = [...part.sum.keys()].reduce((one, other) =>
      (holding.get(other) as Row[]).length < (holding.get(one) as Row[]).length ? other : one,
    );
    for (const whole of holding.get(rarest) as Row[]) {
      if (whole === part || !holds(whole.sum, part.sum)) continue;
      for (const at of part.sum.keys()) whole.sum.delete(at);
      whole.total -= part.total;
      found = true;
    }
  }
  return found;
}

function holds(whole: LinearSum, part: LinearSum): boolean {
  if (part.size > whole.size) return false;
  for (const [at, coefficient] of part) if (whole.get(at) !== coefficient) return false;
  return true;
}
