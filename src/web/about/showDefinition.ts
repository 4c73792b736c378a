import { contractJsonSchema } from '../../core/contract/contract.ts';
import { tenderJsonSchema } from '../../core/tender/tender.ts';
import { page, type Route } from '../route.ts';
import { definitionView } from './definitionView.ts';

export const showDefinition: Route = {
  method: 'get',
  path: '/definition',
  handle: async ({ locale }) => page('about/definition', definitionView('tender', locale)),
};

export const showContractFormat: Route = {
  method: 'get',
  path: '/definition/contract',
  handle: async ({ locale }) => page('about/definition', definitionView('contract', locale)),
};

/** The schema for editors and other programs. */
export const downloadSchema: Route = {
  method: 'get',
  path: '/definition/tender.schema.json',
  handle: async () => ({ kind: 'json', body: tenderJsonSchema() }),
};

export const downloadContractSchema: Route = {
  method: 'get',
  path: '/definition/contract.schema.json',
  handle: async () => ({ kind: 'json', body: contractJsonSchema() }),
};
