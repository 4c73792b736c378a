import { describe } from 'vitest';
import type { StoredContract } from '../../src/actions/contractStores.ts';
import type { FindingInQuestion } from '../../src/actions/queries.ts';
import type { ReaderLink } from '../../src/actions/settlementStores.ts';
import type { Reader } from '../../src/core/disclosure/reader.ts';
import { errorAt } from '../../src/core/problem.ts';
import { portfolio } from '../../src/core/settlement/portfolio.ts';
import { formatFor } from '../../src/report/format.ts';
import { openListView, openView } from '../../src/web/open/openView.ts';
import { portfolioView } from '../../src/web/portfolio/portfolioView.ts';
import { readerStatementsTable, readerStatementView } from '../../src/web/reader/readerStatementView.ts';
import { readersView } from '../../src/web/reader/readersView.ts';
import { readerTargetView } from '../../src/web/reader/readerTargetView.ts';
import { type ReaderDuties, readerView } from '../../src/web/reader/readerView.ts';
import { releaseView } from '../../src/web/release/releaseView.ts';
import type { SentForm } from '../../src/web/settlement/sentForm.ts';
import { published } from '../support/contract.ts';
import { payingContract } from '../support/payment.ts';
import { releaseOf } from '../support/releasedFigures.ts';
import { DETAIL, progressOf, statementLine, statementOf } from '../support/settlement.ts';
import { batchOf } from '../support/snapshot.ts';
import { testTemplates } from '../support/templateTests.ts';
import { richTracking } from '../support/tracking.ts';

const now = '2027-01-12T10:00:00Z';
const today = '2027-01-12';
const format = formatFor('it');
const by: StoredContract = {
  ...published(payingContract()),
  yaml: '',
  awardPackage: '',
  publishedAt: now,
  actor: 'test',
};
const { contract } = by;
const text = { it: 'testo', en: 'text' };

const linkOf = (reader: Reader, change: Partial<ReaderLink> = {}): ReaderLink => ({
  id: 'l1',
  contract: 'valvole',
  reader,
  secretHash: '0'.repeat(64),
  holder: 'Carla <b>Blu</b>',
  madeAt: now,
  actor: 'demo',
  expiresOn: '2027-03-31',
  revokedAt: null,
  ...change,
});
const supplier: Reader = { kind: 'supplier', supplier: 'S1' };
const hospital: Reader = { kind: 'site', site: 'H1' };
const opened = (reader: Reader) => ({ link: linkOf(reader), published: by, path: '/read/x' });
const shown = (reader: Reader) => ({ by, release: releaseOf(reader) });
const sent = (form: string, field: string): SentForm => ({
  form,
  fields: {},
  problems: [errorAt({ field }, 'x', text, text)],
});
const asked: FindingInQuestion = {
  finding: {
    id: 'f1',
    file: 'outcome',
    fileName: 'outcome.csv',
    fate: 'quarantined',
    reason: 'unknown-device',
    site: 'H1',
    rows: 3,
    first: [],
  },
  inForce: true,
  delivery: batchOf(),
  snapshot: 's',
  thread: {
    contract: 'valvole',
    finding: 'f1',
    state: 'open',
    messages: [{ at: now, actor: 'Anna', kind: 'question', text: 'Perché?' }],
  },
};
const nothing: ReaderDuties = { statements: null, asOf: undefined, unclaimed: [], findings: [], tasks: [] };
const statement = progressOf(statementOf());
const busy: ReaderDuties = {
  statements: readerStatementsTable('/read/x', [statement], 'it', format),
  asOf: '2026-12-31',
  unclaimed: [{ clause: 'guarantee', supplier: 'S1', site: 'H1', deadline: '2027-01-20', cases: 2 }],
  findings: [asked],
  tasks: [{ id: 't1', text: 'Il lotto è giusto?', claim: 'R-7' }],
};
const withheld = {
  ...releaseOf({ kind: 'public' }),
  tests: [
    { test: 'inference' as const, passed: false, tried: 9, found: [{ what: 'ppm', least: 1, most: 2 }] },
  ],
};
const empty = releaseOf({ kind: 'public' }, { figures: [], funnels: [], survival: [] });
const old = progressOf(
  statementOf({ penalties: [], period: { number: 2, from: '2026-04-01', to: '2026-06-30' }, lines: [] }),
);
const unchanged = progressOf(
  statementOf({
    period: { number: 2, from: '2026-04-01', to: '2026-06-30' },
    lines: [statementLine({ kind: 'unchanged', amount: 0, before: -1_250_050 })],
  }),
);
const links = [
  linkOf(supplier),
  linkOf({ kind: 'region' }, { revokedAt: now }),
  linkOf(hospital, { expiresOn: '2027-01-01' }),
];
const data = { published: by, links, releases: [], underWay: undefined, now };
const rows = portfolio(
  [
    {
      contract,
      tracking: richTracking(),
      statements: [statement],
      unclaimed: busy.unclaimed,
      acknowledged: new Set(),
    },
  ],
  today,
);

