import { expect, it } from 'vitest';
import type { Release } from '../../../src/core/disclosure/release.ts';
import { renderPdf } from '../../../src/io/pdf/renderPdf.ts';
import { dpia } from '../../../src/report/disclosure/dpia.ts';
import { published, smallContract } from '../../support/contract.ts';
import { pdfText } from '../../support/pdfText.ts';

it('names key holders, flows, the latest test of each reader and what remains, in both languages', async () => {
  const of = (asOf: string, passed: boolean): Release => ({
    hash: 'a'.repeat(64),
    content: {
      contract: 'valvole',
      reader: { kind: 'site', site: 'H1' },
      snapshot: 's',
      asOf,
      figures: [],
      funnels: [],
      survival: [],
    },
    tests: [
      { test: 'singling-out', passed: true, tried: 17, found: [] },
      { test: 'linkability', passed, tried: 23, found: [] },
      { test: 'inference', passed: true, tried: 3, found: [] },
    ],
    against: [],
  });
  const contract = published(smallContract());
  const releases = [of('2026-06-30', false), of('2026-03-31', true)];
  const words = pdfText(
    await renderPdf(dpia(contract, releases, 'it'), { createdAt: new Date('2026-07-01T00:00:00Z') }),
  ).replaceAll(/\s+/g, ' ');
  for (const expected of [
    'Dott.ssa Bianchi',
    'CUP',
    'la regione',
    'site/H1',
    '30 giu 2026',
    'NON superata (23)',
  ])
    expect(words).toContain(expected);
  expect(words).not.toContain('31 mar 2026');
  expect(words).toContain('Il denaro parla');
  expect(JSON.stringify(dpia(contract, [], 'en'))).toContain('No release has been made yet.');
});
