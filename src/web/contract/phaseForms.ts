import { closePhase, contractPhases, handInDocument, signPhase } from '../../actions/contractPhases.ts';
import type { Problem } from '../../core/problem.ts';
import { type PageRequest, page, type Reply, type Route } from '../route.ts';
import { textField } from '../textField.ts';
import { phasesView, type SentPhaseForm } from './phasesView.ts';

export const showPhases: Route = {
  method: 'get',
  path: '/contracts/:contract/phases',
  handle: async ({ world, params, query, locale, format }) => {
    const found = await contractPhases(world, params.contract ?? '');
    return page('contract/phases', phasesView(found, undefined, query.saved !== undefined, locale, format));
  },
};

export const takePhaseDocument: Route = {
  method: 'post',
  path: '/contracts/:contract/phases/:phase/documents',
  files: ['document'],
  handle: async (request) => {
    const { world, actor, files } = request;
    const fields = texts(request, ['artefact', 'name', 'note']);
    const problems = await handInDocument(
      world,
      actor,
      { ...targetOf(request), artefact: fields.artefact ?? '' },
      { name: fields.name ?? '', note: fields.note ?? '' },
      files.document,
    );
    return answer(request, 'document', fields, problems);
  },
};

export const takePhaseSignature: Route = {
  method: 'post',
  path: '/contracts/:contract/phases/:phase/signatures',
  handle: async (request) => {
    const fields = texts(request, ['role', 'name']);
    const problems = await signPhase(
      request.world,
      request.actor,
      { ...targetOf(request), role: fields.role ?? '' },
      fields.name ?? '',
    );
    return answer(request, 'signature', fields, problems);
  },
};

export const takePhaseClosing: Route = {
  method: 'post',
  path: '/contracts/:contract/phases/:phase/closing',
  handle: async (request) =>
    answer(request, 'closing', {}, await closePhase(request.world, request.actor, targetOf(request))),
};

function targetOf({ params }: PageRequest): { readonly contract: string; readonly phase: string } {
  return { contract: params.contract ?? '', phase: params.phase ?? '' };
}

function texts({ form }: PageRequest, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, textField(form[name])]));
}

/** Back to the phases; or the page again with what was typed and why it was refused. */
async function answer(
  { world, params, locale, format }: PageRequest,
  form: SentPhaseForm['form'],
  fields: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): Promise<Reply> {
  const [contract, phase] = [params.contract ?? '', params.phase ?? ''];
  if (problems.length === 0)
    return { kind: 'redirect', to: `/contracts/${contract}/phases?saved=1#${phase}` };
  const found = await contractPhases(world, contract);
  return page(
    'contract/phases',
    phasesView(found, { phase, form, fields, problems }, false, locale, format),
    422,
  );
}
