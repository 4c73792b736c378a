/**
 * A second engine, slow and obvious: everything that draws say of strategies, each figure from its definition by the
 * plainest loop, without sharing a line with the engine that it checks. No standard errors.
 */

/** One strategy by its draws: cost in EUR per patient, effect in the model's own unit. */
export interface SlowStrategy {
  readonly id: string;
  readonly cost: readonly number[];
  readonly effect: readonly number[];
}

export interface SlowValuation {
  readonly draws: number;
  /** In the order of the strategies. */
  readonly meanCost: readonly number[];
  readonly meanEffect: readonly number[];
  /** At each λ, in the order given. */
  readonly atLambda: readonly SlowPoint[];
  /** By rising cost; of two alike the one with the smaller name comes first. */
  readonly incremental: readonly SlowIncrement[];
}

/** One value of λ. */
interface SlowPoint {
  readonly meanNetBenefit: readonly number[];
  /** Share of draws with the highest NMB; strategies that share it get equal parts. */
  readonly probabilityBest: readonly number[];
  /** Id of the first strategy with the highest mean NMB. */
  readonly frontier: string;
  /** Mean of each draw's highest NMB, less the highest mean NMB. */
  readonly evpi: number;
  /** [strategy][rank]: share of draws; strategies that share ranks get equal parts of each. */
  readonly rankProbability: readonly (readonly number[])[];
  /** [strategy][over another one]: share of draws with the higher NMB, half of the ties; ½ over itself. */
  readonly pairwiseWin: readonly (readonly number[])[];
}

interface SlowIncrement {
  readonly strategy: string;
  readonly status: 'frontier' | 'dominated' | 'extendedly-dominated';
  /** Against the strategy before it on the frontier; null for the first one there and for those that are not on it. */
  readonly icer: number | null;
}

export function slowValuation(
  strategies: readonly SlowStrategy[],
  lambdas: readonly number[],
): SlowValuation {
  return {
    draws: drawsOf(strategies),
    meanCost: strategies.map(({ cost }) => mean(cost)),
    meanEffect: strategies.map(({ effect }) => mean(effect)),
    atLambda: lambdas.map((lambda) => pointAt(strategies, lambda)),
    incremental: increments(strategies),
  };
}

function drawsOf(strategies: readonly SlowStrategy[]): number {
  return strategies[0]?.cost.length ?? 0;
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function pointAt(strategies: readonly SlowStrategy[], lambda: number): SlowPoint {
  const everyDraw = Array.from({ length: drawsOf(strategies) }, (_, draw) =>
    strategies.map(({ cost, effect }) => lambda * (effect[draw] as number) - (cost[draw] as number)),
  );
  const meanNetBenefit = strategies.map((_, at) => mean(everyDraw.map((values) => values[at] as number)));
  const highestMean = Math.max(...meanNetBenefit);
  return {
    meanNetBenefit,
    probabilityBest: strategies.map((_, at) => mean(everyDraw.map((values) => shareOfRank(values, at, 0)))),
    frontier: strategies[meanNetBenefit.indexOf(highestMean)]?.id ?? '',
    evpi: mean(everyDraw.map((values) => Math.max(...values))) - highestMean,
    rankProbability: strategies.map((_, at) =>
      strategies.map((_one, rank) => mean(everyDraw.map((values) => shareOfRank(values, at, rank)))),
    ),
    pairwiseWin: strategies.map((_, at) =>
      strategies.map((_one, other) => mean(everyDraw.map((values) => winOver(values, at, other)))),
    ),
  };
}

/** Which part of a rank (0 is the best) one of the values holds. */
function shareOfRank(values: readonly number[], at: number, rank: number): number {
  const own = values[at] as number;
  const above = values.filter((value) => value > own).length;
  const alike = values.filter((value) => value === own).length;
  return above <= rank && rank < above + alike ? 1 / alike : 0;
}

function winOver(values: readonly number[], at: number, other: number): number {
  const [own, against] = [values[at] as number, values[other] as number];
  if (own === against) return 0.5;
  return own > against ? 1 : 0;
}

interface Point {
  readonly id: string;
  readonly cost: number;
  readonly effect: number;
}

function increments(strategies: readonly SlowStrategy[]): SlowIncrement[] {
  const points = strategies
    .map(({ id, cost, effect }): Point => ({ id, cost: mean(cost), effect: mean(effect) }))
    .sort((a, b) => a.cost - b.cost || b.effect - a.effect || (a.id < b.id ? -1 : 1));
  const undominated = points.filter((point) => !points.some((other) => dominates(other, point)));
  const frontier = undominated.filter(
    (point) => !undominated.some((left) => undominated.some((right) => mixtureDominates(left, right, point))),
  );
  return points.map((point): SlowIncrement => {
    const strategy = point.id;
    if (!undominated.includes(point)) return { strategy, status: 'dominated', icer: null };
    const place = frontier.indexOf(point);
    if (place < 0) return { strategy, status: 'extendedly-dominated', icer: null };
    const before = frontier[place - 1];
    return {
      strategy,
      status: 'frontier',
      icer: before === undefined ? null : (point.cost - before.cost) / (point.effect - before.effect),
    };
  });
}

/** Costs no more and does no less, and is not the same; of two alike the smaller name dominates the other. */
function dominates(one: Point, other: Point): boolean {
  if (one.cost > other.cost || one.effect < other.effect) return false;
  return one.cost < other.cost || one.effect > other.effect || one.id < other.id;
}

/** Some patients under `left` and the others under `right` do as much as `point` at no higher cost. */
function mixtureDominates(left: Point, right: Point, point: Point): boolean {
  if (!(left.effect < point.effect && point.effect < right.effect)) return false;
  // Multiplied out: (cost of the mixture − cost of the point) · (right.effect − left.effect) ≤ 0.
  return (
    (left.cost - point.cost) * (right.effect - point.effect) +
      (right.cost - point.cost) * (point.effect - left.effect) <=
    0
  );
}
