import type { Contract } from '../../src/core/contract/contract.ts';
import type { OutcomeDefinition } from '../../src/core/contract/outcomeDefinition.ts';
import { PNGLA_2019, type PriorityClass, waitingDays } from '../../src/core/deliveries/waitingTime.ts';
import { EQ5D5L_ITALY, eq5dIndex, readEq5dProfile } from '../../src/core/outcomes/eq5d.ts';
import { addAggregates, NO_AGGREGATES } from '../../src/core/tracking/addAggregates.ts';
import type { Aggregates, SeriesPatient } from '../../src/core/tracking/aggregates.ts';
import type { DeliveredRow, DeliveredRows } from './deliveredRows.ts';

/**
 * The same sums once more, patient by patient and without SQL, from the words of the rules alone: every row makes a cell of its own, and the
 * cells are added. Slow and obvious; for tests.
 */
export function slowAggregates(contract: Contract, asOf: string, all: DeliveredRows): Aggregates {
  const known = knownAt(asOf, all);
  const parts = contract.outcomes.flatMap((outcome): Partial<Aggregates>[] => [
    ...eventPatients(contract, asOf, known, outcome).map((patient) => ({
      events: [eventCell(patient, outcome)],
    })),
    ...survival(contract, known, outcome, asOf),
    ...scores(contract, known, outcome, asOf),
    ...waits(contract, known, outcome, asOf),
    ...registry(known, outcome),
  ]);
  return [...parts, ...linkage(contract, known), ...reconciliation(known, asOf)].reduce<Aggregates>(
    (sum, part) => addAggregates(sum, { ...NO_AGGREGATES, ...part }),
    NO_AGGREGATES,
  );
}

/** The patients of a series, likewise. */
export function slowSeries(
  contract: Contract,
  asOf: string,
  all: DeliveredRows,
  of: { outcome: string; supplier: string },
): SeriesPatient[] {
  const outcome = contract.outcomes.find(({ id }) => id === of.outcome) as OutcomeDefinition;
  const target = contract.targets.find(
    (one) => one.outcome === of.outcome && one.supplier === of.supplier,
  )?.value;
  if (outcome.riskModel === undefined && target === undefined) return [];
  return eventPatients(contract, asOf, knownAt(asOf, all), outcome)
    .filter(({ index, known }) => known && index.supplier === of.supplier)
    .toSorted((a, b) => compare(a.index.day, b.index.day) || compare(a.index.record, b.index.record))
    .map(({ index, risk, happened }) => ({
      date: index.day,
      site: index.site,
      risk: outcome.riskModel === undefined ? (target as number) : (risk as number),
      event: happened,
    }));
}

export interface Index {
  readonly patient: string;
  readonly day: string;
  readonly side: string | undefined;
  readonly supplier: string;
  readonly site: string;
  readonly encounter: string | undefined;
  readonly record: string;
}

/** What had happened, and was in the files, by a date. */
export function knownAt(asOf: string, rows: DeliveredRows): DeliveredRows {
  return {
    ...rows,
    delivery: rows.delivery.filter((row) => row.procedure_date <= asOf),
    outcome: rows.outcome.filter((row) => row.event_date <= asOf),
    covariate: rows.covariate.filter((row) => row.measured_date === null || row.measured_date <= asOf),
    followup: rows.followup.filter((row) => row.last_seen_date <= asOf),
    care: rows.care.filter((row) => row.booking_date <= asOf),
    registry: rows.registry.filter((row) => row.period_to <= asOf),
  };
}

