import { describe, expect, it } from 'vitest';
import { packageOf, statementPackage } from '../../../src/core/settlement/statementPackage.ts';
import { verifyStatement } from '../../../src/core/settlement/verifyStatement.ts';
import { fingerprint } from '../../../src/io/fingerprint.ts';
import { statementPackageJson } from '../../../src/report/settlement/statementPackageJson.ts';
import { NO_FACTS, payingContract } from '../../support/payment.ts';
import { claim, settlementData, standing, used } from '../../support/settlementData.ts';

const contract = payingContract();
const data = settlementData(contract, 2, {
  standings: [1, 2].map((period) =>
    standing(contract, period, {
      ppm_S1: { patients: 150 * period, events: 30 * period },
      ppm_S2: { patients: 120, events: 40 },
      death_S1: { patients: 150 * period, events: 6 * period, expected: 4.75 * period },
    }),
  ),
  facts: {
    ...NO_FACTS,
    uses: [used('2026-01', 7), used('2026-05', 3)],
    claims: [claim('C1', { ageMonths: 9 }), claim('C2', { ageMonths: 4, filedOn: '2026-05-02' })],
  },
});
const text = statementPackageJson(statementPackage(data, 'S1', fingerprint));
const whole = JSON.parse(text);

type Container = Record<string, unknown>;
type Alteration = readonly [string, string, (package_: Container) => void];

/** Every way of altering one place: another number, text or truth; a field more or less; two neighbours changed over. */
function alterations(value: unknown, path: readonly string[] = []): Alteration[] {
  const at = (change: (holder: Container, name: string) => void) => (package_: Container) => {
    let holder = package_;
    for (const name of path.slice(0, -1)) holder = holder[name] as Container;
    change(holder, path.at(-1) as string);
  };
  const named = (what: string, change: (holder: Container, name: string) => void): Alteration => [
    what,
    path.join('.'),
    at(change),
  ];
  const set = (other: unknown) =>
    named(`is ${JSON.stringify(other)}`, (holder, name) => (holder[name] = other));
  const found: Alteration[] = [];
  if (path.length > 0) {
    found.push(
      named('is left out', (holder, name) => {
        if (Array.isArray(holder)) holder.splice(Number(name), 1);
        else delete holder[name];
      }),
    );
    if (typeof value === 'number') found.push(set(value + 1), set(-value - 0.01));
    if (typeof value === 'string') found.push(set(`${value} `));
    if (typeof value === 'boolean') found.push(set(!value));
    if (value === null) found.push(set(0));
  }
  if (value === null || typeof value !== 'object') return found;
  const names = Object.keys(value);
  if (path.length > 0)
    found.push(
      named('has one more', (holder, name) => {
        const inner = holder[name] as Container | unknown[];
        if (Array.isArray(inner)) inner.push(inner[0] ?? 0);
        else inner.more = 0;
      }),
    );
  if (Array.isArray(value))
    for (const name of names.slice(1))
      if (JSON.stringify(value[Number(name)]) !== JSON.stringify(value[Number(name) - 1]))
        found.push(
          named(`${name} before ${Number(name) - 1}`, (holder, own) => {
            const list = holder[own] as unknown[];
            const [one, other] = [Number(name) - 1, Number(name)];
            [list[one], list[other]] = [list[other], list[one]];
          }),
        );
  return [...found, ...names.flatMap((name) => alterations((value as Container)[name], [...path, name]))];
}

const verify = (altered: unknown) =>
  verifyStatement(altered, (path) => ({ field: path.map(String).join('.') }), fingerprint);

describe('one place of a package altered', () => {
  it('is named, or refused, wherever it is', () => {
    const all = alterations(whole);
    expect(all.length).toBeGreaterThan(3000);
    const step = Number(process.env.ALL === undefined ? 23 : 1);
    const unseen = all
      .filter((_, at) => at % step === 0)
      .filter(([, , alter]) => {
        const altered = JSON.parse(text);
        alter(altered);
        const { value, problems } = verify(altered);
        return value === undefined ? problems.length === 0 : value.differences.length === 0;
      })
      .map(([what, where]) => `${where} ${what}`);
    expect(unseen).toEqual([]);
  });

  it('is told apart by its hash alone where all of it was made anew from other facts', () => {
    const { given } = statementPackage(data, 'S1', fingerprint);
    const facts = given.facts.map((one) => ({ ...one, procedures: one.procedures + 1 }));
    const anew = packageOf({ ...given, facts }, fingerprint);
    expect(verify(JSON.parse(statementPackageJson(anew))).value?.differences).toEqual([]);
    expect(anew.hashes.statement).not.toBe(whole.hashes.statement);
  });
});
