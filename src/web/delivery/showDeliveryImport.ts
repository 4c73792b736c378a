import type { DeliveryImport } from '../../actions/contractStores.ts';
import { findContract } from '../../actions/findContract.ts';
import { cancelImport } from '../../actions/startImport.ts';
import { DomainError } from '../../core/problem.ts';
import { type PageRequest, page, type Route } from '../route.ts';
import { deliveryImportView, importSentence } from './deliveryImportView.ts';

/** One address for an import from its start to its end. */
export const showDeliveryImport: Route = {
  method: 'get',
  path: '/imports/:import',
  handle: async (request) => {
    const { world, locale, format } = request;
    const delivery = found(request);
    const contract = await findContract(world, delivery.contract);
    const snapshot = delivery.snapshot === null ? undefined : await world.snapshots.byHash(delivery.snapshot);
    const batch = snapshot?.batches.find(({ id }) => id === delivery.batch);
    const kept = batch !== undefined && (await world.deliveries.given(batch)) !== undefined;
    return page(
      'delivery/deliveryImport',
      deliveryImportView(contract, delivery, batch, kept, locale, format),
    );
  },
};

/** How far an import is, for the page that waits for it. */
export const showImportProgress: Route = {
  method: 'get',
  path: '/imports/:import/progress.json',
  handle: async (request) => {
    const delivery = found(request);
    const { state, progress } = delivery;
    return {
      kind: 'json',
      body: {
        state,
        underWay: state === 'running',
        progress,
        sentence: importSentence(delivery, request.locale),
        text: request.format.percent(progress, 0),
      },
    };
  },
};

export const stopImport: Route = {
  method: 'post',
  path: '/imports/:import/cancel',
  handle: async (request) => {
    const { id } = found(request);
    cancelImport(request.world, id);
    return { kind: 'redirect', to: `/imports/${id}` };
  },
};

function found({ world, params }: PageRequest): DeliveryImport {
  const delivery = world.imports.byId(params.import ?? '');
  if (delivery !== undefined) return delivery;
  throw new DomainError('not-found', {
    it: 'A questo indirizzo non c’è (più) un’importazione: che cosa è in vigore si vede nel contratto.',
    en: 'There is no import at this address (any more): what is in force is seen in the contract.',
  });
}
