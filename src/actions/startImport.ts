import type { Batch, Snapshot } from '../core/deliveries/batch.ts';
import type { Reader } from '../core/disclosure/reader.ts';
import { DomainError, errorAt, type Text } from '../core/problem.ts';
import type { DeliveryImport, GivenDelivery, ImportListener, StoredContract } from './contractStores.ts';
import { type ImportOutcome, importDelivery } from './importDelivery.ts';
import { type ImportLane, laneOf } from './importLane.ts';
import { passed } from './latestRelease.ts';
import { layAgain } from './layAgain.ts';
import { makeRelease } from './makeRelease.ts';
import { settlePeriod } from './settlePeriod.ts';
import { trackAsOf } from './trackAsOf.ts';
import type { Actor, World } from './world.ts';

/** Files of a delivery that somebody sent; they go once the import has ended, however it ends. */
export interface SentDelivery extends GivenDelivery {
  discard(): Promise<void>;
}

/**
 * Starts the import of a delivery in the background, one at a time for each contract.
 * @returns the import, running; ask the store how far it is
 * @throws DomainError `busy` if one of the contract is under way; the files are then still there
 */
export function startImport(
  world: World,
  actor: Actor,
  contract: StoredContract,
  delivery: SentDelivery,
): DeliveryImport {
  const { started, ended } = beginImport(world, actor, contract, delivery);
  void ended.catch(world.report);
  return started;
}

/** Starts laying the deliveries of earlier versions of a contract again under this one, as an import is started. @throws DomainError `busy` */
export function startLayingAgain(world: World, actor: Actor, contract: StoredContract): DeliveryImport {
  const { started, ended } = begin(world, actor, contract, 'again', async (on) => {
    const brought = await layAgain(world, actor, contract, on);
    return brought.state === 'refused' ? brought : { ...brought, batch: null };
  });
  void ended.catch(world.report);
  return started;
}

/** Starts computing the figures of the snapshot in force at another data date; deliveries may come in meanwhile. @throws DomainError `busy` */
export function startTracking(
  world: World,
  actor: Actor,
  contract: StoredContract,
  asOf: string,
): DeliveryImport {
  const { id } = contract.contract;
  const work: Work = async ({ progress, cancelled }) => {
    progress(0, 'tracking');
    const { tracking } = await trackAsOf(world, id, asOf, cancelled);
    return { state: 'done', batch: null, snapshot: { hash: tracking.snapshot } };
  };
  const { started, ended } = begin(world, actor, contract, 'date', work, asOf);
  void ended.catch(world.report);
  return started;
}

/** Starts settling a period from the snapshot in force; its statements are drafts until somebody approves them. @throws DomainError `busy` */
export function startSettlement(
  world: World,
  actor: Actor,
  contract: StoredContract,
  { period, asOf }: { readonly period: number; readonly asOf?: string | undefined },
): DeliveryImport {
  const work: Work = async (on) => {
    const { state, snapshot } = await settlePeriod(world, actor, contract.contract.id, { period, asOf }, on);
    return { state, snapshot, batch: null };
  };
  const { started, ended } = begin(world, actor, contract, 'settlement', work, asOf ?? null);
  void ended.catch(world.report);
  return started;
}

/** Starts making and testing a release for a reader; one that failed its tests is kept and not given out, and refused here. @throws DomainError `busy` */
export function startRelease(
  world: World,
  actor: Actor,
  contract: StoredContract,
  reader: Reader,
): DeliveryImport {
  const work: Work = async (on) => {
    const { state, release } = await makeRelease(world, actor, contract.contract.id, reader, on);
    if (!passed(release)) return { state: 'refused', problems: [withheld] };
    return { state, batch: null, snapshot: { hash: release.content.snapshot } };
  };
  const { started, ended } = begin(world, actor, contract, 'release', work);
  void ended.catch(world.report);
  return started;
}

const withheld = errorAt(
  {},
  'withheld',
  {
    it: 'Una prova di riservatezza non è superata: la pubblicazione è conservata, e nessuno la vede.',
    en: 'A disclosure test failed: the release is kept, and nobody sees it.',
  },
  {
    it: 'Che cosa si ricaverebbe sta nella tabella delle pubblicazioni, fra i lettori del contratto. Riprovare dopo la prossima consegna.',
    en: 'What could be told from it stands in the table of releases, among the readers of the contract. Try again after the next delivery.',
  },
);

