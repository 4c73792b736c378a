import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lastAct } from '../../../src/core/minutes/lastAct.ts';
import { parseSessionFacts } from '../../../src/core/minutes/parseSessionFacts.ts';
import { noFacts } from '../../../src/core/minutes/sessionFacts.ts';
import { romeTime } from '../../../src/core/numbers/romeTime.ts';
import { readYaml } from '../../../src/io/yaml.ts';
import { shippedTender } from '../../support/tenders.ts';

// The deadline is 31 March 2027, 12:00 in Rome.
const tender = shippedTender('tavi5');

/** Codes of the problems, each with the place that it names. */
function problemsOf(data: unknown): string[] {
  const { problems } = parseSessionFacts(data, tender, (path) => ({ field: path.join('.') }));
  return problems.map(({ severity, code, where }) => `${severity} ${code} ${where.field}`);
}

const member = (name: string, role = 'member') => ({ name, role });

describe('the facts of sittings', () => {
  it.each(['tavi', 'tavi5'])('of the shipped example %s are in order', (name) => {
    const file = readFileSync(`examples/${name}/verbale.yaml`, 'utf8');
    const { data, locate } = readYaml(file, 'verbale.yaml');
    const { value, problems } = parseSessionFacts(data, shippedTender(name), locate);
    expect(problems).toEqual([]);
    expect(value?.members.every(({ name: who }) => who.includes('inventato'))).toBe(true);
  });

  it('may all be missing', () => {
    for (const data of [undefined, null, {}]) {
      expect(parseSessionFacts(data, tender, () => ({}))).toEqual({ value: noFacts, problems: [] });
    }
  });

  it('warn of a committee that art. 93 would not have, the secretary apart', () => {
    const three = ['A', 'B', 'C'].map((name) => member(name));
    expect(problemsOf({ members: [...three, member('S', 'secretary')] })).toEqual([]);
    expect(problemsOf({ members: three.slice(1) })).toEqual(['warning committee-size members']);
    const seven = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => member(name));
    expect(problemsOf({ members: seven })).toEqual(['warning committee-size members']);
    expect(
      problemsOf({ members: [member('A', 'president'), member('B', 'president'), member('C')] }),
    ).toEqual(['error two-presidents members']);
    expect(problemsOf({ appointment: { date: '2027-03-30' } })).toEqual([
      'warning appointed-before-deadline appointment.date',
    ]);
  });

  it('refuse a sitting before the deadline, by the clock in Rome', () => {
    expect(problemsOf({ sittings: [{ opensAt: '2027-03-31T11:59' }] })).toEqual([
      'error sitting-before-deadline sittings.0.opensAt',
    ]);
    expect(problemsOf({ sittings: [{ opensAt: '2027-03-31T12:00' }] })).toEqual([]);
    expect(problemsOf({ sittings: [{ opensAt: '2027-04-08T09:00', closesAt: '2027-04-08T08:00' }] })).toEqual(
      ['error sitting-ends-before-it-begins sittings.0.closesAt'],
    );
  });

  it('refuse prices that were opened before the technical phase was closed (TAR Lazio II 11594/2019)', () => {
    const closed = '2027-04-08T12:00';
    const opened = (pricesOpenedAt: string) => problemsOf({ technicalPhaseClosedAt: closed, pricesOpenedAt });
    expect(opened('2027-04-08T11:59')).toEqual(['error prices-before-technical-phase pricesOpenedAt']);
    expect(opened('2027-04-08T12:01')).toEqual([]);
    expect(problemsOf({ pricesOpenedAt: closed })).toEqual([
      'error prices-before-technical-phase pricesOpenedAt',
    ]);
    expect(problemsOf({ technicalPhaseClosedAt: '2027-03-31T11:00' })).toEqual([
      'error closed-before-deadline technicalPhaseClosedAt',
    ]);
  });

  it('refuse days and times that are not in the calendar, unknown lots and offers excluded twice', () => {
    expect(
      problemsOf({
        appointment: { date: '2027-02-30' },
        sittings: [{ opensAt: '2027-04-08' }, { opensAt: '2027-04-08T25:00' }],
      }),
    ).toEqual([
      'error no-such-day appointment.date',
      'error no-such-time sittings.0.opensAt',
      'error no-such-time sittings.1.opensAt',
    ]);
    expect(
      problemsOf({
        excluded: [
          { lot: '9', supplier: 'S9', reason: 'r' },
          { lot: '1', supplier: 'S1', reason: 'r' },
          { lot: '1', supplier: 'S1', reason: 'r' },
        ],
      }),
    ).toEqual(['error no-such-lot excluded.0.lot', 'error duplicate-name excluded.2.supplier']);
  });

  it('come out in the order of time, and date the minutes by the last act', () => {
    const { value } = parseSessionFacts(
      {
        sittings: [
          { opensAt: '2027-04-09T09:00', closesAt: '2027-04-09T10:20' },
          { opensAt: '2027-04-08T09:00' },
        ],
      },
      tender,
      () => ({}),
    );
    expect(value?.sittings.map(({ opensAt }) => opensAt)).toEqual([
      '2027-04-08T09:00:00',
      '2027-04-09T09:00:00',
    ]);
    // Summer time: two hours ahead of UTC; and winter time.
    expect(lastAct(value ?? noFacts, tender)).toBe('2027-04-09T08:20:00.000Z');
    expect(lastAct(noFacts, tender)).toBe('2027-03-31T10:00:00.000Z');
    const winter = { ...noFacts, sittings: [{ opensAt: '2027-12-01T09:00:00', closesAt: null }] };
    expect(romeTime(lastAct(winter, tender))).toBe('2027-12-01T09:00:00');
  });
});
