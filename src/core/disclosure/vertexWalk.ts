import type { Equation, LinearSum } from './attackedSystem.ts';

/** Where a walk came to. */
interface Reached {
  /** Of the sum that was asked for: its greatest value, or enough; infinite where nothing bounds it. */
  readonly value: number;
  /** Whether it cannot be more; if not, it is enough, or the walk gave up. */
  readonly greatest: boolean;
  /** Numbers that satisfy the equations, by place, with which the sum is as great (enough, where nothing bounds it). */
  readonly solution: ReadonlyMap<number, number>;
}

/** Goes from one way to satisfy equations to a better one. */
export interface VertexWalk {
  /** Numbers ≥ 0 with which a sum is as great as can be; it stops where that is enough. */
  to(sum: LinearSum, enough: number): Reached;
}

/** Of numbers that are counted in binary: what is nearer to 0 is meant to be 0. */
const NOTHING = 1e-9;
/** Steps that gain nothing, after which the way of going is one that cannot turn in circles. */
const PATIENCE = 50;
const LONGEST = 20_000;

/**
 * The primal simplex method (Dantzig 1951; Bland's rule of 1977 where steps gain nothing) for many sums over the same equations: it starts from a way to satisfy them that
 * is given, so that none has to be looked for, and each walk starts where the last one ended.
 * @param start numbers ≥ 0 that satisfy the equations, by place
 */