/** The same as `startImport`, for whoever waits for its end: it resolves with what became of it. @throws DomainError `busy` */
export function beginImport(
  world: World,
  actor: Actor,
  contract: StoredContract,
  delivery: SentDelivery,
): Begun {
  const { started, ended } = begin(world, actor, contract, 'import', (on) =>
    importDelivery(world, actor, contract, delivery, on),
  );
  return { started, ended: ended.finally(() => delivery.discard()) };
}

interface Begun {
  readonly started: DeliveryImport;
  readonly ended: Promise<DeliveryImport>;
}

/** What is done in the background, and what became of it. */
type Work = (on: ImportListener) => Promise<
  | Extract<ImportOutcome, { readonly state: 'refused' }>
  | {
      readonly state: 'done' | 'unchanged';
      readonly batch: Batch | null;
      readonly snapshot: Pick<Snapshot, 'hash'>;
    }
>;

function begin(
  world: World,
  actor: Actor,
  { contract: { id } }: StoredContract,
  kind: DeliveryImport['kind'],
  work: Work,
  asOf: string | null = null,
): Begun {
  const lane = laneOf({ kind });
  if (world.imports.underWay(id, lane) !== undefined) throw new DomainError('busy', busy[lane]);
  const started: DeliveryImport = {
    id: world.newId(),
    kind,
    asOf,
    contract: id,
    actor: actor.name,
    startedAt: world.now(),
    state: 'running',
    progress: 0,
    step: 'reading',
    problems: [],
    snapshot: null,
    batch: null,
  };
  world.imports.put(started);
  return { started, ended: carryOut(world, started, work) };
}

const busy: Readonly<Record<ImportLane, Text>> = {
  deliveries: {
    it: 'Un’altra consegna di questo contratto è in corso di importazione: attendere che finisca.',
    en: 'Another delivery of this contract is being imported: wait until it has ended.',
  },
  date: {
    it: 'Un’altra data di questo contratto è in corso di calcolo: attendere che finisca.',
    en: 'Another date of this contract is being computed: wait until it has ended.',
  },
  settlement: {
    it: 'Un’altra liquidazione di questo contratto è in corso: attendere che finisca.',
    en: 'Another settlement of this contract is under way: wait until it has ended.',
  },
  release: {
    it: 'Un’altra pubblicazione di questo contratto è in prova: attendere che finisca.',
    en: 'Another release of this contract is being tested: wait until it has ended.',
  },
};

/** Asks an import to stop; it does between two steps. One that has ended stays as it is. */
export function cancelImport(world: Pick<World, 'imports'>, id: string): void {
  if (world.imports.byId(id)?.state === 'running') world.imports.cancel(id);
}

/** Stops all imports, and whatever they work with; resolves when none runs any more. */
export async function endImports({
  imports,
  tracker,
  deliveries,
  releaseMaker,
}: Pick<World, 'imports' | 'tracker' | 'deliveries' | 'releaseMaker'>): Promise<void> {
  for (const { id } of imports.running()) imports.cancel(id);
  await deliveries.close();
  await tracker.close();
  await releaseMaker.close();
  while (imports.running().length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Sees an import through to its end; whatever happens, it is left in a final state. */
async function carryOut(world: World, started: DeliveryImport, work: Work): Promise<DeliveryImport> {
  let last = started;
  const put = (change: Partial<DeliveryImport>): void => {
    last = { ...last, ...change };
    world.imports.put(last);
  };
  try {
    const outcome = await work({
      progress: (progress, step) => put({ progress, step }),
      cancelled: () => world.imports.cancelled(started.id),
    });
    put(
      outcome.state === 'refused'
        ? outcome
        : {
            state: outcome.state,
            progress: 1,
            snapshot: outcome.snapshot.hash,
            batch: outcome.batch?.id ?? null,
          },
    );
  } catch (error) {
    // Whatever fails once it is to stop, fails because of that.
    if (world.imports.cancelled(started.id)) put({ state: 'cancelled' });
    else if (error instanceof DomainError)
      put({ state: 'refused', problems: [errorAt({}, error.code, error.text, mend[started.kind])] });
    else {
      world.report(error);
      put({ state: 'failed' });
    }
  }
  return last;
}

const again: Text = { it: 'Riprovare tra qualche minuto.', en: 'Try again in some minutes.' };
/** What is computed from data that are there is refused for what was asked, not for the moment. */
const chooseOther: Text = {
  it: 'Tornare al modulo e cambiare ciò che è stato chiesto.',
  en: 'Go back to the form and change what was asked for.',
};
const mend: Readonly<Record<DeliveryImport['kind'], Text>> = {
  import: again,
  again,
  date: chooseOther,
  settlement: chooseOther,
  release: chooseOther,
};
