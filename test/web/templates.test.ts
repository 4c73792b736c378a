import { describe, expect, it } from 'vitest';
import type { ContractStanding } from '../../src/actions/contractStanding.ts';
import type { StoredTender, StoredVerification } from '../../src/actions/world.ts';
import { runLaboratory } from '../../src/core/laboratory/laboratory.ts';
import { DomainError, errorAt, warningAt } from '../../src/core/problem.ts';
import type { Lot } from '../../src/core/tender/lot.ts';
import { formatFor } from '../../src/report/format.ts';
import { locales } from '../../src/report/locale.ts';
import { accessibility } from '../../src/web/about/accessibility.ts';
import { articleView } from '../../src/web/about/articleView.ts';
import { definitionView } from '../../src/web/about/definitionView.ts';
import { method } from '../../src/web/about/method.ts';
import { problemPage } from '../../src/web/error/problemView.ts';
import { homeView } from '../../src/web/home/homeView.ts';
import { formFromQuery, parseLabForm, usualForm } from '../../src/web/lab/labForm.ts';
import { labView } from '../../src/web/lab/labView.ts';
import { layoutFor } from '../../src/web/layout.ts';
import { lotView } from '../../src/web/lot/lotView.ts';
import { modelView } from '../../src/web/lot/modelView.ts';
import type { PageName, Pages } from '../../src/web/pages.ts';
import { type ChartView, fact, simpleTable } from '../../src/web/parts.ts';
import { problemRows } from '../../src/web/problemRows.ts';
import { loadTemplates } from '../../src/web/templates.ts';
import { tenderView } from '../../src/web/tender/tenderView.ts';
import { verificationView } from '../../src/web/verify/verificationView.ts';
import { verifyView } from '../../src/web/verify/verifyView.ts';
import { comparedTender } from '../support/comparedTender.ts';
import { published, smallContract } from '../support/contract.ts';
import { markovTender } from '../support/markovTender.ts';
import { blocksOf, missingPaths } from '../support/templatePaths.ts';
import { firstLot, shippedTender } from '../support/tenders.ts';
import { uncertainTender } from '../support/uncertainTender.ts';

const tender = shippedTender('tavi5');
const now = '2026-06-01T08:00:00Z';
const later = '2035-06-01T08:00:00Z';
const full: StoredTender = { tender, fingerprint: 'f'.repeat(64), publishedAt: now, actor: 'test' };
const { notice: _, ...withoutNotice } = tender;
/** No notice, no addresses of sources, no formula that could be left out. */
const sparse: StoredTender = { ...full, tender: withoutNotice };

const severalLots: StoredTender = {
  ...full,
  tender: {
    ...tender,
    lots: ['1', '2'].map((id) => ({ ...firstLot(tender), id })),
    lotLimit: { kind: 'most', lots: 1, order: ['2', '1'], whenNoOther: 'exceed' },
  },
};

const text = { it: 'testo', en: 'text' };
const problems = [
  errorAt({ sheet: 'Evidenze', cell: 'E7' }, 'x', text, text),
  warningAt({}, 'y', text, text),
];
const format = formatFor('it');
const withLink: StoredTender = {
  ...full,
  tender: {
    ...tender,
    lots: tender.lots.map((lot) => ({
      ...lot,
      willingnessToPay: {
        ...lot.willingnessToPay,
        source: { ...lot.willingnessToPay.source, url: 'https://example.org' },
      },
    })),
  },
};

const underContract: ContractStanding = {
  published: { ...published(smallContract()), yaml: '', awardPackage: '', publishedAt: now, actor: 'test' },
  known: undefined,
  dates: [],
  acknowledgements: [],
  earlier: 0,
  underWay: undefined,
  statements: null,
  indicators: new Map(),
};
const withMarkov: StoredTender = { ...full, tender: markovTender() };
const uncertain: StoredTender = { ...full, tender: uncertainTender() };
const compared: StoredTender = { ...full, tender: comparedTender() };

