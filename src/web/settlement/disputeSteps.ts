import type { Payment } from '../../core/payment/payment.ts';
import type { StatementAct } from '../../core/settlement/statementAct.ts';
import { openTasks } from '../../core/settlement/statementActProblems.ts';
import type { LineProgress } from '../../core/settlement/statementProgress.ts';

/** The way of a dispute. */
export type DisputeStep = 'objection' | 'task' | 'answer' | 'opinions' | 'resolution';

export interface DisputeProgress {
  readonly step: DisputeStep;
  readonly state: 'done' | 'next' | 'later';
  readonly acts: readonly LineProgress['acts'][number][];
}

type ActOf<K extends StatementAct['kind']> = Extract<LineProgress['acts'][number], { readonly kind: K }>;

/** The acts of one kind, in their order. */
function actsOf<K extends LineProgress['acts'][number]['kind']>(
  acts: LineProgress['acts'],
  kind: K,
): ActOf<K>[] {
  return acts.filter((act): act is ActOf<K> => act.kind === kind);
}

/**
 * What is done in the dispute of a line and what is next. An objection to the data goes to the hospital, and where it is of clinical cases to the clinicians
 * of the contract; one to method or calculation is resolved by computing the package again. Empty for a line that nobody objected to.
 */
export function disputeSteps(
  line: LineProgress,
  { adjudicators }: Pick<Payment, 'adjudicators'>,
): DisputeProgress[] {
  const { acts, adjudicated, state } = line;
  const objection = actsOf(acts, 'objection').at(-1);
  if (objection === undefined) return [];
  const ofData = objection.reason === 'data';
  const done: Record<DisputeStep, boolean> = {
    objection: true,
    task: acts.some(({ kind }) => kind === 'task'),
    answer: acts.some(({ kind }) => kind === 'answer') && openTasks(line).length === 0,
    opinions: adjudicated !== null,
    resolution: state !== 'disputed',
  };
  const steps: DisputeStep[] = [
    'objection',
    ...(ofData ? (['task', 'answer'] as const) : []),
    ...(ofData && adjudicators.length > 0 ? (['opinions'] as const) : []),
    'resolution',
  ];
  const next = steps.find((step) => !done[step]);
  const kinds: Record<DisputeStep, StatementAct['kind']> = {
    objection: 'objection',
    task: 'task',
    answer: 'answer',
    opinions: 'opinion',
    resolution: 'resolution',
  };
  return steps.map((step) => ({
    step,
    state: done[step] || done.resolution ? 'done' : step === next ? 'next' : 'later',
    acts: acts.filter(({ kind }) => kind === kinds[step]),
  }));
}
