import type { Contract, PublishedContract } from '../contract/contract.ts';
import type { OutcomeDefinition } from '../contract/outcomeDefinition.ts';
import type { Aggregates } from '../tracking/aggregates.ts';
import { monthsOf } from '../tracking/crossing.ts';
import type { Tracking } from '../tracking/tracking.ts';
import { funnelUnits } from './funnelUnits.ts';
import { type GroupFigure, groupFigure, heldOutcome } from './groupFigure.ts';
import { knownCounts, unitKeys } from './knownCount.ts';
import { outcomeParts } from './outcomeParts.ts';
import type { Reader } from './reader.ts';
import { ALL_SAFEGUARDS, type Releasable, releasable, type Safeguards } from './releasable.ts';
import type { FigureKey, ReleaseContent, ReleasedData, ReleasedFigure } from './release.ts';
import { releasedCurve } from './releasedCurve.ts';
import { type TrueView, trueView, viewsWith, within } from './trueView.ts';
import { withholdUntilSafe } from './withheld.ts';

/** What a release is made from. */
export interface ReleaseSource {
  readonly contract: PublishedContract;
  readonly reader: Reader;
  /** Of the data, as sums over patients and as what is known from them. */
  readonly aggregates: Aggregates;
  readonly tracking: Tracking;
  /** Contents of all releases of the contract that were given out, to whichever reader, in the order in which they were made. */
  readonly earlier: readonly ReleaseContent[];
  /** True counts of all data that those speak of. */
  readonly views: readonly TrueView[];
}

/**
 * What a reader may see. Small counts are hidden, a figure waits until what is new is nobody or at least five, and whatever would let somebody with all releases prove a
 * count to be small is withheld too; what is computed from a hidden count is hidden with it.
 */
export function releaseContent(
  source: ReleaseSource,
  safeguards: Safeguards = ALL_SAFEGUARDS,
): ReleaseContent {
  const { contract: published, reader, aggregates, tracking, earlier } = source;
  const { contract } = published;
  const data: ReleasedData = { snapshot: tracking.snapshot, asOf: tracking.asOf };
  const view = trueView(contract, data, aggregates);
  const views = viewsWith(source.views, view);
  const outcomes = contract.outcomes.filter(
    (outcome) => outcomeParts(outcome).length > 0 && heldOutcome(contract, outcome, null) !== undefined,
  );
  const own = outcomes.flatMap((outcome) => figureKeys(reader, outcome, contract));
  const drawn = outcomes.filter(isRate).flatMap(({ id }) => unitKeys(reader, id, contract));
  const keys = [...new Map([...own, ...drawn].map((key) => [JSON.stringify(key), key])).values()];
  const figures = keys.map((key) =>
    releasable(
      contract,
      outcomes.find(({ id }) => id === key.outcome) as OutcomeDefinition,
      key,
      view,
      earlier,
      views,
      safeguards,
    ),
  );
  if (safeguards.secondary)
    withholdUntilSafe(figures, knownCounts(earlier, views, contract), view, views, contract);
  const shown = figures.map((figure) => ({
    ...figure,
    released: releasedFigure(figure, contract, data, aggregates, tracking),
  }));
  const isOwn = ({ key }: Releasable) => own.some((one) => JSON.stringify(one) === JSON.stringify(key));
  return {
    contract: contract.id,
    reader,
    ...data,
    figures: shown.filter(isOwn).map(({ released }) => released),
    funnels: outcomes.filter(isRate).flatMap((outcome) => {
      const units = funnelUnits(
        reader,
        outcome,
        contract,
        shown.map(({ released }) => released),
        views,
      );
      return units.length > 1 ? [{ outcome: outcome.id, units }] : [];
    }),
    survival:
      reader.kind !== 'supplier'
        ? []
        : outcomes.flatMap((outcome) => {
            const figure = shown.find(
              ({ key }) =>
                key.outcome === outcome.id && key.supplier === reader.supplier && key.site === null,
            );
            const curve = figure && releasedCurve(figure.released, outcome, view, tracking, earlier, views);
            return curve === undefined ? [] : [curve];
          }),
  };
}

