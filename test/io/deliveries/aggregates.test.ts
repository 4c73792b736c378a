import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contract } from '../../../src/core/contract/contract.ts';
import { addAggregates, NO_AGGREGATES } from '../../../src/core/tracking/addAggregates.ts';
import type { Aggregates, SeriesPatient } from '../../../src/core/tracking/aggregates.ts';
import { aggregates } from '../../../src/io/deliveries/aggregates.ts';
import { type Engine, openEngine } from '../../../src/io/deliveries/duckdb.ts';
import { series } from '../../../src/io/deliveries/series.ts';
import { smallContract } from '../../support/contract.ts';
import {
  asTables,
  type DeliveredRow,
  type DeliveredRows,
  deliveredRows,
} from '../../support/deliveredRows.ts';
import { slowAggregates, slowSeries } from '../../support/slowAggregates.ts';

const FEW = 0;
/** More than are held at once: bucket by bucket. */
const MANY = 1_000_000_000;

let engine: Engine;
let spill: string;
beforeAll(async () => {
  spill = await mkdtemp(join(tmpdir(), 'esito-'));
  engine = await openEngine({ memory: '300MB', threads: 1 }, [], spill);
});
afterAll(async () => {
  engine.close();
  await rm(spill, { recursive: true });
});

/** A contract of a leap year with every form of risk model, two sides, short windows. */
const contract = smallContract((definition) => {
  const outcomes = definition.outcomes as Record<string, unknown>[];
  const [ppm, death, , quality, waiting] = outcomes;
  for (const outcome of outcomes) if (outcome.flow === 'proms') outcome.flow = 'sdo';
  const score = {
    ...(quality?.measure as object),
    before: { fromDays: -30, toDays: 0 },
    after: { fromDays: 1, toDays: 60 },
  };
  if (quality) quality.measure = score;
  const of = (outcome: object | undefined, more: object) => ({ ...outcome, ...more });
  const index = { codeSystem: 'ICD-9-CM', procedureCodes: ['35.05', '35.06'] };
  outcomes.push(
    of(ppm, { id: 'strata', riskModel: 'strata', exclude: [] }),
    of(ppm, { id: 'given', riskModel: 'given', index }),
    of(ppm, { id: 'dead', measure: { kind: 'event', codes: ['REV'], windowDays: 30, death: true } }),
    of(death, {
      id: 'constant',
      riskModel: 'constant',
      measure: { kind: 'event', codes: ['PPM', 'DEATH'], windowDays: 0, death: true },
    }),
    of(quality, {
      id: 'pain',
      better: 'lower',
      riskModel: 'given',
      measure: {
        kind: 'score',
        scale: { kind: 'number' },
        codes: ['PAIN'],
        before: { fromDays: -20, toDays: 3 },
        after: { fromDays: 4, toDays: 21 },
        minimalImportantChange: 0.1,
      },
    }),
    of(waiting, {
      id: 'urgent',
      exclude: [{ covariate: 'sex', equals: ['F'] }],
      measure: { kind: 'wait', limits: 'PNGLA 2019-2021', classes: ['U', 'D'] },
    }),
  );
  const models = definition.riskModels as Record<string, unknown>[];
  const form = (id: string, form: object) => models.push({ ...models[0], id, form });
  form('strata', { kind: 'strata', covariate: 'sex', rates: { F: 0.1, M: 0.25 } });
  form('given', { kind: 'given', covariate: 'expected' });
  form('constant', { kind: 'constant' });
  definition.calendar = { from: '2028-02-01', to: '2028-12-31', reviewEveryMonths: 3 };
  definition.dataQuality = { ...(definition.dataQuality as object), lagDays: 10 };
});

const START = Date.UTC(2028, 0, 25);
const day = (most: number) =>
  fc.nat(most).map((days) => new Date(START + days * 86_400_000).toISOString().slice(0, 10));
