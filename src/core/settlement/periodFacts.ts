import { decimal, total } from '../numbers/arithmetic.ts';
import type { Clause } from '../payment/clause.ts';
import type { Cents } from '../payment/money.ts';
import { sameClaim } from './claimName.ts';
import { type ClaimRejection, claimVerdict, isClaimRule } from './claimVerdict.ts';
import type { ClaimFact, PaymentFacts } from './paymentFacts.ts';
import type { Ruling } from './ruling.ts';
import type { SettlementPeriod } from './settlementPeriod.ts';

/** Claims of one clause that were filed in a period, of one age and verdict. */
export interface CountedClaims {
  readonly clause: string;
  readonly ageMonths: number;
  readonly verdict: 'valid' | ClaimRejection;
  readonly claims: number;
}

/**
 * What the rows say for one supplier in one period, as sums: all that its statement is computed from and its package holds. There is no site, reference or day in it.
 */
export interface PeriodFacts {
  readonly period: number;
  /** As `UseCell`. */
  readonly procedures: number;
  readonly billed: Cents;
  readonly unpriced: number;
  /** Of clauses of cost sharing, bundles and shared savings, in the order of the contract. */
  readonly firstUses: readonly { readonly clause: string; readonly uses: number }[];
  readonly episodes: readonly {
    readonly clause: string;
    readonly episodes: number;
    readonly withoutCost: number;
    readonly cost: Cents;
    readonly cappedCost: Cents;
  }[];
  /** By stratum in alphabetical order, and the cost of their care. */
  readonly memberMonths: readonly { readonly stratum: string; readonly memberMonths: number }[];
  readonly careCost: Cents;
  /** By clause in the order of the contract, then age and verdict. */
  readonly claims: readonly CountedClaims[];
  /** Patients with a device of a recalled lot: in the period of the recall, or of the procedure where that came later. */
  readonly recalledPatients: number;
  /** Of supplies that came in the period, after they were due. */
  readonly delayDays: number;
}

/**
 * The facts of one supplier period by period. A day belongs to the first period that is not over before it; a month does with its first day; what
 * is earlier than the contract belongs to the first. Claims, recalls and late supplies that come after the contract's end belong to its last period, which stays open
 * for them; use, episodes and enrolment after it are not the contract's.
 * @param clauses of the supplier @param periods all of the contract @param upTo number of the one that is settled: those up to it are returned @param rulings on claims count for those of their line; others are not looked at
 */
