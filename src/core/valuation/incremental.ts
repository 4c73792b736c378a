import type { Estimate } from '../numbers/estimate.ts';
import type { Outcomes } from './outcomes.ts';

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

/** The incremental table by rising expected cost; equal strategies by name, so that their order means nothing. */
export function incrementalTable({ plan: { strategies }, mean }: Outcomes): IncrementalRow[] {
  const points = strategies
    .map((strategy, at) => ({
      strategy,
      cost: mean([{ strategy: at, cost: 1, effect: 0 }]).value,
      effect: mean([{ strategy: at, cost: 0, effect: 1 }]).value,
    }))
    .toSorted((a, b) => a.cost - b.cost || b.effect - a.effect || (a.strategy < b.strategy ? -1 : 1));
  const status = frontierStatus(points);
  let previous: string | null = null;
  return points.map((point) => {
    const row = { ...point, status: status.get(point.strategy) ?? ('frontier' as const) };
    const against = previous;
    if (row.status === 'frontier') previous = point.strategy;
    if (against === null) {
      return { ...row, against, incrementalCost: null, incrementalEffect: null, icer: null };
    }
    const [mine, other] = [strategies.indexOf(point.strategy), strategies.indexOf(against)];
    /** Mean of a·ΔC + b·ΔE. */
    const difference = (cost: number, effect: number): Estimate =>
      mean([
        { strategy: mine, cost, effect },
        { strategy: other, cost: -cost, effect: -effect },
      ]);
    const incrementalCost = difference(1, 0);
    const incrementalEffect = difference(0, 1);
    if (row.status !== 'frontier') return { ...row, against, incrementalCost, incrementalEffect, icer: null };
    const icer = incrementalCost.value / incrementalEffect.value;
    // Delta method: the error of ΔC − ICER·ΔE, for each unit of effect.
    const standardError = difference(1, -icer).standardError / Math.abs(incrementalEffect.value);
    return { ...row, against, incrementalCost, incrementalEffect, icer: { value: icer, standardError } };
  });
}
