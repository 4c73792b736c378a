import type { Contract } from '../contract/contract.ts';
import type { Cents } from '../payment/money.ts';
import type { Alert, TrackedState, Tracking } from '../tracking/tracking.ts';
import { claimsDue } from './claimsDue.ts';
import type { UnclaimedCell } from './paymentFacts.ts';
import { type Recovery, recovery } from './recovery.ts';
import { datesToReview, type ReviewDate } from './reviewDates.ts';
import type { Statement } from './statement.ts';
import type { StatementProgress } from './statementProgress.ts';

/** All that a portfolio needs to know of one contract. */
export interface PortfolioContract {
  readonly contract: Contract;
  /** Undefined before the first delivery. */
  readonly tracking: Tracking | undefined;
  /** Issued and draft statements of all suppliers, in the order in which they were made. */
  readonly statements: readonly StatementProgress[];
  /** Events for which no claim was filed. */
  readonly unclaimed: readonly UnclaimedCell[];
  /** Ids of alerts that somebody looked at. */
  readonly acknowledged: ReadonlySet<string>;
}

/** One contract in a board's portfolio. Money is net of both directions: above 0 the board pays, below 0 the supplier. */
export interface PortfolioRow {
  readonly contract: string;
  /** Data date; null before the first delivery. */
  readonly asOf: string | null;
  /** What the latest statements say would move: lines that are held, at what they indicate. */
  readonly indicatedHeld: Cents;
  /** What issued statements moved, and of it payable, in escrow, annulled: they add up. */
  readonly stated: Cents;
  readonly payable: Cents;
  readonly escrow: Cents;
  readonly annulled: Cents;
  /** Penalties for delay that issued statements moved: a ledger of its own. */
  readonly penalties: Cents;
  /** Asked back of suppliers, and of it accepted. */
  readonly recovery: Recovery;
  readonly targets: Readonly<Record<TrackedState, number>>;
  /** Who owes what, most first: months of deliveries for a site, patients whose outcome is missing for any party. */
  readonly owed: readonly { readonly party: string; readonly months: number; readonly patients: number }[];
  /** Cases whose deadline falls within the contract's days of alarm, by deadline. */
  readonly deadlines: readonly { readonly deadline: string; readonly site: string; readonly cases: number }[];
  /** The next meeting, and appointments of the weeks ahead, by date. */
  readonly reviews: readonly ReviewDate[];
  readonly alerts: readonly Alert[];
}

/**
 * How all contracts of a board stand on one day: one row each, in the order of their ids whatever order they come in.
 * @param today ISO day
 */
export function portfolio(contracts: readonly PortfolioContract[], today: string): readonly PortfolioRow[] {
  return contracts.map((one) => rowOf(one, today)).toSorted((a, b) => (a.contract < b.contract ? -1 : 1));
}

function rowOf(
  { contract, tracking, statements, unclaimed, acknowledged }: PortfolioContract,
  today: string,
): PortfolioRow {
  const issued = statements.filter((one) => one.issued !== null);
  const sum = (of: (one: StatementProgress) => Cents): Cents => issued.reduce((all, one) => all + of(one), 0);
  return {
    contract: contract.id,
    asOf: tracking?.asOf ?? null,
    indicatedHeld: latestOf(statements).reduce((all, { totals }) => all + totals.indicatedHeld, 0),
    stated: sum(({ statement }) => statement.totals.net),
    payable: sum(({ payable }) => payable),
    escrow: sum(({ escrow }) => escrow),
    annulled: sum(({ annulled }) => annulled),
    penalties: sum(({ statement }) => statement.totals.penalty),
    recovery: recovery(statements),
    targets: statesOf(tracking),
    owed: owedOf(tracking),
    deadlines: deadlinesOf(contract, unclaimed, today),
    reviews: datesToReview(contract.calendar, today),
    alerts: (tracking?.alerts ?? []).filter(({ id }) => !acknowledged.has(id)),
  };
}

/** The latest statement of each supplier. */
function latestOf(statements: readonly StatementProgress[]): Statement[] {
  const latest = new Map<string, Statement>();
  for (const { statement } of statements) latest.set(statement.supplier, statement);
  return [...latest.values()];
}

function statesOf(tracking: Tracking | undefined): PortfolioRow['targets'] {
  const targets: Record<TrackedState, number> = { met: 0, missed: 0, inconclusive: 0, 'not-computable': 0 };
  for (const { state } of tracking?.targets ?? []) targets[state] += 1;
  return targets;
}

function owedOf(tracking: Tracking | undefined): PortfolioRow['owed'] {
  const owed = new Map<string, { months: number; patients: number }>();
  const of = (party: string): { months: number; patients: number } => {
    const known = owed.get(party) ?? { months: 0, patients: 0 };
    owed.set(party, known);
    return known;
  };
  for (const { site, delivery } of tracking?.quality ?? []) if (delivery === 'owed') of(site).months += 1;
  for (const { missing } of tracking?.targets ?? [])
    for (const { party, patients } of missing?.owedBy ?? []) of(party).patients += patients;
  return [...owed]
    .map(([party, { months, patients }]) => ({ party, months, patients }))
    .toSorted((a, b) => b.months - a.months || b.patients - a.patients || (a.party < b.party ? -1 : 1));
}

function deadlinesOf(
  contract: Contract,
  unclaimed: readonly UnclaimedCell[],
  today: string,
): PortfolioRow['deadlines'] {
  if (contract.payment === undefined) return [];
  const near = claimsDue(contract, unclaimed, today).flatMap(({ due }) =>
    due.filter(({ alarm }) => alarm === 'soon'),
  );
  return [...Map.groupBy(near, ({ deadline, site }) => `${deadline} ${site}`)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, cells]) => {
      const [first] = cells;
      const cases = cells.reduce((all, cell) => all + cell.cases, 0);
      return first === undefined ? [] : [{ deadline: first.deadline, site: first.site, cases }];
    });
}
