import { contractToSimulate } from '../../actions/contractToSimulate.ts';
import { DomainError } from '../../core/problem.ts';
import { page, type Route } from '../route.ts';
import { fairnessView } from './fairnessView.ts';

/** What payment clauses cost each side: `?clause=…` or `?supplier=…`, with `draft=1` of the draft. */
export const showFairness: Route = {
  method: 'get',
  path: '/contracts/:contract/fairness',
  handle: async ({ world, params, query, locale }) => {
    const id = params.contract ?? '';
    const simulated = await contractToSimulate(world, id, query.draft === undefined ? 'in-force' : 'draft');
    const { payment } = simulated.contract;
    if (payment === undefined) return page('fairness/fairness', fairnessView(simulated, null, locale));
    const supplier = payment.clauses.find((clause) => clause.supplier === query.supplier)?.supplier;
    const clause =
      query.clause === undefined
        ? payment.clauses[0]
        : payment.clauses.find((one) => one.id === query.clause);
    if (supplier === undefined && (clause === undefined || query.supplier !== undefined))
      throw new DomainError('not-found', {
        it: 'Il contratto non ha questa clausola o questo fornitore.',
        en: 'The contract has no such clause or supplier.',
      });
    const ask = supplier === undefined ? { clause: clause?.id ?? '' } : { supplier };
    const answer = await world.simulator.run({
      contract: simulated.contract,
      fingerprint: simulated.fingerprint,
      ask,
    });
    return page('fairness/fairness', fairnessView(simulated, answer, locale));
  },
};