function isRate({ measure }: OutcomeDefinition): boolean {
  return measure.kind === 'event' || measure.kind === 'wait';
}

/** Totals before cells. */
function figureKeys(reader: Reader, { id: outcome }: OutcomeDefinition, contract: Contract): FigureKey[] {
  const suppliers = contract.suppliers.map(({ id }) => id);
  const sites = contract.sites.map(({ code }) => code);
  const of = (supplier: string | null, site: string | null): FigureKey => ({ outcome, supplier, site });
  switch (reader.kind) {
    case 'supplier':
      return [of(reader.supplier, null)];
    case 'site':
      return [of(null, reader.site), ...suppliers.map((supplier) => of(supplier, reader.site))];
    case 'region':
      return [
        of(null, null),
        ...suppliers.map((supplier) => of(supplier, null)),
        ...sites.map((site) => of(null, site)),
        ...suppliers.flatMap((supplier) => sites.map((site) => of(supplier, site))),
      ];
    case 'public':
      return suppliers.map((supplier) => of(supplier, null));
  }
}

function releasedFigure(
  { key, outcome, counts, older, extent }: Releasable,
  contract: Contract,
  data: ReleasedData,
  aggregates: Aggregates,
  tracking: Tracking,
): ReleasedFigure {
  if (extent === 'older' && older !== undefined) return older;
  const nothing = { completeness: null, value: null, interval: null, state: null };
  const common = {
    ...key,
    data,
    upTo: lastMonth(outcome, aggregates, data),
    target: commonTarget(key, contract),
  };
  const noEvents = counts.events === null ? null : 'hidden';
  if (extent === 'older') return { ...common, ...nothing, patients: 'hidden', events: noEvents };
  const held = heldOutcome(contract, outcome, key.supplier);
  if (held === undefined) throw new RangeError(`no target of ${key.outcome}`);
  const figure = groupFigure(held, aggregates, within(key));
  const { patients, completeness } = figure;
  if (extent === 'patients' && counts.events !== null)
    return { ...common, ...nothing, completeness, patients, events: 'hidden' };
  const few = isFew(figure);
  return {
    ...common,
    patients,
    completeness,
    events: few ? 'few' : figure.events,
    value: few ? null : figure.value,
    interval: few ? null : figure.interval,
    state:
      few || key.site !== null
        ? null
        : (tracking.targets.find(
            (target) => target.outcome === key.outcome && target.supplier === key.supplier,
          )?.state ?? null),
  };
}

/** All or none of fewer than ten: the figure would say of everybody whom one knows to be among them what became of him. */
function isFew({ patients, events }: GroupFigure): boolean {
  return patients > 0 && patients < 10 && (events === 0 || events === patients);
}

/** The target of all suppliers that a figure counts, where it is one and the same. */
function commonTarget({ outcome, supplier }: Omit<FigureKey, 'site'>, contract: Contract): number | null {
  const values = contract.suppliers
    .filter(({ id }) => supplier === null || id === supplier)
    .map(
      ({ id }) =>
        contract.targets.find((target) => target.outcome === outcome && target.supplier === id)?.value,
    );
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

/** The same for all groups of an outcome, so that it tells nothing of any; the month of the data where nobody is counted. */
function lastMonth({ id }: OutcomeDefinition, aggregates: Aggregates, { asOf }: ReleasedData): string {
  const due = [...aggregates.events, ...aggregates.followUp, ...aggregates.scores].filter(
    (cell) => cell.outcome === id && cell.due > 0,
  );
  const booked = aggregates.waits.filter((cell) => cell.outcome === id && cell.delivered + cell.overdue > 0);
  return monthsOf([...due, ...booked]).at(-1) ?? asOf.slice(0, 7);
}
