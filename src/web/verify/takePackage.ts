import { startVerification } from '../../actions/startVerification.ts';
import { page, type Route } from '../route.ts';
import { noPackageChosen, verifyView } from './verifyView.ts';

export const takePackage: Route = {
  method: 'post',
  path: '/verify',
  files: ['package'],
  handle: async ({ world, locale, files }) => {
    const file = files.package;
    const { value, problems } =
      file === undefined || file.bytes.byteLength === 0
        ? { value: undefined, problems: [noPackageChosen()] }
        : await startVerification(world, file);
    if (value === undefined) return page('verify/verify', verifyView(problems, locale), 422);
    return { kind: 'redirect', to: `/verify/${value.id}` };
  },
};
