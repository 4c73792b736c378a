import { z } from 'zod';
import { claimsOf } from '../../actions/claimsOf.ts';
import { findContract } from '../../actions/findContract.ts';
import { startSettlement } from '../../actions/startImport.ts';
import { statementsOf } from '../../actions/statementsOf.ts';
import { romeDay } from '../../core/numbers/romeTime.ts';
import { DomainError, errorAt, type Problem } from '../../core/problem.ts';
import { settlementPeriods } from '../../core/settlement/settlementPeriod.ts';
import { type PageReply, type PageRequest, page, type Route } from '../route.ts';
import { claimsView } from './claimsView.ts';
import { nameProblem } from './formProblems.ts';
import { type SentForm, sentFields } from './sentForm.ts';
import { statementsView } from './statementsView.ts';

export const showStatements: Route = {
  method: 'get',
  path: '/contracts/:contract/statements',
  handle: (request) => statementsPage(request),
};

/** Starts the settlement of a period, by whoever gives a name. */
export const settleContract: Route = {
  method: 'post',
  path: '/contracts/:contract/statements',
  handle: async (request) => {
    const { world, params } = request;
    const contract = await findContract(world, params.contract ?? '');
    const fields = sentFields(request, ['period', 'asOf', 'name']);
    const period = Number(fields.period);
    const last = contract.contract.payment === undefined ? 0 : settlementPeriods(contract.contract).length;
    const problems = [
      ...(Number.isInteger(period) && period >= 1 && period <= last ? [] : [noPeriod]),
      ...(z.iso.date().safeParse(fields.asOf).success ? [] : [noDate]),
      ...nameProblem(fields.name),
    ];
    if (problems.length > 0) return statementsPage(request, { form: 'settle', fields, problems });
    try {
      const actor = { name: (fields.name ?? '').trim() };
      const { id } = startSettlement(world, actor, contract, { period, asOf: fields.asOf });
      return { kind: 'redirect', to: `/imports/${id}` };
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'busy')) throw error;
      // What was typed stays; the page leads to the settlement that is under way.
      return statementsPage(request, { form: 'settle', fields, problems: [busy(error)] });
    }
  },
};

export const showClaims: Route = {
  method: 'get',
  path: '/contracts/:contract/claims',
  handle: async ({ world, params, query, locale, format }) => {
    const contract = await findContract(world, params.contract ?? '');
    if (contract.contract.payment === undefined) throw noPayment();
    const asked = z.iso.date().safeParse(query.asOf);
    const claims = await claimsOf(world, contract.contract.id, asked.data);
    // Whoever asks how things stood on a day is told the alarms of that day alone.
    const today = asked.data ?? romeDay(world.now());
    return page('settlement/claims', claimsView(contract, claims, today, locale, format));
  },
};

async function statementsPage(request: PageRequest, sent?: SentForm): Promise<PageReply> {
  const { world, params, locale, format } = request;
  const { published, statements, accounts } = await statementsOf(world, params.contract ?? '');
  const { id, payment } = published.contract;
  if (payment === undefined) throw noPayment();
  const { asOf, unclaimed } = await claimsOf(world, id);
  const view = statementsView(
    {
      contract: published,
      asOf,
      statements,
      accounts,
      unclaimed,
      underWay: world.imports.underWay(id, 'settlement')?.id,
      today: romeDay(world.now()),
    },
    sent,
    locale,
    format,
  );
  return page('settlement/statements', view, sent === undefined ? 200 : 422);
}

function noPayment(): DomainError {
  return new DomainError('not-found', {
    it: 'Il contratto non ha una sezione sui pagamenti: non c’è nulla da liquidare.',
    en: 'The contract has no section on payment: there is nothing to settle.',
  });
}

function busy({ text }: DomainError): Problem {
  return errorAt({}, 'busy', text, {
    it: 'Seguire quella in corso, poi riprovare.',
    en: 'Follow the one under way, then try again.',
  });
}

const noPeriod: Problem = errorAt(
  { field: 'period' },
  'no-such-period',
  { it: 'Il contratto non ha questo periodo.', en: 'The contract has no such period.' },
  { it: 'Scegliere un periodo della lista.', en: 'Choose a period of the list.' },
);

const noDate: Problem = errorAt(
  { field: 'asOf' },
  'no-date',
  { it: 'La data dei dati non è una data.', en: 'The data date is not a date.' },
  { it: 'Scegliere un giorno, come 2026-12-31.', en: 'Choose a day, as 2026-12-31.' },
);
