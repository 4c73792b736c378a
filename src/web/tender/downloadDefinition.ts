import type { Route } from '../route.ts';
import { findTender } from './findTender.ts';

/** The definition in force, exactly as its fingerprint was taken. JSON is also valid YAML. */
export const downloadDefinition: Route = {
  method: 'get',
  path: '/tenders/:tender/definition.json',
  handle: async ({ world, params }) => ({
    kind: 'json',
    body: (await findTender(world, params.tender ?? '')).tender,
  }),
};
