import { closeTechnicalPhase, openPrices } from '../../actions/phases.ts';
import { DomainError } from '../../core/problem.ts';
import type { PageRequest, Route } from '../route.ts';

const target = ({ params }: PageRequest) => ({ tender: params.tender ?? '', lot: params.lot ?? '' });

/** Acts that cannot be undone ask for a tick. */
function confirmed({ form }: PageRequest): void {
  if (form.confirm === '1') return;
  throw new DomainError('not-confirmed', {
    it: 'Manca la conferma: non è stato registrato nulla.',
    en: 'The confirmation is missing: nothing was recorded.',
  });
}

export const closeTechnical: Route = {
  method: 'post',
  path: '/tenders/:tender/lots/:lot/technical-closing',
  handle: async (request) => {
    confirmed(request);
    await closeTechnicalPhase(request.world, request.actor, target(request));
    return { kind: 'redirect', to: `${request.path.replace(/technical-closing$/, 'committee')}#phase` };
  },
};

export const openEnvelopes: Route = {
  method: 'post',
  path: '/tenders/:tender/lots/:lot/price-opening',
  handle: async (request) => {
    confirmed(request);
    await openPrices(request.world, request.actor, target(request));
    return { kind: 'redirect', to: `${request.path.replace(/price-opening$/, 'prices')}#phase` };
  },
};
