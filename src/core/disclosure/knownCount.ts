import type { Contract } from '../contract/contract.ts';
import type { Reader } from './reader.ts';
import type { FigureKey, ReleaseContent, ReleasedFigure, ReleasedUnit } from './release.ts';
import { dataName, figureName, type TrueView, trueCounts } from './trueView.ts';

/** A true count that somebody who reads releases knows, of which data. */
export interface KnownCount extends FigureKey {
  readonly data: string;
  readonly kind: 'patients' | 'events';
  readonly count: number;
}

/**
 * What all releases together tell whoever has them all: counts as printed; events of a printed rate, interval or state, since those are computed from them; events behind
 * `few`, which are none or all; and the counts behind every circle of a funnel, as if the reader could tell whose it is and how its size was rounded. The
 * attacker is thought of as better than it is, never as worse.
 * @param views true counts of all data that the releases speak of
 * @throws Error if one is lacking
 */
export function knownCounts(
  contents: readonly ReleaseContent[],
  views: readonly TrueView[],
  contract: Contract,
): KnownCount[] {
  const byName = new Map(views.map((view) => [dataName(view), view]));
  const known = new Map<string, KnownCount>();
  const learn = (key: FigureKey, data: string, kind: KnownCount['kind']) => {
    const view = byName.get(data);
    const outcome = contract.outcomes.find(({ id }) => id === key.outcome);
    if (view === undefined) throw new Error(`true counts of ${data} are lacking`);
    if (outcome === undefined) return;
    const count = trueCounts(view, contract, outcome, key)[kind];
    if (count === null) return;
    const { outcome: of, supplier, site } = key;
    known.set(knownName(key, data, kind), {
      outcome: of,
      supplier,
      site,
      data,
      kind,
      count,
    });
  };
  const isKnown = (key: FigureKey, data: string) =>
    known.has(knownName(key, data, 'patients')) && known.has(knownName(key, data, 'events'));
  for (const { figures } of contents) {
    for (const figure of figures) {
      const data = dataName(figure.data);
      if (typeof figure.patients === 'number') learn(figure, data, 'patients');
      if (tellsEvents(figure)) learn(figure, data, 'events');
    }
  }
  for (const { reader, funnels } of contents)
    for (const { outcome, units } of funnels)
      for (const alike of Map.groupBy(units, unitName).values()) {
        const [unit] = alike as [ReleasedUnit, ...ReleasedUnit[]];
        const behind = keysBehind(unit, unitKeys(reader, outcome, contract), views);
        const data = dataName(unit.data);
        // Whose figure was printed is known anyway; only if those are too few for the circles could one be another's.
        const printed = behind.filter((key) => isKnown(key, data));
        for (const key of printed.length >= alike.length ? [] : behind) {
          learn(key, data, 'patients');
          learn(key, data, 'events');
        }
      }
  return [...known.values()];
}

function knownName({ outcome, supplier, site }: FigureKey, data: string, kind: string): string {
  return JSON.stringify([outcome, supplier, site, data, kind]);
}

/** All whose circle looks like this one. */
export function keysBehind(
  { data, size, value }: ReleasedUnit,
  keys: readonly FigureKey[],
  views: readonly TrueView[],
): readonly FigureKey[] {
  const view = views.find((one) => dataName(one) === dataName(data));
  return keys.filter((key) => {
    const unit = view?.units.get(figureName(key));
    return unit?.size === size && unit.value === value;
  });
}

/** Circles with one and the same name here look alike. */
export function unitName({ data, size, value }: ReleasedUnit): string {
  return JSON.stringify([dataName(data), size, value]);
}

function tellsEvents({ events, value, interval, state }: ReleasedFigure): boolean {
  if (typeof events === 'number' || events === 'few') return true;
  return value !== null || interval !== null || (state !== null && state !== 'not-computable');
}

/** Whose circles stand in the funnel of a reader: suppliers for a supplier, sites for a site. */
export function unitKeys(
  reader: Reader,
  outcome: string,
  { suppliers, sites }: Contract,
): readonly FigureKey[] {
  if (reader.kind === 'supplier') return suppliers.map(({ id }) => ({ outcome, supplier: id, site: null }));
  if (reader.kind === 'site') return sites.map(({ code }) => ({ outcome, supplier: null, site: code }));
  return [];
}
