import { romeDay } from '../numbers/romeTime.ts';
import type { Cents } from '../payment/money.ts';
import type { HashedStatement } from './hashedStatement.ts';
import { lineProgress } from './lineProgress.ts';
import type { StatementAct } from './statementAct.ts';
import type { LineProgress, StatementProgress } from './statementProgress.ts';

/**
 * How the statements of a contract stand, in the given order. What a ruling took back in one statement is taken off by the next: therefore all of them are
 * looked at together.
 * @param statements all of the contract, issued or not
 * @param acts all of the contract, in the order in which they came
 * @param at ISO time; the days to answer are those of the calendar in Rome, and the last one counts whole
 */
export function statementsProgress(
  statements: readonly HashedStatement[],
  acts: readonly StatementAct[],
  responseDays: number,
  at: string,
): StatementProgress[] {
  const placeOf = new Map(acts.map((act, place) => [act, place]));
  const byHash = new Map(statements.map((one) => [one.hash, one]));
  const chain = acts.flatMap((act) => (act.kind === 'approval' ? (byHash.get(act.statement) ?? []) : []));
  const lastStated = new Map<string, number>();
  for (const act of acts)
    if (act.kind === 'approval')
      for (const line of allLines(byHash.get(act.statement)))
        lastStated.set(`${act.supplier}/${line.id}`, placeOf.get(act) ?? -1);
  const ofStatement = Map.groupBy(acts, ({ statement }) => statement);
  /** What rulings took back of a line and no statement has taken off yet, and since which act. */
  const annulled = new Map<string, { readonly cents: Cents; readonly since: number }>();
  const progress = (hashed: HashedStatement): StatementProgress => {
    const own = ofStatement.get(hashed.hash) ?? [];
    const approval = own.find(({ kind }) => kind === 'approval');
    const answerBy = approval === undefined ? null : daysLater(romeDay(approval.at), responseDays);
    const lines = allLines(hashed).map((line) => {
      const name = `${hashed.statement.supplier}/${line.id}`;
      const about = own.filter((act) => act.kind !== 'approval').filter((act) => act.line === line.id);
      const resolution = about.find(({ kind }) => kind === 'resolution');
      const resolved = resolution && placeOf.get(resolution);
      const open = annulled.get(name);
      const takesOff =
        open !== undefined && approval !== undefined && (placeOf.get(approval) ?? -1) > open.since;
      const one = lineProgress(line, about, {
        issued: approval !== undefined,
        over: answerBy !== null && romeDay(at) > answerBy,
        annulledBefore: takesOff ? open.cents : 0,
        restated: resolved !== undefined && (lastStated.get(name) ?? -1) > resolved,
      });
      if (one.annulled !== 0)
        annulled.set(name, {
          cents: (open?.cents ?? 0) + one.annulled,
          since: resolved ?? open?.since ?? -1,
        });
      return one;
    });
    return {
      ...hashed,
      issued: approval === undefined ? null : { at: approval.at, by: approval.actor },
      answerBy,
      lines,
      ...sums(lines.filter(({ line }) => line.rule !== 'delay-penalty')),
    };
  };
  // In the order of issue, since each takes over what those before it left.
  const known = new Map(chain.map((one) => [one.hash, progress(one)]));
  return statements.map((one) => known.get(one.hash) ?? progress(one));
}

/** Of some lines, what is to be paid, waits and was taken back. */
export function sums(
  lines: readonly Pick<LineProgress, 'payable' | 'escrow' | 'annulled'>[],
): Pick<LineProgress, 'payable' | 'escrow' | 'annulled'> {
  const sum = (part: 'payable' | 'escrow' | 'annulled'): Cents =>
    lines.reduce((all, line) => all + line[part], 0);
  return { payable: sum('payable'), escrow: sum('escrow'), annulled: sum('annulled') };
}

/** Lines and then penalties, as a statement has them. */
function allLines(hashed: HashedStatement | undefined): HashedStatement['statement']['lines'] {
  return hashed === undefined ? [] : [...hashed.statement.lines, ...hashed.statement.penalties];
}

/** Days of the calendar: no clock has a part in them. */
function daysLater(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}
