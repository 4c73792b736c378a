import { describe, expect, it } from 'vitest';
import type { StoredContract } from '../../src/actions/contractStores.ts';
import type { AdjudicationCase } from '../../src/actions/openCases.ts';
import { errorAt } from '../../src/core/problem.ts';
import type { UnclaimedCell } from '../../src/core/settlement/paymentFacts.ts';
import type { JudgedClaim } from '../../src/core/settlement/periodFacts.ts';
import type { LineProgress, StatementProgress } from '../../src/core/settlement/statementProgress.ts';
import { formatFor } from '../../src/report/format.ts';
import { layoutFor } from '../../src/web/layout.ts';
import type { PageName, Pages } from '../../src/web/pages.ts';
import { adjudicationView, caseView } from '../../src/web/settlement/adjudicationView.ts';
import { claimsView } from '../../src/web/settlement/claimsView.ts';
import { disputeView } from '../../src/web/settlement/disputeView.ts';
import { lineView } from '../../src/web/settlement/lineView.ts';
import type { SentForm } from '../../src/web/settlement/sentForm.ts';
import { statementsView } from '../../src/web/settlement/statementsView.ts';
import { statementView } from '../../src/web/settlement/statementView.ts';
import { loadTemplates } from '../../src/web/templates.ts';
import { published } from '../support/contract.ts';
import { payingContract } from '../support/payment.ts';
import { actOf, DETAIL, progressOf, statementLine, statementOf } from '../support/settlement.ts';
import { testTemplates } from '../support/templateTests.ts';

const now = '2026-11-24T10:00:00.000Z';
const today = '2026-07-12';
const format = formatFor('it');
const contract: StoredContract = {
  ...published(payingContract()),
  yaml: '',
  awardPackage: '',
  publishedAt: now,
  actor: 'test',
};
const definition = contract.contract;
const text = { it: 'testo', en: 'text' };
const sent = (form: string, field: string, fields: Record<string, string> = {}): SentForm => ({
  form,
  fields,
  problems: [errorAt({ field }, 'x', text, text)],
});

const first = statementOf();
const act = (kind: LineProgress['acts'][number]['kind'], more: object) =>
  actOf(first, { kind, line: 'guarantee/1', ...more });
const objection = act('objection', {
  claim: { site: 'H1', reference: 'R-7' },
  reason: 'data',
  text: 'Il caso <b>non</b> è nostro',
});
const task = act('task', { site: 'H1', text: 'La revisione c’è stata?' });
const answer = act('answer', { site: 'H1', finding: 'confirmed', text: 'Sì, il 3 marzo' });
const opinion = act('opinion', { role: 'first', verdict: 'falls', text: 'Non è il dispositivo' });
const other = act('opinion', { role: 'second', verdict: 'falls', text: 'Nemmeno per me' });
const resolution = act('resolution', {
  ruling: { line: 'guarantee/1', claim: { site: 'H1', reference: 'R-7' }, verdict: 'falls' },
  text: 'Così sia',
});
const disputed = (acts: LineProgress['acts'], more: Partial<LineProgress> = {}): StatementProgress =>
  progressOf(first, true, {
    'guarantee/1': { state: 'disputed', acts, payable: 0, escrow: -1_900_000, ...more },
  });
const guarantee = (one: StatementProgress): LineProgress =>
  one.lines.find(({ line }) => line.id === 'guarantee/1') as LineProgress;
const shown = (
  one: StatementProgress,
  form: SentForm | undefined = undefined,
  locale: 'it' | 'en' = 'it',
): Pages['settlement/line'] =>
  lineView(contract, one, guarantee(one), DETAIL, [one], form, form === undefined, locale, formatFor(locale));
const disputes = {
  objected: disputed([objection]),
  asked: disputed([objection, task]),
  answered: disputed([objection, task, answer]),
  oneOpinion: disputed([objection, task, answer, opinion]),
  judged: disputed([objection, task, answer, opinion, other], { adjudicated: 'falls' }),
  resolved: disputed([objection, task, answer, opinion, other, resolution], {
    adjudicated: 'falls',
    state: 'falls',
    escrow: 0,
    annulled: -1_900_000,
  }),
};

const draft = progressOf(statementOf({ number: 2, previous: first.hash, kind: 'definitive' }), false);
const earlier = progressOf(
  statementOf({
    period: { number: 2, from: '2026-04-01', to: '2026-06-30' },
    lines: [
      statementLine({ kind: 'unchanged', before: -1_250_050, amount: 0 }),
      statementLine({
        period: 2,
        held: 'data-owed',
        owedBy: ['site'],
        position: 0,
        amount: 0,
        capped: -100,
        ruled: -5,
      }),
    ],
    penalties: [],
  }),
  true,
  { 'corridor/2': { state: 'accepted', bySilence: true } },
);
const empty = progressOf(statementOf({ lines: [], penalties: [] }), true);
const unclaimed: UnclaimedCell[] = [
  { clause: 'guarantee', supplier: 'S1', site: 'H1', deadline: '2026-07-20', cases: 2 },
  { clause: 'guarantee', supplier: 'S1', site: 'H2', deadline: '2026-12-20', cases: 1 },
  { clause: 'guarantee', supplier: 'S1', site: 'H2', deadline: '2026-05-20', cases: 9 },
];
const claim: JudgedClaim = {
  period: 1,
  clause: 'guarantee',
  supplier: 'S1',
  site: 'H1',
  reference: 'R-7',
  filedOn: '2026-03-02',
  daysToFile: 12,
  ageMonths: 3,
  linked: true,
  documented: true,
  udiMatched: true,
  cause: 'device',
  recalledLot: null,
  verdict: 'late',
};
const account = {
  supplier: 'S1',
  stated: -3_150_050,
  payable: -1_250_050,
  escrow: -1_900_000,
  annulled: 0,
  penalty: { stated: -96_000, payable: -96_000, escrow: 0, annulled: 0 },
};
const open: AdjudicationCase = {
  id: 'c0ffee',
  contract: 'valvole',
  period: 1,
  outcome: 'revision',
  claim: { site: 'H1', reference: 'R-7' },
  reason: 'data',
  objection: 'Il caso non è di …',
  tasks: [{ site: 'H1', text: 'La revisione c’è stata?' }],
  answers: [{ site: 'H1', finding: 'confirmed', text: 'Sì, il 3 marzo' }],
  awaited: ['first', 'second'],
};
const data = {
  contract,
  asOf: '2026-06-30',
  statements: [disputes.objected, draft],
  accounts: [account],
  unclaimed,
  underWay: 'import-1',
  today,
};

