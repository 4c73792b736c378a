import { decimal, total } from '../numbers/arithmetic.ts';
import type { ElectreThresholds } from '../tender/electreThresholds.ts';
import type { DecisionTable } from './decisionTable.ts';

export interface ElectreRow {
  readonly offer: string;
  /** Offers that it outranks, in the order of the table. */
  readonly outranks: readonly string[];
  /** In the kernel: among those that remain. */
  readonly remains: boolean;
}

/**
 * ELECTRE I (Roy, RIRO 1968;2(8):57-75): an offer outranks another if it is at least as good on criteria with enough of the
 * weights (concordance) and on none so much worse that nothing makes up for it (discordance). The kernel is what remains:
 * none in it is outranked by another in it, and each offer outside is outranked by one in it. Offers that outrank each other
 * in a circle count as one. It is no ranking, and information beside the award only.
 */
export function electre(table: DecisionTable, thresholds: ElectreThresholds): ElectreRow[] {
  const { offers } = table;
  const outranks = offers.map((a) => offers.map((b) => a !== b && outranking(table, a, b, thresholds)));
  const remaining = kernel(outranks);
  return offers.map(({ id }, a) => ({
    offer: id,
    outranks: offers.filter((_, b) => outranks[a]?.[b]).map((other) => other.id),
    remains: remaining[a] as boolean,
  }));
}

type Offer = DecisionTable['offers'][number];

/** In decimal arithmetic: a share of exactly 0.7 reaches a threshold of 0.7. */
function outranking(
  { weights }: DecisionTable,
  a: Offer,
  b: Offer,
  { concordance, discordance }: ElectreThresholds,
): boolean {
  const behind = weights.map((_, at) =>
    decimal.of(b.coefficients[at] as number).minus(decimal.of(a.coefficients[at] as number)),
  );
  const zero = decimal.of(0);
  const points = weights.map(decimal.of);
  const agreeing = points.filter((_, at) => behind[at] !== undefined && behind[at].cmp(zero) <= 0);
  const share = total(decimal, agreeing).div(total(decimal, points));
  // All coefficients are on the scale from 0 to 1, so its length needs no dividing by.
  return (
    share.cmp(decimal.of(concordance)) >= 0 &&
    behind.every((difference) => difference.cmp(decimal.of(discordance)) <= 0)
  );
}

/** The kernel of a relation, its circles taken as one: without circles there is one kernel, and only one. */
function kernel(outranks: readonly (readonly boolean[])[]): boolean[] {
  const all = outranks.map((_, at) => at);
  const reaches = outranks.map((row) => [...row]);
  for (const through of all) {
    for (const from of all) {
      if (!reaches[from]?.[through]) continue;
      for (const to of all) if (reaches[through]?.[to]) (reaches[from] as boolean[])[to] = true;
    }
  }
  const circle = (a: number): number[] => all.filter((b) => a === b || (reaches[a]?.[b] && reaches[b]?.[a]));
  const known = new Map<number, boolean>();
  const remains = (a: number): boolean => {
    const before = known.get(a);
    if (before !== undefined) return before;
    const own = circle(a);
    const outranked = all.some(
      (other) => !own.includes(other) && own.some((member) => outranks[other]?.[member]) && remains(other),
    );
    known.set(a, !outranked);
    return !outranked;
  };
  return all.map(remains);
}
