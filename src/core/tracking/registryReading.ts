import { missedP, normalTargetTails, twoSided } from './againstTarget.ts';
import type { RegistryCell } from './aggregates.ts';
import type { HeldTarget } from './heldTarget.ts';
import { monthOf } from './months.ts';
import { nothingRead, type Reading } from './reading.ts';
import { latestPeriod, registryError, registryResult } from './registryResult.ts';
import { screened } from './siteFigures.ts';

/** Results that a registry computed: of the latest period, by site, and one figure for each earlier end of a period. @param cells of the target's supplier and outcome */
export function registryReading(cells: readonly RegistryCell[], held: HeldTarget): Reading {
  const { level } = held.contract.decision;
  const observed = registryResult(cells, level);
  const tailsOf = (value: number, interval: { readonly lower: number; readonly upper: number }) =>
    normalTargetTails(value, registryError(interval, level), held.target.value);
  const tails = observed === null ? undefined : tailsOf(observed.value, observed.interval);
  const ends = [...new Set(cells.map(({ to }) => to))].sort();
  return {
    ...nothingRead,
    observed,
    periods: ends.flatMap((end) => {
      const found = registryResult(
        cells.filter(({ to }) => to === end),
        level,
      );
      if (found === null) return [];
      return [
        { month: monthOf(end), patients: found.patients, events: 0, expected: null, value: found.value },
      ];
    }),
    sites: screened(
      latestPeriod(cells)
        .toSorted((one, other) => (one.site < other.site ? -1 : 1))
        .map(({ site, n, rate, lower, upper }) => {
          const ofSite = tailsOf(rate, { lower, upper });
          return {
            site,
            patients: n,
            events: null,
            expected: null,
            value: rate,
            interval: { lower, upper },
            missing: 0,
            position: null,
            p: ofSite === undefined ? null : twoSided(ofSite),
          };
        }),
    ),
    p: tails === undefined ? null : missedP(tails, held.outcome.better),
  };
}
