import { z } from 'zod';
import { contractStanding } from '../../actions/contractStanding.ts';
import { findContract } from '../../actions/findContract.ts';
import { startTracking } from '../../actions/startImport.ts';
import { checkDate, noData } from '../../actions/trackAsOf.ts';
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

/** Starts computing the figures at another data date; leads to them where they are known. */
export const computeAsOf: Route = {
  method: 'post',
  path: '/contracts/:contract/data',
  handle: async ({ world, actor, params, form }) => {
    const published = await findContract(world, params.contract ?? '');
    const { contract } = published;
    const asOf = z.iso.date().safeParse(form.asOf);
    if (!asOf.success) throw noDate();
    const snapshot = await world.snapshots.inForce(contract.id);
    if (snapshot === undefined) throw noData();
    const { dates } = await contractStanding(world, contract.id);
    if (dates.includes(asOf.data))
      return { kind: 'redirect', to: `${contractPath(contract)}?asOf=${asOf.data}` };
    checkDate(asOf.data, published, snapshot, world.now());
    return { kind: 'redirect', to: `/imports/${startTracking(world, actor, published, asOf.data).id}` };
  },
};

function noDate(): DomainError {
  return new DomainError('no-date', {
    it: 'Scegliere una data del calendario, come 2026-12-31.',
    en: 'Choose a date of the calendar, as 2026-12-31.',
  });
}
