import { describe, expect, it } from 'vitest';
import type { ContractAct } from '../../src/core/contract/contractAct.ts';
import { phaseProgress } from '../../src/core/contract/phaseProgress.ts';
import { errorAt, warningAt } from '../../src/core/problem.ts';
import { formatFor } from '../../src/report/format.ts';
import { contractDefinitionView } from '../../src/web/contract/contractDefinitionView.ts';
import { draftView } from '../../src/web/contract/draftView.ts';
import { awardView, chooseRunView } from '../../src/web/contract/newContractView.ts';
import { paymentView } from '../../src/web/contract/paymentView.ts';
import { phasesView } from '../../src/web/contract/phasesView.ts';
import { layoutFor } from '../../src/web/layout.ts';
import type { PageName, Pages } from '../../src/web/pages.ts';
import { loadTemplates } from '../../src/web/templates.ts';
import { published, smallContract } from '../support/contract.ts';
import { payingContract } from '../support/payment.ts';
import { blocksOf, missingPaths } from '../support/templatePaths.ts';
import { shippedTender } from '../support/tenders.ts';

const format = formatFor('it');
const now = '2026-06-01T08:00:00Z';
const said = { it: 'testo', en: 'text' };
const phase = (name: string) => ({
  phase: name,
  artefacts: [
    { id: 'a', label: said, required: true },
    { id: 'b', label: said, required: false },
  ],
  signatories: [{ role: 'board', label: said, name: 'Anna Verdi' }],
  gate: said,
});

const stored = (change: Parameters<typeof smallContract>[0] = () => {}) => ({
  ...published(smallContract(change)),
  yaml: '',
  awardPackage: '',
  publishedAt: now,
  actor: 'test',
});

const plain = stored();
const full = stored((draft) => {
  draft.notice = said;
  draft.covariates = ['age_decades_over_70', 'sex', 'prior_pacemaker'].map((code) => ({ code, label: said }));
  draft.calendar = { ...plain.contract.calendar, appointments: [{ on: '2026-06-01', what: said }] };
  draft.phases = ['decision', 'design', 'execution'].map(phase);
  const [euro] = plain.contract.riskModels;
  draft.riskModels = [
    euro,
    { ...euro, id: 'strata', form: { kind: 'strata', covariate: 'sex', rates: { F: 0.1, M: 0.02 } } },
    { ...euro, id: 'given', form: { kind: 'given', covariate: 'sex' } },
    { ...euro, id: 'constant', form: { kind: 'constant' } },
  ];
  const models = ['strata', 'euro', 'given', 'constant'];
  draft.outcomes = plain.contract.outcomes.map((outcome, at) => {
    const { riskModel: _, ...rest } = outcome;
    return models[at] === undefined ? rest : { ...rest, riskModel: models[at] };
  });
});

const act = (given: object) =>
  ({
    contract: 'valvole',
    fingerprint: full.fingerprint,
    phase: 'decision',
    at: now,
    actor: 'demo',
    ...given,
  }) as ContractAct;
const hand = (of: string, note: string) =>
  act({
    phase: of,
    kind: 'artefact',
    artefact: 'a',
    name: 'Carla Blu',
    fileName: 'x.pdf',
    sha256: 'f',
    note,
  });
const sign = act({ kind: 'signature', role: 'board', name: 'Anna Verdi' });
const acts = [hand('decision', ''), sign, act({ kind: 'closing' }), hand('design', 'nota')];
const progress = (done: readonly ContractAct[]) => ({ stored: full, phases: phaseProgress(full, done) });

const problems = [
  errorAt({ field: 'suppliers' }, 'x', said, said),
  errorAt({ field: 'from' }, 'x', said, said),
];
const award = {
  run: { id: 'r', lot: '1', startedAt: now },
  tender: { tender: shippedTender('tavi5') },
  ofRecord: false,
  offers: [{ id: 's1', supplier: 'S1' }],
} as unknown as Parameters<typeof awardView>[0];
const typed = { suppliers: ['s1'], decidedOn: '', from: 'x', to: '' };
const sent = { phase: 'design', form: 'document', fields: { artefact: 'b', name: 'x' } } as const;

function paymentViewOf(change: Parameters<typeof payingContract>[0], locale: 'it' | 'en') {
  const contract = payingContract(change);
  if (contract.payment === undefined) throw new Error('not paying');
  return paymentView({ ...plain, contract }, contract.payment, locale);
}

const views = {
  'contract/definition': [
    contractDefinitionView(plain, 'it', format),
    contractDefinitionView(full, 'en', formatFor('en')),
  ],
  'contract/payment': [
    paymentViewOf(() => {}, 'it'),
    paymentViewOf((payment) => {
      payment.prices = [];
      payment.adjudicators = [];
      payment.clauses = (payment.clauses as { id: string }[]).filter(({ id }) => id === 'late');
    }, 'en'),
  ],
  'contract/phases': [
    phasesView(
      progress(acts),
      { ...sent, problems: [errorAt({ field: 'name' }, 'x', said, said)] },
      false,
      'it',
      format,
    ),
    phasesView(progress(acts.slice(0, 2)), undefined, true, 'en', formatFor('en')),
    phasesView({ stored: full, phases: [] }, undefined, false, 'it', format),
    phasesView(
      progress([sign, hand('decision', '')]),
      { phase: 'decision', form: 'signature', fields: { role: 'board' }, problems: [] },
      false,
      'it',
      format,
    ),
    phasesView(
      {
        stored: full,
        phases: phaseProgress(full, []).map((one) => ({ ...one, artefacts: [], signatures: [] })),
      },
      undefined,
      false,
      'it',
      format,
    ),
  ],
  'contract/new': [
    chooseRunView([], [], 'it', format),
    chooseRunView([award], [{ id: 'x', yaml: '', savedAt: now, actor: 'demo' }], 'en', formatFor('en')),
    awardView(award, typed, problems, 'it', format),
    awardView({ ...award, ofRecord: true }, { ...typed, suppliers: [], from: '' }, [], 'en', formatFor('en')),
  ],
  'contract/draft': [
    draftView('x', undefined, { yaml: 'a: 1', editor: '' }, [], 'shown', 'it'),
    draftView('x', undefined, { yaml: 'payment: {}', editor: '' }, [], 'checked', 'en'),
    draftView(
      'x',
      undefined,
      { yaml: 'a: 1', editor: '' },
      [warningAt({ line: 1 }, 'x', said, said)],
      'saved',
      'it',
    ),
    draftView(
      'x',
      smallContract(),
      { yaml: '', editor: 'y' },
      [errorAt({ field: 'editor' }, 'x', said, said)],
      'refused',
      'it',
    ),
  ],
} satisfies { readonly [K in PageName]?: readonly Pages[K][] };

describe('templates of a contract', () => {
  const render = loadTemplates('templates');

  it.each(Object.entries(views))(
    '%s finds every value that it reads, and every block is tried',
    (template, all) => {
      const entered = new Set<string>();
      expect(all.flatMap((view) => missingPaths(template, view, entered))).toEqual([]);
      expect(blocksOf(template).filter((block) => !entered.has(block))).toEqual([]);
      for (const view of all) {
        const name = template as 'contract/draft';
        const html = render(name, view as Pages['contract/draft'], layoutFor(view.head, 'it', '/', now));
        expect(html).toContain('<h1>');
        expect(html).not.toMatch(/undefined|\[object|NaN|style="|<script>/);
      }
    },
  );
});