/** Of the procedures that an outcome counts; without an outcome, of all in which a main device was used. */
export function indexDeliveries(
  contract: Contract,
  rows: DeliveredRows,
  outcome: OutcomeDefinition | undefined,
): Index[] {
  const found: Index[] = [];
  const inOrder = rows.delivery.toSorted(
    (a, b) => compare(a.record_id, b.record_id) || compare(a.source, b.source),
  );
  for (const row of inOrder) {
    if (!isMain(contract, row)) continue;
    if (outcome !== undefined && row.code_system !== outcome.index?.codeSystem) continue;
    if (outcome !== undefined && !outcome.index?.procedureCodes.includes(row.procedure_code)) continue;
    if (row.procedure_date < contract.calendar.from || row.procedure_date > contract.calendar.to) continue;
    const index = {
      patient: row.patient_key,
      day: row.procedure_date,
      side: oneSide(row.laterality),
      supplier: row.supplier_id,
      site: row.site_code,
      encounter: row.encounter_key ?? undefined,
      record: row.record_id,
    };
    const same = found.findIndex(
      (other) => other.patient === index.patient && other.day === index.day && other.side === index.side,
    );
    const first = found[same];
    if (first === undefined) found.push(index);
    else found[same] = { ...first, encounter: least(first.encounter, index.encounter) };
  }
  return found;
}

export function isMain(contract: Contract, row: DeliveredRow): boolean {
  const devices = contract.suppliers.find(({ id }) => id === row.supplier_id)?.devices ?? [];
  return devices.some(
    ({ main, udiDi, rdmNumbers }) =>
      main &&
      ((row.udi_di !== null && udiDi.includes(row.udi_di)) ||
        (row.rdm_number !== null && rdmNumbers.includes(row.rdm_number))),
  );
}

/** The index delivery that an event belongs to. */
export function owner(
  event: DeliveredRow,
  indices: readonly Index[],
  strictlyBefore: boolean,
): Index | undefined {
  const side = oneSide(event.laterality);
  const possible = indices.filter(
    (index) =>
      index.patient === event.patient_key &&
      index.day <= event.event_date &&
      (index.side === undefined || side === undefined || index.side === side),
  );
  const before = possible.filter(({ day }) => day < event.event_date);
  const from = strictlyBefore && before.length > 0 ? before : possible;
  const latest = from.map(({ day }) => day).reduce(greatest, '');
  const candidates = from.filter(({ day }) => day === latest);
  return (
    candidates.find((index) => index.side !== undefined && index.side === side) ??
    candidates.find((index) => index.side === undefined) ??
    candidates.find((index) => index.side === 'left') ??
    candidates[0]
  );
}

interface EventPatient {
  readonly index: Index;
  readonly young: boolean;
  readonly known: boolean;
  readonly happened: boolean;
  readonly risk: number | undefined;
}

function eventPatients(
  contract: Contract,
  asOf: string,
  rows: DeliveredRows,
  outcome: OutcomeDefinition,
): EventPatient[] {
  if (outcome.measure.kind !== 'event') return [];
  const { codes, windowDays, death } = outcome.measure;
  const indices = indexDeliveries(contract, rows, outcome);
  const events = rows.outcome.filter(
    (row) => codes.includes(row.outcome_code) && row.source_flow === outcome.flow,
  );
  const patients = new Set(death ? indices.map(({ patient }) => patient) : []);
  const deaths = [...patients].flatMap((patient): DeliveredRow[] => {
    const { dated } = lastKnown(rows, patient, asOf);
    return dated === undefined ? [] : [{ patient_key: patient, event_date: dated, laterality: null }];
  });
  const owners = [...events, ...deaths].map((event) => ({ event, of: owner(event, indices, false) }));
  return indices
    .filter((index) => !isExcluded(outcome, rows, index))
    .map((index) => {
      const end = plus(index.day, windowDays);
      const happened = owners.some(({ event, of }) => of === index && event.event_date <= end);
      const { died, dated, seen } = lastKnown(rows, index.patient, asOf);
      const dead = death ? dated : died;
      const ended =
        happened ||
        (dead !== undefined && dead >= index.day && dead <= end) ||
        (seen !== undefined && seen >= end);
      const young = plus(end, contract.dataQuality.lagDays) > asOf;
      const risk = expected(contract, outcome, rows, index);
      const possible = risk !== undefined && risk >= 0 && risk <= 1 ? risk : undefined;
      return { index, young, happened, risk: possible, known: !young && ended && possible !== undefined };
    });
}

