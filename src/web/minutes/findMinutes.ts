import { findLot } from '../../actions/findLot.ts';
import type { LotPhases, Run, StoredSession, StoredTender, StoredUpload } from '../../actions/world.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { PageRequest } from '../route.ts';

/** Everything that the page of a lot's minutes shows. */
export interface MinutesPage {
  readonly published: StoredTender;
  readonly lot: Lot;
  /** All offers received, excluded ones too. */
  readonly offers: readonly StoredUpload[];
  readonly recorded: StoredSession | undefined;
  readonly phases: LotPhases;
  readonly runs: readonly Run[];
}

/** What the page needs to know of the lot in the address. */
export async function findMinutes({ world, params }: PageRequest): Promise<MinutesPage> {
  const { published, lot } = await findLot(world, params.tender ?? '', params.lot ?? '');
  const { fingerprint } = published;
  return {
    published,
    lot,
    offers: await world.uploads.inForce(fingerprint, lot.id, 'evidence'),
    recorded: await world.sessions.latest(fingerprint, lot.id),
    phases: await world.phases.of(fingerprint, lot.id),
    runs: await world.runs.ofLot(fingerprint, lot.id),
  };
}
