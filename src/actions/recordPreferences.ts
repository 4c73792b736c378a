import { z } from 'zod';
import { DomainError, hasErrors, type Place, type Problem } from '../core/problem.ts';
import type { PairwiseTable } from '../core/scoring/pairwise.ts';
import { comparedCriteria, tableGaps } from '../core/scoring/preferenceProblems.ts';
import { preferenceTables, tableSchema } from '../core/scoring/preferenceTables.ts';
import { type Locate, shapeProblems } from '../core/tender/parseTender.ts';
import { findLot } from './findLot.ts';
import { lotEnvelopes } from './lotEnvelopes.ts';
import { technicalPhaseClosed } from './phases.ts';
import type { Actor, World } from './world.ts';

/** What one commissioner hands in for a lot. */
export interface PreferenceEntry {
  readonly tender: string;
  readonly lot: string;
  readonly commissioner: string;
  /** Tables as a form or file says them, not yet checked. */
  readonly tables: unknown;
  /** Lock them: they have to be complete, and cannot change any more. */
  readonly lock: boolean;
}

/** Where on a form the reader finds what a problem is about. */
export interface PreferencePlaces {
  readonly locate: Locate;
  gap(criterion: string, gap: readonly [string, string] | 'reason'): Place;
}

/**
 * Records the tables of one commissioner as a draft, or locks them. All or nothing: with an error nothing is recorded.
 * @throws DomainError `unknown-commissioner`, or `table-locked` when the tables are locked already
 */
export async function recordPreferences(
  world: World,
  actor: Actor,
  { tender, lot: lotId, commissioner, tables, lock }: PreferenceEntry,
  { locate, gap }: PreferencePlaces,
): Promise<readonly Problem[]> {
  const { published, lot } = await findLot(world, tender, lotId);
  const { fingerprint } = published;
  const { technicalClosed } = await world.phases.of(fingerprint, lot.id);
  if (technicalClosed !== undefined) return [technicalPhaseClosed(technicalClosed)];
  const { evidences, committee } = await lotEnvelopes(world, fingerprint, lot.id);
  const commissioners = committee?.committee.commissioners ?? [];
  if (!commissioners.includes(commissioner)) {
    throw new DomainError('unknown-commissioner', {
      it: `«${commissioner}» non è tra i commissari di questo lotto.`,
      en: `“${commissioner}” is not among the commissioners of this lot.`,
    });
  }
  const shape = z.array(tableSchema).safeParse(tables, { reportInput: true });
  if (!shape.success) return shape.error.issues.flatMap((issue) => shapeProblems(issue, locate));
  const { value, problems } = preferenceTables(shape.data, lot, commissioners, locate);
  if (value === undefined) return problems;
  if (lock) {
    const missing = comparedCriteria(lot, evidences.length).flatMap(({ code }) =>
      tableGaps(tableOn(value, code, commissioner), evidences, (one) => gap(code, one)),
    );
    if (hasErrors(missing)) return missing;
  }
  const recorded = await world.preferences.record(fingerprint, lot.id, {
    commissioner,
    locked: lock,
    tables: value,
    recordedAt: world.now(),
    actor: actor.name,
  });
  if (!recorded) {
    throw new DomainError('table-locked', {
      it: `Le tabelle di «${commissioner}» sono già bloccate: non è stato registrato nulla.`,
      en: `The tables of “${commissioner}” are locked already: nothing was recorded.`,
    });
  }
  return [];
}

function tableOn(tables: readonly PairwiseTable[], criterion: string, commissioner: string): PairwiseTable {
  return (
    tables.find((table) => table.criterion === criterion) ?? {
      criterion,
      commissioner,
      preferences: [],
      reason: '',
    }
  );
}