function eventCell({ index, young, known, happened, risk }: EventPatient, outcome: OutcomeDefinition) {
  const one = (yes: boolean) => (yes ? 1 : 0);
  const p = outcome.riskModel === undefined ? 0 : (risk ?? 0);
  const missing = !young && !known;
  return {
    outcome: outcome.id,
    ...whose(index),
    young: one(young),
    due: one(!young),
    known: one(known),
    events: one(known && happened),
    missing: one(missing),
    expected: known ? onGrid(p) : 0,
    variance: known ? onGrid(p * (1 - p)) : 0,
    expectedMissing: missing ? onGrid(p) : 0,
    withoutRisk: one(!young && risk === undefined),
  };
}

function survival(
  contract: Contract,
  rows: DeliveredRows,
  outcome: OutcomeDefinition,
  asOf: string,
): Partial<Aggregates>[] {
  if (outcome.measure.kind !== 'survival') return [];
  const { codes, horizonDays } = outcome.measure;
  const indices = indexDeliveries(contract, rows, outcome);
  const owners = rows.outcome
    .filter((row) => codes.includes(row.outcome_code) && row.source_flow === outcome.flow)
    .map((event) => ({ event, of: owner(event, indices, true) }));
  return indices
    .filter((index) => !isExcluded(outcome, rows, index))
    .map((index) => {
      const revised = owners
        .filter(({ of }) => of === index)
        .map(({ event }) => event.event_date)
        .reduce<string | undefined>(least, undefined);
      const { died, seen } = lastKnown(rows, index.patient, asOf);
      const dead = died !== undefined && died >= index.day ? died : undefined;
      const end = revised ?? dead ?? seen ?? index.day;
      const censored = revised === undefined && dead === undefined;
      const sinceIndex = waitingDays(index.day, asOf) - contract.dataQuality.lagDays;
      const owed = Math.min(horizonDays, sinceIndex);
      const young = owed <= 0;
      const lost = censored && !young && waitingDays(index.day, end) < owed;
      const inTime = revised !== undefined && waitingDays(index.day, revised) <= horizonDays;
      return {
        followUp: [
          {
            outcome: outcome.id,
            ...whose(index),
            young: young ? 1 : 0,
            due: young ? 0 : 1,
            full: horizonDays <= sinceIndex ? 1 : 0,
            known: young || lost ? 0 : 1,
            revisions: inTime && !young ? 1 : 0,
            missing: lost ? 1 : 0,
          },
        ],
        survival: [
          {
            outcome: outcome.id,
            supplier: index.supplier,
            site: index.site,
            day: Math.max(0, waitingDays(index.day, end)),
            revisions: revised === undefined ? 0 : 1,
            deaths: revised === undefined && dead !== undefined ? 1 : 0,
            censored: censored ? 1 : 0,
            lost: lost ? 1 : 0,
          },
        ],
      };
    });
}

