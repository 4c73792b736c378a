import { namesPatient } from '../core/deliveries/namesPatient.ts';
import { DomainError, errorAt, type Problem } from '../core/problem.ts';
import { findContract } from './findContract.ts';
import type { Actor, World } from './world.ts';

/** Longest note. */
export const LONGEST_NOTE = 2000;

/**
 * Records that somebody has seen an alert and what comes of it. An alert is one crossing: it stays acknowledged in later snapshots. It
 * never moves money.
 * @returns what is wrong with the note; nothing was recorded then
 * @throws DomainError `not-found` for an alert that the contract does not have
 */
export async function acknowledgeAlert(
  world: World,
  actor: Actor,
  contract: string,
  alert: string,
  note: string,
): Promise<readonly Problem[]> {
  if (!(await hasAlert(world, contract, alert))) {
    throw new DomainError('not-found', {
      it: 'Questa segnalazione non c’è, o una consegna successiva l’ha tolta.',
      en: 'There is no such alert, or a later delivery has removed it.',
    });
  }
  const words = note.trim();
  if (words === '' || words.length > LONGEST_NOTE) {
    return [
      errorAt(
        { field: 'note' },
        words === '' ? 'missing' : 'too-long',
        words === ''
          ? { it: 'Manca la nota.', en: 'The note is missing.' }
          : { it: 'La nota è troppo lunga.', en: 'The note is too long.' },
        {
          it: 'Scrivere che cosa si è visto e che cosa ne segue.',
          en: 'Write what was seen and what comes of it.',
        },
      ),
    ];
  }
  if (namesPatient(words)) {
    return [
      errorAt(
        { field: 'note' },
        'names-patient',
        {
          it: 'La nota contiene un codice fiscale o uno pseudonimo.',
          en: 'The note holds a fiscal code or a pseudonym.',
        },
        { it: 'Toglierlo: bastano sede e mese.', en: 'Take it out: site and month are enough.' },
      ),
    ];
  }
  await world.acknowledgements.add({ contract, alert, at: world.now(), actor: actor.name, note: words });
  return [];
}

/** Whether the snapshot in force has the alert, at any data date for which there are figures. */
async function hasAlert(world: World, contract: string, alert: string): Promise<boolean> {
  await findContract(world, contract);
  const snapshot = await world.snapshots.inForce(contract);
  if (snapshot === undefined) return false;
  for (const date of await world.trackings.dates(snapshot.hash)) {
    const stored = await world.trackings.of(snapshot.hash, date);
    if (stored?.tracking.alerts.some(({ id }) => id === alert)) return true;
  }
  return false;
}
