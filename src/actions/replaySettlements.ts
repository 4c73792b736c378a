import type { Problem } from '../core/problem.ts';
import type { StatementAct } from '../core/settlement/statementAct.ts';
import { issuedOf } from './issuedOf.ts';
import { settlePeriod } from './settlePeriod.ts';
import type { SettlementStep } from './shippedSettlements.ts';
import {
  acceptLine,
  answerTask,
  approveStatement,
  giveOpinion,
  giveTask,
  objectToLine,
  resolveObjection,
} from './statementActs.ts';
import type { World } from './world.ts';

/**
 * Carries out the steps of a shipped history through the same actions as anybody's, each at its own time and by its own name. A step that was done before is left
 * out, so that a start that was stopped goes on where it was.
 * @returns why a step was refused; the steps after it were not tried
 */
export async function replaySettlements(
  world: World,
  contract: string,
  steps: readonly SettlementStep[],
): Promise<readonly Problem[]> {
  for (const step of steps) {
    const at = new Date(step.at).toISOString();
    const problems = await replay({ ...world, now: () => at }, contract, step, at);
    if (problems.length > 0) return problems;
  }
  return [];
}

async function replay(
  world: World,
  contract: string,
  step: SettlementStep,
  at: string,
): Promise<readonly Problem[]> {
  const statements = await world.statements.ofContract(contract);
  const acts = await world.statements.acts(contract);
  const issued = issuedOf(statements, acts);
  const name = step.by;
  if (step.do === 'settle') {
    if (statements.some(({ madeAt, actor }) => madeAt === at && actor === name)) return [];
    await settlePeriod(
      world,
      { name },
      contract,
      { period: step.period, asOf: step.asOf },
      { progress: () => {}, cancelled: () => false },
    );
    return [];
  }
  if (step.do === 'approve') {
    const drafts = statements.filter(
      (one) => one.statement.period.number === step.period && !issued.includes(one),
    );
    for (const { hash, statement } of drafts) {
      if (issued.some((one) => sameAs(one.statement, statement))) continue;
      const problems = await approveStatement(world, hash, name);
      if (problems.length > 0) return problems;
    }
    return [];
  }
  const statement = issued.findLast((one) =>
    sameAs(one.statement, { supplier: step.supplier, period: { number: step.period } }),
  );
  if (statement === undefined)
    throw new Error(`${step.supplier} has no issued statement of period ${step.period}`);
  if (acts.some((act) => act.statement === statement.hash && isStep(act, step, at))) return [];
  const where = { statement: statement.hash, line: step.line };
  switch (step.do) {
    case 'accept':
      return acceptLine(world, where, name);
    case 'object':
      return objectToLine(world, where, name, step);
    case 'task':
      return giveTask(world, where, name, step);
    case 'answer':
      return answerTask(world, where, name, step);
    case 'opinion':
      return giveOpinion(world, where, name, step);
    case 'resolve':
      return resolveObjection(world, where, name, step);
  }
}

const kinds = {
  accept: 'acceptance',
  object: 'objection',
  task: 'task',
  answer: 'answer',
  opinion: 'opinion',
  resolve: 'resolution',
} as const;

function isStep(
  act: StatementAct,
  step: Exclude<SettlementStep, { readonly do: 'settle' | 'approve' }>,
  at: string,
): boolean {
  return (
    act.kind === kinds[step.do] &&
    'line' in act &&
    act.line === step.line &&
    act.actor === step.by &&
    act.at === at
  );
}

interface OfPeriod {
  readonly supplier: string;
  readonly period: { readonly number: number };
}

function sameAs(one: OfPeriod, other: OfPeriod): boolean {
  return one.supplier === other.supplier && one.period.number === other.period.number;
}
