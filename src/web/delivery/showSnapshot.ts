import { findContract } from '../../actions/findContract.ts';
import { DomainError } from '../../core/problem.ts';
import { page, type Route } from '../route.ts';
import { snapshotView } from './snapshotView.ts';

export const showSnapshot: Route = {
  method: 'get',
  path: '/contracts/:contract/snapshots/:hash',
  handle: async ({ world, params, locale, format }) => {
    const contract = await findContract(world, params.contract ?? '');
    const { id } = contract.contract;
    const snapshot = await world.snapshots.byHash(params.hash ?? '');
    if (snapshot?.contract !== id) {
      throw new DomainError('not-found', {
        it: 'Il contratto non ha un’istantanea con questa impronta.',
        en: 'The contract has no snapshot of this hash.',
      });
    }
    const isInForce = (await world.snapshots.inForce(id))?.hash === snapshot.hash;
    const threads = await world.queries.of(id);
    return page('delivery/snapshot', snapshotView(contract, snapshot, isInForce, threads, locale, format));
  },
};
