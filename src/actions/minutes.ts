import type { EvaluationResult } from '../core/evaluation/result.ts';
import { runPackage } from '../core/evaluation/runPackage.ts';
import { excludedOffers, noFacts, type SessionFacts } from '../core/minutes/sessionFacts.ts';
import { technicalInputs } from '../core/minutes/technicalInputs.ts';
import { romeTime } from '../core/numbers/romeTime.ts';
import type { Tender } from '../core/tender/tender.ts';
import type { MinutesRecord } from '../report/minutes/minutesRecord.ts';
import { isOfRecord } from './phases.ts';
import type { Run, World } from './world.ts';

/** What minutes need beside a result, from facts that are known. */
export function minutesRecord(
  { fingerprint }: Pick<World, 'fingerprint'>,
  definition: Tender,
  result: EvaluationResult,
  facts: SessionFacts,
): MinutesRecord {
  const { tender, lots } = result;
  const rules = tender.fingerprint;
  const { hashes } = runPackage(definition, result, fingerprint);
  return {
    facts,
    inputsSha256: hashes.inputs,
    packageSha256: hashes.package,
    technicalSha256: Object.fromEntries(
      lots.map(({ lot, offers, committee }) => {
        const envelopes = offers.map(({ id, evidenceSha256 }) => ({ offer: id, sha256: evidenceSha256 }));
        return [
          lot,
          fingerprint(technicalInputs(rules, envelopes, committee, excludedOffers(facts, lot))),
        ] as const;
      }),
    ),
  };
}

/** The same for a stored run, with the acts that the service recorded itself if the run was made after them. */
export async function minutesOfRun(
  world: World,
  definition: Tender,
  run: Run,
  result: EvaluationResult,
): Promise<MinutesRecord> {
  const stored = await world.sessions.latest(run.fingerprint, run.lot);
  const phases = await world.phases.of(run.fingerprint, run.lot);
  const { technicalClosed, pricesOpened } = isOfRecord(run, phases)
    ? phases
    : { technicalClosed: undefined, pricesOpened: undefined };
  return minutesRecord(world, definition, result, {
    ...(stored?.facts ?? noFacts),
    technicalPhaseClosedAt: technicalClosed === undefined ? null : romeTime(technicalClosed.at),
    pricesOpenedAt: pricesOpened === undefined ? null : romeTime(pricesOpened.at),
  });
}
