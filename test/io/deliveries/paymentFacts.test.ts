import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../../src/io/deliveries/duckdb.ts';
import { paymentFacts } from '../../../src/io/deliveries/paymentFacts.ts';
import { smallContract } from '../../support/contract.ts';
import { asTables, type DeliveredRow, deliveredRows } from '../../support/deliveredRows.ts';
import { clause, NO_FACTS, payingContract } from '../../support/payment.ts';
import { slowPaymentFacts } from '../../support/slowPaymentFacts.ts';

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

/** Claims of every form: of events, of their absence, good and bad; a warranty of two months so that some are over. */
const base = payingContract((payment) => {
  const clauses = payment.clauses as { id: string; rule: Record<string, unknown> }[];
  for (const { id, rule } of clauses) if (id === 'guarantee') rule.months = 2;
  clauses.push(
    clause('unanswered', { kind: 'payment-by-results', outcome: 'answered', claimDays: 20 }),
    clause('answer', { kind: 'success-fee', outcome: 'answered', fee: 100, claimDays: 30 }),
    clause('of_two', { kind: 'warranty', ...(clauses[5]?.rule as object), months: 36 } as never, {
      supplier: 'S2',
    }),
  );
});
const contract = {
  ...base,
  calendar: { ...base.calendar, from: '2028-02-01', to: '2028-12-31' },
  outcomes: base.outcomes.flatMap((outcome) =>
    outcome.id === 'ppm'
      ? [outcome, { ...outcome, id: 'answered', better: 'higher' as const, exclude: [] }]
      : [outcome],
  ),
};

const START = Date.UTC(2028, 0, 25);
const day = (most: number) =>
  fc.nat(most).map((days) => new Date(START + days * 86_400_000).toISOString().slice(0, 10));
