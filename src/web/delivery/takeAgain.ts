import { findContract } from '../../actions/findContract.ts';
import { deliveriesToLayAgain, nothingEarlier } from '../../actions/layAgain.ts';
import { startLayingAgain } from '../../actions/startImport.ts';
import type { Route } from '../route.ts';

/** Lays the deliveries of earlier versions of a contract again under the one in force. */
export const takeAgain: Route = {
  method: 'post',
  path: '/contracts/:contract/import/again',
  handle: async ({ world, actor, params }) => {
    const contract = await findContract(world, params.contract ?? '');
    if ((await deliveriesToLayAgain(world, contract)).length === 0) throw nothingEarlier();
    return { kind: 'redirect', to: `/imports/${startLayingAgain(world, actor, contract).id}` };
  },
};
