import { samePerson } from '../contract/phaseProgress.ts';
import type { Problem } from '../problem.ts';
import { duties, issuedAlready, nameMissing, ruledSince, superseded } from './statementActRefusals.ts';
import type { StatementProgress } from './statementProgress.ts';

/** Who made what a statement rests on: they do not approve it. */
export interface StatementOrigin {
  /** Who made the settlement, and when. */
  readonly actor: string;
  readonly madeAt: string;
  /** Who imported any of the deliveries of its snapshot. */
  readonly importers: readonly string[];
  /** Hash of the statement of the supplier that was issued last; null before the first. */
  readonly lastIssued: string | null;
  /** When a dispute of the supplier was last resolved; null if none was. */
  readonly lastRuling: string | null;
}

/** Why a draft cannot be issued now. @param name who approves, as typed */
export function approvalProblems(
  { issued, statement }: StatementProgress,
  { actor, madeAt, importers, lastIssued, lastRuling }: StatementOrigin,
  name: string,
): Problem[] {
  if (issued !== null) return [issuedAlready];
  if (name.trim() === '') return [nameMissing];
  if (statement.previous !== lastIssued) return [superseded];
  if (lastRuling !== null && lastRuling > madeAt) return [ruledSince];
  if (samePerson(actor, name))
    return [
      duties(
        name,
        { it: 'ha fatto questa liquidazione', en: 'made this settlement' },
        { it: 'chi liquida non approva', en: 'who settles does not approve' },
      ),
    ];
  if (importers.some((one) => samePerson(one, name)))
    return [
      duties(
        name,
        {
          it: 'ha importato dati di questa liquidazione',
          en: 'imported data of this settlement',
        },
        { it: 'chi importa non approva', en: 'who imports does not approve' },
      ),
    ];
  return [];
}