const program = { name: 'esito', version: '0.1.0', node: '24.21.0' } as const;
const outcome = {
  identical: true,
  run: {
    tender: { id: 'tavi5', lots: ['1'] },
    madeBy: program,
    verifiedBy: { ...program, version: '0.2.0' },
  },
  hash: 'f'.repeat(64),
  compared: 6000,
  count: 0,
  differences: [],
};
const started = {
  id: 'v',
  file: 'x.json',
  of: { kind: 'tender', id: 'tavi5' },
  state: 'running',
  progress: 0.5,
  outcome: null,
} as const;
const difference = { where: { line: 7, column: 3 }, place: text, packaged: text, recomputed: text };
const verifications: readonly StoredVerification[] = [
  started,
  { ...started, state: 'failed' },
  { ...started, state: 'done', outcome },
  {
    ...started,
    state: 'done',
    outcome: { ...outcome, identical: false, count: 300, differences: [difference] },
  },
  {
    ...started,
    of: { kind: 'contract', id: 'valvole' },
    state: 'done',
    outcome: { ...outcome, run: null },
  },
];
/** Calibrated rules, of which the linter notices nothing. */
function unremarkable(lot: Lot): Lot {
  const [benefit] = lot.criteria;
  if (benefit?.rule.kind !== 'benefit' || lot.price.kind !== 'per-patient') throw new Error('another lot');
  return {
    ...lot,
    criteria: [
      { ...benefit, rule: { ...benefit.rule, anchor: 'calibrated', oneAboveMinimum: 'absolute-ideal' } },
    ],
    price: { ...lot.price, formula: { kind: 'to-threshold', thresholdPrice: 11854.57 } },
  };
}

/** The laboratory before a question, with an answer, after a wrong form, and of a lot whose benefit earns nothing. */
function labViews(): Pages['lab/lab'][] {
  const lot = firstLot(tender);
  const sound = formFromQuery({ lots: '100', try: 'scales' }) ?? usualForm;
  const wrong = formFromQuery({ lots: 'x' }) ?? usualForm;
  const plan = parseLabForm(sound).value;
  if (plan === undefined) throw new Error('a form without a plan');
  const { model } = lot;
  if (model.kind !== 'event-tree') throw new Error('a lot of another model');
  const worse = { ...lot, model: { ...model, careCost: { ...model.careCost, formula: '-500000*stay' } } };
  return [
    labView(full, lot, usualForm, [], undefined, undefined, false, 'it'),
    labView(full, lot, sound, [], plan, runLaboratory(lot, plan), false, 'en'),
    labView(full, lot, wrong, parseLabForm(wrong).problems, undefined, undefined, false, 'it'),
    labView(full, worse, usualForm, [], undefined, undefined, true, 'it'),
    labView(full, unremarkable(lot), usualForm, [], undefined, undefined, false, 'it'),
  ];
}

/** For each page, views that enter all of its blocks between them, among them the fullest and the sparsest. */
const views: { readonly [K in PageName]?: readonly Pages[K][] } = {
  home: [
    homeView([full], [underContract], now, 'it', format),
    homeView([sparse], [], later, 'it', format),
    homeView([], [], now, 'en', format),
  ],
  'tender/tender': [
    tenderView(full, [], now, 'it', format),
    tenderView(sparse, [], later, 'en', formatFor('en')),
    tenderView(severalLots, [], now, 'it', format),
  ],
  'lot/lot': [full, sparse, withLink, withMarkov, uncertain, compared].map((one) =>
    lotView(one, firstLot(one.tender), 'it', format),
  ),
  'verify/verify': [verifyView([], 'it'), verifyView(problems, 'en')],
  'verify/verification': verifications.map((one) => verificationView(one, 'it', format)),
  'lab/lab': labViews(),
  'about/article': [articleView(method, 'it'), articleView(accessibility, 'en')],
  'about/definition': locales.flatMap((locale) =>
    (['tender', 'contract'] as const).map((format) => definitionView(format, locale)),
  ),
  'error/problem': [
    problemPage({ kind: 'not-found' }, 'it').view,
    problemPage({ kind: 'domain', error: new DomainError('not-ready', text, problems) }, 'it').view,
  ],
};

const table = simpleTable(
  'x',
  'Caption',
  [
    { label: 'a', kind: 'text' },
    { label: 'b', kind: 'number' },
    { label: 'c', kind: 'code' },
  ],
  [[{ text: 'a', href: '#a', note: 'n' }, '1', 'c']],
  { notes: ['note'], strong: [0] },
);
const ranked = simpleTable('y', 'Ranks', [{ label: 'rank', kind: 'number' }], [['1']], {
  notes: [],
  strong: [],
});
const chart: ChartView = { svg: '<svg></svg>', caption: 'c', dataLabel: 'd', table };

