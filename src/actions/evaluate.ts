import type { LotOffers } from '../core/evaluation/assembleOffers.ts';
import { DomainError } from '../core/problem.ts';
import type { SimulationMode } from '../core/valuation/lotDraws.ts';
import { findLot } from './findLot.ts';
import { assembledEnvelopes, lotEnvelopes } from './lotEnvelopes.ts';
import { openingProblems } from './phases.ts';
import { planOf } from './simulationPlan.ts';
import type { Actor, Run, World } from './world.ts';

/**
 * Starts the evaluation of a lot with the envelopes in force, in the background.
 * @returns the run, queued; ask the store how far it is
 * @throws DomainError `not-ready` with the list of what is missing
 */
export async function startEvaluation(
  world: World,
  actor: Actor,
  target: {
    readonly tender: string;
    readonly lot: string;
    readonly mode?: SimulationMode;
    readonly draws?: number;
    readonly seed?: number;
  },
): Promise<Run> {
  const { published, lot } = await findLot(world, target.tender, target.lot);
  const { fingerprint } = published;
  const assembled = assembledEnvelopes(lot, await lotEnvelopes(world, fingerprint, lot.id));
  const closed = openingProblems(published.tender, await world.phases.of(fingerprint, lot.id), world.now());
  if (assembled.value === undefined || closed.length > 0) {
    throw new DomainError(
      'not-ready',
      {
        it: 'Il lotto non è ancora pronto per la valutazione.',
        en: 'The lot is not ready to be evaluated yet.',
      },
      [...assembled.problems, ...closed],
    );
  }
  const run: Run = {
    id: world.newId(),
    tender: target.tender,
    fingerprint,
    lot: lot.id,
    state: 'queued',
    progress: 0,
    ...planOf(lot, target),
    startedAt: world.now(),
    endedAt: null,
    actor: actor.name,
  };
  await world.runs.add(run, assembled.value);
  void carryOut(world, run, assembled.value).catch(world.report);
  return run;
}

/** Stops a queued or running evaluation; one that has ended stays as it is. */
export async function cancelEvaluation(world: World, id: string): Promise<void> {
  if (await world.runs.end(id, 'cancelled', world.now(), null)) world.evaluator.cancel(id);
}

/** Sees a run through to its end; whatever happens, the run is left in a final state. */
async function carryOut(world: World, run: Run, inputs: LotOffers): Promise<void> {
  try {
    const tender = await world.tenders.byFingerprint(run.fingerprint);
    if (tender === undefined) throw new Error(`run ${run.id} of an unknown tender version`);
    const evaluation = await world.evaluator.evaluate(
      run.id,
      { tender, lot: run.lot, inputs, plan: { mode: run.mode, draws: run.draws, seed: run.seed } },
      {
        started: () => world.runs.start(run.id),
        progress: (fraction) => void world.runs.progress(run.id, fraction).catch(world.report),
      },
    );
    if (evaluation === undefined) return;
    await world.runs.end(run.id, 'done', world.now(), {
      format: 1,
      program: world.program,
      tender: { id: tender.tender.id, fingerprint: tender.fingerprint },
      lots: [{ ...evaluation, committee: inputs.committee }],
    });
  } catch (error) {
    world.report(error);
    await world.runs.end(run.id, 'failed', world.now(), null);
  }
}
