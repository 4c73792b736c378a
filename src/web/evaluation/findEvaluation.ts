import { findLot } from '../../actions/findLot.ts';
import { lotEnvelopes } from '../../actions/lotEnvelopes.ts';
import type {
  LotPhases,
  Run,
  StoredCommittee,
  StoredPreferences,
  StoredTender,
  StoredUpload,
} from '../../actions/world.ts';
import type { SessionFacts } from '../../core/minutes/sessionFacts.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { PageRequest } from '../route.ts';

/** Everything that the evaluation page of a lot shows. */
export interface EvaluationPage {
  readonly published: StoredTender;
  readonly lot: Lot;
  readonly evidences: readonly StoredUpload[];
  readonly prices: readonly StoredUpload[];
  readonly committee: StoredCommittee | undefined;
  readonly facts: SessionFacts;
  /** What each commissioner has entered of a pairwise comparison. */
  readonly preferences: readonly StoredPreferences[];
  readonly phases: LotPhases;
  readonly runs: readonly Run[];
}

/** What the evaluation page needs to know of the lot in the address. */
export async function findEvaluation({ world, params }: PageRequest): Promise<EvaluationPage> {
  const { published, lot } = await findLot(world, params.tender ?? '', params.lot ?? '');
  const { fingerprint } = published;
  const { evidences, prices, committee, facts } = await lotEnvelopes(world, fingerprint, lot.id);
  return {
    published,
    lot,
    evidences,
    prices,
    committee,
    facts,
    preferences: await world.preferences.inForce(fingerprint, lot.id),
    phases: await world.phases.of(fingerprint, lot.id),
    runs: await world.runs.ofLot(fingerprint, lot.id),
  };
}
