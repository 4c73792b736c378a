import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DeviceToLink,
  linkDevices,
  type ProcedureToLink,
} from '../../../src/core/deliveries/linkDevices.ts';

const expected = { codeSystem: 'ICD-9-CM', code: '35.05' };
const procedure = (id: string, more: Partial<ProcedureToLink> = {}): ProcedureToLink => ({
  id,
  patient: 'A',
  encounter: undefined,
  date: '2026-03-01',
  expected,
  ...more,
});
const device = (more: Partial<DeviceToLink> = {}): DeviceToLink => ({
  id: 'd',
  patient: 'A',
  procedures: [],
  encounters: [],
  dates: [],
  ...more,
});
const linked = (procedures: readonly ProcedureToLink[], one: DeviceToLink) => {
  const link = linkDevices(procedures)(one);
  return 'unlinked' in link ? link.unlinked : [link.method, link.procedure.id];
};

describe('the rule that links devices to procedures', () => {
  it('follows an explicit reference whatever the code, and prefers the expected code among several', () => {
    const named = device({ procedures: ['inspection', 'implant'] });
    const inspection = procedure('inspection', { expected: undefined });
    expect(linked([inspection], named)).toEqual(['explicit-reference', 'inspection']);
    expect(linked([inspection, procedure('implant')], named)).toEqual(['explicit-reference', 'implant']);
  });

  it('does not look further where an explicit reference leads nowhere, or to another patient', () => {
    const there = procedure('there', { encounter: 'e' });
    const lost = device({ procedures: ['lost'], encounters: ['e'], dates: ['2026-03-01'] });
    expect(linked([there], lost)).toBe('procedure-not-delivered');
    const others = procedure('there', { patient: 'B' });
    expect(linked([others], device({ procedures: ['there'] }))).toBe('other-patient');
  });

  it('takes the encounter before the date, and of two in one encounter none', () => {
    const inEncounter = procedure('one', { encounter: 'e', date: '2026-03-09' });
    const near = procedure('two');
    const used = device({ encounters: ['e'], dates: ['2026-03-01'] });
    expect(linked([inEncounter, near], used)).toEqual(['same-encounter', 'one']);
    expect(linked([inEncounter, procedure('two', { encounter: 'e' })], used)).toBe('several-procedures');
  });

  it('counts a day before and after, over months and leap days, and no further', () => {
    const leap = procedure('leap', { date: '2028-02-29' });
    const on = (date: string) => linked([leap], device({ dates: [date] }));
    expect(['2028-02-27', '2028-02-28', '2028-02-29', '2028-03-01', '2028-03-02'].map(on)).toEqual([
      'no-procedure',
      ['patient-and-date', 'leap'],
      ['patient-and-date', 'leap'],
      ['patient-and-date', 'leap'],
      'no-procedure',
    ]);
  });

  it('never guesses: no patient, no date of use, a code that is not expected', () => {
    const one = [procedure('one')];
    expect(linked(one, device({ patient: undefined, dates: ['2026-03-01'] }))).toBe('no-patient');
    expect(linked(one, device())).toBe('no-use-date');
    const other = [procedure('one', { expected: undefined })];
    expect(linked(other, device({ dates: ['2026-03-01'] }))).toBe('no-procedure');
  });

  it('says the same in whatever order procedures come, and never links to another patient', () => {
    const some = fc.array(
      fc.record({
        patient: fc.constantFrom('A', 'B', undefined),
        encounter: fc.constantFrom('e', 'f', undefined),
        date: fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-04', undefined),
        expected: fc.constantFrom(expected, undefined),
      }),
      { maxLength: 5 },
    );
    const used = fc.record({
      patient: fc.constantFrom('A', 'B', undefined),
      procedures: fc.subarray(['0', '1', '9']),
      encounters: fc.subarray(['e', 'f']),
      dates: fc.subarray(['2026-03-01', '2026-03-03']),
    });
    fc.assert(
      fc.property(some, used, (given, use) => {
        const procedures = given.map((one, at) => ({ ...one, id: String(at) }));
        const result = linkDevices(procedures)(device(use));
        if ('procedure' in result) expect(result.procedure.patient).toBe(use.patient);
        expect(linked(procedures.toReversed(), device(use))).toEqual(linked(procedures, device(use)));
      }),
    );
  });
});
