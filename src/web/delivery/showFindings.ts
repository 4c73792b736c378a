import { z } from 'zod';
import { findContract } from '../../actions/findContract.ts';
import { type FindingInQuestion, findingsOf, say } from '../../actions/queries.ts';
import { DomainError } from '../../core/problem.ts';
import { type PageRequest, page, type Route } from '../route.ts';
import { findingPath } from './deliveryHead.ts';
import { findingsView, queryStates } from './findingsView.ts';
import { findingView } from './findingView.ts';

/** Rows that a page shows of a finding. */
const SHOWN = 20;

const stateSchema = z.enum(queryStates);

export const showFindings: Route = {
  method: 'get',
  path: '/contracts/:contract/findings',
  handle: async ({ world, params, query, locale, format }) => {
    const contract = await findContract(world, params.contract ?? '');
    const findings = await findingsOf(world, contract.contract.id);
    const wanted = stateSchema.safeParse(query.state).data;
    return page('delivery/findings', findingsView(contract, findings, wanted, locale, format));
  },
};

export const showFinding: Route = {
  method: 'get',
  path: '/contracts/:contract/findings/:finding',
  handle: async (request) => {
    const { world, locale, format } = request;
    const { contract, about } = await found(request);
    const snapshot = await world.snapshots.byHash(about.snapshot);
    const rows = snapshot === undefined ? [] : await world.deliveries.rows(snapshot, about.finding, SHOWN);
    return page('delivery/finding', findingView(contract, about, rows, locale, format));
  },
};

const messageSchema = z.object({
  seen: stateSchema,
  kind: z.enum(['question', 'answer', 'closing', 'reopening']),
  text: z.string(),
});

export const sayOfFinding: Route = {
  method: 'post',
  path: '/contracts/:contract/findings/:finding',
  handle: async (request) => {
    const { contract, about } = await found(request);
    const form = messageSchema.safeParse(request.form);
    if (!form.success) {
      throw new DomainError('bad-form', {
        it: 'Il modulo non è quello di questa pagina.',
        en: 'The form is not the one of this page.',
      });
    }
    const { seen, kind, text } = form.data;
    const finding = { contract: contract.contract.id, finding: about.finding.id };
    await say(request.world, request.actor, finding, seen, { kind, text });
    return { kind: 'redirect', to: `${findingPath(contract, about.finding.id)}#thread` };
  },
};

async function found({ world, params }: PageRequest) {
  const contract = await findContract(world, params.contract ?? '');
  const findings = await findingsOf(world, contract.contract.id);
  const about: FindingInQuestion | undefined = findings.find(({ finding }) => finding.id === params.finding);
  if (about !== undefined) return { contract, about };
  throw new DomainError('not-found', {
    it: 'Il contratto non ha questo rilievo, o le sue righe sono state consegnate di nuovo.',
    en: 'The contract has no such finding, or its rows were delivered again.',
  });
}