const views: { readonly [K in PageName]?: readonly Pages[K][] } = {
  'settlement/statements': [
    statementsView(data, sent('settle', 'name', { period: '2', asOf: 'x', name: '' }), 'it', format),
    statementsView({ ...data, underWay: undefined }, undefined, 'en', formatFor('en')),
    statementsView(
      { ...data, statements: [], accounts: [], unclaimed: [], asOf: undefined, underWay: undefined },
      undefined,
      'it',
      format,
    ),
  ],
  'settlement/claims': [
    claimsView(
      contract,
      { asOf: '2026-06-30', claims: [claim, { ...claim, verdict: 'valid' }], unclaimed },
      today,
      'it',
      format,
    ),
    claimsView(contract, { asOf: undefined, claims: [], unclaimed: [] }, today, 'en', format),
  ],
  'settlement/statement': [
    statementView(contract, draft, DETAIL, today, undefined, true, 'it', format),
    statementView(
      contract,
      draft,
      DETAIL,
      today,
      sent('approve', 'name', { name: 'x' }),
      false,
      'en',
      formatFor('en'),
    ),
    statementView(
      contract,
      disputes.objected,
      DETAIL,
      today,
      sent('object', 'reason', { line: 'risk/1' }),
      false,
      'it',
      format,
    ),
    statementView(contract, earlier, DETAIL, '2026-12-01', undefined, false, 'it', format),
    statementView(
      contract,
      progressOf(first),
      DETAIL,
      today,
      sent('accept', 'name'),
      false,
      'en',
      formatFor('en'),
    ),
    statementView(contract, empty, DETAIL, today, undefined, false, 'it', format),
  ],
  'settlement/line': [
    shown(progressOf(first)),
    ...Object.values(disputes).map((one) => shown(one)),
    lineView(
      contract,
      earlier,
      progressOf(first).lines.at(-1) as LineProgress,
      DETAIL,
      [],
      undefined,
      false,
      'it',
      format,
    ),
    shown(disputes.objected, sent('task', 'text', { site: 'H2' }), 'en'),
    lineView(
      contract,
      earlier,
      earlier.lines[1] as LineProgress,
      DETAIL,
      [earlier],
      undefined,
      false,
      'it',
      format,
    ),
    lineView(
      contract,
      progressOf(statementOf({ lines: [statementLine({ clause: 'gone' })] })),
      progressOf(statementOf({ lines: [statementLine({ clause: 'gone' })] })).lines[0] as LineProgress,
      DETAIL,
      [],
      undefined,
      false,
      'it',
      format,
    ),
  ],
  'settlement/adjudication': [
    adjudicationView(contract, [open, { ...open, outcome: null }], true, 'it'),
    adjudicationView(contract, [], false, 'en'),
  ],
  'settlement/case': [
    caseView(contract, open, undefined, 'it'),
    caseView(
      contract,
      { ...open, outcome: null, claim: null, awaited: ['third'] },
      sent('opinion', 'role'),
      'en',
    ),
  ],
};
const partials: Readonly<Record<string, readonly unknown[]>> = {
  'partials/dispute': Object.values(disputes).map((one) =>
    disputeView(definition, one, guarantee(one), undefined, 'it', format),
  ),
};

describe('templates of settlement', () => {
  testTemplates(views, partials, '/contracts');

  const render = loadTemplates('templates');

  it('gives the form of the next step only, and hides an opinion while others are awaited', () => {
    const forms = Object.values(disputes).map((one) => {
      const { task, answer, adjudicationHref, resolution } = shown(one).dispute ?? {};
      return [task, answer, adjudicationHref, resolution].map((form) => form != null);
    });
    expect(forms).toEqual([
      [true, false, false, false],
      [false, true, false, false],
      [false, false, true, false],
      [false, false, true, false],
      [false, false, false, true],
      [false, false, false, false],
    ]);
    expect(JSON.stringify(shown(disputes.oneOpinion).dispute)).not.toContain('Non è il dispositivo');
    expect(JSON.stringify(shown(disputes.judged).dispute)).toContain('Non è il dispositivo');
  });

  it('shows a clinician neither supplier nor amount nor another opinion', () => {
    const [page] = (views['settlement/case'] ?? []).map((view) =>
      render('settlement/case', view, layoutFor(view.head, 'it', '/contracts', now)),
    );
    expect(page).not.toMatch(/Fornitore Uno|S1|€|19\.000|Non è il dispositivo|statements\//);
  });
});
