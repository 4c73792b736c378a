import { revisionsPerHundredYears } from './componentYears.ts';
import { probabilityOfAtLeast } from './countLaw.ts';
import { poisson } from './poisson.ts';

/** Revisions of a component, or of its whole group. */
export interface Revisions {
  readonly revisions: number;
  /** time in place of all components together, in years */
  readonly componentYears: number;
}

export interface ComponentRevisions extends Revisions {
  readonly procedures: number;
}

/** Each condition by itself; the component is flagged if all three are met. */
export interface ComponentScreen {
  /** revisions per 100 component-years; undefined without any */
  readonly rate: number | undefined;
  readonly groupRate: number | undefined;
  /** probability of so many revisions or more at the rate of the group */
  readonly p: number | undefined;
  readonly twiceTheGroup: boolean;
  readonly unlikely: boolean;
  readonly enoughProcedures: boolean;
  readonly flagged: boolean;
}

/** A component with more than this share of the group's years is compared with the others of the group only. */
const LARGEST_SHARE = 0.25;

/**
 * First stage of a registry's outlier screen (AOANJRR): flagged if its rate is more than twice that of the group, if so many revisions
 * would have Poisson probability below 0.05 at the group's rate, and if there are at least 10 procedures, or at least 2 revisions that
 * are at least 75% of the procedures. It says where to look, not that a device is bad.
 * @param group all components of the group, this one included
 * @throws RangeError if the component has more revisions or years than its group
 */
export function componentScreen(component: ComponentRevisions, group: Revisions): ComponentScreen {
  const { revisions, componentYears, procedures } = component;
  if (revisions > group.revisions || componentYears > group.componentYears)
    throw new RangeError('a component has no more revisions or years than its group');
  const large = componentYears > LARGEST_SHARE * group.componentYears;
  const groupRate = large
    ? revisionsPerHundredYears(group.revisions - revisions, group.componentYears - componentYears)
    : revisionsPerHundredYears(group.revisions, group.componentYears);
  const rate = revisionsPerHundredYears(revisions, componentYears);
  const p =
    groupRate === undefined
      ? undefined
      : probabilityOfAtLeast(poisson((groupRate / 100) * componentYears), revisions).exact;
  const twiceTheGroup = rate !== undefined && groupRate !== undefined && rate > 2 * groupRate;
  const unlikely = p !== undefined && p < 0.05;
  const enoughProcedures = procedures >= 10 || (revisions >= 2 && revisions >= 0.75 * procedures);
  return {
    rate,
    groupRate,
    p,
    twiceTheGroup,
    unlikely,
    enoughProcedures,
    flagged: twiceTheGroup && unlikely && enoughProcedures,
  };
}
