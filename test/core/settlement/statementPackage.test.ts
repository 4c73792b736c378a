import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settle } from '../../../src/core/settlement/settle.ts';
import { statementPackage } from '../../../src/core/settlement/statementPackage.ts';
import { verifyStatement } from '../../../src/core/settlement/verifyStatement.ts';
import { fingerprint } from '../../../src/io/fingerprint.ts';
import { statementPackageJson } from '../../../src/report/settlement/statementPackageJson.ts';
import { NO_FACTS, payingContract } from '../../support/payment.ts';
import { claim, issue, settlementData, standing, used } from '../../support/settlementData.ts';
import { settlements } from './randomSettlement.ts';

const locate = (path: readonly PropertyKey[]) => ({ field: path.map(String).join('.') });
const verify = (data: unknown, ...published: Parameters<typeof verifyStatement>[3][]) =>
  verifyStatement(data, locate, fingerprint, published[0]);

const contract = payingContract();
const counted = {
  ppm_S1: { patients: 300, events: 60 },
  ppm_S2: { patients: 120, events: 40 },
  death_S1: { patients: 300, events: 12, expected: 9.5 },
};
const first = settlementData(contract, 1, {
  standings: [standing(contract, 1, counted)],
  facts: {
    ...NO_FACTS,
    uses: [used('2026-01', 7), used('2026-02', 3, { supplier: 'S2', site: 'H2', billed: 4_950_000 })],
    claims: [claim('RECLAMO-77', { site: 'H2', ageMonths: 9, filedOn: '2026-02-19' })],
    delays: [
      { supplier: 'S1', reference: 'ORDINE-8', dueOn: '2026-01-12', suppliedOn: '2026-01-19', days: 7 },
    ],
    recalls: [
      {
        supplier: 'S1',
        lot: 'LOTTO-7',
        recalledOn: '2026-03-04',
        reference: 'FSN-9',
        patients: [{ month: '2026-01', before: 4, after: 0 }],
      },
    ],
  },
});

/** As a file holds it. */
const packaged = (supplier: string) =>
  JSON.parse(statementPackageJson(statementPackage(first, supplier, fingerprint)));

/** The same with one value written over. */
function forged(path: string, value: unknown): unknown {
  const data = packaged('S1');
  const names = path.split('.');
  const last = names.pop() as string;
  const inner = names.reduce((one, name) => one[name], data);
  inner[last] = value;
  return data;
}

const placesOf = (data: unknown) =>
  verify(data).value?.differences.map(({ path }) => path.map(String).join('.'));

