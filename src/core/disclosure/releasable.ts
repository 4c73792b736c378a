import type { Contract } from '../contract/contract.ts';
import type { OutcomeDefinition } from '../contract/outcomeDefinition.ts';
import type { GroupCounts } from './groupFigure.ts';
import { type FigureKey, type ReleaseContent, type ReleasedFigure, SMALLEST_COUNT } from './release.ts';
import { dataName, figureName, type TrueView, trueCounts } from './trueView.ts';

/** How much of a figure may be shown: all; patients without what became of them; nothing of these data, but the older figure if there is one. */
type Extent = 'all' | 'patients' | 'older';

/** A figure on its way out. */
export interface Releasable {
  readonly outcome: OutcomeDefinition;
  readonly key: FigureKey;
  readonly counts: GroupCounts;
  /** As it was shown last, to any reader. */
  readonly older: ReleasedFigure | undefined;
  extent: Extent;
}

/** Which safeguards are on: all, but where tests show that an attacker gets through without them. */
export interface Safeguards {
  /** Small counts are hidden. */
  readonly primary: boolean;
  /** Others are hidden with them until nothing small follows from what is left. */
  readonly secondary: boolean;
  /** A figure waits until what is new is nobody or at least five. */
  readonly fresh: boolean;
}

export const ALL_SAFEGUARDS: Safeguards = { primary: true, secondary: true, fresh: true };

export function isSmall(count: number): boolean {
  return count !== 0 && Math.abs(count) < SMALLEST_COUNT;
}

/** A figure with what may be shown of it by itself and by how it was shown before. @param earlier contents in the order in which they were made */
export function releasable(
  contract: Contract,
  outcome: OutcomeDefinition,
  key: FigureKey,
  view: TrueView,
  earlier: readonly ReleaseContent[],
  views: readonly TrueView[],
  { primary, fresh }: Safeguards,
): Releasable {
  const counts = trueCounts(view, contract, outcome, key);
  const shown = earlier
    .flatMap(({ figures }) => figures)
    .filter((figure) => figureName(figure) === figureName(key) && typeof figure.patients === 'number');
  const older = shown.at(-1);
  const alone = primary ? extentAlone(counts) : 'all';
  const isNew = shown.every(({ data, events }) => {
    const then = views.find((one) => dataName(one) === dataName(data)) as TrueView;
    return isFresh(counts, trueCounts(then, contract, outcome, key), events === 'hidden');
  });
  const same = older !== undefined && dataName(older.data) === dataName(view);
  return { outcome, key, counts, older, extent: same || (fresh && !isNew) ? 'older' : alone };
}

/** Counts from 1 to 4 are hidden: of patients with all that goes with them, of events or patients without with what became of the patients. */
function extentAlone({ patients, events }: GroupCounts): Extent {
  if (isSmall(patients)) return 'older';
  return events !== null && (isSmall(events) || isSmall(patients - events)) ? 'patients' : 'all';
}

/** Nobody new, or at least five: of patients, and of those with and without the event where both were to be seen. */
function isFresh(now: GroupCounts, then: GroupCounts, eventsHidden: boolean): boolean {
  const patients = now.patients - then.patients;
  if (isSmall(patients)) return false;
  if (now.events === null || then.events === null || eventsHidden) return true;
  const events = now.events - then.events;
  return !isSmall(events) && !isSmall(patients - events);
}
