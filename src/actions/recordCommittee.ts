import type { Problem } from '../core/problem.ts';
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
