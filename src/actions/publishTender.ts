import { parsePublishable } from '../core/laboratory/lintLot.ts';
import { hasErrors, type Parsed } from '../core/problem.ts';
import type { Locate } from '../core/tender/parseTender.ts';
import type { Actor, StoredTender, World } from './world.ts';

/**
 * Publishes a tender definition: from now its rules bind. Publishing what is already in force changes nothing.
 * @param data the definition as plain values, not yet checked
 */
export async function publishTender(
  world: World,
  actor: Actor,
  data: unknown,
  locate: Locate,
): Promise<Parsed<StoredTender>> {
  const { value: tender, problems } = parsePublishable(data, locate);
  if (tender === undefined || hasErrors(problems)) return { value: undefined, problems };
  const fingerprint = world.fingerprint(tender);
  const inForce = await world.tenders.byId(tender.id);
  if (inForce?.fingerprint === fingerprint) return { value: inForce, problems };
  const published = { tender, fingerprint, publishedAt: world.now(), actor: actor.name };
  await world.tenders.publish(published);
  return { value: published, problems };
}
