/**
 * What happened in the sittings of a committee and no computation can know: the part of the minutes (verbale) that people
 * write. Whatever was not given is null or empty, and the printed minutes leave a line to fill in by hand. Times are those of
 * a clock in Rome, `2027-04-05T09:00:00`; days are `2027-04-05`.
 */
export interface SessionFacts {
  readonly place: string | null;
  /** The act by which the committee was appointed, and its day. */
  readonly appointment: { readonly act: string | null; readonly date: string | null };
  readonly members: readonly Member[];
  /** In the order of time. */
  readonly sittings: readonly Sitting[];
  readonly technicalPhaseClosedAt: string | null;
  readonly pricesOpenedAt: string | null;
  readonly excluded: readonly Exclusion[];
  readonly notes: string | null;
}

export const roles = ['president', 'member', 'secretary'] as const;
export type Role = (typeof roles)[number];

interface Member {
  readonly name: string;
  readonly role: Role;
  /** Day of the member's declaration that there is no conflict of interest (D.Lgs. 36/2023, art. 16 and 93). */
  readonly noConflictDeclaredOn: string | null;
}

/** One sitting (seduta) of the committee. */
interface Sitting {
  readonly opensAt: string;
  readonly closesAt: string | null;
}

/** An offer that was left out before any scoring, for reasons that have nothing to do with points. */
export interface Exclusion {
  readonly lot: string;
  readonly supplier: string;
  /** Offer id, as the workbooks of the supplier would have it. */
  readonly offer: string;
  readonly reason: string;
}

/** Nothing has been written down. */
export const noFacts: SessionFacts = {
  place: null,
  appointment: { act: null, date: null },
  members: [],
  sittings: [],
  technicalPhaseClosedAt: null,
  pricesOpenedAt: null,
  excluded: [],
  notes: null,
};

/** Ids of the offers of a lot that were excluded before scoring: they are not evaluated. */
export function excludedOffers({ excluded }: SessionFacts, lot: string): ReadonlySet<string> {
  return new Set(excluded.filter((one) => one.lot === lot).map(({ offer }) => offer));
}
