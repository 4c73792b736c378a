import { describe, expect, it } from 'vitest';
import type { ContractStanding } from '../../src/actions/contractStanding.ts';
import type { StoredContract } from '../../src/actions/contractStores.ts';
import { DomainError, errorAt } from '../../src/core/problem.ts';
import type { Tracking } from '../../src/core/tracking/tracking.ts';
import { formatFor } from '../../src/report/format.ts';
import { locales } from '../../src/report/locale.ts';
import { homeView } from '../../src/web/home/homeView.ts';
import { layoutFor } from '../../src/web/layout.ts';
import type { PageName, Pages } from '../../src/web/pages.ts';
import { loadTemplates } from '../../src/web/templates.ts';
import { boardView } from '../../src/web/tracking/boardView.ts';
import { contractLinks } from '../../src/web/tracking/contractHead.ts';
import { contractsView } from '../../src/web/tracking/contractsView.ts';
import { deliveredView } from '../../src/web/tracking/deliveredView.ts';
import { stateView } from '../../src/web/tracking/stateView.ts';
import { targetView } from '../../src/web/tracking/targetView.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { testTemplates } from '../support/templateTests.ts';
import { emptyTracking, richTracking, trackedContract } from '../support/tracking.ts';

const now = '2027-01-10T08:00:00.000Z';
const published: StoredContract = {
  contract: trackedContract(),
  fingerprint: 'c'.repeat(64),
  yaml: '',
  awardPackage: '',
  publishedAt: now,
  actor: 'test',
};
const { notice: _, ...withoutNotice } = published.contract;

function standing(tracking: Tracking, change: Partial<ContractStanding> = {}): ContractStanding {
  return {
    published,
    known: {
      stored: { tracking, computedAt: now },
      by: published,
      snapshot: snapshotOf({ hash: tracking.snapshot }),
    },
    dates: ['2026-12-31', '2026-06-30'],
    acknowledgements: [
      { contract: 'valvole', alert: 'a3', at: now, actor: 'demo', note: 'Visto con il reparto.' },
    ],
    earlier: 0,
    underWay: undefined,
    statements: [],
    indicators: new Map([['stay', { it: 'Degenza', en: 'Stay' }]]),
    ...change,
  };
}

const full = standing(richTracking());
const earlier = standing(
  { ...richTracking(), asOf: '2026-06-30', alerts: [] },
  { published: { ...published, fingerprint: 'e'.repeat(64) }, earlier: 2 },
);
const nothingKnown = standing(emptyTracking(), { acknowledgements: [] });
const before: ContractStanding = {
  published: { ...published, contract: withoutNotice },
  known: undefined,
  dates: [],
  acknowledgements: [],
  indicators: new Map(),
  earlier: 0,
  statements: null,
  underWay: {
    id: 'i1',
    kind: 'import',
    asOf: null,
    contract: 'valvole',
    actor: 'demo',
    startedAt: now,
    state: 'running',
    progress: 0.4,
    step: 'reading',
    problems: [],
    snapshot: null,
    batch: null,
  },
};
const untouched: ContractStanding = { ...before, underWay: undefined };
const format = formatFor('it');
const text = { it: 'testo', en: 'text' };
const refused = { alert: 'a1', note: 'x', problems: [errorAt({ field: 'note' }, 'missing', text, text)] };
const targets = full.published.contract.targets.map(({ id }) => id);

const views: { readonly [K in PageName]?: readonly Pages[K][] } = {
  'tracking/board': [
    boardView(full, refused, 'it', format),
    boardView(earlier, undefined, 'en', formatFor('en')),
    boardView(nothingKnown, undefined, 'it', format),
    boardView(before, undefined, 'it', format),
    boardView(untouched, undefined, 'en', formatFor('en')),
  ],
  'tracking/target': [
    ...locales.flatMap((locale) => targets.map((id) => targetView(full, id, locale))),
    targetView(earlier, 'ppm_S1', 'it'),
    targetView(nothingKnown, 'ppm_S1', 'it'),
  ],
  'tracking/data': [
    deliveredView(full, [snapshotOf(), snapshotOf({ hash: 'b' })], 'it', format),
    deliveredView(
      standing({ ...richTracking(), quality: richTracking().quality.slice(1) }),
      [],
      'en',
      format,
    ),
    deliveredView(nothingKnown, [snapshotOf()], 'en', formatFor('en')),
    deliveredView(before, [], 'it', format),
    deliveredView(standing(emptyTracking(), { earlier: 1 }), [], 'it', format),
  ],
  'tracking/contracts': [
    contractsView([full, nothingKnown, before, untouched], 'it'),
    contractsView([], 'en'),
  ],
};

const partials: Readonly<Record<string, readonly unknown[]>> = {
  'partials/tracked-state': [stateView('met', 'it')],
  'partials/contract-links': [contractLinks({ id: 'valvole' }, '/data', 'it')],
  'partials/method-notes': [
    {
      label: 'l',
      source: 's',
      notes: [
        { text: 't', source: 'x' },
        { text: 't', source: '' },
      ],
    },
  ],
};

describe('templates of contracts', () => {
  testTemplates(views, partials, '/contracts');

  const render = loadTemplates('templates');
  const html = <K extends PageName>(name: K, view: Pages[K]): string =>
    render(name, view, layoutFor((view as Pages['home']).head, 'it', '/contracts', now));

  it('keep a refused note with what is wrong, and show no form for what somebody has looked at', () => {
    const page = html('tracking/board', boardView(full, refused, 'it', format));
    expect(page).toMatch(/aria-invalid="true"[^>]*>x<\/textarea>/);
    expect(page).not.toContain('value="a3"');
    expect(page).toContain('Visto con il reparto.');
    expect(page).toContain('value="a2"');
  });

  it('never tell a state by colour alone', () => {
    const page = html('tracking/board', boardView(full, undefined, 'it', format));
    for (const [kind, word, icon] of [
      ['met', 'Raggiunto', 'it-check-circle'],
      ['missed', 'Mancato', 'it-close-circle'],
      ['inconclusive', 'Non ancora deciso', 'it-help-circle'],
      ['not-computable', 'Non calcolabile', 'it-ban'],
    ]) {
      expect(page).toMatch(
        new RegExp(`tracked-${kind}">\\s*<svg[^>]*><use[^>]*#${icon}"></use></svg>\\s*${word}`),
      );
    }
  });

  it('lead from another data date to the targets at that date', () => {
    const { known } = boardView(earlier, undefined, 'it', format);
    expect(known?.suppliers[0]?.targets[0]?.href).toBe('/contracts/valvole/targets/ppm_S1?asOf=2026-06-30');
    const latest = boardView(full, undefined, 'it', format);
    expect(latest.known?.suppliers[0]?.targets[0]?.href).toBe('/contracts/valvole/targets/ppm_S1');
  });

  it('stand on the home page with one line each', () => {
    const { contracts } = homeView([], [full, untouched], now, 'it', format);
    expect(contracts.map(({ state }) => state)).toEqual([
      'Di 7 obiettivi: 2 raggiunti, 2 mancati, 2 non ancora decisi, 1 non calcolabile. Dati al 31 dic 2026.',
      'Nessuna consegna, finora.',
    ]);
  });

  it('answer a target that is not there as not found', () => {
    expect(() => targetView(full, 'ppm_S9', 'it')).toThrow(DomainError);
    expect(() => targetView(untouched, 'ppm_S1', 'it')).toThrow(DomainError);
  });
});
