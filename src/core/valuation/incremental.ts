import type { Estimate } from '../numbers/estimate.ts';
import { meanOf } from '../numbers/estimate.ts';
import type { Simulation } from './simulation.ts';

/**
 * One row of the incremental table. `dominated`: another strategy costs less (or the same) and does more (or
 * the same). `extendedly-dominated`: a mixture of two others does. Frontier strategies carry the incremental
 * cost-effectiveness ratio against the previous one on the frontier; the cheapest has none.
 */
export interface IncrementalRow {
  readonly strategy: string;
  readonly cost: number;
  readonly effect: number;
  readonly status: 'frontier' | 'dominated' | 'extendedly-dominated';
  /** Strategy the differences are taken against: the previous one on the frontier. */
  readonly against: string | null;
  readonly incrementalCost: Estimate | null;
  readonly incrementalEffect: Estimate | null;
  /** EUR per unit of effect; its standard error by the delta method on paired draws. */
  readonly icer: Estimate | null;
}

interface Point {
  readonly strategy: string;
  readonly cost: number;
  readonly effect: number;
}

/** Which strategies lie on the cost-effectiveness frontier (Briggs, Claxton & Sculpher 2006, chapter 2). */
export function frontierStatus(points: readonly Point[]): Map<string, IncrementalRow['status']> {
  const status = new Map<string, IncrementalRow['status']>();
  const byCost = points.toSorted((a, b) => a.cost - b.cost || b.effect - a.effect);
  const frontier: Point[] = [];
  for (const point of byCost) {
    const last = frontier.at(-1);
    if (last !== undefined && point.effect <= last.effect) {
      status.set(point.strategy, 'dominated');
      continue;
    }
    // A middle point whose ratio is not below the next one's is beaten by a mixture of its neighbours.
    for (;;) {
      const [before, middle] = [frontier.at(-2), frontier.at(-1)];
      if (before === undefined || middle === undefined) break;
      if (ratio(before, middle) < ratio(middle, point)) break;
      status.set(middle.strategy, 'extendedly-dominated');
      frontier.pop();
    }
    frontier.push(point);
  }
  for (const { strategy } of frontier) status.set(strategy, 'frontier');
  return status;
}

function ratio(from: Point, to: Point): number {
  return (to.cost - from.cost) / (to.effect - from.effect);
}

/** The incremental table by rising expected cost, from the simulated means. */
export function incrementalTable({ draws, strategies }: Simulation): IncrementalRow[] {
  const points = strategies.map(({ id, cost, effect }) => ({
    strategy: id,
    cost: meanOf(draws, (draw) => cost[draw] as number).value,
    effect: meanOf(draws, (draw) => effect[draw] as number).value,
  }));
  const status = frontierStatus(points);
  let previous: string | null = null;
  return points
    .toSorted((a, b) => a.cost - b.cost || b.effect - a.effect)
    .map((point) => {
      const row = { ...point, status: status.get(point.strategy) ?? ('frontier' as const) };
      const against = previous;
      if (row.status === 'frontier') previous = point.strategy;
      const nothing = { against, incrementalCost: null, incrementalEffect: null, icer: null };
      if (against === null) return { ...row, ...nothing };
      const [mine, other] = [point.strategy, against].map((id) => strategies.find((s) => s.id === id));
      if (mine === undefined || other === undefined) return { ...row, ...nothing };
      const costDifference = (draw: number): number =>
        (mine.cost[draw] as number) - (other.cost[draw] as number);
      const effectDifference = (draw: number): number =>
        (mine.effect[draw] as number) - (other.effect[draw] as number);
      const incrementalCost = meanOf(draws, costDifference);
      const incrementalEffect = meanOf(draws, effectDifference);
      if (row.status !== 'frontier')
        return { ...row, against, incrementalCost, incrementalEffect, icer: null };
      const icer = incrementalCost.value / incrementalEffect.value;
      const residual = meanOf(draws, (draw) => costDifference(draw) - icer * effectDifference(draw));
      const standardError = residual.standardError / Math.abs(incrementalEffect.value);
      return { ...row, against, incrementalCost, incrementalEffect, icer: { value: icer, standardError } };
    });
}
