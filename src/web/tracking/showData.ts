import { z } from 'zod';
import { contractStanding } from '../../actions/contractStanding.ts';
import { findContract } from '../../actions/findContract.ts';
import { trackAsOf } from '../../actions/trackAsOf.ts';
import { DomainError } from '../../core/problem.ts';
import { page, type Route } from '../route.ts';
import { asOfFrom } from './asOf.ts';
import { contractPath } from './contractHead.ts';
import { deliveredView } from './deliveredView.ts';

export const showData: Route = {
  method: 'get',
  path: '/contracts/:contract/data',
  handle: async ({ world, params, query, locale, format }) => {
    const standing = await contractStanding(world, params.contract ?? '', asOfFrom(query));
    const snapshots = await world.snapshots.ofContract(standing.published.contract.id);
    return page('tracking/data', deliveredView(standing, snapshots, locale, format));
  },
};

/** Computes the figures at another data date, and leads to them. */
export const computeAsOf: Route = {
  method: 'post',
  path: '/contracts/:contract/data',
  handle: async ({ world, params, form }) => {
    const { contract } = await findContract(world, params.contract ?? '');
    const asOf = z.iso.date().safeParse(form.asOf);
    if (!asOf.success) throw noDate();
    await trackAsOf(world, contract.id, asOf.data);
    return { kind: 'redirect', to: `${contractPath(contract)}?asOf=${asOf.data}` };
  },
};

function noDate(): DomainError {
  return new DomainError('no-date', {
    it: 'Scegliere una data del calendario, come 2026-12-31.',
    en: 'Choose a date of the calendar, as 2026-12-31.',
  });
}
