import { createHmac } from 'node:crypto';
import { pseudonym } from '../../../src/core/deliveries/pseudonym.ts';
import {
  type BookedService,
  PNGLA_2019,
  type PriorityClass,
} from '../../../src/core/deliveries/waitingTime.ts';
import { daysAfter, daysBetween } from '../days.ts';
import { type Delivery, type Row, scattered, writeDelivery } from '../deliveryFolder.ts';
import { dice } from '../dice.ts';

/** The invented booking centre: README.md beside this file says in words what is true in it. */
const seed = 20241002;
const contractId = 'cup-2026';
/** No secret here: real keys never leave the hospital. */
const key = Buffer.from('chiave dimostrativa del centro di prenotazione', 'utf8');
const from = '2024-10-01';
const to = '2026-09-30';
const bookings = 5000;
const persons = 3800;

/** True share of services given in time, in the first month and in the last, before what the site adds. */
const inTime: Readonly<Record<PriorityClass, readonly [number, number]>> = {
  U: [0.86, 0.95],
  B: [0.9, 0.97],
  D: [0.81, 0.9],
  P: [0.97, 0.99],
};
const sites = ['A01', 'A02', 'A03', 'A04', 'A05'] as const;
const siteEffect: Readonly<Record<(typeof sites)[number], number>> = {
  A01: 0.01,
  A02: 0,
  A03: 0.01,
  A04: -0.05,
  A05: 0,
};
/** Share that never comes and does not cancel: reminders bring it down. */
const noShow = [0.09, 0.05] as const;
const cancelled = 0.06;
/** Never given and never closed: overdue sooner or later. */
const forgotten = 0.006;

const services: readonly (readonly [code: string, kind: BookedService])[] = [
  ['89.7A.3', 'visit'],
  ['89.13', 'visit'],
  ['95.02', 'visit'],
  ['88.72.3', 'exam'],
  ['88.74.1', 'exam'],
  ['87.44.1', 'exam'],
];

const deliveries: readonly Omit<Delivery, 'files'>[] = [
  {
    name: '01-2024-10_2025-09',
    source: 'cup-regionale',
    dialect: 'italian',
    from,
    to: '2025-09-30',
    // Four months after the last booking, when those of class P are over too.
    extractedAt: '2026-02-02T06:00:00+01:00',
    keyVersion: 1,
  },
  {
    name: '02-2025-10_2026-09',
    source: 'cup-regionale',
    dialect: 'ndjson',
    from: '2025-10-01',
    to,
    extractedAt: '2026-10-01T06:00:00+02:00',
    keyVersion: 1,
  },
];

function keyOf(person: string): string {
  const made = pseudonym(
    (secret, text) => createHmac('sha256', secret).update(text).digest('hex'),
    key,
    { contract: contractId, keyVersion: 1 },
    person,
  );
  if (made === undefined) throw new Error('a person without a code');
  return made.pseudonym;
}

/** One booking with what had become of it when the data were extracted. */
function booking(number: number, extracted: string): Row {
  const chance = dice(seed, `booking ${number}`);
  const day = Math.floor(((number - 1) * (daysBetween(from, to) + 1)) / bookings);
  const since = day / daysBetween(from, to);
  const between = ([first, last]: readonly [number, number]) => first + (last - first) * since;
  const site = chance.one(sites.map((one) => [one, 1] as const));
  const priority = chance.one<PriorityClass>([
    ['U', 6],
    ['B', 24],
    ['D', 45],
    ['P', 25],
  ]);
  const [code, kind] = chance.one(services.map((one) => [one, 1] as const));
  const limit = PNGLA_2019.days[priority][kind];
  const kept = chance.chance(between(inTime[priority]) + siteEffect[site]);
  const wait = kept
    ? chance.whole(priority === 'U' ? 0 : 1, limit)
    : limit + chance.whole(1, Math.ceil(limit * 0.7));
  const fate = chance.one([
    ['not-delivered', between(noShow)],
    ['cancelled', cancelled],
    ['lost', forgotten],
    ['delivered', 1 - between(noShow) - cancelled - forgotten],
  ]);
  const booked = daysAfter(from, day);
  const due = daysAfter(booked, wait);
  const over = due < extracted;
  const online = chance.chance(0.35 + 0.2 * since);
  return {
    record_id: `B${String(number).padStart(5, '0')}`,
    contract_id: contractId,
    lot_id: '1',
    supplier_id: 'offerente-betulla',
    patient_key: keyOf(`CUP-${chance.whole(1, persons)}`),
    key_version: 1,
    site_code: site,
    service_code: code,
    service_kind: kind,
    priority_class: priority,
    booking_date: booked,
    ...(fate === 'delivered' && over ? { accepted_date: due, delivered_date: due } : {}),
    status: fate === 'lost' ? 'booked' : fate === 'cancelled' || over ? fate : 'booked',
    channel: online ? 'online' : 'sportello',
    source_flow: 'appuntamenti',
  };
}

/** Both deliveries, with a few rows that cannot be right. */
function cupDeliveries(): Delivery[] {
  return deliveries.map((delivery) => {
    const rows = Array.from({ length: bookings }, (_, at) =>
      booking(at + 1, delivery.extractedAt.slice(0, 10)),
    ).filter(
      ({ booking_date }) => String(booking_date) >= delivery.from && String(booking_date) <= delivery.to,
    );
    const [first, second, third] = rows.filter(({ delivered_date }) => delivered_date !== undefined);
    const impossible = [first, second, third].map((row, at) => ({
      ...row,
      record_id: `X-${delivery.name.slice(0, 2)}-${at}`,
      accepted_date: daysAfter(String(row?.booking_date), -5),
      delivered_date: daysAfter(String(row?.booking_date), -5),
    }));
    const elsewhere = { ...first, record_id: `X-${delivery.name.slice(0, 2)}-sede`, site_code: 'Z99' };
    const twice = second as Row;
    const unknownClass = {
      ...third,
      record_id: `X-${delivery.name.slice(0, 2)}-classe`,
      priority_class: 'Q',
    };
    return {
      ...delivery,
      files: { care: scattered(rows, [...impossible, elsewhere, twice, unknownClass]) },
    };
  });
}

export function makeCup(folder: string): void {
  for (const delivery of cupDeliveries()) writeDelivery(folder, delivery);
}