function scores(
  contract: Contract,
  rows: DeliveredRows,
  outcome: OutcomeDefinition,
  asOf: string,
): Partial<Aggregates>[] {
  if (outcome.measure.kind !== 'score') return [];
  const { measure } = outcome;
  const answers = rows.outcome.flatMap((row) => {
    if (!measure.codes.includes(row.outcome_code) || row.source_flow !== outcome.flow) return [];
    const value = scoreOf(row, measure.scale.kind);
    return value === undefined ? [] : [{ row, value, side: oneSide(row.laterality) }];
  });
  return indexDeliveries(contract, rows, outcome)
    .filter((index) => !isExcluded(outcome, rows, index))
    .flatMap((index) => {
      const own = answers.filter(
        ({ row, side }) =>
          row.patient_key === index.patient &&
          (side === undefined || index.side === undefined || side === index.side),
      );
      const within = (window: { fromDays: number; toDays: number }) =>
        own.filter(
          ({ row }) =>
            row.event_date >= plus(index.day, window.fromDays) &&
            row.event_date <= plus(index.day, window.toDays),
        );
      const ofSide = ({ side }: { side: string | undefined }) =>
        side !== undefined && side === index.side ? 0 : 1;
      const middle = (measure.after.fromDays + measure.after.toDays) / 2;
      const distance = ({ row }: { row: DeliveredRow }) =>
        Math.abs(waitingDays(index.day, row.event_date) - middle);
      const before = within(measure.before).toSorted(
        (a, b) => compare(b.row.event_date, a.row.event_date) || ofSide(a) - ofSide(b) || a.value - b.value,
      )[0]?.value;
      const after = within(measure.after).toSorted(
        (a, b) =>
          distance(a) - distance(b) ||
          compare(a.row.event_date, b.row.event_date) ||
          ofSide(a) - ofSide(b) ||
          a.value - b.value,
      )[0]?.value;
      const { died } = lastKnown(rows, index.patient, asOf);
      const end = plus(index.day, measure.after.toDays);
      const young = plus(end, contract.dataQuality.lagDays) > asOf;
      const dead = died !== undefined && died >= index.day && died <= end;
      if (!young && dead && after === undefined) return [];
      const predicted = expected(contract, outcome, rows, index);
      const cell = {
        outcome: outcome.id,
        ...whose(index),
        young: young ? 1 : 0,
        due: young ? 0 : 1,
        known: 0,
        missing: young ? 0 : 1,
        sumBefore: 0,
        sumAfter: 0,
        sumSquaredChange: 0,
        sumExpected: 0,
        sumSquaredExcess: 0,
        responders: 0,
      };
      if (young || before === undefined || after === undefined || predicted === undefined)
        return [{ scores: [cell] }];
      const modelled = outcome.riskModel !== undefined;
      const gain = outcome.better === 'higher' ? after - before : before - after;
      const least = measure.minimalImportantChange;
      return [
        {
          scores: [
            {
              ...cell,
              known: 1,
              missing: 0,
              sumBefore: onGrid(before),
              sumAfter: onGrid(after),
              sumSquaredChange: onGrid((after - before) * (after - before)),
              sumExpected: modelled ? onGrid(predicted) : 0,
              sumSquaredExcess: modelled ? onGrid((after - predicted) * (after - predicted)) : 0,
              responders: least !== undefined && gain >= least - 1e-9 ? 1 : 0,
            },
          ],
        },
      ];
    });
}

function scoreOf(row: DeliveredRow, kind: 'number' | 'eq5d'): number | undefined {
  if (kind === 'number') return row.value_num ?? undefined;
  if (row.proms_profile === null || row.proms_instrument !== 'EQ-5D-5L') return undefined;
  const profile = readEq5dProfile(row.proms_profile, 'EQ-5D-5L');
  return profile && eq5dIndex(profile, EQ5D5L_ITALY);
}

function waits(
  contract: Contract,
  rows: DeliveredRows,
  outcome: OutcomeDefinition,
  asOf: string,
): Partial<Aggregates>[] {
  if (outcome.measure.kind !== 'wait') return [];
  const { classes } = outcome.measure;
  return rows.care
    .filter(({ priority_class }) => classes.includes(priority_class))
    .filter(({ booking_date: day }) => day >= contract.calendar.from && day <= contract.calendar.to)
    .filter((row) => !isExcluded(outcome, rows, { patient: row.patient_key, day: row.booking_date }))
    .map((row) => {
      const priority: PriorityClass = row.priority_class;
      const service: 'visit' | 'exam' = row.service_kind;
      const longest = PNGLA_2019.days[priority][service];
      const done = row.status === 'delivered' && row.delivered_date !== null && row.delivered_date <= asOf;
      const days = done ? waitingDays(row.booking_date, row.delivered_date) : 0;
      const open = !done && row.status !== 'not-delivered' && row.status !== 'cancelled';
      return {
        waits: [
          {
            outcome: outcome.id,
            supplier: row.supplier_id,
            site: row.site_code,
            month: row.booking_date.slice(0, 7),
            priority,
            service,
            booked: 1,
            delivered: done ? 1 : 0,
            inTime: done && days <= longest ? 1 : 0,
            overdue: open && waitingDays(row.booking_date, asOf) > longest ? 1 : 0,
            notDelivered: row.status === 'not-delivered' ? 1 : 0,
            cancelled: row.status === 'cancelled' ? 1 : 0,
            days,
          },
        ],
      };
    });
}

