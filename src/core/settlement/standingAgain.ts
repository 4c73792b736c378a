import type { Contract } from '../contract/contract.ts';
import { targetState } from '../outcomes/outcomeTarget.ts';
import { missedP, targetTails } from '../tracking/againstTarget.ts';
import { sanctionable } from '../tracking/decision.ts';
import { type HeldTarget, heldTarget, outcomeTarget } from '../tracking/heldTarget.ts';
import { type Counts, crudeRate, observedRate } from '../tracking/observedRate.ts';
import { standardised } from '../tracking/standardised.ts';
import type { NotComputable } from '../tracking/tracking.ts';
import type { SupplierStanding, SuppliersTarget } from './supplierStanding.ts';

/**
 * A standing computed again as far as it follows from itself, by the same functions as everywhere: of shares of patients (events, waits) figure and interval from the
 * counts; of every target the state from its interval and the least number of patients; and which missed targets stand after Holm, where the counts of
 * all targets of the supplier are there. What follows from rows only (counts, figures of survival, scores and registries, follow-up, linkage) stays
 * as it is said.
 * @param contract the part that binds the supplier
 * @throws RangeError for targets that the contract lacks, or counts that contradict themselves
 */
export function standingAgain(standing: SupplierStanding, contract: Contract): SupplierStanding {
  const again = standing.targets.map((said) => {
    const target = contract.targets.find(({ id }) => id === said.target);
    if (target === undefined) throw new RangeError(`no target ${said.target}`);
    const held = heldTarget(contract, target);
    const counts = countsOf(said, held);
    return { ...targetAgain(said, held, counts), held, counts };
  });
  // Holm needs every p value; that of a target that is not computable is 1. Where other targets are not in the package, their p values are unknown.
  const every =
    again.length === contract.targets.length &&
    again.every(({ counts, target }) => counts !== undefined || target.state === 'not-computable');
  const stands =
    every || contract.decision.comparisons === 'none'
      ? sanctionable(
          again.map(({ target, held, counts }) => {
            const tails = counts === undefined ? undefined : targetTails(counts, held);
            return {
              state: target.state,
              p: tails === undefined ? null : missedP(tails, held.outcome.better),
            };
          }),
          contract.decision,
        )
      : again.map(({ target }) => target.state === 'missed' && target.sanctionable);
  return {
    ...standing,
    targets: again.map(({ target }, at) => ({ ...target, sanctionable: stands[at] === true })),
  };
}

/** Undefined for figures that do not follow from counts. Where a model expected nothing there is a crude rate only. */
function countsOf(
  { observed, crude, standardised: ratio }: SuppliersTarget,
  { outcome }: HeldTarget,
): Counts | undefined {
  if (outcome.measure.kind !== 'event' && outcome.measure.kind !== 'wait') return undefined;
  const counted = crude ?? observed;
  return {
    patients: counted?.patients ?? 0,
    events: counted?.events ?? 0,
    expected: ratio?.expected ?? 0,
  };
}

function targetAgain(
  said: SuppliersTarget,
  held: HeldTarget,
  counts: Counts | undefined,
): { readonly target: SuppliersTarget } {
  const observed = counts === undefined ? said.observed : observedRate(counts, held);
  const { minimumPatients } = held.contract.decision;
  const because: NotComputable[] =
    observed === null
      ? ['no-data']
      : [
          ...said.because.filter((reason) => reason !== 'no-data' && reason !== 'too-few-patients'),
          ...(observed.patients < minimumPatients ? (['too-few-patients'] as const) : []),
        ];
  const stateOfInterval = observed === null ? null : targetState(observed.interval, outcomeTarget(held));
  return {
    target: {
      ...said,
      supplier: held.target.supplier,
      outcome: held.target.outcome,
      value: held.target.value,
      better: held.outcome.better,
      observed,
      standardised: counts === undefined ? said.standardised : standardised(counts, held),
      crude:
        counts === undefined
          ? said.crude
          : held.model === null
            ? null
            : crudeRate(counts, held.contract.decision),
      state: because.length > 0 ? 'not-computable' : (stateOfInterval ?? 'not-computable'),
      because,
      stateOfInterval,
    },
  };
}
