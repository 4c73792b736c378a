import { page, type Route } from '../route.ts';
import { articleView } from './articleView.ts';
import { method } from './method.ts';

export const showMethod: Route = {
  method: 'get',
  path: '/method',
  handle: async ({ locale }) => page('about/article', articleView(method, locale)),
};