export function vertexWalk(equations: readonly Equation[], start: ReadonlyMap<number, number>): VertexWalk {
  const places = [...start.keys()];
  const columnOf = new Map(places.map((place, column) => [place, column]));
  const width = places.length + equations.filter(({ is }) => is === 'least').length;
  /** What every column is: a number of the solution, or what a sum is beyond the least that it may be. */
  const values = new Float64Array(width);
  for (const [column, place] of places.entries()) values[column] = start.get(place) as number;

  const given: Float64Array[] = [];
  let slack = places.length;
  for (const { sum, is, total } of equations) {
    const row = new Float64Array(width);
    let beyond = -total;
    for (const [place, coefficient] of sum) {
      row[columnOf.get(place) as number] = coefficient;
      beyond += coefficient * (start.get(place) as number);
    }
    if (is === 'least') {
      values[slack] = beyond;
      row[slack++] = -1;
    }
    given.push(row);
  }

  const rows: Float64Array[] = [];
  /** Which column each row is solved for, and the other way round (−1 for none). */
  const basis: number[] = [];
  const rowOf = new Int32Array(width).fill(-1);
  solve();
  settle();
  return { to };

  /** Solves each equation for one column, a great one before a small one; one that follows from others is left out. */
  function solve(): void {
    for (const row of given) {
      for (const [at, column] of basis.entries())
        subtract(row, rows[at] as Float64Array, row[column] as number);
      let pivot = -1;
      for (let column = 0; column < width; column++)
        if (row[column] !== 0 && (pivot < 0 || (values[column] as number) > (values[pivot] as number)))
          pivot = column;
      if (pivot < 0) continue;
      rows.push(row);
      basis.push(-1);
      enter(rows.length - 1, pivot);
    }
  }

  /** Brings every column that no row is solved for to 0, or into the basis. */
  function settle(): void {
    for (let column = 0; column < width; column++) {
      const value = values[column] as number;
      if (rowOf[column] !== -1 || value === 0) continue;
      const { step, row } = farthest(column, -1, value);
      move(column, -step);
      if (row >= 0) enter(row, column);
      else values[column] = 0;
    }
  }

  /** How far a column may grow (or shrink) until another is 0, and in which row that one is; −1 if none is before `limit`. */
  function farthest(column: number, direction: 1 | -1, limit: number, careful = false) {
    let [step, row] = [limit, -1];
    for (const [at, one] of rows.entries()) {
      const slope = direction * (one[column] as number);
      if (slope <= NOTHING) continue;
      const other = basis[at] as number;
      const until = (values[other] as number) / slope;
      const alike = row >= 0 && Math.abs(until - step) <= NOTHING;
      const better = careful
        ? other < (basis[row] as number)
        : slope > direction * (rows[row]?.[column] ?? 0);
      if (alike ? better : until < step) [step, row] = [until, at];
    }
    return { step, row };
  }

  function move(column: number, by: number): void {
    if (by === 0) return;
    values[column] = (values[column] as number) + by;
    for (const [at, row] of rows.entries()) {
      const slope = row[column] as number;
      if (slope === 0) continue;
      const other = basis[at] as number;
      const value = (values[other] as number) - slope * by;
      values[other] = value < NOTHING ? 0 : value;
    }
  }

  /** Solves a row for another column. */
  function enter(at: number, column: number, gains?: Float64Array): void {
    const row = rows[at] as Float64Array;
    const pivot = row[column] as number;
    if (pivot !== 1) for (let one = 0; one < width; one++) row[one] = (row[one] as number) / pivot;
    const nonzero: number[] = [];
    for (let one = 0; one < width; one++) if (row[one] !== 0) nonzero.push(one);
    for (const [other, target] of rows.entries())
      if (other !== at) subtract(target, row, target[column] as number, nonzero);
    if (gains !== undefined) subtract(gains, row, gains[column] as number, nonzero);
    const left = basis[at] as number;
    if (left >= 0) {
      rowOf[left] = -1;
      values[left] = 0;
    }
    basis[at] = column;
    rowOf[column] = at;
  }

  function to(sum: LinearSum, enough: number): Reached {
    const gains = new Float64Array(width);
    for (const [place, coefficient] of sum) gains[columnOf.get(place) as number] = coefficient;
    for (const [at, column] of basis.entries())
      subtract(gains, rows[at] as Float64Array, gains[column] as number);
    let value = 0;
    for (const [place, coefficient] of sum)
      value += coefficient * (values[columnOf.get(place) as number] as number);
    let idle = 0;
    for (let steps = 0; steps < LONGEST && value < enough; steps++) {
      const careful = idle > PATIENCE;
      const column = entering(gains, careful);
      if (column < 0) return { value, greatest: true, solution: solution() };
      const { step, row } = farthest(column, 1, Number.POSITIVE_INFINITY, careful);
      const gain = gains[column] as number;
      if (row < 0) {
        // Nothing bounds it: so far that it is enough, as a way to satisfy the equations, and no farther.
        move(column, Number.isFinite(enough) ? Math.ceil((enough - value) / gain) : 1);
        const found = solution();
        settle();
        return { value: Number.POSITIVE_INFINITY, greatest: true, solution: found };
      }
      move(column, step);
      value += gain * step;
      idle = gain * step > NOTHING ? 0 : idle + 1;
      enter(row, column, gains);
    }
    return { value, greatest: false, solution: solution() };
  }

  /** The column that gains most, or (carefully) the first that gains; −1 where none does. */
  function entering(gains: Float64Array, careful: boolean): number {
    let [best, column] = [NOTHING, -1];
    for (let one = 0; one < width; one++)
      if ((gains[one] as number) > best) {
        if (careful) return one;
        [best, column] = [gains[one] as number, one];
      }
    return column;
  }

  function solution(): Map<number, number> {
    return new Map(places.map((place, column) => [place, values[column] as number]));
  }
}

/** Takes a row out of another as often as it is in it. @param nonzero its columns that are not 0, if known */
function subtract(target: Float64Array, row: Float64Array, times: number, nonzero?: readonly number[]): void {
  if (times === 0) return;
  const one = (column: number) => {
    const value = (target[column] as number) - times * (row[column] as number);
    target[column] = Math.abs(value) < NOTHING ? 0 : value;
  };
  if (nonzero === undefined) for (let column = 0; column < row.length; column++) one(column);
  else for (const column of nonzero) one(column);
}
