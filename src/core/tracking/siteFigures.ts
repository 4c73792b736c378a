import { normalTail } from '../numbers/normalTail.ts';
import { benjaminiHochberg } from '../outcomes/multipleComparisons.ts';
import { type TargetTails, targetTails, twoSided } from './againstTarget.ts';
import { type HeldTarget, ratioTarget } from './heldTarget.ts';
import { type Counts, observedRate } from './observedRate.ts';
import type { Tally } from './tally.ts';
import type { SiteFigure } from './tracking.ts';

/** Cells of each site, by site code. */
export function bySite<Cell extends { readonly site: string }>(cells: readonly Cell[]): Map<string, Cell[]> {
  const sites = Map.groupBy(cells, ({ site }) => site);
  return new Map([...sites].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * Each site against the target. `screened` says whom to look at first: p values after Benjamini & Hochberg (1995, JRSS B 57:289-300)
 * among all sites with patients. It is no verdict on a site.
 * @param tallies of each site, in the order of `bySite`
 * @param tau2 variance between sites, from `siteVariance`
 */
export function siteFigures(
  tallies: ReadonlyMap<string, Tally>,
  tau2: number | null,
  held: HeldTarget,
): SiteFigure[] {
  const found = [...tallies].map(([site, tally]) => {
    const figure = observedRate(tally, held);
    const tails = siteTails(tally, tau2, held);
    return {
      site,
      patients: tally.patients,
      events: tally.events,
      expected: held.model === null ? null : tally.expected,
      value: figure?.value ?? null,
      interval: figure?.interval ?? null,
      missing: tally.missing,
      position: tails === undefined ? null : positionOf(tails, held),
      p: tails === undefined ? null : twoSided(tails),
    };
  });
  return screened(found);
}

/** Adds Benjamini and Hochberg's adjusted p values to figures that have one. */
export function screened<Figure extends { readonly p: number | null }>(
  figures: readonly Figure[],
): (Omit<Figure, 'p'> & Pick<SiteFigure, 'screened'>)[] {
  const adjusted = benjaminiHochberg(figures.flatMap(({ p }) => p ?? []));
  let next = 0;
  return figures.map(({ p, ...figure }) => ({
    ...figure,
    screened: p === null ? null : { p, adjusted: adjusted[next++] as number },
  }));
}

/**
 * Exact tails at the target; where sites differ by more than chance, normal ones with the variance between them: of p − target, or of
 * 2√(O/E) on the square-root scale (Spiegelhalter 2005, appendix A).
 */
export function siteTails(counts: Counts, tau2: number | null, held: HeldTarget): TargetTails | undefined {
  const tails = targetTails(counts, held);
  if (tails === undefined || tau2 === null || tau2 === 0) return tails;
  const z = held.model === null ? rateZ(counts, tau2, held) : ratioZ(counts, tau2, held);
  return { atMost: normalTail(-z), atLeast: normalTail(z) };
}

/** The side of the tails is not told apart: compare the figure with the target. */
export function positionOf(
  tails: TargetTails,
  { contract }: HeldTarget,
): NonNullable<SiteFigure['position']> {
  const { warning, action } = contract.monitoring.funnelLevels;
  const p = twoSided(tails);
  return p < 1 - action ? 'action' : p < 1 - warning ? 'warning' : 'within';
}

function rateZ({ events, patients }: Counts, tau2: number, { target: { value } }: HeldTarget): number {
  return (events / patients - value) / Math.sqrt((value * (1 - value)) / patients + tau2);
}

function ratioZ({ events, expected }: Counts, tau2: number, held: HeldTarget): number {
  const atTarget = expected * (ratioTarget(held)?.value as number);
  return (Math.sqrt(events / atTarget) - 1) / Math.sqrt(1 / (4 * atTarget) + tau2);
}
