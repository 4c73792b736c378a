import type { Contract } from '../contract/contract.ts';
import type { OutcomeDefinition } from '../contract/outcomeDefinition.ts';
import type { Aggregates } from '../tracking/aggregates.ts';
import { type CurveCount, curveCounts } from './curveCounts.ts';
import { type GroupCounts, groupCounts, groupFigure, heldOutcome, type Within } from './groupFigure.ts';
import { outcomeParts } from './outcomeParts.ts';
import type { FigureKey, ReleasedData } from './release.ts';

/** What an attacker is after: true counts of every part, supplier and site, as some data say. They never leave the board. */
export interface TrueView extends ReleasedData {
  /** By `cellName`; a cell that is not there counts nobody. */
  readonly counts: ReadonlyMap<string, GroupCounts>;
  /** Circles of all suppliers and of all sites as a funnel draws them, by `figureName`. */
  readonly units: ReadonlyMap<string, { readonly size: number; readonly value: number | null }>;
  /** Behind the curves of survival, by `curveName`. */
  readonly curves: ReadonlyMap<string, readonly CurveCount[]>;
}

export function curveName(outcome: string, supplier: string): string {
  return JSON.stringify([outcome, supplier]);
}

export function figureName({ outcome, supplier, site }: FigureKey): string {
  return JSON.stringify([outcome, supplier, site]);
}

/** Sizes of circles are rounded to tens. */
export function roundedSize(patients: number): number {
  return 10 * Math.round(patients / 10);
}

/** Whether a cell belongs to a figure. */
export function within(key: Omit<FigureKey, 'outcome'>): Within {
  return ({ supplier, site }) =>
    (key.supplier === null || key.supplier === supplier) && (key.site === null || key.site === site);
}

export function cellName(part: string, supplier: string, site: string): string {
  return JSON.stringify([part, supplier, site]);
}

export function dataName({ snapshot, asOf }: ReleasedData): string {
  return `${snapshot} ${asOf}`;
}

/** True counts of all that a release may speak of. */
export function trueView(contract: Contract, data: ReleasedData, aggregates: Aggregates): TrueView {
  const counts = new Map<string, GroupCounts>();
  const curves = new Map<string, readonly CurveCount[]>();
  const units = new Map<string, { size: number; value: number | null }>();
  for (const outcome of contract.outcomes) {
    const held = heldOutcome(contract, outcome, null);
    if (held === undefined) continue;
    const { measure } = outcome;
    if (measure.kind === 'survival')
      for (const { id } of contract.suppliers)
        curves.set(curveName(outcome.id, id), curveCounts(outcome, id, aggregates));
    for (const key of [
      ...contract.suppliers.map(({ id }) => ({ outcome: outcome.id, supplier: id, site: null })),
      ...contract.sites.map(({ code }) => ({ outcome: outcome.id, supplier: null, site: code })),
    ]) {
      const { patients, value } = groupFigure(held, aggregates, within(key));
      units.set(figureName(key), { size: roundedSize(patients), value });
    }
    for (const [at, part] of outcomeParts(outcome).entries())
      for (const { id } of contract.suppliers)
        for (const { code } of contract.sites) {
          const found = groupCounts(
            held,
            aggregates,
            ({ supplier, site }) => supplier === id && site === code,
            measure.kind === 'wait' ? measure.classes[at] : undefined,
          );
          counts.set(cellName(part, id, code), found);
        }
  }
  return { ...data, counts, units, curves };
}

/** Suppliers and sites that a figure counts. */
export function membersOf(
  { supplier, site }: Omit<FigureKey, 'outcome'>,
  { suppliers, sites }: Pick<Contract, 'suppliers' | 'sites'>,
): readonly (readonly [supplier: string, site: string])[] {
  return suppliers
    .filter(({ id }) => supplier === null || id === supplier)
    .flatMap(({ id }) =>
      sites.filter(({ code }) => site === null || code === site).map(({ code }) => [id, code] as const),
    );
}

/** The true counts of a figure. */
export function trueCounts(
  { counts }: TrueView,
  contract: Contract,
  outcome: OutcomeDefinition,
  key: Omit<FigureKey, 'outcome'>,
): GroupCounts {
  let [patients, events]: [number, number | null] = [0, 0];
  for (const part of outcomeParts(outcome))
    for (const [supplier, site] of membersOf(key, contract)) {
      const cell = counts.get(cellName(part, supplier, site));
      patients += cell?.patients ?? 0;
      events = cell?.events === null || events === null ? null : events + (cell?.events ?? 0);
    }
  return { patients, events };
}

/** The view of a release among the earlier ones, each data once. */
export function viewsWith(views: readonly TrueView[], view: TrueView): readonly TrueView[] {
  return views.some((one) => dataName(one) === dataName(view)) ? views : [...views, view];
}
