import type { OutcomeDefinition } from '../contract/outcomeDefinition.ts';
import type { Tracking } from '../tracking/tracking.ts';
import { type CurveCount, farApart } from './curveCounts.ts';
import { type ReleaseContent, type ReleasedCurve, type ReleasedFigure, SMALLEST_COUNT } from './release.ts';
import { curveName, dataName, type TrueView } from './trueView.ts';

/**
 * The curve of a supplier whose figure is shown, of these data; otherwise as it was last shown. A point is left out where from the point before, to the figure at the
 * horizon, or from the same day of any earlier curve somebody but fewer than five left, were revised or ended otherwise.
 */
export function releasedCurve(
  figure: ReleasedFigure,
  { id: outcome }: OutcomeDefinition,
  view: TrueView,
  { targets }: Tracking,
  earlier: readonly ReleaseContent[],
  views: readonly TrueView[],
): ReleasedCurve | undefined {
  const { supplier, patients, events } = figure;
  if (supplier === null) return undefined;
  const shown = earlier
    .flatMap(({ survival }) => survival)
    .filter((curve) => curve.outcome === outcome && curve.supplier === supplier);
  const drawn = targets.find((one) => one.outcome === outcome && one.supplier === supplier)?.survival;
  const [all, ...counts] = view.curves.get(curveName(outcome, supplier)) ?? [];
  const isOfTheseData = dataName(figure.data) === dataName(view);
  const isShown = typeof patients === 'number' && typeof events === 'number';
  if (!drawn || all === undefined || !isOfTheseData || !isShown) return shown.at(-1);
  const before = shown.flatMap((curve) => countsBehind(curve, views));
  const points: { day: number; atRisk: number; revised: number }[] = [];
  let last = all;
  for (const count of counts) {
    if (count.atRisk < SMALLEST_COUNT) break;
    const end: CurveCount = { day: count.day, atRisk: 0, revised: events };
    const others = [last, end, ...before.filter(({ day }) => day === count.day)];
    if (!others.every((other) => farApart(other, count))) continue;
    const revised = drawn.points.findLast(({ day }) => day <= count.day)?.revised ?? 0;
    points.push({ day: count.day, atRisk: count.atRisk, revised });
    last = count;
  }
  return points.length === 0
    ? shown.at(-1)
    : { outcome, supplier, data: { snapshot: view.snapshot, asOf: view.asOf }, points };
}

/** True counts at the points of a curve, all devices first. */
export function countsBehind(
  { outcome, supplier, data, points }: ReleasedCurve,
  views: readonly TrueView[],
): readonly CurveCount[] {
  const view = views.find((one) => dataName(one) === dataName(data));
  const counts = view?.curves.get(curveName(outcome, supplier)) ?? [];
  return counts.filter(({ day }) => day === 0 || points.some((point) => point.day === day));
}