const patient = fc.constantFrom(
  ...['0', '7', '8', 'f'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`),
);
const side = fc.constantFrom(null, 'none', 'left', 'right');
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 4 });
const site = fc.constantFrom('H1', 'H2');
const source = fc.constantFrom('H1', 'ris');
const lot = fc.constantFrom('K7', 'K8', null);
const record = fc.nat(12).map(String);
const udi = fc.constantFrom('08012345678907', '08098765432107', '08012345678914', null);
const device = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ supplier_id: 'S1', udi_di: '08012345678907' }) },
  {
    weight: 3,
    arbitrary: fc.constant({ supplier_id: 'S2', rdm_number: '1000002', udi_di: '08098765432107' }),
  },
  { weight: 1, arbitrary: fc.constant({ supplier_id: 'S1', udi_di: '08012345678914' }) },
);
const price = fc.constantFrom(18_500, 0.005, 1.005, 412.125, -3.335, null);

/** Codes of the events that are claimed under a clause. */
const codes: Readonly<Record<string, string>> = { results: 'DEATH', guarantee: 'REV', answer: 'PPM' };
const later = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

const rows = fc
  .record({
    delivery: fc.uniqueArray(
      fc
        .record({
          record_id: record,
          source,
          patient_key: patient,
          site_code: site,
          encounter_key: maybe(fc.constantFrom('e1', 'e2')),
          quantity: maybe(fc.nat(3)),
          unit_price: price,
          lot_no: lot,
          serial_no: maybe(fc.constantFrom('s1', 's2')),
          procedure_code: fc.constantFrom('35.05', '35.05', '35.05', '1'),
          code_system: fc.constant('ICD-9-CM'),
          procedure_date: day(45),
          laterality: side,
          device,
        })
        .map(({ device, ...row }) => ({ ...row, ...device })),
      { minLength: 4, maxLength: 12, selector: ({ record_id, source }) => `${record_id} ${source}` },
    ),
    outcome: fc.array(
      fc.record({
        patient_key: patient,
        outcome_code: fc.constantFrom('PPM', 'DEATH', 'REV', 'REV'),
        event_date: fc.oneof(day(45), day(45), day(130)),
        source_flow: fc.constantFrom('sdo', 'sdo', 'sdo', 'proms'),
        laterality: side,
      }),
      { minLength: 5, maxLength: 15, size: 'max' },
    ),
    covariate: fc.array(
      fc.record({
        patient_key: patient,
        covariate_code: fc.constant('prior_pacemaker'),
        value: fc.constantFrom('0', '1'),
        measured_date: maybe(day(60)),
      }),
      { maxLength: 3 },
    ),
    followup: fc.array(
      fc.record({
        patient_key: patient,
        last_seen_date: fc.oneof(day(60), day(250)),
        status: fc.constantFrom('active', 'active', 'dead', 'lost'),
        death_date: maybe(fc.oneof(day(60), day(150))),
      }),
      { maxLength: 6 },
    ),
    cost: fc.array(
      fc.record({
        patient_key: patient,
        encounter_key: maybe(fc.constantFrom('e1', 'e2', 'e3')),
        amount: fc.constantFrom(9000, 25_000, 0.335, 12.005),
      }),
      { maxLength: 8 },
    ),
    claim: fc.uniqueArray(
      fc.record({
        claim_id: fc.nat(9).map(String),
        source,
        clause_id: fc.constantFrom('results', 'success', 'guarantee', 'guarantee', 'unanswered', 'answer'),
        supplier_id: fc.constant('S1'),
        site_code: site,
        delivery_id: record,
        event_date: fc.option(day(60), { nil: null, freq: 6 }),
        filed_date: fc.oneof(day(100), day(250)),
        udi_di: udi,
        serial_no: maybe(fc.constantFrom('s1', 's2')),
        cause: fc.constantFrom('device', 'infection', 'unknown'),
      }),
      {
        minLength: 3,
        maxLength: 12,
        size: 'max',
        selector: ({ claim_id, source }) => `${claim_id} ${source}`,
      },
    ),
    recall: fc.uniqueArray(
      fc.record({
        supplier_id: fc.constantFrom('S1', 'S2'),
        source,
        lot_no: fc.constantFrom('K7', 'K8'),
        recalled_on: day(60),
        reference: fc.constantFrom('FSN-1', 'FSN-2'),
      }),
      { maxLength: 4, selector: (row) => `${row.supplier_id} ${row.lot_no} ${row.source}` },
    ),
    enrolment: fc.uniqueArray(
      fc.record({
        supplier_id: fc.constantFrom('S1', 'S2'),
        site_code: site,
        source,
        month: fc.constantFrom('2028-01', '2028-02', '2028-03', '2028-07'),
        stratum: fc.constant('all'),
        member_months: fc.constantFrom(100, 12.5, 0.25),
        cost: fc.constantFrom(3000, 0.125),
      }),
      {
        maxLength: 6,
        selector: (row) => `${row.supplier_id} ${row.site_code} ${row.month} ${row.source}`,
      },
    ),
    delay: fc.uniqueArray(
      fc.record({
        supplier_id: fc.constantFrom('S1', 'S2'),
        source,
        reference: fc.constantFrom('O-1', 'O-2'),
        due_date: day(60),
        supplied_date: day(90),
      }),
      { maxLength: 4, selector: (row) => `${row.supplier_id} ${row.reference} ${row.source}` },
    ),
  })
  // Most claims are of a device that was delivered, half of them of an event that was too.
  .chain((given) =>
    fc.array(fc.nat(), { minLength: given.claim.length, maxLength: given.claim.length }).map((choices) => {
      const own = given.claim.map((claim, at) => {
        const choice = choices[at] as number;
        const device = given.delivery[choice % given.delivery.length];
        if (choice % 4 === 3 || device === undefined) return { claim };
        const linked = { ...claim, delivery_id: device.record_id, source: device.source };
        const outcome_code = codes[claim.clause_id];
        if (choice % 4 === 2 || outcome_code === undefined) return { claim: linked };
        const event_date = later(device.procedure_date, choice % 50);
        const { patient_key, laterality } = device;
        return {
          claim: { ...linked, event_date },
          event: { patient_key, outcome_code, event_date, laterality, source_flow: 'sdo' },
        };
      });
      return {
        ...given,
        claim: own.map(({ claim }) => claim),
        outcome: [...given.outcome, ...own.flatMap(({ event }) => (event ? [event] : []))],
      };
    }),
  )
  // The import lets no event be claimed without its day.
  .map((given) =>
    deliveredRows({
      ...given,
      // Some lots are recalled on the very day on which one of them is used.
      recall: given.recall.map((row, at) => {
        const used = given.delivery[at];
        return used === undefined || used.lot_no === null
          ? row
          : { ...row, supplier_id: used.supplier_id, lot_no: used.lot_no, recalled_on: used.procedure_date };
      }),
      claim: given.claim.filter(
        ({ clause_id, event_date }) => event_date !== null || ['success', 'unanswered'].includes(clause_id),
      ) as DeliveredRow[],
    }),
  );

const asOf = fc.oneof(day(260), fc.constantFrom('2028-02-29', '2028-03-31', '2028-08-31', '2028-08-31'));

describe('payment facts', () => {
  it('are those of a second engine that goes through the rows one by one', async () => {
    await fc.assert(
      fc.asyncProperty(rows, asOf, async (given, at) => {
        await asTables(engine, given);
        expect(await paymentFacts(engine, contract, at, FEW)).toEqual(slowPaymentFacts(contract, at, given));
      }),
      { numRuns: 40 },
    );
  });

  it('are the same bucket by bucket as all at once', async () => {
    await fc.assert(
      fc.asyncProperty(rows, asOf, async (given, at) => {
        await asTables(engine, given);
        expect(await paymentFacts(engine, contract, at, MANY)).toEqual(
          await paymentFacts(engine, contract, at, FEW),
        );
      }),
      { numRuns: 3 },
    );
  });

  it('are none for a contract without payment', async () => {
    await asTables(engine, deliveredRows({}));
    expect(await paymentFacts(engine, smallContract(), '2028-03-31', FEW)).toEqual(NO_FACTS);
  });
});