describe('the package of a statement', () => {
  it('gives the statement again, to the last name, for any settlement and without the settlement', () => {
    fc.assert(
      fc.property(settlements, (data) => {
        const issued = issue({ ...data, period: 2, standings: data.standings.slice(0, 2) });
        const later = { ...data, issued };
        for (const statement of settle(later)) {
          const made = statementPackage(later, statement.supplier, fingerprint);
          expect(made.statement).toEqual(statement);
          const text = statementPackageJson(made);
          const verified = verify(JSON.parse(text)).value;
          expect(verified?.differences).toEqual([]);
          expect(verified && statementPackageJson(verified.recomputed)).toBe(text);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('holds nothing of other suppliers, hospitals, persons or single cases', () => {
    const text = JSON.stringify(packaged('S1'));
    for (const word of [
      'S2',
      'Fornitore Due',
      'corridor_2',
      '"16500"',
      'H1',
      'H2',
      'Ospedale',
      'Rossi',
      'Dott.',
    ])
      expect(text).not.toContain(word);
    for (const word of [
      'RECLAMO',
      'ORDINE',
      'LOTTO',
      'FSN',
      'Anna Verdi',
      '2026-02-19',
      '2026-01-19',
      '2026-01-12',
    ])
      expect(text).not.toContain(word);
  });

  it('is of the contract with its fingerprint, which the board can show', () => {
    expect(verify(packaged('S1'), first.contract).value?.differences).toEqual([]);
    const other = payingContract((payment) => {
      payment.responseDays = 20;
    });
    const places = verify(packaged('S1'), { contract: other, fingerprint: fingerprint(other) }).value;
    expect(places?.differences.map(({ path }) => path.join('.'))).toEqual(
      expect.arrayContaining(['given.contract.payment.responseDays', 'given.fingerprint', 'hashes.contract']),
    );
  });
});

describe('a forged package', () => {
  it('is named by an amount that does not follow', () => {
    const amount = packaged('S1').statement.lines[6].amount;
    expect(placesOf(forged('statement.lines.6.amount', amount + 1))).toEqual(['statement.lines.6.amount']);
  });

  it('is named by a state that does not follow from its interval, nor an interval from its counts', () => {
    expect(placesOf(forged('given.standings.0.targets.0.state', 'inconclusive'))).toContain(
      'given.standings.0.targets.0.state',
    );
    expect(placesOf(forged('given.standings.0.targets.0.observed.interval.lower', 0.01))).toContain(
      'given.standings.0.targets.0.observed.interval.lower',
    );
    expect(placesOf(forged('given.standings.0.targets.1.standardised.ratio', 0.5))).toContain(
      'given.standings.0.targets.1.standardised.ratio',
    );
  });

  it('is named by a missed target that does not stand after Holm, where shares of patients are all that is promised', () => {
    const { payment, targets: all } = contract;
    const rates = {
      ...contract,
      targets: all.filter(({ id }) => id in counted),
      payment: payment && {
        ...payment,
        clauses: payment.clauses.filter(
          ({ rule: { kind } }) => kind === 'risk-sharing' || kind === 'warranty',
        ),
        caps: [],
      },
    };
    const data = settlementData(rates, 1, { standings: [standing(rates, 1, counted)] });
    const package_ = JSON.parse(statementPackageJson(statementPackage(data, 'S1', fingerprint)));
    const [{ targets }] = package_.given.standings;
    expect(targets[0]).toMatchObject({ state: 'missed', sanctionable: true });
    targets[0].sanctionable = false;
    expect(placesOf(package_)).toContain('given.standings.0.targets.0.sanctionable');
  });

  it('tells nothing of targets on which no clause rests, where Holm cannot be computed from them', () => {
    const told = packaged('S1').given.standings[0].targets.map(({ target }: { target: string }) => target);
    const clauses = contract.payment?.clauses.filter(({ supplier }) => supplier === 'S1');
    const named = JSON.stringify(clauses);
    expect(told.length).toBeGreaterThan(0);
    for (const target of told) {
      const outcome = contract.targets.find(({ id }) => id === target)?.outcome;
      expect(named.includes(`"${target}"`) || named.includes(`"${outcome}"`)).toBe(true);
    }
    expect(told.length).toBeLessThan(contract.targets.filter(({ supplier }) => supplier === 'S1').length);
  });

  it('is named by all that follows from a count that was changed', () => {
    const places = placesOf(forged('given.facts.0.recalledPatients', 5));
    expect(places).toEqual(
      expect.arrayContaining(['statement.totals.net', 'hashes.facts', 'hashes.given', 'hashes.statement']),
    );
  });

  it('is refused with its place where it cannot be computed', () => {
    const problemOf = (path: string, value: unknown) => verify(forged(path, value)).problems[0];
    expect(verify({ kind: 'esito-run' }).problems[0]).toMatchObject({ code: 'not-a-statement' });
    expect(problemOf('given.facts.0.billed', 'much')?.where.field).toBe('given.facts.0.billed');
    expect(problemOf('given.facts', [])).toMatchObject({ code: 'periods-not-covered' });
    expect(problemOf('given.period', 99)).toMatchObject({ code: 'no-such-period' });
    expect(problemOf('given.supplier', 'S2')).toMatchObject({ code: 'other-suppliers' });
    expect(problemOf('given.contract.payment.prices', [])).toMatchObject({ code: 'not-computable' });
    expect(problemOf('given.standings.0.targets.0.observed.events', 900)).toMatchObject({
      code: 'not-computable',
    });
  });

  it('never stops the program, whatever stands in it', () => {
    const whole = packaged('S1');
    const paths: string[] = [];
    const walk = (value: unknown, path: string) => {
      if (path !== '') paths.push(path);
      if (value === null || typeof value !== 'object') return;
      for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`);
    };
    walk(whole.given, 'given');
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.constantFrom<unknown>(undefined, null, -1, 0, 1e300, '', 'x', '2026-02-31', true, [], {}, [null]),
        (path, value) => {
          const found = verify(forged(path, value));
          if (found.value === undefined) expect(found.problems.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 400 },
    );
  });
});