const patient = fc.constantFrom(
  ...['0', '7', '8'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`),
);
const side = fc.constantFrom(null, 'none', 'both', 'left', 'right');
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 4 });
const site = fc.constantFrom('H1', 'H2');
const supplier = fc.constantFrom('S1', 'S2');
/** A main device of each supplier, another component, and a device of nobody. */
const device = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ supplier_id: 'S1', udi_di: '08012345678907' }) },
  { weight: 3, arbitrary: fc.constant({ supplier_id: 'S2', rdm_number: '1000002' }) },
  { weight: 1, arbitrary: fc.constant({ supplier_id: 'S1', udi_di: '08012345678914' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      supplier_id: supplier,
      udi_di: maybe(fc.constantFrom('08012345678907', '09999999999994')),
      rdm_number: maybe(fc.constantFrom('1000001', '3')),
    }),
  },
);
const mostly = <Value>(usual: Value, ...others: Value[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, ...others.map((other) => fc.constant(other)));
const covariate = fc.oneof(
  ...Object.entries({
    age_decades_over_70: ['0', '1', '0,25', '-2', 'x'],
    sex: ['F', 'M', ''],
    prior_pacemaker: ['0', '0', '0', '1'],
    expected: ['0,25', '0.5', ' 1e-3', '+0.125', '-2', 'x'],
  }).map(([code, values]) =>
    fc.record({ covariate_code: fc.constant(code), value: fc.constantFrom(...values) }),
  ),
);
const source = fc.constantFrom('H1', 'ris');

/** Rows as the views have them, with all kinds of trouble, also of the kinds that an import would set aside. */
const rows: fc.Arbitrary<DeliveredRows> = fc
  .record({
    delivery: fc.uniqueArray(
      fc
        .record({
          record_id: fc.nat(20).map(String),
          source,
          patient_key: patient,
          site_code: site,
          encounter_key: maybe(fc.constantFrom('e1', 'e2')),
          quantity: maybe(fc.nat(3)),
          procedure_code: mostly('35.05', '35.06', '1'),
          code_system: mostly('ICD-9-CM', 'other'),
          procedure_date: day(45),
          laterality: side,
          device,
        })
        .map(({ device, ...row }) => ({ ...row, ...device })),
      { minLength: 2, maxLength: 9, selector: ({ record_id, source }) => `${record_id} ${source}` },
    ),
    outcome: fc.array(
      fc.record({
        patient_key: patient,
        outcome_code: fc.constantFrom('PPM', 'PPM', 'DEATH', 'DEATH', 'REV', 'EQ5D', 'EQ5D', 'PAIN', 'PAIN'),
        event_date: fc.oneof(day(45), day(70), day(200)),
        source_flow: mostly('sdo', 'proms'),
        laterality: side,
        value_num: maybe(fc.constantFrom(-1.5, 0, 0.1, 0.2, 7)),
        proms_instrument: mostly('EQ-5D-5L', 'EQ-5D-3L', null),
        proms_profile: fc.constantFrom(null, '11111', '21232', '55555', '9121', '2123.', '11112'),
      }),
      { minLength: 15, maxLength: 40, size: 'max' },
    ),
    covariate: fc.array(
      fc
        .record({
          patient_key: patient,
          encounter_key: maybe(fc.constantFrom('e1', 'e2')),
          measured_date: maybe(day(60)),
          covariate,
        })
        .map(({ covariate, ...row }) => ({ ...row, ...covariate })),
      { minLength: 8, maxLength: 30, size: 'max' },
    ),
    followup: fc.array(
      fc.record({
        patient_key: patient,
        last_seen_date: fc.oneof(day(60), day(250)),
        status: fc.constantFrom('active', 'dead', 'lost'),
        death_date: maybe(fc.oneof(day(60), day(150))),
      }),
      { maxLength: 6 },
    ),
    consumption: fc.array(
      fc.record({
        site_code: site,
        supplier_id: supplier,
        month: fc.constantFrom('2028-01', '2028-02', '2028-03', '2028-06'),
        quantity: fc.nat(4),
      }),
      { maxLength: 4 },
    ),
    care: fc.array(
      fc.record({
        patient_key: patient,
        supplier_id: supplier,
        site_code: site,
        service_kind: fc.constantFrom('visit', 'exam'),
        priority_class: fc.constantFrom('U', 'B', 'D', 'P'),
        booking_date: day(100),
        delivered_date: maybe(day(250)),
        status: fc.constantFrom('booked', 'accepted', 'delivered', 'delivered', 'not-delivered', 'cancelled'),
      }),
      { maxLength: 6 },
    ),
    registry: fc.array(
      fc.record({
        supplier_id: supplier,
        site_code: site,
        outcome_code: fc.constantFrom('AUD', 'REV'),
        period_from: day(60),
        period_to: day(200),
        n: fc.nat(90),
        rate: fc.constantFrom(0.1, 0.2),
        lower: fc.constant(0.05),
        upper: fc.constant(0.3),
        source_flow: fc.constantFrom('registry', 'sdo'),
      }),
      { maxLength: 3 },
    ),
  })
  .map((given) => deliveredRows({ ...given, outcome: given.outcome as DeliveredRow[] }));

const asOf = fc.oneof(day(260), fc.constantFrom('2028-02-29', '2028-03-31', '2028-08-31', '2028-08-31'));

async function sums(of: Contract, at: string, size: number): Promise<Aggregates> {
  let all = NO_AGGREGATES;
  for await (const part of aggregates(engine, of, at, size)) all = addAggregates(all, part);
  return all;
}

async function patients(at: string, of: { outcome: string; supplier: string }, size: number) {
  const all: SeriesPatient[] = [];
  for await (const part of series(engine, contract, at, of, size)) all.push(...part);
  return all;
}

describe('aggregates', () => {
  it('are those of a second engine that goes through the rows patient by patient', async () => {
    await fc.assert(
      fc.asyncProperty(rows, asOf, async (given, at) => {
        await asTables(engine, given);
        expect(await sums(contract, at, FEW)).toEqual(slowAggregates(contract, at, given));
      }),
      { numRuns: 30 },
    );
  });

  it('are the same bucket by bucket as all at once, to the last bit', async () => {
    await fc.assert(
      fc.asyncProperty(rows, asOf, async (given, at) => {
        await asTables(engine, given);
        expect(await sums(contract, at, MANY)).toEqual(await sums(contract, at, FEW));
      }),
      { numRuns: 3 },
    );
  });
});

describe('series', () => {
  it('are the patients of the second engine in order, however many rows are held at once', async () => {
    const of = fc.record({
      outcome: fc.constantFrom('ppm', 'death', 'strata', 'given', 'dead', 'constant', 'quality'),
      supplier,
    });
    await fc.assert(
      fc.asyncProperty(rows, asOf, of, fc.constantFrom(FEW, MANY), async (given, at, whose, size) => {
        await asTables(engine, given);
        const slow = slowSeries(contract, at, given, whose).map(({ risk, ...patient }) => ({
          ...patient,
          risk: expect.closeTo(risk, 12),
        }));
        expect(await patients(at, whose, size)).toEqual(slow);
      }),
      { numRuns: 20 },
    );
  });
});
