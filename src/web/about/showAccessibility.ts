import { page, type Route } from '../route.ts';
import { accessibility } from './accessibility.ts';
import { articleView } from './articleView.ts';

export const showAccessibility: Route = {
  method: 'get',
  path: '/accessibility',
  handle: async ({ locale }) => page('about/article', articleView(accessibility, locale)),
};
