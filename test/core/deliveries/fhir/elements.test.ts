import { describe, expect, it } from 'vitest';
import { codeSystemName } from '../../../../src/core/deliveries/fhir/codeSystem.ts';
import { dayOf, idOf } from '../../../../src/core/deliveries/fhir/elements.ts';

describe('elements of FHIR resources', () => {
  it('reads the id of every form of reference, and none of another type', () => {
    const ids = [
      'Patient/7',
      'https://host.example/fhir/Patient/7/_history/2',
      'urn:uuid:7',
      'Patient?identifier=https://system.example|7',
      '#7',
      'Group/7',
    ].map((reference) => idOf({ reference }, 'Patient'));
    expect(ids).toEqual(['7', '7', '7', '7', undefined, undefined]);
    expect(idOf({ identifier: { value: 'H1' } }, 'Organization')).toBe('H1');
  });

  it('takes the day as it was written, and no day from less than a day', () => {
    const days = ['2026-03-01', '2026-03-01T23:58:16-05:00', '2026-03', '2026', '2026-02-30', undefined];
    expect(days.map(dayOf)).toEqual(['2026-03-01', '2026-03-01', ...Array(4).fill(undefined)]);
  });

  it('knows a system of codes by each of its names', () => {
    expect(codeSystemName('http://snomed.info/sct')).toBe(codeSystemName('SNOMED CT'));
    expect(codeSystemName('urn:oid:2.16.840.1.113883.6.104')).toBe(codeSystemName('ICD-9-CM'));
    expect(codeSystemName('Locale')).toBe('locale');
  });
});
