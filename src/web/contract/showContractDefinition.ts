import { findContract } from '../../actions/findContract.ts';
import { page, type Route } from '../route.ts';
import { contractDefinitionView } from './contractDefinitionView.ts';

export const showContractDefinition: Route = {
  method: 'get',
  path: '/contracts/:contract/definition',
  handle: async ({ world, params, locale, format }) => {
    const stored = await findContract(world, params.contract ?? '');
    return page('contract/definition', contractDefinitionView(stored, locale, format));
  },
};

/** The version in force, as it was written. */
export const downloadContract: Route = {
  method: 'get',
  path: '/contracts/:contract/contract.yaml',
  handle: async ({ world, params }) => {
    const { contract, yaml } = await findContract(world, params.contract ?? '');
    return {
      kind: 'file',
      name: `${contract.id}.yaml`,
      type: 'application/yaml',
      bytes: new TextEncoder().encode(yaml),
    };
  },
};
