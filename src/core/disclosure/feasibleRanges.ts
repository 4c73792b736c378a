import type { Equation, LinearSum } from './equation.ts';
import { reducedEquations } from './reducedEquations.ts';
import { type VertexWalk, vertexWalk } from './vertexWalk.ts';

/** What sums may be, for all that is known. */
export interface FeasibleRanges {
  /** Whether a sum may be as much as this. */
  mayReach(sum: LinearSum, bound: number): boolean;
  /** The least and the greatest whole number that a sum may be; infinite where nothing bounds it. */
  range(sum: LinearSum): readonly [least: number, most: number];
}

/** Of a solver that counts in binary: a whole number this near is meant. */
const NEAR = 1e-6;

type Solution = ReadonlyMap<number, number>;

/** Equations that have unknowns in common, with ways to satisfy them that were found so far. */
interface Component {
  readonly equations: readonly Equation[];
  readonly solutions: Solution[];
  walk: VertexWalk | undefined;
}

/**
 * Least and greatest values of sums over numbers ≥ 0 that satisfy equations, by linear programming, each group of equations by itself.
 * Fractions are allowed, so ranges are those of whole numbers or a little wider. A sum may be as much as something only where numbers that satisfy every equation were
 * found with which it is: a walk that gives no answer, or numbers that do not satisfy the equations, count for nothing, and the attacker is then thought to be better than it is.
 * @param truth one way to satisfy all, the unknowns in order
 * @throws Error if it does not
 */
export function feasibleRanges(equations: readonly Equation[], truth: readonly number[]): FeasibleRanges {
  const reduced = reducedEquations(equations);
  const fixed = reduced.fixed;
  const componentOf = new Map<number, Component>();
  for (const component of components(reduced.equations)) {
    const places = new Set(component.flatMap(({ sum }) => [...sum.keys()]));
    const real = new Map([...places].map((at) => [at, truth[at] as number]));
    if (!satisfies(real, component)) throw new Error('the true counts do not satisfy what was published');
    const one: Component = { equations: component, solutions: [real], walk: undefined };
    for (const at of places) componentOf.set(at, one);
  }

  /** A sum by what is known of its terms. */
  const parted = (sum: LinearSum) => {
    let known = 0;
    const within = new Map<Component, Map<number, number>>();
    for (const [at, coefficient] of sum) {
      const value = fixed.get(at);
      const component = componentOf.get(at);
      if (value !== undefined) known += coefficient * value;
      else if (component !== undefined) {
        const terms = within.get(component) ?? new Map<number, number>();
        within.set(component, terms.set(at, coefficient));
      }
    }
    const unbounded = [...sum].some(
      ([at, coefficient]) => coefficient > 0 && !fixed.has(at) && !componentOf.has(at),
    );
    return { known, within, unbounded };
  };

  const most = (sum: LinearSum): number => {
    const { known, within, unbounded } = parted(sum);
    if (unbounded) return Number.POSITIVE_INFINITY;
    let total = known;
    for (const [component, terms] of within) total += greatest(component, terms, Number.POSITIVE_INFINITY);
    return total;
  };

  return {
    mayReach(sum, bound) {
      const { known, within, unbounded } = parted(sum);
      if (unbounded) return true;
      let reached = [...within].reduce(
        (total, [{ solutions }, terms]) => total + best(solutions, terms),
        known,
      );
      for (const [component, terms] of within) {
        if (reached >= bound - NEAR) return true;
        const others = reached - best(component.solutions, terms);
        reached = others + greatest(component, terms, bound - others);
      }
      return reached >= bound - NEAR;
    },
    range(sum) {
      const negative = new Map([...sum].map(([at, coefficient]) => [at, -coefficient]));
      return [Math.ceil(-most(negative) - NEAR) + 0, Math.floor(most(sum) + NEAR)];
    },
  };
}

/** The greatest value of terms, or one that is enough; with which solution it is kept. */
function greatest(component: Component, terms: LinearSum, enough: number): number {
  const { equations, solutions } = component;
  component.walk ??= vertexWalk(equations, solutions[0] as Solution);
  const { value, solution } = component.walk.to(terms, enough);
  if (!satisfies(solution, equations)) return best(solutions, terms);
  solutions.push(solution);
  return Math.max(value, best(solutions, terms));
}

function best(solutions: readonly Solution[], terms: LinearSum): number {
  return Math.max(...solutions.map((solution) => totalOf(terms, solution)));
}

function satisfies(solution: Solution, equations: readonly Equation[]): boolean {
  if ([...solution.values()].some((value) => value < -NEAR)) return false;
  return equations.every(({ sum, is, total }) => {
    const found = totalOf(sum, solution);
    return is === 'equal' ? Math.abs(found - total) < NEAR : found > total - NEAR;
  });
}

function totalOf(sum: LinearSum, solution: Solution): number {
  let total = 0;
  for (const [at, coefficient] of sum) total += coefficient * (solution.get(at) ?? 0);
  return total;
}

/** Equations that have unknowns in common, directly or by others. */
function components(equations: readonly Equation[]): Equation[][] {
  const parent = new Map<number, number>();
  const rootOf = (at: number): number => {
    const above = parent.get(at) ?? at;
    if (above === at) return at;
    const root = rootOf(above);
    parent.set(at, root);
    return root;
  };
  for (const { sum } of equations) {
    const [first, ...others] = [...sum.keys()];
    for (const other of others) parent.set(rootOf(other), rootOf(first as number));
  }
  return [...Map.groupBy(equations, ({ sum }) => rootOf([...sum.keys()][0] as number)).values()];
}
