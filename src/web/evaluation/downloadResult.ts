import { resultJson } from '../../report/resultJson.ts';
import type { Route } from '../route.ts';
import { downloadName } from './downloadName.ts';
import { findResult } from './findRun.ts';

export const downloadResult: Route = {
  method: 'get',
  path: '/runs/:run/result.json',
  handle: async (request) => {
    const found = await findResult(request);
    return {
      kind: 'file',
      name: downloadName(found, 'json', request.locale),
      type: 'application/json',
      bytes: new TextEncoder().encode(resultJson(found.result)),
    };
  },
};
