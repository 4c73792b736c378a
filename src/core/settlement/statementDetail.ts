import type { Fingerprint } from '../evaluation/runPackage.ts';
import type { ClaimName } from './claimName.ts';
import type { CountedClaims, JudgedClaim } from './periodFacts.ts';
import { judgedClaims } from './periodFacts.ts';
import type { PeriodStanding } from './periodStanding.ts';
import type { SettlementData } from './settle.ts';
import { settlementPeriods } from './settlementPeriod.ts';
import type { Statement, StatementLine } from './statement.ts';
import { paymentOf } from './supplierContract.ts';

/** One claim of a line. */
export interface LineClaim extends Pick<CountedClaims, 'ageMonths' | 'verdict'> {
  readonly line: string;
  /** Its place in the line, from 1: by it the supplier names a claim without learning of which hospital it is. */
  readonly number: number;
  /** Null in what a supplier reads. */
  readonly name: ClaimName | null;
}

/** Hospitals that owe the data for which a line is held. */
export interface OwingSite {
  readonly line: string;
  readonly site: string;
  /** Deliveries that it owes, or, where it delivered, patients of whom something is missing; the other is 0. */
  readonly months: number;
  readonly patients: number;
}

/** What a statement does not say and the board has to know of it: which claims a line counts, and which hospitals owe. It is kept beside the statement and is in no copy of it. */
export interface StatementDetail {
  readonly claims: readonly LineClaim[];
  readonly owing: readonly OwingSite[];
}

/**
 * Claims of a line are in the order of their age; those of one age in that of a fingerprint with the snapshot, from which nobody reads the hospital.
 * @param statement of this settlement
 */
export function statementDetail(
  data: SettlementData,
  { supplier, lines, penalties }: Statement,
  fingerprint: Fingerprint,
): StatementDetail {
  const { contract } = data.contract;
  const periods = settlementPeriods(contract);
  const clauses = paymentOf(contract).clauses.filter((clause) => clause.supplier === supplier);
  const own = data.facts.claims.filter((claim) => claim.supplier === supplier);
  const lineOf = ({ clause, period }: JudgedClaim) => `${clause}/${period}`;
  const order = ({ site, reference }: JudgedClaim) =>
    fingerprint({ snapshot: data.snapshot, site, reference });
  const byLine = Map.groupBy(
    judgedClaims(clauses, own, periods, data.rulings).filter(({ period }) => period <= data.period),
    lineOf,
  );
  return {
    claims: [...byLine].flatMap(([line, claims]) =>
      claims
        .map((claim) => ({ claim, order: order(claim) }))
        .toSorted((a, b) => a.claim.ageMonths - b.claim.ageMonths || (a.order < b.order ? -1 : 1))
        .map(({ claim: { ageMonths, verdict, site, reference } }, at) => ({
          line,
          number: at + 1,
          ageMonths,
          verdict,
          name: { site, reference },
        })),
    ),
    owing: [...lines, ...penalties].flatMap((line) => {
      const standing = data.standings.find(({ period }) => period === line.period);
      return standing === undefined ? [] : owingSites(line, standing, contract.sites);
    }),
  };
}

/** What of it a supplier reads: its claims by number, and no hospital. */
export function detailForSupplier({ claims }: StatementDetail): StatementDetail {
  return { claims: claims.map((claim) => ({ ...claim, name: null })), owing: [] };
}

/** Most first. None are named where costs, prices or strata are lacking: the sums do not say whose. */
function owingSites(
  { id, held, target, owedBy }: StatementLine,
  { owed, targets }: PeriodStanding,
  sites: readonly { readonly code: string }[],
): OwingSite[] {
  if (!owedBy.includes('site')) return [];
  if (held === 'data-owed')
    return owed.map(({ site, months }) => ({ line: id, site, months: months.length, patients: 0 }));
  return (targets.find((one) => one.target === target)?.owedBy ?? [])
    .filter(({ party }) => sites.some(({ code }) => code === party))
    .map(({ party, patients }) => ({ line: id, site: party, months: 0, patients }));
}
