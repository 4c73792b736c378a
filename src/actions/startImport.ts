import { DomainError, errorAt, type Text } from '../core/problem.ts';
import type { DeliveryImport, GivenDelivery, StoredContract } from './contractStores.ts';
import { importDelivery } from './importDelivery.ts';
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

/** The same, for whoever waits for its end: it resolves with what became of it. @throws DomainError `busy` */
export function beginImport(
  world: World,
  actor: Actor,
  contract: StoredContract,
  delivery: SentDelivery,
): { readonly started: DeliveryImport; readonly ended: Promise<DeliveryImport> } {
  const { id } = contract.contract;
  if (world.imports.underWay(id) !== undefined) {
    throw new DomainError('busy', {
      it: 'Un’altra consegna di questo contratto è in corso di importazione: attendere che finisca.',
      en: 'Another delivery of this contract is being imported: wait until it has ended.',
    });
  }
  const started: DeliveryImport = {
    id: world.newId(),
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
  return { started, ended: carryOut(world, actor, contract, delivery, started) };
}

/** Asks an import to stop; it does between two steps. One that has ended stays as it is. */
export function cancelImport(world: Pick<World, 'imports'>, id: string): void {
  if (world.imports.byId(id)?.state === 'running') world.imports.cancel(id);
}

/** Stops all imports, and whatever they work with; resolves when none runs any more. */
export async function endImports({
  imports,
  tracker,
  deliveries,
}: Pick<World, 'imports' | 'tracker' | 'deliveries'>): Promise<void> {
  for (const { id } of imports.running()) imports.cancel(id);
  await deliveries.close();
  await tracker.close();
  while (imports.running().length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Sees an import through to its end; whatever happens, it is left in a final state and its files go. */
async function carryOut(
  world: World,
  actor: Actor,
  contract: StoredContract,
  delivery: SentDelivery,
  started: DeliveryImport,
): Promise<DeliveryImport> {
  let last = started;
  const put = (change: Partial<DeliveryImport>): void => {
    last = { ...last, ...change };
    world.imports.put(last);
  };
  try {
    const outcome = await importDelivery(world, actor, contract, delivery, {
      progress: (progress, step) => put({ progress, step }),
      cancelled: () => world.imports.cancelled(started.id),
    });
    put(
      outcome.state === 'refused'
        ? outcome
        : { state: outcome.state, progress: 1, snapshot: outcome.snapshot.hash, batch: outcome.batch.id },
    );
  } catch (error) {
    // Whatever fails once it is to stop, fails because of that.
    if (world.imports.cancelled(started.id)) put({ state: 'cancelled' });
    else if (error instanceof DomainError)
      put({ state: 'refused', problems: [errorAt({}, error.code, error.text, again)] });
    else {
      world.report(error);
      put({ state: 'failed' });
    }
  } finally {
    await delivery.discard();
  }
  return last;
}

const again: Text = { it: 'Riprovare tra qualche minuto.', en: 'Try again in some minutes.' };
