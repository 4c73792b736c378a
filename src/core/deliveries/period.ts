import { errorAt, type Problem } from '../problem.ts';

/** Days that a delivery is about, ISO dates, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Whether every day of the second is one of the first. */
export function contains(period: Period, other: Period): boolean {
  return period.from <= other.from && other.to <= period.to;
}

/** Whether they have no day in common. */
export function disjoint(period: Period, other: Period): boolean {
  return period.to < other.from || other.to < period.from;
}

/**
 * A delivery replaces those of the same source that its period contains, and leaves alone those with which it has no day in common. What it has in part
 * in common with it can be neither: which of the rows would count? So it is refused, and told which whole period would do.
 */
export function overlapProblems(period: Period, earlier: readonly Period[]): Problem[] {
  const cut = earlier.filter((other) => !disjoint(period, other) && !contains(period, other));
  if (cut.length === 0) return [];
  const from = [period.from, ...cut.map((other) => other.from)].toSorted()[0] as string;
  const to = [period.to, ...cut.map((other) => other.to)].toSorted().at(-1) as string;
  const listed = cut.map((other) => `${other.from}–${other.to}`).join(', ');
  return [
    errorAt(
      { file: 'manifest.json', field: 'period_from' },
      'partial-overlap',
      {
        it: `Il periodo ${period.from}–${period.to} si sovrappone solo in parte a quanto già consegnato: ${listed}.`,
        en: `The period ${period.from}–${period.to} overlaps only in part with what was delivered before: ${listed}.`,
      },
      {
        it: `Consegnare per intero il periodo ${from}–${to}, oppure solo giorni non ancora consegnati.`,
        en: `Deliver the whole period ${from}–${to}, or only days not delivered yet.`,
      },
    ),
  ];
}
