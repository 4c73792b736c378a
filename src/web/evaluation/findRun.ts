import { z } from 'zod';
import type { Run, StoredTender } from '../../actions/world.ts';
import type { EvaluationResult } from '../../core/evaluation/result.ts';
import { DomainError } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { PageRequest } from '../route.ts';

/** A run with the version of the tender that it evaluated, which need not be the one in force. */
export interface FoundRun {
  readonly run: Run;
  readonly published: StoredTender;
  readonly lot: Lot;
}

/** A run that has left a result. */
export interface FoundResult extends FoundRun {
  readonly result: EvaluationResult;
}

/** The run in the address; a DomainError `not-found` if there is none. */
export async function findRun({ world, params }: Pick<PageRequest, 'world' | 'params'>): Promise<FoundRun> {
  const id = z.uuid().safeParse(params.run);
  const run = id.success ? await world.runs.byId(id.data) : undefined;
  const published = run === undefined ? undefined : await world.tenders.byFingerprint(run.fingerprint);
  const lot = published?.tender.lots.find((one) => one.id === run?.lot);
  if (run === undefined || published === undefined || lot === undefined) {
    throw new DomainError('not-found', {
      it: 'Non esiste una valutazione a questo indirizzo.',
      en: 'There is no evaluation at this address.',
    });
  }
  return { run, published, lot };
}

/** The stored result of the run in the address; a DomainError `not-found` if it left none (yet). */
export async function findResult(request: Pick<PageRequest, 'world' | 'params'>): Promise<FoundResult> {
  const found = await findRun(request);
  const result = await request.world.runs.result(found.run.id);
  if (result === undefined) {
    throw new DomainError('not-found', {
      it: 'Questa valutazione non ha (ancora) un risultato.',
      en: 'This evaluation has no result (yet).',
    });
  }
  return { ...found, result };
}