/** Partials by themselves, since no single page uses all that they can show. */
const partials: Readonly<Record<string, readonly unknown[]>> = {
  'partials/model': [full, withMarkov].map((one) => modelView(firstLot(one.tender), 'model', '', 'it')),
  'partials/icon': [{ name: 'it-check' }],
  'partials/table': [
    table,
    ranked,
    {
      ...table,
      groups: [
        { label: '', span: 1 },
        { label: 'g', span: 2 },
      ],
      notes: [],
    },
  ],
  'partials/cell': [
    { text: 't', href: '#a', code: false, note: 'n' },
    { text: 't', href: null, code: true, note: null },
  ],
  'partials/chart': [chart],
  'partials/explore-field': [
    { id: 'lambda', name: 'lambda', label: 'l', hint: 'h', value: '1', message: '', presets: [] },
    {
      id: 'price-a',
      name: 'price.a',
      label: 'A',
      hint: 'h',
      value: 'x',
      message: 'm',
      presets: [
        { href: '?', label: 'a', spoken: 's', current: true },
        { href: '?', label: 'b', spoken: 's', current: false },
      ],
    },
  ],
  'partials/minutes-field': [
    { name: 'place', label: 'l', value: '', type: 'text', message: 'm' },
    { name: 'place', label: 'l', value: 'v', type: 'date', message: null },
  ],
  'partials/minutes-role': ['m', null].map((message) => ({
    name: 'member-role-0',
    label: 'l',
    message,
    choose: 'c',
    options: [true, false].map((selected) => ({ value: 'member', label: 'l', selected })),
  })),
  'partials/phase': [
    { sha256: 'a', act: { href: '/', label: 'l', confirm: 'c' } },
    { sha256: null, act: null },
  ].map((one) => ({ t: { title: 't', hash: 'h' }, state: { kind: 'info', title: 't', text: 'x' }, ...one })),
  'partials/callout': ['info', 'success', 'warning'].map((kind) => ({ kind, title: 't', text: 'x' })),
  'partials/facts': [{ facts: [fact('a', 'b', { href: '#' }), fact('a', 'b', { code: true })] }],
  'partials/problems': [
    { title: 't', rows: [...problemRows(problems, 'it'), ...problemRows(problems, 'en', () => '#field')] },
  ],
};

const layouts = [full, sparse].flatMap((one) => {
  const { head } = lotView(one, firstLot(one.tender), 'it', format);
  return [
    layoutFor(head, 'it', '/method?a=1', now),
    layoutFor({ ...head, refresh: 2, breadcrumb: [] }, 'it', '/read/secret', now),
    layoutFor(head, 'it', '/open/valvole', now),
  ].map((layout) => ({ ...layout, body: '' }));
});

describe('templates', () => {
  const cases = Object.entries({ ...views, ...partials, layout: layouts });

  it.each(cases)('%s finds every value that it reads, and every block is tried', (template, all) => {
    const entered = new Set<string>();
    expect(all.flatMap((view) => missingPaths(template, view, entered))).toEqual([]);
    expect(blocksOf(template).filter((block) => !entered.has(block))).toEqual([]);
  });

  it('would notice a value that is missing where strict mode does not look', () => {
    expect(missingPaths('partials/facts', { facts: [{ label: 'a', value: 'b' }] }, new Set())).toEqual([
      'partials/facts:6 href',
      'partials/facts:6 code',
    ]);
  });

  const render = loadTemplates('templates');

  it.each(Object.entries(views))('%s renders each of its views', (name, all) => {
    for (const view of all) {
      const page = name as 'home';
      const html = render(page, view as Pages['home'], layoutFor(view.head, 'it', '/', now));
      expect(html).toContain('<h1>');
      expect(html).not.toMatch(/undefined|\[object|NaN|style="|<script>/);
    }
  });

  it('throws on a missing value instead of leaving a gap', () => {
    const view = homeView([full], [], now, 'it', format);
    const { lead: _, ...others } = view.t;
    const broken = { ...view, t: others } as Pages['home'];
    expect(() => render('home', broken, layoutFor(view.head, 'it', '/', now))).toThrow(/lead/);
  });

  it('escapes what comes from outside', () => {
    const hostile = { ...full, tender: { ...tender, title: { it: '<b>x</b>', en: 'x' } } };
    const view = homeView([hostile], [], now, 'it', format);
    expect(render('home', view, layoutFor(view.head, 'it', '/', now))).toContain('&lt;b&gt;x&lt;/b&gt;');
  });
});
