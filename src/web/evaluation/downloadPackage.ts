import { runPackage } from '../../core/evaluation/runPackage.ts';
import { runPackageJson } from '../../report/runPackageJson.ts';
import type { Route } from '../route.ts';
import { downloadName } from './downloadName.ts';
import { findResult } from './findRun.ts';

/** The run as a file that anybody can compute again: the bytes that the command line writes. */
export const downloadPackage: Route = {
  method: 'get',
  path: '/runs/:run/package.json',
  handle: async (request) => {
    const found = await findResult(request);
    const { published, result } = found;
    const content = runPackage(published.tender, result, request.world.fingerprint);
    return {
      kind: 'file',
      name: downloadName(found, 'esito-run.json', request.locale),
      type: 'application/json',
      bytes: new TextEncoder().encode(runPackageJson(content)),
    };
  },
};
