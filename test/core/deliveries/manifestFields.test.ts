import { expect, it } from 'vitest';
import { manifestSchema } from '../../../src/core/deliveries/manifest.ts';
import { manifestFieldProblems, manifestFields } from '../../../src/core/deliveries/manifestFields.ts';

it('every field of a manifest is described, and no other', () => {
  const own = Object.keys(manifestSchema.shape);
  const ofFiles = Object.keys(manifestSchema.shape.files.element.shape).map((name) => `files.${name}`);
  expect(Object.keys(manifestFields).toSorted()).toEqual([...own, ...ofFiles].toSorted());
});

it('a wrong field is named with what belongs there, in the reader’s language', () => {
  const given = {
    source_system: '<script>',
    extracted_at: '2026-11-10',
    period_from: '2026-09-01',
    period_to: '2026-09-30',
    key_version: '1',
    flow_version: 'SDO',
    files: [{ name: 'delivery.csv', record: 'devices', rows: 1, sha: '0' }],
  };
  const { error } = manifestSchema.safeParse(given);
  const problems = manifestFieldProblems(error?.issues ?? []);
  expect(problems.map(({ where }) => where.field).toSorted()).toEqual([
    'extracted_at',
    'files.0.record',
    'files.0.sha',
    'files.0.sha256',
    'key_version',
    'source_system',
  ]);
  const said = problems.map(({ message, mend }) => `${message.it} ${mend.it}`).join('\n');
  expect(said).not.toMatch(/expected|invalid/i);
  expect(said).toContain('delivery, outcome, covariate');
  const [whole] = manifestFieldProblems(manifestSchema.safeParse([]).error?.issues ?? []);
  expect(whole?.mend.en).toContain('source_system, format, extracted_at');
});