export function periodFacts(
  supplier: string,
  clauses: readonly Clause[],
  facts: PaymentFacts,
  periods: readonly SettlementPeriod[],
  upTo: number,
  rulings: readonly Ruling[],
): PeriodFacts[] {
  const own = <Cell extends { readonly supplier: string }>(cells: readonly Cell[]) =>
    cells.filter((cell) => cell.supplier === supplier);
  const uses = own(facts.uses);
  const enrolment = own(facts.enrolment);
  const recalled = own(facts.recalls).flatMap(({ recalledOn, patients }) =>
    patients.map(({ month, before, after }) => ({
      day: later(recalledOn, `${month}-01`),
      patients: before + after,
    })),
  );
  const verdicts = judgedClaims(clauses, own(facts.claims), periods, rulings);
  return periods.slice(0, upTo).map(({ number }) => {
    const within = <Cell>(cells: readonly Cell[], dayOf: (cell: Cell) => string) =>
      cells.filter((cell) => periodOf(dayOf(cell), periods) === number);
    const during = (month: string) => month <= (periods.at(-1)?.to ?? '');
    const ofMonth = <Cell extends { readonly month: string }>(cells: readonly Cell[]) =>
      within(
        cells.filter(({ month }) => during(`${month}-01`)),
        ({ month }) => `${month}-01`,
      );
    const used = ofMonth(uses);
    const enrolled = ofMonth(enrolment);
    const filed = verdicts.filter(({ period }) => period === number);
    return {
      period: number,
      procedures: sum(used, (cell) => cell.procedures),
      billed: sum(used, (cell) => cell.billed),
      unpriced: sum(used, (cell) => cell.unpriced),
      firstUses: clauses.flatMap(({ id, rule }) => {
        if (rule.kind !== 'cost-sharing') return [];
        const cells = ofMonth(facts.firstUses.filter(({ clause }) => clause === id));
        return [{ clause: id, uses: sum(cells, (cell) => cell.uses) }];
      }),
      episodes: clauses.flatMap(({ id, rule }) => {
        if (rule.kind !== 'bundle' && rule.kind !== 'shared-savings') return [];
        const cells = ofMonth(facts.episodes.filter(({ clause }) => clause === id));
        return [
          {
            clause: id,
            episodes: sum(cells, (cell) => cell.episodes),
            withoutCost: sum(cells, (cell) => cell.withoutCost),
            cost: sum(cells, (cell) => cell.cost),
            cappedCost: sum(cells, (cell) => cell.cappedCost),
          },
        ];
      }),
      memberMonths: [...Map.groupBy(enrolled, ({ stratum }) => stratum)]
        .map(([stratum, cells]) => {
          // Parts of months add up in decimals, so that the order of cells means nothing.
          const months = cells.map((cell) => decimal.of(cell.memberMonths));
          return { stratum, memberMonths: total(decimal, months).toNumber() };
        })
        .toSorted((one, other) => (one.stratum < other.stratum ? -1 : 1)),
      careCost: sum(enrolled, (cell) => cell.cost),
      claims: clauses.flatMap(({ id }) => countedClaims(id, filed)),
      recalledPatients: sum(
        within(recalled, ({ day }) => day),
        (cell) => cell.patients,
      ),
      delayDays: sum(
        within(own(facts.delays), ({ suppliedOn }) => suppliedOn),
        (delay) => delay.days,
      ),
    };
  });
}

/** A claim as it was delivered, the period in which it counts, and whether it does. */
export type JudgedClaim = ClaimFact & Pick<CountedClaims, 'verdict'> & { readonly period: number };

/** Claims of the clauses, each with its verdict. @param periods all of the contract */
export function judgedClaims(
  clauses: readonly Clause[],
  claims: readonly ClaimFact[],
  periods: readonly SettlementPeriod[],
  rulings: readonly Ruling[],
): JudgedClaim[] {
  return claims.flatMap((claim) => {
    const rule = clauses.find(({ id }) => id === claim.clause)?.rule;
    const period = periodOf(claim.filedOn, periods);
    if (rule === undefined || !isClaimRule(rule)) return [];
    return [{ ...claim, period, verdict: claimVerdict(claim, rule, fell(claim, period, rulings)) }];
  });
}

function countedClaims(clause: string, filed: readonly JudgedClaim[]): CountedClaims[] {
  const own = filed.filter((claim) => claim.clause === clause);
  return [...Map.groupBy(own, ({ ageMonths, verdict }) => `${ageMonths} ${verdict}`).values()]
    .map((claims) => {
      const { ageMonths, verdict } = claims[0] as (typeof own)[number];
      return { clause, ageMonths, verdict, claims: claims.length };
    })
    .toSorted((one, other) => one.ageMonths - other.ageMonths || (one.verdict < other.verdict ? -1 : 1));
}

/** Whether the last ruling on a claim, within the line of the period in which it was filed, went against it. */
function fell(claim: ClaimFact, period: number, rulings: readonly Ruling[]): boolean {
  const own = `${claim.clause}/${period}`;
  const last = rulings.findLast(
    (one) => one.line === own && one.claim !== null && sameClaim(one.claim, claim),
  );
  return last?.verdict === 'falls';
}

/** A day after the contract's end belongs to its last period. */
function periodOf(day: string, periods: readonly SettlementPeriod[]): number {
  return periods.find(({ to }) => day <= to)?.number ?? periods.length;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
