import type { Cents } from '../payment/money.ts';

/** Procedures with a main device, and what was billed: by the month of the procedure. */
export interface UseCell {
  readonly supplier: string;
  readonly site: string;
  readonly month: string;
  /** Index deliveries: several main components of one procedure count once. */
  readonly procedures: number;
  /** Σ quantity · unit price over all devices of the supplier, each row in whole cents; rows without a price count as 0. */
  readonly billed: Cents;
  /** Of the device rows, those without a price. */
  readonly unpriced: number;
}

/** For a clause of cost sharing: uses that were among the first of their patient. */
export interface FirstUseCell {
  readonly clause: string;
  readonly month: string;
  readonly uses: number;
}

/** Episodes of care and their delivered cost, for the clauses that hold it to a price: an episode is an index delivery, its month that of the procedure. */
export interface EpisodeCell {
  readonly clause: string;
  readonly month: string;
  readonly episodes: number;
  /** Those for which no cost was delivered; while there are any, the clause is not computable. */
  readonly withoutCost: number;
  readonly cost: Cents;
  /** Each episode cut at the clause's cap; equal to `cost` where it has none. */
  readonly cappedCost: Cents;
}

/** Member months to four decimals, for capitation, with the cost of their care. */
export interface EnrolmentCell {
  readonly supplier: string;
  readonly month: string;
  readonly stratum: string;
  readonly memberMonths: number;
  readonly cost: Cents;
}

/** What a hospital says was the cause of an event. */
export const causes = ['device', 'procedure', 'infection', 'patient', 'unknown'] as const;

type Cause = (typeof causes)[number];

/** One claim as it was delivered, and what the rows say of it. It holds no key of a patient, no record and no day of care. */
export interface ClaimFact {
  readonly clause: string;
  readonly supplier: string;
  readonly site: string;
  /** The hospital's own number of the claim. */
  readonly reference: string;
  /** ISO day on which it was filed. */
  readonly filedOn: string;
  /** Days from the event (for a success: from the end of its window) to that day. */
  readonly daysToFile: number;
  /** Completed months from the index date to the event. */
  readonly ageMonths: number;
  /** Whether the device row that it names is in force and of this supplier. */
  readonly linked: boolean;
  /** Whether the outcome's rows document what it claims: the event, or its absence until the end of the window. */
  readonly documented: boolean;
  /** Whether its UDI is that of the device row; for claims that name none, false. */
  readonly udiMatched: boolean;
  readonly cause: Cause;
  /** Number of the recalled lot that the device is of. */
  readonly recalledLot: string | null;
}

/** Events for which a claim could be filed and was not yet. */
export interface UnclaimedCell {
  readonly clause: string;
  readonly supplier: string;
  readonly site: string;
  /** Last day for a claim. */
  readonly deadline: string;
  readonly cases: number;
}

/** A lot that was recalled, and how many devices of it were used before and after. */
export interface RecalledLot {
  readonly supplier: string;
  readonly lot: string;
  readonly recalledOn: string;
  readonly reference: string;
  /** Patients with a main device of the lot, by month of the procedure. */
  readonly patients: readonly { readonly month: string; readonly before: number; readonly after: number }[];
}

/** A supply that came late. */
export interface Delay {
  readonly supplier: string;
  readonly reference: string;
  readonly dueOn: string;
  readonly suppliedOn: string;
  readonly days: number;
}

/** What the rows of a snapshot say of money at a data date: sums, but for claims, lots and delays, of which each counts. The order of cells means nothing. */
export interface PaymentFacts {
  readonly uses: readonly UseCell[];
  readonly firstUses: readonly FirstUseCell[];
  readonly episodes: readonly EpisodeCell[];
  readonly enrolment: readonly EnrolmentCell[];
  readonly claims: readonly ClaimFact[];
  readonly unclaimed: readonly UnclaimedCell[];
  readonly recalls: readonly RecalledLot[];
  readonly delays: readonly Delay[];
}