function registry(rows: DeliveredRows, outcome: OutcomeDefinition): Partial<Aggregates>[] {
  if (outcome.measure.kind !== 'registry') return [];
  const { codes } = outcome.measure;
  return rows.registry
    .filter((row) => codes.includes(row.outcome_code) && row.source_flow === outcome.flow)
    .map(({ supplier_id, site_code, period_from, period_to, n, rate, lower, upper }) => ({
      registry: [
        {
          outcome: outcome.id,
          supplier: supplier_id,
          site: site_code,
          from: period_from,
          to: period_to,
          n,
          rate,
          lower,
          upper,
        },
      ],
    }));
}

function linkage(contract: Contract, rows: DeliveredRows): Partial<Aggregates>[] {
  const nothing = { deviceRows: 0, matched: 0, duplicateKeys: 0, outcomeRows: 0, orphans: 0 };
  const heardOf = new Set([...rows.outcome, ...rows.followup].map((row) => row.patient_key));
  const devices = rows.delivery.map((row) => ({
    linkage: [
      {
        ...nothing,
        site: row.site_code,
        month: row.procedure_date.slice(0, 7),
        deviceRows: 1,
        matched: heardOf.has(row.patient_key) ? 1 : 0,
      },
    ],
  }));
  const places = contract.sites.map(({ code }) => code);
  const latest = (treated: { day: string; site: string }[]) =>
    treated.toSorted((a, b) => compare(b.day, a.day) || places.indexOf(b.site) - places.indexOf(a.site))[0];
  const treatments = Map.groupBy(
    [
      ...rows.delivery.map((row) => ({ key: row.patient_key, day: row.procedure_date, site: row.site_code })),
      ...rows.care.map((row) => ({ key: row.patient_key, day: row.booking_date, site: row.site_code })),
    ],
    ({ key }) => key,
  );
  const outcomes = rows.outcome.map((row) => {
    const site = latest(treatments.get(row.patient_key) ?? [])?.site ?? null;
    return {
      linkage: [
        {
          ...nothing,
          site,
          month: row.event_date.slice(0, 7),
          outcomeRows: 1,
          orphans: site === null ? 1 : 0,
        },
      ],
    };
  });
  const mains = Map.groupBy(
    rows.delivery.filter((row) => isMain(contract, row)),
    (row) => `${row.patient_key} ${oneSide(row.laterality)}`,
  );
  const twice = [...mains.values()].flatMap((devices) => {
    if (new Set(devices.map((row) => row.procedure_date)).size < 2) return [];
    const last = latest(devices.map((row) => ({ day: row.procedure_date, site: row.site_code })));
    return last === undefined
      ? []
      : [{ linkage: [{ ...nothing, site: last.site, month: last.day.slice(0, 7), duplicateKeys: 1 }] }];
  });
  return [...devices, ...outcomes, ...twice];
}

