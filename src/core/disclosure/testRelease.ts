import type { Contract } from '../contract/contract.ts';
import { reidentificationRisk } from '../deliveries/reidentificationRisk.ts';
import { attack, type ExposedCount } from './attack.ts';
import { farApart } from './curveCounts.ts';
import { knownCounts } from './knownCount.ts';
import { isSmall } from './releasable.ts';
import type { DisclosureTest, ReleaseContent, ReleasedFigure } from './release.ts';
import { countsBehind } from './releasedCurve.ts';
import type { TrueView } from './trueView.ts';

/**
 * The three tests of a release before it is given out (Article 29 Working Party, opinion 05/2014 on anonymisation techniques: singling out, linkability, inference), each
 * computed. Singling out: no count of patients, events or patients without from 1 to 4 is printed, or follows from this release alone. Linkability: none follows
 * from all releases of the contract together, nothing names a person, and no date of a person is finer than a month. Inference: no
 * figure of fewer than ten patients says that all of them, or none, had the event.
 * @param earlier contents of all releases of the contract that were given out, to whichever reader
 * @param views true counts of all data that this release and they speak of
 */
export function testRelease(
  content: ReleaseContent,
  earlier: readonly ReleaseContent[],
  views: readonly TrueView[],
  contract: Contract,
): readonly DisclosureTest[] {
  return [
    singlingOut(content, views, contract),
    linkability(content, earlier, views, contract),
    inference(content),
  ];
}

function singlingOut(
  content: ReleaseContent,
  views: readonly TrueView[],
  contract: Contract,
): DisclosureTest {
  const printed = content.figures.flatMap(smallCounts);
  const { tried, exposed } = attack(knownCounts([content], views, contract), views, contract);
  const curves = content.survival.flatMap((curve) => narrowSteps([curve], views));
  return result('singling-out', tried + content.figures.length, [
    ...printed,
    ...exposed.map(foundCount),
    ...curves,
  ]);
}

function linkability(
  content: ReleaseContent,
  earlier: readonly ReleaseContent[],
  views: readonly TrueView[],
  contract: Contract,
): DisclosureTest {
  const all = [...earlier, content];
  const { tried, exposed } = attack(knownCounts(all, views, contract), views, contract);
  const finer = content.figures.filter(({ upTo }) => !/^\d{4}-\d{2}$/.test(upTo));
  const curves = Map.groupBy(
    all.flatMap(({ survival }) => survival),
    ({ outcome, supplier }) => JSON.stringify([outcome, supplier]),
  );
  return result('linkability', tried + content.figures.length, [
    ...exposed.map(foundCount),
    ...finer.map(({ outcome, upTo }) => ({ what: `${outcome} ${upTo}`, least: 1, most: 1 })),
    ...[...curves.values()].flatMap((some) => narrowSteps(some, views)),
  ]);
}

/** Homogeneous classes of fewer than ten; those that are shown only, since a hidden figure tells nothing of its class. */
function inference({ figures }: ReleaseContent): DisclosureTest {
  const classes = figures.filter(
    ({ patients, events }) => typeof patients === 'number' && typeof events === 'number' && patients > 0,
  );
  const found = classes.flatMap((figure) => {
    const [patients, events] = [figure.patients as number, figure.events as number];
    if (patients >= 10) return [];
    const rows = Array.from({ length: patients }, (_, at) => ({
      known: [],
      sensitive: at < events ? 'with' : 'without',
    }));
    const risk = reidentificationRisk(rows);
    return risk !== undefined && risk.distinctValues < 2
      ? [{ what: figureWords(figure), least: events, most: events }]
      : [];
  });
  return result('inference', classes.length, found);
}

function smallCounts(figure: ReleasedFigure): DisclosureTest['found'][number][] {
  const { patients, events } = figure;
  const counts = [
    patients,
    events,
    typeof patients === 'number' && typeof events === 'number' ? patients - events : null,
  ];
  return counts.flatMap((count) =>
    typeof count === 'number' && isSmall(count)
      ? [{ what: figureWords(figure), least: count, most: count }]
      : [],
  );
}

/** Between neighbouring points of one curve, and the same day of several, somebody but fewer than five. */
function narrowSteps(
  curves: readonly ReleaseContent['survival'][number][],
  views: readonly TrueView[],
): DisclosureTest['found'][number][] {
  const behind = [...new Map(curves.map((curve) => [JSON.stringify(curve), curve])).values()].map(
    (curve) => ({
      curve,
      counts: countsBehind(curve, views),
    }),
  );
  return behind.flatMap(({ curve, counts }, at) =>
    counts.flatMap((count, place) => {
      const others = [
        ...(place === 0 ? [] : counts.slice(place - 1, place)),
        ...behind.slice(0, at).flatMap((one) => one.counts.filter(({ day }) => day === count.day && day > 0)),
      ];
      return others
        .filter((other) => !farApart(other, count))
        .map((other) => {
          const ended = Math.abs(other.atRisk - count.atRisk);
          return { what: `${curve.outcome} ${curve.supplier} * day ${count.day}`, least: ended, most: ended };
        });
    }),
  );
}

function figureWords({ outcome, supplier, site, data }: ReleasedFigure): string {
  return [outcome, supplier ?? '*', site ?? '*', data.asOf].join(' ');
}

function foundCount({ what, least, most }: ExposedCount): DisclosureTest['found'][number] {
  return { what, least, most };
}

function result(test: DisclosureTest['test'], tried: number, found: DisclosureTest['found']): DisclosureTest {
  return { test, passed: found.length === 0, tried, found };
}
