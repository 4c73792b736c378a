import { holm } from '../outcomes/multipleComparisons.ts';
import { targetState } from '../outcomes/outcomeTarget.ts';
import { type HeldTarget, outcomeTarget } from './heldTarget.ts';
import type { Reading } from './reading.ts';
import type { NotComputable, TargetTracking } from './tracking.ts';

/** Whether the rows behind a target are sound: linked as the contract asks, and agreeing with consumption (null where none was reported). */
export interface Soundness {
  readonly linked: boolean;
  readonly reconciled: boolean | null;
}

/**
 * The state of a target. Its interval decides, met, missed or inconclusive (`targetState`), unless data do not reach what the contract asks: then the target is not
 * computable, with every reason. Without a figure that is the only one.
 */
export function decision(
  held: HeldTarget,
  { observed, followUp }: Pick<Reading, 'observed' | 'followUp'>,
  { linked, reconciled }: Soundness,
): Pick<TargetTracking, 'state' | 'because' | 'stateOfInterval'> {
  if (observed === null) return { state: 'not-computable', because: ['no-data'], stateOfInterval: null };
  const { decision: rule, dataQuality } = held.contract;
  const because: NotComputable[] = [];
  if (followUp !== null && followUp < dataQuality.leastFollowUp) because.push('follow-up');
  if (!linked) because.push('linkage');
  if (reconciled === false) because.push('reconciliation');
  if (observed.patients < rule.minimumPatients) because.push('too-few-patients');
  const stateOfInterval = targetState(observed.interval, outcomeTarget(held));
  return { state: because.length > 0 ? 'not-computable' : stateOfInterval, because, stateOfInterval };
}

/** Whether figures are enough and miss the target: below the least number of patients nothing is decided, so nothing is missed yet either. */
export function isMissed(observed: Reading['observed'], held: HeldTarget): boolean {
  return (
    observed !== null &&
    observed.patients >= held.contract.decision.minimumPatients &&
    targetState(observed.interval, outcomeTarget(held)) === 'missed'
  );
}

/**
 * Which missed targets of one supplier may have consequences: all, or with Holm (1979, Scand J Stat 6:65-70) those whose adjusted p value is at most 1 − level, so
 * that nobody pays by chance because many targets were looked at. The p value is twice the exact tail at the target (binomial, Poisson; normal for means,
 * survival and registry results), so that a target missed by a hair of Wilson's interval may not stand even alone. All targets of the supplier are
 * counted, also those of which nothing is known.
 */
export function sanctionable(
  targets: readonly (Pick<Reading, 'p'> & Pick<TargetTracking, 'state'>)[],
  rule: HeldTarget['contract']['decision'],
): boolean[] {
  const adjusted = holm(targets.map(({ p, state }) => (state === 'not-computable' ? 1 : (p ?? 1))));
  return targets.map(
    ({ state }, at) =>
      state === 'missed' && (rule.comparisons === 'none' || (adjusted[at] as number) <= 1 - rule.level),
  );
}
