import { awardRun, awardRuns, newDraft } from '../../actions/contractDrafts.ts';
import { errorAt, type Problem } from '../../core/problem.ts';
import { page, type Route } from '../route.ts';
import { textField } from '../textField.ts';
import { awardView, chooseRunView, dateFields, type NewContractForm } from './newContractView.ts';

export const showNewContract: Route = {
  method: 'get',
  path: '/contracts/new',
  handle: async ({ world, query, locale, format }) => {
    if (typeof query.run !== 'string') {
      return page(
        'contract/new',
        chooseRunView(await awardRuns(world), await world.contracts.drafts(), locale, format),
      );
    }
    const chosen = await awardRun(world, query.run);
    const empty = { suppliers: [], decidedOn: '', from: '', to: '' };
    return page('contract/new', awardView(chosen, empty, [], locale, format));
  },
};

export const makeContract: Route = {
  method: 'post',
  path: '/contracts/new',
  handle: async ({ world, actor, form: fields, locale, format }) => {
    const text = (name: string): string => textField(fields[name]).trim();
    const chosen = await awardRun(world, text('run'));
    const form: NewContractForm = {
      suppliers: chosen.offers.map(({ id }) => id).filter((id) => text(`supplier.${id}`) !== ''),
      decidedOn: text('decidedOn'),
      from: text('from'),
      to: text('to'),
    };
    const wrong = formProblems(form);
    const given = (value: string): string | undefined => (value === '' ? undefined : value);
    const { value, problems } =
      wrong.length > 0
        ? { value: undefined, problems: wrong }
        : await newDraft(
            world,
            actor,
            chosen.run.id,
            {
              suppliers: form.suppliers,
              decidedOn: given(form.decidedOn),
              from: given(form.from),
              to: given(form.to),
            },
            locale,
          );
    if (value !== undefined) return { kind: 'redirect', to: `/contracts/${value}/draft?saved=1` };
    return page('contract/new', awardView(chosen, form, problems, locale, format), 422);
  },
};

function formProblems(form: NewContractForm): Problem[] {
  const problems: Problem[] = [];
  if (form.suppliers.length === 0) {
    problems.push(
      errorAt(
        { field: 'suppliers' },
        'missing',
        { it: 'Nessuna offerta è scelta.', en: 'No offer is chosen.' },
        { it: 'Scegliere almeno un’offerta aggiudicata.', en: 'Choose at least one awarded offer.' },
      ),
    );
  }
  for (const name of dateFields) {
    if (form[name] === '' || isDate(form[name])) continue;
    problems.push(
      errorAt(
        { field: name },
        'no-date',
        { it: `«${form[name]}» non è una data.`, en: `“${form[name]}” is not a date.` },
        {
          it: 'Scriverla come 2026-01-31, o lasciarla vuota.',
          en: 'Write it as 2026-01-31, or leave it empty.',
        },
      ),
    );
  }
  return problems;
}

function isDate(text: string): boolean {
  const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}
