import { parseSessionFacts } from '../core/minutes/parseSessionFacts.ts';
import { excludedOffers, noFacts } from '../core/minutes/sessionFacts.ts';
import { hasErrors, type Problem } from '../core/problem.ts';
import type { Locate } from '../core/tender/parseTender.ts';
import { findLot } from './findLot.ts';
import { technicalPhaseClosed } from './phases.ts';
import type { Actor, World } from './world.ts';

/**
 * Records what happened in the sittings of a lot's committee, replacing what is in force; earlier recordings stay in the store.
 * When the technical phase was closed and the prices were opened is not taken from here: the service saw it itself.
 * @param data what a form or a YAML file says, not yet checked
 * @returns the problems; with an error among them nothing was recorded
 */
export async function recordSession(
  world: World,
  actor: Actor,
  target: { readonly tender: string; readonly lot: string },
  data: unknown,
  locate: Locate,
): Promise<readonly Problem[]> {
  const { published, lot } = await findLot(world, target.tender, target.lot);
  const { fingerprint, tender } = published;
  const { value, problems } = parseSessionFacts(data, tender, locate);
  if (value === undefined) return problems;
  const { technicalClosed } = await world.phases.of(fingerprint, lot.id);
  if (technicalClosed !== undefined) {
    const before = (await world.sessions.latest(fingerprint, lot.id))?.facts ?? noFacts;
    const [then, now] = [before, value].map((facts) => [...excludedOffers(facts, lot.id)].toSorted().join());
    if (then !== now) {
      return [...problems, { ...technicalPhaseClosed(technicalClosed), where: locate(['excluded']) }];
    }
  }
  if (!hasErrors(problems)) {
    const facts = { ...value, technicalPhaseClosedAt: null, pricesOpenedAt: null };
    const recordedAt = world.now();
    await world.sessions.record({ fingerprint, lot: lot.id, facts, recordedAt, actor: actor.name });
  }
  return problems;
}
