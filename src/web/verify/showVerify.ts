import { page, type Route } from '../route.ts';
import { verifyView } from './verifyView.ts';

export const showVerify: Route = {
  method: 'get',
  path: '/verify',
  handle: async ({ locale }) => page('verify/verify', verifyView([], locale)),
};
