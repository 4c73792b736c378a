import { tenderJsonSchema } from '../../core/tender/tender.ts';
import { page, type Route } from '../route.ts';
import { definitionView } from './definitionView.ts';

export const showDefinition: Route = {
  method: 'get',
  path: '/definition',
  handle: async ({ locale }) => page('about/definition', definitionView(locale)),
};

/** The schema for editors and other programs. */
export const downloadSchema: Route = {
  method: 'get',
  path: '/definition/tender.schema.json',
  handle: async () => ({ kind: 'json', body: tenderJsonSchema() }),
};
