import { z } from 'zod';
import { offerId } from '../evidence/evidence.ts';
import { readDay, readTime } from '../numbers/romeTime.ts';
import { hasErrors, type Parsed, type Problem } from '../problem.ts';
import { type Locate, shapeProblems } from '../tender/parseTender.ts';
import type { Tender } from '../tender/tender.ts';
import { roles, type SessionFacts } from './sessionFacts.ts';
import { noSuchDay, noSuchTime, sessionProblems } from './sessionProblems.ts';

const text = z.string().trim().min(1).max(4000);

/** The file of a committee's sittings; everything in it may wait. */
const sessionSchema = z.strictObject({
  place: text.optional(),
  appointment: z.strictObject({ act: text.optional(), date: text.optional() }).optional(),
  members: z
    .array(z.strictObject({ name: text, role: z.enum(roles), noConflictDeclaredOn: text.optional() }))
    .optional(),
  sittings: z.array(z.strictObject({ opensAt: text, closesAt: text.optional() })).optional(),
  technicalPhaseClosedAt: text.optional(),
  pricesOpenedAt: text.optional(),
  excluded: z.array(z.strictObject({ lot: text, supplier: text, reason: text })).optional(),
  notes: text.optional(),
});

/**
 * Unknown data (a YAML file or a form) to the facts of a committee's sittings, with all problems at once.
 * @param tender whose deadline no sitting may precede
 */
export function parseSessionFacts(data: unknown, tender: Tender, locate: Locate): Parsed<SessionFacts> {
  // An empty file says nothing yet, which is allowed.
  const shape = sessionSchema.safeParse(data ?? {}, { reportInput: true });
  if (!shape.success) {
    const problems = shape.error.issues.flatMap((issue) => shapeProblems(issue, locate));
    return { value: undefined, problems: problems.map((problem) => ({ ...problem, mend: whereDescribed })) };
  }
  const given = shape.data;
  const problems: Problem[] = [];
  /** Checked texts; a wrong one is a problem and counts as not given. */
  const read = (
    value: string | undefined,
    path: readonly PropertyKey[],
    reader: (text: string) => string | undefined,
    problem: typeof noSuchDay,
  ): string | null => {
    if (value === undefined) return null;
    const known = reader(value);
    if (known === undefined) problems.push(problem(value, locate(path)));
    return known ?? null;
  };
  const day = (value: string | undefined, ...path: readonly PropertyKey[]): string | null =>
    read(value, path, readDay, noSuchDay);
  const time = (value: string | undefined, ...path: readonly PropertyKey[]): string | null =>
    read(value, path, readTime, noSuchTime);

  const facts: SessionFacts = {
    place: given.place ?? null,
    appointment: {
      act: given.appointment?.act ?? null,
      date: day(given.appointment?.date, 'appointment', 'date'),
    },
    members: (given.members ?? []).map(({ noConflictDeclaredOn, ...member }, at) => ({
      ...member,
      noConflictDeclaredOn: day(noConflictDeclaredOn, 'members', at, 'noConflictDeclaredOn'),
    })),
    sittings: (given.sittings ?? []).map(({ opensAt, closesAt }, at) => ({
      opensAt: time(opensAt, 'sittings', at, 'opensAt') ?? '',
      closesAt: time(closesAt, 'sittings', at, 'closesAt'),
    })),
    technicalPhaseClosedAt: time(given.technicalPhaseClosedAt, 'technicalPhaseClosedAt'),
    pricesOpenedAt: time(given.pricesOpenedAt, 'pricesOpenedAt'),
    excluded: (given.excluded ?? []).map((one) => ({ ...one, offer: offerId(one.supplier) })),
    notes: given.notes ?? null,
  };
  if (!hasErrors(problems)) problems.push(...sessionProblems(facts, tender, locate));
  const inOrder = facts.sittings.toSorted((a, b) => (a.opensAt < b.opensAt ? -1 : 1));
  return { value: hasErrors(problems) ? undefined : { ...facts, sittings: inOrder }, problems };
}

const whereDescribed = {
  it: 'I campi sono descritti in examples/README.md.',
  en: 'The fields are described in examples/README.md.',
};
