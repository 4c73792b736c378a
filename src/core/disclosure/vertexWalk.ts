import type { Equation, LinearSum } from './equation.ts';

/** Where a walk came to. */
interface Reached {
  /** Of the sum that was asked for: its greatest value, or enough; infinite where nothing bounds it. */
  readonly value: number;
  /** Numbers that satisfy the equations, by place, with which the sum is as great (enough, where nothing bounds it). */
  readonly solution: ReadonlyMap<number, number>;
}

/** Goes from a known way to satisfy equations to a better one. */
export interface VertexWalk {
  /** Numbers ≥ 0 with which a sum is as great as can be; it stops where that is enough. */
  to(sum: LinearSum, enough: number): Reached;
}

/** Of numbers that are counted in binary: what is nearer than this to a whole number is meant to be that. */
const NOTHING = 1e-9;
const SMALLEST_PIVOT = 1e-7;
/** Steps that gain nothing, after which the way of going is one that cannot turn in circles. */
const PATIENCE = 50;
const LONGEST = 20_000;

/**
 * The primal simplex method (Dantzig 1951; Bland's rule of 1977 where steps gain nothing) for many sums over the same equations: it starts from a way to satisfy them that
 * is given, so that none has to be looked for. Each walk begins there anew: rows are shortest there, small errors do not add up, and no walk depends on another.
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

  const uses = new Int32Array(width);
  for (const row of given)
    for (let column = 0; column < width; column++)
      if (row[column] !== 0) uses[column] = (uses[column] as number) + 1;
  const rows: Float64Array[] = [];
  /** Which column each row is solved for, and the other way round (−1 for none). */
  const basis: number[] = [];
  const rowOf = new Int32Array(width).fill(-1);
  solve();
  settle();
  let moved = false;
  const first = {
    rows: rows.map((row) => row.slice()),
    basis: [...basis],
    values: values.slice(),
    rowOf: rowOf.slice(),
  };
  return { to };

  function goBack(): void {
    for (const [at, row] of first.rows.entries()) {
      (rows[at] as Float64Array).set(row);
      basis[at] = first.basis[at] as number;
    }
    values.set(first.values);
    rowOf.set(first.rowOf);
  }

  /** Solves each equation for one column, a great one before a small one; one that follows from others is left out. */
  function solve(): void {
    for (const row of given.toSorted((one, other) => nonzeroOf(one).length - nonzeroOf(other).length)) {
      for (const [at, column] of basis.entries())
        if (row[column] !== 0)
          subtract(row, rows[at] as Float64Array, row[column] as number, nonzeroOf(rows[at] as Float64Array));
      let pivot = -1;
      for (let column = 0; column < width; column++)
        if (Math.abs(row[column] as number) > SMALLEST_PIVOT && (pivot < 0 || isBetter(column, pivot)))
          pivot = column;
      if (pivot < 0) continue;
      rows.push(row);
      basis.push(-1);
      enter(rows.length - 1, pivot);
    }
  }

  /** What is above 0 may go down as well as up; what stands in few equations leaves the others short. */
  function isBetter(column: number, than: number): boolean {
    const [one, other] = [values[column] as number, values[than] as number];
    if (one > 0 !== other > 0) return one > 0;
    return (uses[column] as number) < (uses[than] as number);
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
      if (slope <= SMALLEST_PIVOT) continue;
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
    values[column] = whole((values[column] as number) + by);
    for (const [at, row] of rows.entries()) {
      const slope = row[column] as number;
      if (slope === 0) continue;
      const other = basis[at] as number;
      values[other] = Math.max(0, whole((values[other] as number) - slope * by));
    }
  }

  /** Solves a row for another column. */
  function enter(at: number, column: number, gains?: Float64Array): void {
    const row = rows[at] as Float64Array;
    const pivot = row[column] as number;
    if (pivot !== 1) for (let one = 0; one < width; one++) row[one] = whole((row[one] as number) / pivot);
    const nonzero = nonzeroOf(row);
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
    if (moved) goBack();
    moved = false;
    const gains = new Float64Array(width);
    for (const [place, coefficient] of sum) gains[columnOf.get(place) as number] = coefficient;
    for (const [at, column] of basis.entries())
      if (gains[column] !== 0)
        subtract(
          gains,
          rows[at] as Float64Array,
          gains[column] as number,
          nonzeroOf(rows[at] as Float64Array),
        );
    let value = 0;
    for (const [place, coefficient] of sum)
      value += coefficient * (values[columnOf.get(place) as number] as number);
    let idle = 0;
    for (let steps = 0; steps < LONGEST && value < enough; steps++) {
      const careful = idle > PATIENCE;
      const column = entering(gains, careful);
      if (column < 0) return { value, solution: solution() };
      const { step, row } = farthest(column, 1, Number.POSITIVE_INFINITY, careful);
      const gain = gains[column] as number;
      if (row < 0) {
        // Nothing bounds it: so far that it is enough, as a way to satisfy the equations, and no farther.
        moved = true;
        move(column, Number.isFinite(enough) ? Math.ceil((enough - value) / gain) : 1);
        return { value: Number.POSITIVE_INFINITY, solution: solution() };
      }
      moved = true;
      move(column, step);
      value += gain * step;
      idle = gain * step > NOTHING ? 0 : idle + 1;
      enter(row, column, gains);
    }
    return { value, solution: solution() };
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

/** Takes a row out of another as often as it is in it. @param nonzero its columns that are not 0 */
function subtract(target: Float64Array, row: Float64Array, times: number, nonzero: Int32Array): void {
  if (times === 0) return;
  for (let at = 0; at < nonzero.length; at++) {
    const column = nonzero[at] as number;
    const value = (target[column] as number) - times * (row[column] as number);
    const near = Math.round(value);
    target[column] = value - near < NOTHING && near - value < NOTHING ? near : value;
  }
}

function nonzeroOf(row: Float64Array): Int32Array {
  const found: number[] = [];
  for (let column = 0; column < row.length; column++) if (row[column] !== 0) found.push(column);
  return Int32Array.from(found);
}

function whole(value: number): number {
  const near = Math.round(value);
  return Math.abs(value - near) < NOTHING ? near : value;
}
