import type { PriorityClass } from '../deliveries/waitingTime.ts';
import type { WaitCell } from './aggregates.ts';
import type { HeldTarget } from './heldTarget.ts';
import { crudeRate } from './observedRate.ts';
import { sumOf } from './sumOf.ts';
import { tallyWaits } from './tally.ts';
import type { WaitFigure } from './tracking.ts';

const classes: readonly PriorityClass[] = ['U', 'B', 'D', 'P'];

/** Waits by priority class, most urgent first: in time, of delivered and overdue ones, with the contract's interval. Classes without a booking are left out. */
export function waitFigures(cells: readonly WaitCell[], { contract }: HeldTarget): WaitFigure[] {
  return classes.flatMap((priority) => {
    const ofClass = cells.filter((cell) => cell.priority === priority);
    const sum = (of: (cell: WaitCell) => number) => sumOf(ofClass, of);
    const [booked, delivered] = [sum((cell) => cell.booked), sum((cell) => cell.delivered)];
    if (booked === 0) return [];
    const share = crudeRate(tallyWaits(ofClass), contract.decision);
    return [
      {
        priority,
        booked,
        delivered,
        inTime: sum((cell) => cell.inTime),
        overdue: sum((cell) => cell.overdue),
        notDelivered: sum((cell) => cell.notDelivered),
        cancelled: sum((cell) => cell.cancelled),
        share: share?.value ?? null,
        interval: share?.interval ?? null,
        meanDays: delivered > 0 ? sum((cell) => cell.days) / delivered : null,
      },
    ];
  });
}
