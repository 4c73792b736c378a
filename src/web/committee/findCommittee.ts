import { findLot } from '../../actions/findLot.ts';
import { lotEnvelopes } from '../../actions/lotEnvelopes.ts';
import { excludedOffers } from '../../core/minutes/sessionFacts.ts';
import type { PageRequest } from '../route.ts';
import type { CommitteePage } from './committeeView.ts';

/** What the committee's page needs to know of the lot in the address. */
export async function findCommittee({ world, params }: PageRequest): Promise<CommitteePage> {
  const { published, lot } = await findLot(world, params.tender ?? '', params.lot ?? '');
  const { fingerprint } = published;
  // An offer that was excluded beforehand is not judged.
  const { evidences, committee, facts } = await lotEnvelopes(world, fingerprint, lot.id);
  return {
    published,
    lot,
    offers: evidences,
    recorded: committee,
    preferences: await world.preferences.inForce(fingerprint, lot.id),
    excluded: excludedOffers(facts, lot.id),
    phases: await world.phases.of(fingerprint, lot.id),
    runs: await world.runs.ofLot(fingerprint, lot.id),
  };
}