function reconciliation(rows: DeliveredRows, asOf: string): Partial<Aggregates>[] {
  const delivered = rows.delivery.map((row) => ({
    reconciliation: [
      {
        supplier: row.supplier_id,
        site: row.site_code,
        month: row.procedure_date.slice(0, 7),
        delivered: row.quantity ?? 1,
        consumed: null,
      },
    ],
  }));
  const consumed = rows.consumption
    .filter(({ month }) => endOfMonth(month) <= asOf)
    .map((row) => ({
      reconciliation: [
        {
          supplier: row.supplier_id,
          site: row.site_code,
          month: row.month,
          delivered: 0,
          consumed: row.quantity,
        },
      ],
    }));
  return [...delivered, ...consumed];
}

/** The value of a covariate that counts for a patient on a day. */
function covariate(
  rows: DeliveredRows,
  { patient, day, encounter }: { patient: string; day: string; encounter?: string | undefined },
  code: string,
): string | undefined {
  const own = (row: DeliveredRow) => (encounter !== undefined && row.encounter_key === encounter ? 0 : 1);
  return rows.covariate
    .filter((row) => row.patient_key === patient && row.covariate_code === code)
    .filter((row) => row.measured_date === null || row.measured_date <= day)
    .toSorted(
      (a, b) =>
        own(a) - own(b) || compare(b.measured_date ?? '', a.measured_date ?? '') || compare(b.value, a.value),
    )[0]?.value;
}

export function isExcluded(
  outcome: OutcomeDefinition,
  rows: DeliveredRows,
  of: { patient: string; day: string; encounter?: string | undefined },
): boolean {
  return outcome.exclude.some(({ covariate: code, equals }) => {
    const value = covariate(rows, of, code);
    return value !== undefined && equals.includes(value);
  });
}

/** What the model expects; 0 without a model, undefined without what it needs. */
function expected(
  contract: Contract,
  outcome: OutcomeDefinition,
  rows: DeliveredRows,
  index: Index,
): number | undefined {
  const model = contract.riskModels.find(({ id }) => id === outcome.riskModel);
  if (model === undefined) return 0;
  const { form } = model;
  if (form.kind === 'constant') return model.reference;
  if (form.kind === 'given') return numberIn(covariate(rows, index, form.covariate));
  if (form.kind === 'strata') return form.rates[covariate(rows, index, form.covariate) ?? ''];
  let score = form.intercept;
  for (const { covariate: code, coefficient, equals } of form.terms) {
    const value = covariate(rows, index, code);
    if (value === undefined) return undefined;
    const x = equals === undefined ? numberIn(value) : value === equals ? 1 : 0;
    if (x === undefined) return undefined;
    score += coefficient * x;
  }
  return 1 / (1 + Math.exp(-score));
}

function numberIn(text: string | undefined): number | undefined {
  const number = text?.trim() ? Number(text.replace(',', '.')) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

export function lastKnown(rows: DeliveredRows, patient: string, asOf: string) {
  const own = rows.followup.filter((row) => row.patient_key === patient);
  const deaths: string[] = own.flatMap((row) => {
    const day = row.death_date ?? (row.status === 'dead' ? row.last_seen_date : null);
    return day !== null && day <= asOf ? [day] : [];
  });
  const days: string[] = own.map((row) => row.last_seen_date);
  return {
    died: deaths.reduce<string | undefined>(least, undefined),
    /** Without the day last seen for a date of death that nobody delivered. */
    dated: own
      .flatMap(({ death_date: day }): string[] => (day !== null && day <= asOf ? [day] : []))
      .reduce<string | undefined>(least, undefined),
    seen: days.toSorted().at(-1),
  };
}

function whose({ supplier, site, day }: Index) {
  return { supplier, site, month: day.slice(0, 7) };
}

export function oneSide(laterality: string | null): string | undefined {
  return laterality === 'left' || laterality === 'right' ? laterality : undefined;
}

/** Sums are of multiples of 2⁻³². */
function onGrid(value: number): number {
  return (Math.sign(value) * Math.round(Math.abs(value) * 4_294_967_296)) / 4_294_967_296;
}

export function plus(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function endOfMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function least(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

function greatest(one: string, other: string): string {
  return one > other ? one : other;
}
