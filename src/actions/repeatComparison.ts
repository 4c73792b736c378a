import { excludedOffers } from '../core/minutes/sessionFacts.ts';
import { DomainError, errorAt, type Problem } from '../core/problem.ts';
import { voidComparison } from '../core/scoring/voidComparison.ts';
import { findLot } from './findLot.ts';
import { lotEnvelopes } from './lotEnvelopes.ts';
import { technicalPhaseClosed } from './phases.ts';
import type { Actor, World } from './world.ts';

/**
 * Begins the comparison of a lot again, for all commissioners. Possible only where locked tables cannot be scored as they
 * are: all alike, or of other offers than those that are there. What was entered stays in the store.
 * @param reason for the minutes
 */
export async function repeatComparison(
  world: World,
  actor: Actor,
  target: { readonly tender: string; readonly lot: string },
  reason: string,
): Promise<readonly Problem[]> {
  const { published, lot } = await findLot(world, target.tender, target.lot);
  const { fingerprint } = published;
  const { technicalClosed } = await world.phases.of(fingerprint, lot.id);
  if (technicalClosed !== undefined) return [technicalPhaseClosed(technicalClosed)];
  const { evidences, committee, facts } = await lotEnvelopes(world, fingerprint, lot.id);
  const reasons = voidComparison(
    lot,
    evidences,
    committee?.committee.commissioners ?? [],
    await world.preferences.inForce(fingerprint, lot.id),
    excludedOffers(facts, lot.id),
  );
  if (reasons.length === 0) {
    throw new DomainError('comparison-stands', {
      it: 'Le tabelle bloccate sono valide: il confronto non si ripete.',
      en: 'The locked tables stand: the comparison is not repeated.',
    });
  }
  if (reason === '') {
    return [
      errorAt(
        { field: 'reason' },
        'missing',
        { it: 'Manca il motivo.', en: 'The reason is missing.' },
        { it: 'Scrivere perché il confronto va ripetuto.', en: 'Write why the comparison is repeated.' },
      ),
    ];
  }
  await world.preferences.beginAgain(fingerprint, lot.id, { reason, at: world.now(), actor: actor.name });
  return [];
}
