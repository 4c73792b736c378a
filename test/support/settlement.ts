import type { HashedStatement } from '../../src/core/settlement/hashedStatement.ts';
import type { Statement, StatementLine } from '../../src/core/settlement/statement.ts';
import type { StatementAct } from '../../src/core/settlement/statementAct.ts';
import type { StatementDetail } from '../../src/core/settlement/statementDetail.ts';
import type { LineProgress, StatementProgress } from '../../src/core/settlement/statementProgress.ts';

/** What the board knows of the lines of `statementOf`: two hospitals gave their claims the same number. */
export const DETAIL: StatementDetail = {
  claims: [
    {
      line: 'guarantee/1',
      number: 1,
      ageMonths: 3,
      verdict: 'valid',
      name: { site: 'H1', reference: 'R-7' },
    },
    { line: 'guarantee/1', number: 2, ageMonths: 5, verdict: 'late', name: { site: 'H2', reference: 'R-7' } },
  ],
  owing: [{ line: 'risk/1', site: 'H2', months: 0, patients: 3 }],
};

/** A line of the malus of S1 for the first quarter, as the contract of `payingContract` agrees it. Figures are invented. */
export function statementLine(change: Partial<StatementLine> = {}): StatementLine {
  const clause = change.clause ?? 'corridor';
  const period = change.period ?? 1;
  return {
    id: `${clause}/${period}`,
    clause,
    rule: 'corridor',
    period,
    kind: 'new',
    target: 'ppm_S1',
    state: 'missed',
    held: null,
    owedBy: [],
    lifeToDate: -1_250_050,
    steps: [
      { name: 'distance', value: -3.5, unit: 'points' },
      { name: 'deadBand', value: 1, unit: 'points' },
      { name: 'slope', value: 20, unit: 'eur' },
      { name: 'patients', value: 250, unit: 'count' },
    ],
    claims: [],
    capped: 0,
    ruled: 0,
    position: -1_250_050,
    indicated: -1_250_050,
    before: 0,
    amount: -1_250_050,
    ...change,
  };
}

/** A line of the warranty of S1 with claims of every kind. */
function warrantyLine(change: Partial<StatementLine> = {}): StatementLine {
  return statementLine({
    clause: 'guarantee',
    rule: 'warranty',
    target: null,
    state: null,
    lifeToDate: -1_900_000,
    steps: [{ name: 'price', value: 18_500, unit: 'eur' }],
    claims: [
      { ageMonths: 3, verdict: 'valid', claims: 1, amount: -1_900_000 },
      { ageMonths: 5, verdict: 'late', claims: 1, amount: 0 },
    ],
    position: -1_900_000,
    indicated: -1_900_000,
    amount: -1_900_000,
    ...change,
  });
}

/** The penalty for delay. */
export const penaltyLine = (change: Partial<StatementLine> = {}): StatementLine =>
  statementLine({
    clause: 'late',
    rule: 'delay-penalty',
    target: null,
    state: null,
    lifeToDate: -96_000,
    steps: [{ name: 'delayDays', value: 2, unit: 'days' }],
    position: -96_000,
    indicated: -96_000,
    amount: -96_000,
    ...change,
  });

/** The first statement of S1; its totals are the sums of its lines. */
export function statementOf(change: Partial<Statement> = {}): HashedStatement {
  const lines = change.lines ?? [
    statementLine(),
    warrantyLine(),
    statementLine({
      clause: 'risk',
      rule: 'risk-sharing',
      held: 'inconclusive',
      state: 'inconclusive',
      position: 0,
      amount: 0,
    }),
  ];
  const penalties = change.penalties ?? [penaltyLine()];
  const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
  const amounts = lines.map(({ amount }) => amount);
  const net = sum(amounts);
  const statement: Statement = {
    contract: 'valvole',
    fingerprint: 'f'.repeat(64),
    supplier: 'S1',
    period: { number: 1, from: '2026-01-01', to: '2026-03-31' },
    number: 1,
    kind: 'provisional',
    snapshot: '5'.repeat(64),
    asOf: '2026-06-30',
    previous: null,
    ordinary: { procedures: 250, billed: 462_500_000, unpriced: 0 },
    lines,
    penalties,
    totals: {
      toSupplier: sum(amounts.filter((one) => one > 0)),
      fromSupplier: sum(amounts.filter((one) => one < 0)),
      net,
      life: net,
      indicatedHeld: sum(lines.map(({ held, indicated }) => (held === null ? 0 : indicated))),
      penalty: sum(penalties.map(({ amount }) => amount)),
      penaltyLife: sum(penalties.map(({ amount }) => amount)),
    },
    ...change,
  };
  return { hash: `${statement.supplier}${statement.number}`.toLowerCase().padEnd(64, 'a'), statement };
}

/** An act of a statement, as it comes from the store. */
export function actOf(
  { hash, statement: { contract, supplier } }: HashedStatement,
  act: Record<string, unknown> & { readonly kind: StatementAct['kind'] },
): Exclude<StatementAct, { readonly kind: 'approval' }> {
  return {
    statement: hash,
    contract,
    supplier,
    at: '2026-07-10T10:00:00.000Z',
    actor: 'Carla Neri',
    ...act,
  } as Exclude<StatementAct, { readonly kind: 'approval' }>;
}

/**
 * A statement with what was done with it.
 * @param issued false for a draft
 * @param lines what differs from an open line, by its id
 */
export function progressOf(
  hashed: HashedStatement,
  issued = true,
  lines: Readonly<Record<string, Partial<LineProgress>>> = {},
): StatementProgress {
  const { lines: ordinary, penalties } = hashed.statement;
  const all = [...ordinary, ...penalties].map(
    (line): LineProgress => ({
      line,
      state: issued ? 'open' : 'draft',
      bySilence: false,
      acts: [],
      adjudicated: null,
      payable: issued ? line.amount : 0,
      escrow: 0,
      annulled: 0,
      ...lines[line.id],
    }),
  );
  const isPenalty = ({ line }: LineProgress): boolean => line.rule === 'delay-penalty';
  const sum = (part: 'payable' | 'escrow' | 'annulled'): number =>
    all.reduce((total, one) => total + (isPenalty(one) ? 0 : one[part]), 0);
  return {
    ...hashed,
    issued: issued ? { at: '2026-07-05T08:00:00.000Z', by: 'Anna Verdi' } : null,
    answerBy: issued ? '2026-07-20' : null,
    lines: all,
    payable: sum('payable'),
    escrow: sum('escrow'),
    annulled: sum('annulled'),
  };
}
