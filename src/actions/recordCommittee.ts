import { errorAt, type Problem } from '../core/problem.ts';
import type { Committee } from '../core/scoring/committee.ts';
import { parseCommittee } from '../core/scoring/parseCommittee.ts';
import type { Locate } from '../core/tender/parseTender.ts';
import { findLot } from './findLot.ts';
import { technicalPhaseClosed } from './phases.ts';
import type { Actor, World } from './world.ts';

/**
 * Records the committee's judgements for a lot, replacing the ones in force; earlier ones stay in the store.
 * @param data what a form or a YAML file says, not yet checked
 * @returns the problems; with an error among them nothing was recorded
 */
export async function recordCommittee(
  world: World,
  actor: Actor,
  target: { readonly tender: string; readonly lot: string },
  data: unknown,
  locate: Locate,
): Promise<readonly Problem[]> {
  const { published, lot } = await findLot(world, target.tender, target.lot);
  const { technicalClosed } = await world.phases.of(published.fingerprint, lot.id);
  if (technicalClosed !== undefined) return [technicalPhaseClosed(technicalClosed)];
  const { value, problems } = parseCommittee(data, lot, locate);
  const dropped =
    value === undefined ? [] : await droppedCommissioners(world, published.fingerprint, lot.id, value);
  if (dropped.length > 0) {
    return [
      errorAt(
        locate(['commissioners']),
        'commissioner-locked',
        {
          it: `Chi ha bloccato le proprie tabelle del confronto a coppie resta tra i commissari: ${dropped.join(', ')}.`,
          en: `Whoever has locked tables of the pairwise comparison stays among the commissioners: ${dropped.join(', ')}.`,
        },
        {
          it: 'Lasciare il nome com’è, o prima ricominciare il confronto.',
          en: 'Leave the name as it is, or begin the comparison again first.',
        },
      ),
    ];
  }
  if (value !== undefined) {
    await world.committees.record({
      fingerprint: published.fingerprint,
      lot: lot.id,
      committee: value,
      recordedAt: world.now(),
      actor: actor.name,
    });
  }
  return problems;
}

/** Commissioners who have locked tables and are not on the new list: a new name could otherwise compare a second time. */
async function droppedCommissioners(
  { preferences }: World,
  fingerprint: string,
  lot: string,
  { commissioners }: Committee,
): Promise<string[]> {
  const entered = await preferences.inForce(fingerprint, lot);
  return entered
    .filter(({ locked, commissioner }) => locked && !commissioners.includes(commissioner))
    .map(({ commissioner }) => commissioner);
}
