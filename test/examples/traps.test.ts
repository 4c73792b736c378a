import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Batch, Snapshot } from '../../src/core/deliveries/batch.ts';
import type { RecordKind } from '../../src/core/deliveries/recordLayout.ts';
import { addAggregates, NO_AGGREGATES } from '../../src/core/tracking/addAggregates.ts';
import { trackContract } from '../../src/core/tracking/trackContract.ts';
import type { TargetTracking } from '../../src/core/tracking/tracking.ts';
import { aggregates } from '../../src/io/deliveries/aggregates.ts';
import { batchStore } from '../../src/io/deliveries/deliveryStore.ts';
import { openSnapshot } from '../../src/io/deliveries/snapshotViews.ts';
import { published, smallContract } from '../support/contract.ts';
import {
  csv,
  happened,
  implant,
  keyOf,
  limits,
  listener,
  snapshotOf,
  temporaryFolder,
  writeDelivery,
} from '../support/deliveries.ts';

/**
 * Traps of outcome data by deliveries made by hand, from their files to the figure, each worked out on paper. Valves are put in on 1 March 2026
 * and followed until the data date, 30 June; the window is of 30 days, data are complete 60 days after it.
 */
type Row = Readonly<Record<string, string | number>>;
type Files = Partial<Record<RecordKind, readonly Row[]>>;

interface Trap {
  readonly name: string;
  /** Deliveries in order, each of half a year unless its manifest says otherwise. */
  readonly deliveries: readonly { readonly files: Files; readonly manifest?: object }[];
  /** What is changed of the small contract, whose least number of patients is 1 here. */
  // biome-ignore lint/suspicious/noExplicitAny: a definition before it is checked
  readonly contract?: (definition: any) => void;
  readonly target: string;
  readonly figures: object;
}

const near = (value: number) => expect.closeTo(value, 8);
const seen = (patient: string | number, last_seen_date = '2026-06-30', more: Row = {}): Row => ({
  patient_key: keyOf(patient),
  last_seen_date,
  status: 'active',
  ...more,
});
const dead = (patient: string | number, on: string) => seen(patient, on, { status: 'dead', death_date: on });
const answer = (
  patient: string,
  event_date: string,
  proms_profile: string,
  instrument = 'EQ-5D-5L',
): Row => ({
  patient_key: keyOf(patient),
  outcome_code: 'EQ5D',
  event_date,
  source_flow: 'proms',
  proms_instrument: instrument,
  proms_profile,
});
const numbers = (n: number) => Array.from({ length: n }, (_, at) => at);

/** Patients who are all followed, of whom the first so many have the event on day 9. */
const group = (n: number, events: number, followed = n): Files => ({
  delivery: numbers(n).map((at) => implant(at)),
  outcome: numbers(events).map((at) => happened(at)),
  followup: numbers(followed).map((at) => seen(at)),
});
const one = (
  name: string,
  files: Files,
  target: string,
  figures: object,
  more: Partial<Trap> = {},
): Trap => ({
  name,
  deliveries: [{ files }],
  target,
  figures,
  ...more,
});
const counted = (patients: number, events: number) => ({ observed: { patients, events } });
const known = (due: number, of: number) => ({ missing: { due, known: of, missing: due - of } });
/** A valve with an event, and nobody who looks after the patient. */
const eventOn = (event_date: string, index = '2026-03-01'): Files => ({
  delivery: [implant('a', { procedure_date: index })],
  outcome: [happened('a', { event_date })],
  followup: [seen('a', '2026-06-30')],
});
const in2028 = {
  manifest: { period_from: '2028-01-01', period_to: '2028-06-30', extracted_at: '2028-08-01T08:00:00+02:00' },
};
// biome-ignore lint/suspicious/noExplicitAny: as above
const to2028 = (definition: any) => {
  definition.calendar.to = '2028-12-31';
};
const given = (patient: number, value: string): Row => ({
  patient_key: keyOf(patient),
  covariate_code: 'given',
  value,
});
const firstQuarter = { period_from: '2026-01-01', period_to: '2026-03-31' };
const secondQuarter = { period_from: '2026-04-01', period_to: '2026-06-30', key_version: 2 };
const turned = keyOf('a, by the new key');
const rotation: Row[] = [{ old_key: keyOf('a'), old_version: 1, new_key: turned, new_version: 2 }];
/** A valve under the old key, its event and follow-up under the new one. */
const underNewKey: Files = {
  outcome: [happened('a', { event_date: '2026-04-01', patient_key: turned })],
  followup: [seen('a', '2026-06-30', { patient_key: turned })],
};
const audit = (lower: number, upper: number): Files => ({
  registry: [
    {
      supplier_id: 'S1',
      site_code: 'H1',
      outcome_code: 'AUD',
      period_from: '2026-01-01',
      period_to: '2026-06-30',
      n: 300,
      rate: 0.04,
      lower,
      upper,
      source_flow: 'registry',
    },
  ],
});
const booking = (id: string, priority_class: string, service_kind: string, delivered_date: string): Row => ({
  record_id: id,
  contract_id: 'valvole',
  lot_id: '1',
  supplier_id: 'S1',
  patient_key: keyOf(id),
  key_version: 1,
  site_code: 'H1',
  service_kind,
  priority_class,
  booking_date: '2026-01-01',
  delivered_date,
  status: 'delivered',
});

