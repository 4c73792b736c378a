import { rateFunnel, ratioFunnel } from '../outcomes/funnel.ts';
import type { Interval } from '../outcomes/interval.ts';
import { overdispersedRateFunnel, rateOverdispersion } from '../outcomes/overdispersedRate.ts';
import { overdispersedRatioFunnel, ratioOverdispersion } from '../outcomes/overdispersedRatio.ts';
import { type HeldTarget, ratioTarget } from './heldTarget.ts';
import type { Counts } from './observedRate.ts';
import type { Funnel } from './tracking.ts';

/** Sizes at which limits are drawn: enough for a smooth line. */
const SIZES = 60;

/**
 * Funnel around the contract's target (Spiegelhalter 2005, Stat Med 24:1185-1202): what sites of each size show by chance alone if all just meet the
 * target. Exact interpolated limits; from ten sites on, where they differ by more than chance, limits are widened by the variance τ² between sites.
 * Rates by patients; with a risk model ratios O/E by expected events, around target over reference.
 * @returns null without a site with patients, or for a target that no rate can have
 */
export function funnel(sites: readonly Counts[], held: HeldTarget): Funnel | null {
  const sized = sites.filter((counts) => sizeOf(counts, held) > 0);
  const target = funnelTarget(held);
  if (sized.length === 0 || target === undefined) return null;
  const tau2 = spread(sized, held, target);
  const { warning, action } = held.contract.monitoring.funnelLevels;
  const limits = drawnSizes(Math.max(...sized.map((counts) => sizeOf(counts, held))), held).map((size) => ({
    size,
    warning: limitsAt(size, warning, tau2, target, held),
    action: limitsAt(size, action, tau2, target, held),
  }));
  return { target, scale: held.model === null ? 'rate' : 'ratio', limits, tau2 };
}

/**
 * Variance between sites, on the square-root scale for ratios; null with fewer than ten sites, where limits are those of chance alone, and for a
 * target of 0 or 1, where nothing can vary.
 */
export function siteVariance(sites: readonly Counts[], held: HeldTarget): number | null {
  const target = funnelTarget(held);
  return target === undefined
    ? null
    : spread(
        sites.filter((counts) => sizeOf(counts, held) > 0),
        held,
        target,
      );
}

/**
 * Action limit of a site on the side that is worse for patients, in the unit of the target.
 * @param tau2 variance between sites, from `siteVariance`
 * @throws RangeError for a site without patients or expected events
 */
export function actionLimit(site: Counts, tau2: number | null, held: HeldTarget): number {
  const { action } = held.contract.monitoring.funnelLevels;
  const target = funnelTarget(held) as number;
  const { lower, upper } = limitsAt(sizeOf(site, held), action, tau2, target, held);
  return (held.outcome.better === 'lower' ? upper : lower) * (held.model?.reference ?? 1);
}

function funnelTarget(held: HeldTarget): number | undefined {
  const { value } = held.model === null ? held.target : (ratioTarget(held) ?? { value: -1 });
  return value >= 0 && (held.model !== null || value <= 1) ? value : undefined;
}

function sizeOf({ patients, expected }: Counts, { model }: HeldTarget): number {
  return model === null ? patients : expected;
}

function spread(sized: readonly Counts[], { model }: HeldTarget, target: number): number | null {
  if (target === 0 || (model === null && target === 1)) return null;
  const found =
    model === null
      ? rateOverdispersion(
          target,
          sized.map(({ events, patients }) => ({ events, n: patients })),
        )
      : ratioOverdispersion(
          sized.map(({ events, expected }) => ({ observed: events, expected: target * expected })),
          'square-root',
        );
  return found?.tau2 ?? null;
}

function limitsAt(
  size: number,
  level: number,
  tau2: number | null,
  target: number,
  { model }: HeldTarget,
): Interval {
  if (model === null) {
    if (tau2 === null || tau2 === 0) return rateFunnel(target, size, level);
    const { lower, upper } = overdispersedRateFunnel(target, size, tau2, level);
    return { lower: Math.max(0, lower), upper: Math.min(1, upper) };
  }
  if (tau2 === null || tau2 === 0) return ratioFunnel(target, size, level);
  const { lower, upper } = overdispersedRatioFunnel(target * size, tau2, 'square-root', level);
  return { lower: lower * target, upper: upper * target };
}

/** From the smallest size worth drawing to a little beyond the largest site; whole patients for rates. */
function drawnSizes(largest: number, { model }: HeldTarget): number[] {
  const end = largest * 1.1;
  const sizes = Array.from({ length: SIZES }, (_, at) => (end * (at + 1)) / SIZES);
  return model === null ? [...new Set(sizes.map((size) => Math.ceil(size)))] : sizes;
}
