import { describe, expect, it } from 'vitest';
import type { DeliveryImport, StoredContract } from '../../src/actions/contractStores.ts';
import type { FindingInQuestion } from '../../src/actions/queries.ts';
import type { RowFinding } from '../../src/core/deliveries/batch.ts';
import { doubts, quarantineReasons, refusalReasons } from '../../src/core/deliveries/rowFate.ts';
import { errorAt } from '../../src/core/problem.ts';
import { reasonTexts } from '../../src/report/deliveries/reasonTexts.ts';
import { formatFor } from '../../src/report/format.ts';
import { accountView } from '../../src/web/delivery/accountView.ts';
import { deliveryImportView } from '../../src/web/delivery/deliveryImportView.ts';
import { findingsView } from '../../src/web/delivery/findingsView.ts';
import { findingView } from '../../src/web/delivery/findingView.ts';
import { importView } from '../../src/web/delivery/importView.ts';
import { snapshotView } from '../../src/web/delivery/snapshotView.ts';
import type { PageName, Pages } from '../../src/web/pages.ts';
import { published, smallContract } from '../support/contract.ts';
import { batchOf, snapshotOf } from '../support/snapshot.ts';
import { testTemplates } from '../support/templateTests.ts';

const now = '2026-11-24T10:00:00.000Z';
const contract: StoredContract = {
  ...published(smallContract()),
  yaml: '',
  awardPackage: '',
  publishedAt: now,
  actor: 'test',
};
const format = formatFor('it');
const finding: RowFinding = {
  id: 'batch:delivery.csv:no-date:H1',
  file: 'delivery',
  fileName: 'delivery.csv',
  fate: 'refused',
  reason: 'no-date',
  site: 'H1',
  rows: 2,
  first: [
    { line: 12, column: 'procedure_date', value: '31/02/2026' },
    { line: 15, column: null, value: null },
  ],
};
const counts = { rows: 10, kept: 8, quarantined: 0, refused: 2 };
const file = { file: 'delivery', fileName: 'delivery.csv', sha256: '0'.repeat(64), ...counts } as const;
const batch = batchOf({ files: [file], findings: [finding] });
const plain = batchOf({ files: [file] });
const snapshot = snapshotOf({ batches: [batch], previous: 'before' });
const message = { at: now, actor: 'demo', kind: 'question', text: 'Quale <data>?' } as const;
const thread = { contract: 'valvole', finding: finding.id, state: 'open', messages: [message] } as const;
const about: FindingInQuestion = {
  finding,
  inForce: true,
  delivery: batch,
  snapshot: 'snapshot',
  thread,
};
const earlier: FindingInQuestion = {
  ...about,
  finding: { ...finding, id: 'other', site: null, first: [] },
  inForce: false,
  thread: undefined,
};
const running: DeliveryImport = {
  id: 'i',
  kind: 'import',
  asOf: null,
  contract: 'valvole',
  actor: 'demo',
  startedAt: now,
  state: 'running',
  progress: 0.4,
  step: 'checking',
  problems: [],
  snapshot: null,
  batch: null,
};
const text = { it: 'testo', en: 'text' };
const problems = [errorAt({ file: 'manifest.json' }, 'x', text, text)];
const refused: DeliveryImport = { ...running, state: 'refused', problems };
const done: DeliveryImport = { ...running, state: 'done', progress: 1, snapshot: 'snapshot', batch: 'batch' };
const row = { line: 12, cells: { procedure_date: '31/02/2026', site_code: 'H1', lot_no: '' } };

const views: { readonly [K in PageName]?: readonly Pages[K][] } = {
  'delivery/import': [
    importView(contract, undefined, 0, undefined, problems, 'it', format),
    importView(contract, snapshot, 2, running, [], 'en', formatFor('en')),
    importView(contract, snapshot, 1, refused, [], 'it', format),
  ],
  'delivery/deliveryImport': [
    deliveryImportView(contract, running, undefined, false, 'it', format),
    deliveryImportView(contract, refused, undefined, false, 'it', format),
    deliveryImportView(contract, done, batch, true, 'en', formatFor('en')),
    deliveryImportView(contract, done, batch, false, 'it', format),
    deliveryImportView(contract, { ...done, kind: 'again', batch: null }, undefined, false, 'it', format),
    deliveryImportView(contract, { ...refused, kind: 'again' }, undefined, false, 'en', formatFor('en')),
    deliveryImportView(
      contract,
      { ...done, kind: 'date', asOf: '2026-03-31' },
      undefined,
      false,
      'it',
      format,
    ),
  ],
  'delivery/snapshot': [
    snapshotView(contract, snapshot, true, [thread], 'it', format),
    snapshotView(contract, snapshotOf({ batches: [plain] }), false, [], 'en', format),
  ],
  'delivery/findings': [
    findingsView(contract, [about, earlier], undefined, 'it', format),
    findingsView(contract, [about], 'closed', 'en', format),
  ],
  'delivery/finding': [
    findingView(contract, about, [row], 'it', format),
    findingView(contract, about, [], 'it', format),
    findingView(contract, earlier, [], 'en', format),
  ],
};
const partials: Readonly<Record<string, readonly unknown[]>> = {
  'partials/account': [batch, plain].map((one) => accountView(contract, one, [], 'it', format)),
};

describe('templates of deliveries', () => {
  testTemplates(views, partials, '/contracts');

  it('have words for every reason in both languages', () => {
    for (const reason of [...quarantineReasons, ...refusalReasons, ...doubts])
      for (const words of Object.values(reasonTexts[reason]))
        expect(words.it.length * words.en.length).toBeGreaterThan(0);
  });
});