const people = ['a', 'b', 'c', 'd', 'e', 'f'];

const traps: readonly Trap[] = [
  // Wilson with z² = 3.841458821: of 0 of n the upper limit is z²/(n + z²), of n of n the lower one n/(n + z²).
  one('no event at all', group(20, 0), 'ppm_S1', {
    ...counted(20, 0),
    observed: { value: 0, interval: { lower: 0, upper: near(0.1611251581) } },
    state: 'inconclusive',
    // 6.5% of 400 are 26, though 0.065 · 400 is a little more in binary.
    forecast: { patients: 400, eventsLeft: 26 },
  }),
  one('nothing but events', group(20, 20), 'ppm_S1', {
    observed: { value: 1, interval: { lower: near(0.8388748419), upper: 1 } },
    state: 'missed',
    forecast: { eventsLeft: 6 },
  }),
  one('nobody due yet', { delivery: [implant('a', { procedure_date: '2026-06-01' })] }, 'ppm_S1', {
    observed: null,
    state: 'not-computable',
    because: ['no-data'],
    young: 1,
  }),
  one(
    'nothing expected',
    {
      ...group(5, 0),
      covariate: numbers(5).map((at) => given(at, '0')),
    },
    'death_S1',
    { observed: null, standardised: null, state: 'not-computable', because: ['no-data'] },
    { contract: givenRisk },
  ),
  // Each of 20 with a risk of 5%: E = 1. Garwood's limit of no event is -ln 0.025 = 3.688879454; times the reference rate of 3%.
  one(
    'no event where some were expected',
    { ...group(20, 0), covariate: numbers(20).map((at) => given(at, '0.05')) },
    'death_S1',
    {
      observed: { value: 0, interval: { lower: 0, upper: near(0.1106663836) } },
      standardised: { observed: 0, expected: near(1), ratio: 0 },
      state: 'inconclusive',
    },
    { contract: givenRisk },
  ),
  // P(no event of 20 at 6.5%) = 0.935²⁰ = 0.2607547434; twice it.
  one('one site in the funnel', group(20, 0), 'ppm_S1', {
    sites: [
      { site: 'H1', position: 'within', screened: { p: near(0.5215094868), adjusted: near(0.5215094868) } },
    ],
    funnel: { tau2: null },
  }),
  one(
    'two hips of one patient on one day: the event is of the side that it names',
    {
      delivery: [
        implant('a', { laterality: 'left' }),
        implant('a', { record_id: 'R-b', laterality: 'right', site_code: 'H2' }),
      ],
      outcome: [happened('a', { laterality: 'right' })],
      followup: [seen('a')],
    },
    'ppm_S1',
    {
      ...counted(2, 1),
      sites: [
        { site: 'H1', patients: 1, events: 0 },
        { site: 'H2', patients: 1, events: 1 },
      ],
    },
  ),
  one(
    'two valves and an introducer in one procedure, from two sites: one patient, of the first record',
    {
      delivery: [
        implant('a', { record_id: 'R-2', site_code: 'H2' }),
        implant('a', { record_id: 'R-1' }),
        implant('a', { record_id: 'R-0', udi_di: '08012345678914', site_code: 'H2' }),
      ],
      outcome: [happened('a'), happened('a', { event_date: '2026-03-11' })],
      followup: [seen('a')],
    },
    'ppm_S1',
    { ...counted(1, 1), sites: [{ site: 'H1', patients: 1, events: 1 }] },
  ),
  one('an event on day 30, over the change of the clock', eventOn('2026-03-31'), 'ppm_S1', counted(1, 1)),
  one('an event on day 31', eventOn('2026-04-01'), 'ppm_S1', counted(1, 0)),
  ...(
    [
      ['a valve of the leap day, an event on day 30', '2028-02-29', '2028-03-30', 1],
      ['a valve of the leap day, an event on day 31', '2028-02-29', '2028-03-31', 0],
      ['an event on day 30 over the leap day', '2028-02-28', '2028-03-29', 1],
      ['an event on day 31 over the leap day', '2028-02-28', '2028-03-30', 0],
    ] as const
  ).map(
    ([name, index, event, events]): Trap => ({
      name,
      deliveries: [{ files: { ...eventOn(event, index), followup: [seen('a', '2028-06-30')] }, ...in2028 }],
      contract: to2028,
      target: 'ppm_S1',
      figures: counted(1, events),
    }),
  ),
  // 30 + 60 days before 30 June is 1 April.
  one(
    'the last day that counts is the data date',
    {
      delivery: [
        implant('a', { procedure_date: '2026-04-01' }),
        implant('b', { procedure_date: '2026-04-02' }),
      ],
      followup: [seen('a'), seen('b')],
    },
    'ppm_S1',
    { ...counted(1, 0), young: 1 },
  ),
  one(
    'death on day 30 is known',
    { delivery: [implant('a')], followup: [dead('a', '2026-03-31')] },
    'ppm_S1',
    { ...counted(1, 0), ...known(1, 1) },
  ),
  // a by both, one death; b by follow-up alone; c on the last day, d the day after; e with a row on another day; f nobody knows when.
  one(
    'a death that follow-up alone knows is an event where death is',
    {
      delivery: people.map((patient) => implant(patient)),
      outcome: [
        happened('a', { outcome_code: 'DEATH', event_date: '2026-03-10' }),
        happened('e', { outcome_code: 'DEATH', event_date: '2026-03-31' }),
      ],
      followup: [
        dead('a', '2026-03-10'),
        dead('b', '2026-03-10'),
        dead('c', '2026-03-31'),
        dead('d', '2026-04-01'),
        dead('e', '2026-04-01'),
        seen('f', '2026-03-10', { status: 'dead' }),
      ],
      covariate: people.map((patient) => ({ ...given(0, '0.05'), patient_key: keyOf(patient) })),
    },
    'death_S1',
    { ...counted(5, 4), ...known(6, 5) },
    { contract: givenRisk },
  ),
  one(
    'seen on day 30 is known, on day 29 is missing',
    { delivery: [implant('a'), implant('b')], followup: [seen('a', '2026-03-31'), seen('b', '2026-03-30')] },
    'ppm_S1',
    { ...counted(1, 0), ...known(2, 1), because: ['follow-up'] },
  ),
  one(
    'an event of somebody who was not seen again is known',
    { delivery: [implant('a')], outcome: [happened('a')] },
    'ppm_S1',
    { ...counted(1, 1), ...known(1, 1) },
  ),
  {
    name: 'two key versions with their rotation are one patient',
    deliveries: [
      { files: { delivery: [implant('a', { procedure_date: '2026-03-15' })] }, manifest: firstQuarter },
      { files: { ...underNewKey, rotation }, manifest: secondQuarter },
    ],
    target: 'ppm_S1',
    figures: { ...counted(1, 1), ...known(1, 1) },
  },
  {
    name: 'two key versions without a rotation are not',
    deliveries: [
      { files: { delivery: [implant('a', { procedure_date: '2026-03-15' })] }, manifest: firstQuarter },
      { files: underNewKey, manifest: secondQuarter },
    ],
    target: 'ppm_S1',
    figures: { observed: null, ...known(1, 0), state: 'not-computable', because: ['no-data'] },
  },
  // 33333 is worth 1 − 0.064 − 0.056 − 0.064 − 0.088 − 0.109 = 0.619.
  one(
    'questionnaires of 3 and 5 levels are not compared, a missing dimension is no zero',
    {
      delivery: ['a', 'b', 'c', 'd'].map((patient) => implant(patient, { procedure_date: '2026-01-10' })),
      outcome: [
        ...['a', 'b', 'c', 'd'].map((patient) => answer(patient, '2026-01-10', '33333')),
        answer('a', '2026-04-10', '11111'),
        answer('b', '2026-04-10', '11111', 'EQ-5D-3L'),
        answer('c', '2026-04-10', '11119'),
        answer('d', '2026-04-10', '1111'),
      ],
    },
    'quality_S1',
    { score: { before: near(0.619), after: 1, change: near(0.381) }, ...known(4, 1) },
    { contract: shortLag },
  ),
  // From 0.899 to 0.949 is 0.05, the minimal important change, also in binary; from 0.901 it is less.
  one(
    'a change of just the minimal important one',
    {
      delivery: ['a', 'b'].map((patient) => implant(patient, { procedure_date: '2026-01-10' })),
      outcome: [
        answer('a', '2026-01-10', '21211'),
        answer('a', '2026-04-10', '21111'),
        answer('b', '2026-01-10', '12111'),
        answer('b', '2026-04-10', '11111'),
      ],
    },
    'quality_S1',
    { score: { responders: { n: 1 } }, ...known(2, 2) },
    { contract: shortLag },
  ),
  one('an upper limit on the target meets it', audit(0.02, 0.04), 'audited_S1', { state: 'met' }),
  one('a lower limit on the target does not miss it', audit(0.04, 0.06), 'audited_S1', {
    state: 'inconclusive',
  }),
  one(
    'the last day of a wait is in time, the day after is not',
    {
      care: [
        booking('u3', 'U', 'visit', '2026-01-04'),
        booking('u4', 'U', 'visit', '2026-01-05'),
        booking('b10', 'B', 'exam', '2026-01-11'),
        booking('d30', 'D', 'visit', '2026-01-31'),
        booking('d31', 'D', 'visit', '2026-02-01'),
        booking('d60', 'D', 'exam', '2026-03-02'),
        booking('d61', 'D', 'exam', '2026-03-03'),
        booking('p120', 'P', 'exam', '2026-05-01'),
        booking('p121', 'P', 'exam', '2026-05-02'),
      ],
    },
    'waiting_S1',
    {
      ...counted(9, 5),
      waits: [
        { priority: 'U', delivered: 2, inTime: 1 },
        { priority: 'B', delivered: 1, inTime: 1 },
        { priority: 'D', delivered: 4, inTime: 2 },
        { priority: 'P', delivered: 2, inTime: 1 },
      ],
    },
  ),
  one('just as many followed as the contract asks', group(20, 0, 18), 'ppm_S1', {
    ...known(20, 18),
    because: [],
  }),
  one('one fewer', group(20, 0, 17), 'ppm_S1', { ...known(20, 17), because: ['follow-up'] }),
  one('just the least number of patients', group(20, 0), 'ppm_S1', { because: [] }, { contract: least(20) }),
  one(
    'one fewer than that',
    group(20, 0),
    'ppm_S1',
    { because: ['too-few-patients'] },
    { contract: least(21) },
  ),
];

