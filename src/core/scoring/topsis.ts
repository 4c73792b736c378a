import type { DecisionTable } from './decisionTable.ts';

export interface TopsisRow {
  readonly offer: string;
  /** 1 for an offer that is the best on every criterion, 0 for one that is the worst on each; null when all are alike. */
  readonly closeness: number | null;
  /** Offers with the same closeness share their rank. */
  readonly rank: number;
}

/** Beyond these decimals a closeness shows in which order numbers were added. */
const DECIMALS = 12;

/**
 * TOPSIS: how far each offer is from the best and from the worst coefficients of the set (Hwang & Yoon, Multiple Attribute
 * Decision Making, Springer 1981). Coefficients are divided by the root of the sum of their squares and multiplied by the
 * weights; distances are Euclidean. Information beside the award: adding or removing an offer can turn round two others.
 */
export function topsis({ weights, offers }: DecisionTable): TopsisRow[] {
  const roots = weights.map((_, at) => length(offers.map((offer) => value(offer, at))));
  const weighted = offers.map((offer) =>
    weights.map((weight, at) => {
      const root = roots[at] as number;
      return root === 0 ? 0 : (weight * value(offer, at)) / root;
    }),
  );
  const corner = (extreme: (...values: number[]) => number): number[] =>
    weights.map((_, at) => extreme(...weighted.map((row) => row[at] as number)));
  const [best, worst] = [corner(Math.max), corner(Math.min)];
  const closeness = weighted.map((row) => {
    const [toBest, toWorst] = [distance(row, best), distance(row, worst)];
    return toBest + toWorst === 0 ? null : Number((toWorst / (toBest + toWorst)).toFixed(DECIMALS));
  });
  return offers.map(({ id }, at) => {
    const own = closeness[at] ?? null;
    const ahead = closeness.filter((other) => own !== null && other !== null && other > own);
    return { offer: id, closeness: own, rank: 1 + ahead.length };
  });
}

/** Two offers that TOPSIS would put the other way round if a third were not there. */
export interface TopsisReversal {
  readonly without: string;
  /** Ahead of `behind` among all offers, behind it without the third. */
  readonly ahead: string;
  readonly behind: string;
}

/** For each offer whose absence would turn round others, the foremost two of them. Coefficients stay as they are. */
export function topsisReversals(table: DecisionTable): TopsisReversal[] {
  const order = topsis(table).toSorted((a, b) => a.rank - b.rank);
  return order.flatMap(({ offer: without }) => {
    const left = order.filter(({ offer }) => offer !== without);
    const offers = table.offers.filter(({ id }) => id !== without);
    const then = new Map(topsis({ ...table, offers }).map(({ offer, rank }) => [offer, rank]));
    const rankThen = ({ offer }: TopsisRow): number => then.get(offer) as number;
    for (const ahead of left) {
      const behind = left.find((one) => one.rank > ahead.rank && rankThen(one) < rankThen(ahead));
      if (behind !== undefined) return [{ without, ahead: ahead.offer, behind: behind.offer }];
    }
    return [];
  });
}

function value({ coefficients }: DecisionTable['offers'][number], at: number): number {
  return coefficients[at] as number;
}

function distance(from: readonly number[], to: readonly number[]): number {
  return length(from.map((part, at) => part - (to[at] as number)));
}

function length(parts: readonly number[]): number {
  return Math.sqrt(parts.reduce((sum, part) => sum + part * part, 0));
}