const views = {
  'reader/readers': [
    readersView({ ...data, releases: [releaseOf(supplier)] }, {}, 'it', format),
    readersView({ ...data, releases: [withheld], underWay: 'import-1' }, {}, 'en', formatFor('en')),
    readersView({ ...data, links: [] }, { sent: sent('link', 'holder') }, 'it', format),
    readersView(data, { made: { holder: 'Carla', address: '/read/x' } }, 'it', format),
  ],
  'reader/reader': [
    readerView(opened(supplier), shown(supplier), busy, today, 'it', format),
    readerView(opened(supplier), undefined, nothing, today, 'en', formatFor('en')),
    readerView(opened(hospital), shown(hospital), busy, today, 'it', format),
    readerView(opened(hospital), undefined, nothing, today, 'it', format),
    readerView(opened({ kind: 'region' }), shown({ kind: 'region' }), nothing, today, 'it', format),
  ],
  'reader/target': contract.targets
    .slice(0, 1)
    .flatMap((target) => [
      readerTargetView(opened(supplier), contract, target, releaseOf(supplier), 'it'),
      readerTargetView(opened(supplier), contract, target, undefined, 'en'),
    ]),
  'reader/statement': [
    readerStatementView(opened(supplier), by, statement, DETAIL, '2026-07-12', undefined, true, 'it', format),
    readerStatementView(
      opened(supplier),
      by,
      statement,
      DETAIL,
      '2026-07-12',
      sent('object', 'text'),
      false,
      'it',
      format,
    ),
    readerStatementView(
      opened(supplier),
      by,
      unchanged,
      DETAIL,
      today,
      undefined,
      false,
      'en',
      formatFor('en'),
    ),
    readerStatementView(opened(supplier), by, old, DETAIL, today, undefined, false, 'it', format),
  ],
  'open/list': [openListView([shown({ kind: 'public' })], 'it'), openListView([], 'en')],
  'open/open': [openView(by, releaseOf({ kind: 'public' }), 'it'), openView(by, empty, 'en')],
  'portfolio/portfolio': [
    portfolioView(rows, new Map([[contract.id, contract]]), 'it'),
    portfolioView(
      rows.map((row) => ({ ...row, targets: { met: 0, missed: 0, inconclusive: 0, 'not-computable': 0 } })),
      new Map([[contract.id, contract]]),
      'en',
    ),
    portfolioView([], new Map(), 'it'),
  ],
};
const partials = {
  'partials/release': [
    releaseView(contract, releaseOf({ kind: 'region' }), '/x', 'it'),
    releaseView(contract, empty, '/x', 'en'),
  ],
};

describe('templates of readers, open data and portfolio', () => {
  testTemplates(views, partials, '/read/x');
});