// biome-ignore lint/suspicious/noExplicitAny: as above
function givenRisk(definition: any): void {
  definition.riskModels[0].form = { kind: 'given', covariate: 'given' };
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function shortLag(definition: any): void {
  definition.dataQuality.lagDays = 0;
  definition.dataQuality.leastFollowUp = 0;
}

function least(patients: number): NonNullable<Trap['contract']> {
  return (definition) => {
    definition.decision.minimumPatients = patients;
  };
}

const folder = temporaryFolder();
const store = batchStore({ folder: join(folder, 'data'), limits, converters: {} });

async function tracked(at: number, { deliveries, contract: change, target }: Trap): Promise<TargetTracking> {
  const contract = published(
    smallContract((definition) => {
      // biome-ignore lint/suspicious/noExplicitAny: as above
      (definition as any).decision.minimumPatients = 1;
      change?.(definition);
    }),
  );
  const batches: Batch[] = [];
  for (const [part, { files, manifest }] of deliveries.entries()) {
    const given = Object.entries(files).filter(([, rows]) => rows.length > 0);
    const delivery = writeDelivery(
      join(folder, `${at}-${part}`),
      given.map(([kind, rows]) => csv(kind as RecordKind, rows)),
      manifest,
    );
    const inForce = part === 0 ? undefined : snapshotOf(...batches);
    const { value, problems } = await store.lay(contract, { folder: delivery }, inForce, listener);
    expect(problems).toEqual([]);
    batches.push(value as Batch);
  }
  const snapshot: Snapshot = snapshotOf(...batches);
  const asOf = batches.at(-1)?.to as string;
  const engine = await openSnapshot(join(folder, 'data'), snapshot, limits);
  try {
    let sums = NO_AGGREGATES;
    for await (const some of aggregates(engine, contract.contract, asOf, 20_000))
      sums = addAggregates(sums, some);
    const job = { contract, snapshot, asOf, aggregates: sums, monitoring: new Map(), award: undefined };
    return trackContract(job).targets.find((found) => found.target === target) as TargetTracking;
  } finally {
    engine.close();
  }
}

it.for(traps.map((trap, at) => ({ at, ...trap })))('trap $at: $name', async ({ at, ...trap }) => {
  expect(await tracked(at, trap)).toMatchObject(trap.figures);
});
