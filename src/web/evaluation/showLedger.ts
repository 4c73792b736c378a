import { page, type Route } from '../route.ts';
import { findResult } from './findRun.ts';
import { ledgerView } from './ledgerView.ts';

export const showLedger: Route = {
  method: 'get',
  path: '/runs/:run/ledger',
  handle: async (request) => page('evaluation/ledger', ledgerView(await findResult(request), request.locale)),
};
