import type { Contract } from '../contract/contract.ts';
import type { OutcomeDefinition } from '../contract/outcomeDefinition.ts';

/**
 * What an outcome's patients are counted in, so that outcomes which count the same people share their parts: waits by priority class, every other outcome as one.
 * A registry's results are its own, and not released here.
 */
export function outcomeParts({ id, flow, measure }: OutcomeDefinition): readonly string[] {
  if (measure.kind === 'registry') return [];
  return measure.kind === 'wait'
    ? measure.classes.map((priority) => JSON.stringify([flow, measure.limits, priority]))
    : [id];
}

/**
 * Outcomes with one and the same name here are counted of the same patients, but for those whose outcome is not known: same index procedures, same
 * exclusions, same window.
 */
export function samePatients({ id, index, exclude, measure }: OutcomeDefinition): string {
  return measure.kind === 'event' ? JSON.stringify([index, exclude, measure.windowDays]) : id;
}

/** Outcomes that have parts in common, together. */
export function outcomeFamilies({ outcomes, targets }: Contract): readonly (readonly OutcomeDefinition[])[] {
  const families: OutcomeDefinition[][] = [];
  for (const outcome of outcomes) {
    const parts = outcomeParts(outcome);
    if (parts.length === 0 || !targets.some((target) => target.outcome === outcome.id)) continue;
    const shares = (family: readonly OutcomeDefinition[]) =>
      family.some((other) => outcomeParts(other).some((part) => parts.includes(part)));
    const joined = families.filter(shares);
    for (const family of joined) families.splice(families.indexOf(family), 1);
    families.push([...joined.flat(), outcome]);
  }
  return families;
}
