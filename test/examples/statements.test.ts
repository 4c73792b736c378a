import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadShippedContract } from '../../src/actions/loadShippedContract.ts';
import { settlePeriod } from '../../src/actions/settlePeriod.ts';
import { type ContractStatements, statementsOf } from '../../src/actions/statementsOf.ts';
import type { Statement, StatementLine } from '../../src/core/settlement/statement.ts';
import { shippedContracts } from '../../src/io/shippedContracts.ts';
import { lastPackages } from '../support/lastPackages.ts';
import { type Site, startSite } from '../support/site.ts';

/**
 * What the shipped contracts settle to, to the cent. Source: settlement-figures.py, which reads the delivered files and the history of acts and follows the published
 * words, made without a look at core/settlement, core/payment or the SQL of payment facts. In whole cents: no tolerance.
 */
interface GoldenLine {
  readonly clause: string;
  readonly period: number;
  readonly held: string | null;
  readonly lifeToDate: number;
  readonly position: number;
  readonly capped: number;
  readonly claims?: Readonly<Record<string, number>>;
  readonly before: number;
  readonly amount: number;
}
interface GoldenStatement {
  readonly period: number;
  readonly supplier: string;
  readonly asOf: string;
  readonly amount: number;
  readonly penalties: number;
  readonly position: number;
  readonly positionPenalties: number;
  readonly lines: readonly GoldenLine[];
}
interface Golden {
  readonly statements: readonly GoldenStatement[];
  readonly accounts: readonly {
    readonly supplier: string;
    readonly stated: number;
    readonly escrow: number;
    readonly payable: number;
    readonly penalties: number;
  }[];
}
const golden: Readonly<Record<'tavi' | 'cup', Golden>> = JSON.parse(
  readFileSync('test/golden/settlement-figures.json', 'utf8'),
);
const packages: Readonly<Record<string, string>> = JSON.parse(
  readFileSync('test/golden/settlement-packages.json', 'utf8'),
);

let site: Site;
let valves: ContractStatements;
let waits: Statement;
beforeAll(async () => {
  site = await startSite([]);
  for (const shipped of await shippedContracts('examples/contracts'))
    expect(await loadShippedContract(site.world, shipped)).toEqual([]);
  valves = await statementsOf(site.world, 'tavi-2026');
  const listener = { progress: () => {}, cancelled: () => false };
  const { statements } = await settlePeriod(
    site.world,
    { name: 'test' },
    'cup-2026',
    { period: 8 },
    listener,
  );
  waits = statements[0]?.statement as Statement;
}, 300_000);
afterAll(() => site.close());

/** A statement in the shape of the golden file. */
function shown({ period, supplier, asOf, lines, penalties, totals }: Statement): GoldenStatement {
  return {
    period: period.number,
    supplier,
    asOf,
    amount: totals.net,
    penalties: totals.penalty,
    position: totals.life,
    positionPenalties: totals.penaltyLife,
    lines: [...lines, ...penalties].map(shownLine),
  };
}

function shownLine(line: StatementLine): GoldenLine {
  const { clause, period, held, lifeToDate, position, capped, before, amount, rule } = line;
  const shownOf = { clause, period, held, lifeToDate, position, capped, before, amount };
  if (rule !== 'payment-by-results' && rule !== 'warranty') return shownOf;
  const verdicts: Record<string, number> = {};
  for (const { verdict, claims } of line.claims) verdicts[verdict] = (verdicts[verdict] ?? 0) + claims;
  return { ...shownOf, claims: verdicts };
}

/** Penalties stand apart in a statement; the golden file has all lines in the order of clauses. */
const byLine = (one: GoldenStatement): GoldenStatement => ({
  ...one,
  lines: one.lines.toSorted((a, b) => a.period - b.period || (a.clause < b.clause ? -1 : 1)),
});
const made = () => valves.statements.map(({ statement }) => statement);
const last = (supplier: string) => made().findLast((one) => one.supplier === supplier) as Statement;
const line = (supplier: string, id: string) =>
  [...last(supplier).lines, ...last(supplier).penalties].find((one) => one.id === id) as StatementLine;

describe('the statements of the valves', () => {
  it('are 24, three suppliers over eight periods, all issued', () => {
    expect(made()).toHaveLength(24);
    expect(valves.statements.every(({ issued }) => issued !== null)).toBe(true);
  });

  it.each(golden.tavi.statements.map((one) => [one.period, one.supplier, one] as const))(
    'period %i, %s: every line as computed from the files',
    (period, supplier, wanted) => {
      const found = made().find((one) => one.period.number === period && one.supplier === supplier);
      expect(byLine(shown(found as Statement))).toEqual(byLine(wanted));
    },
  );

  it('reconcile to the cent: amounts to positions, lines to totals, statements to accounts', () => {
    for (const supplier of ['S1', 'S2', 'S3']) {
      const own = made().filter((one) => one.supplier === supplier);
      for (const { id, position } of [...last(supplier).lines, ...last(supplier).penalties]) {
        const moved = own
          .flatMap(({ lines, penalties }) => [...lines, ...penalties])
          .filter((one) => one.id === id)
          .reduce((sum, { amount }) => sum + amount, 0);
        expect([id, moved]).toEqual([id, position]);
      }
      const account = valves.accounts.find((one) => one.supplier === supplier);
      const wanted = golden.tavi.accounts.find((one) => one.supplier === supplier);
      expect([account?.stated, account?.escrow, account?.payable, account?.penalty.stated]).toEqual([
        wanted?.stated,
        wanted?.escrow,
        wanted?.payable,
        wanted?.penalties,
      ]);
      expect(account?.stated).toBe(
        (account?.payable ?? 0) + (account?.escrow ?? 0) + (account?.annulled ?? 0),
      );
    }
  });

  it('show what they are there to show', () => {
    const states = valves.statements.flatMap(({ lines }) =>
      lines
        .filter(({ state }) => state === 'falls' || state === 'disputed')
        .map((one) => [one.line.id, one.state, one.escrow]),
    );
    // One dispute was decided by the third clinician, one waits for its hospital.
    expect(states).toEqual([
      ['stroke_s1/2', 'falls', 0],
      ['warranty_s3/6', 'disputed', -1_310_000],
    ]);
    expect(line('S1', 'stroke_s1/2').claims).toMatchObject([{ verdict: 'adjudicated', amount: 0 }]);
    expect(line('S3', 'warranty_s3/5').claims).toContainEqual({
      ageMonths: 2,
      verdict: 'late',
      claims: 1,
      amount: 0,
    });
    // 24 patients with a valve of the recalled lot, 400 EUR each, and no claim in that period.
    expect(line('S3', 'warranty_s3/4')).toMatchObject({ claims: [], position: -960_000 });
    expect(line('S3', 'quality_of_life_s3/5')).toMatchObject({
      held: 'not-computable',
      owedBy: ['site'],
      position: 0,
    });
    // 126,696.67 EUR are due, and the cap over the life lets 110,000 move.
    expect(line('S2', 'pacemaker_s2/7')).toMatchObject({
      lifeToDate: -12_669_667,
      position: 0,
      capped: -1_669_667,
    });
  });

  // Derived once; figures.test.ts settles the same in a folder of its own and holds it against the same hashes.
  it('end in packages of the same bytes as in any other empty folder', async () => {
    expect(await lastPackages(site.world, 'tavi-2026')).toEqual(packages);
  });
});

it('the booking centre’s statement at the end: every line as computed from the files', () => {
  expect([shown(waits)].map(byLine)).toEqual(golden.cup.statements.map(byLine));
});
