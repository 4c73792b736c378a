import { findContract } from '../../actions/findContract.ts';
import { deliveriesToLayAgain } from '../../actions/layAgain.ts';
import type { Problem } from '../../core/problem.ts';
import { type PageReply, type PageRequest, page, type Route } from '../route.ts';
import { importView } from './importView.ts';

export const showImport: Route = {
  method: 'get',
  path: '/contracts/:contract/import',
  handle: (request) => importPage(request, []),
};

/** The form, perhaps with what is wrong with what was sent. */
export async function importPage(
  { world, params, locale, format }: PageRequest,
  problems: readonly Problem[],
): Promise<PageReply> {
  const contract = await findContract(world, params.contract ?? '');
  const { id } = contract.contract;
  const inForce = await world.snapshots.inForce(id);
  const earlier = (await deliveriesToLayAgain(world, contract)).length;
  const view = importView(contract, inForce, earlier, world.imports.latest(id), problems, locale, format);
  return page('delivery/import', view, problems.length === 0 ? 200 : 422);
}
