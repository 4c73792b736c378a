import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { esito } from '../support/commandLine.ts';
import { smallContract } from '../support/contract.ts';
import { payingContract } from '../support/payment.ts';

const folder = mkdtempSync(join(tmpdir(), 'esito-fairness-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, content: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

it('esito fairness says of a file that nobody has published what a clause costs, and what it cannot say', () => {
  const file = written('paying.yaml', payingContract());
  const { code, out } = esito('--lang', 'en', 'fairness', file, '--clause', 'risk');
  expect(code).toBe(0);
  expect(out).toMatch(/the supplier is asked for a malus by mistake in [\d.]+ of 100 contracts/);
  const json = esito('fairness', file, '--clause', 'benefit', '--json');
  expect(JSON.parse(json.out).clauses).toMatchObject([{ clause: 'benefit', leftOut: 'net-benefit' }]);
  expect(esito('fairness', file, '--clause', 'other')).toMatchObject({ code: 1, out: '' });
  const without = esito('fairness', written('plain.yaml', smallContract()));
  expect(without).toMatchObject({ code: 1, out: '', err: expect.stringContaining('nulla da simulare') });
});
