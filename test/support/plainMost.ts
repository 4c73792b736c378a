import { type Constraint, solve } from 'yalps';
import type { Equation, LinearSum } from '../../src/core/disclosure/equation.ts';

/**
 * The greatest value of a sum over numbers ≥ 0 that satisfy equations, by another solver and with nothing taken out beforehand; NaN where it gives no answer.
 * @param size how many numbers there are
 */
export function plainMost(equations: readonly Equation[], size: number, sum: LinearSum): number {
  const coefficients = Array.from({ length: size }, (_, at): [number, [number, number][]] => [at, []]);
  for (const [row, equation] of equations.entries())
    for (const [at, coefficient] of equation.sum) coefficients[at]?.[1].push([row, coefficient]);
  const objective = equations.length;
  for (const [at, coefficient] of sum) coefficients[at]?.[1].push([objective, coefficient]);
  const { status, result } = solve<number, number>(
    {
      direction: 'maximize',
      objective,
      constraints: equations.map(({ is, total }, row): [number, Constraint] => [
        row,
        is === 'equal' ? { equal: total } : { min: total },
      ]),
      variables: coefficients,
    },
    { maxPivots: 20_000, checkCycles: false },
  );
  if (status === 'unbounded') return Number.POSITIVE_INFINITY;
  return status === 'optimal' ? result : Number.NaN;
}
