import { findLot } from '../../actions/findLot.ts';
import type { PageRequest } from '../route.ts';
import type { CommitteePage } from './committeeView.ts';

/** What the committee's page needs to know of the lot in the address. */
export async function findCommittee({ world, params }: PageRequest): Promise<CommitteePage> {
  const { published, lot } = await findLot(world, params.tender ?? '', params.lot ?? '');
  const { fingerprint } = published;
  return {
    published,
    lot,
    offers: await world.uploads.inForce(fingerprint, lot.id, 'evidence'),
    recorded: await world.committees.latest(fingerprint, lot.id),
    runs: await world.runs.ofLot(fingerprint, lot.id),
  };
}
