import { DomainError, errorAt, type Problem } from '../core/problem.ts';
import { LONGEST_REASON } from '../core/scoring/preferenceTables.ts';
import { findLot } from './findLot.ts';
import { technicalPhaseClosed } from './phases.ts';
import type { Actor, World } from './world.ts';

/**
 * Begins the comparison of a lot again, for all commissioners, because locked tables cannot stand: all alike, of other offers
 * than those that are there, or of a commissioner who was replaced. What was entered stays in the store, and the act is shown.
 * @throws DomainError `nothing-locked` where drafts can simply be changed
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
  if (!(await world.preferences.inForce(fingerprint, lot.id)).some(({ locked }) => locked)) {
    throw new DomainError('nothing-locked', {
      it: 'Nessun commissario ha bloccato le proprie tabelle: le bozze si possono cambiare, il confronto non si ripete.',
      en: 'No commissioner has locked tables: drafts can be changed, the comparison is not repeated.',
    });
  }
  if (reason === '' || reason.length > LONGEST_REASON) {
    return [
      errorAt(
        { field: 'reason' },
        'missing',
        reason === ''
          ? { it: 'Manca il motivo.', en: 'The reason is missing.' }
          : { it: 'Il motivo è troppo lungo.', en: 'The reason is too long.' },
        { it: 'Scrivere perché il confronto va ripetuto.', en: 'Write why the comparison is repeated.' },
      ),
    ];
  }
  await world.preferences.beginAgain(fingerprint, lot.id, { reason, at: world.now(), actor: actor.name });
  return [];
}
