import { daysAfter } from '../days.ts';
import { type Delivery, type Line, type Row, scattered, writeDelivery } from '../deliveryFolder.ts';
import { claimRows, delayRows, recallRows } from './claims.ts';
import { type Patient, patients } from './patients.ts';
import { periods } from './periods.ts';
import {
  codeOf,
  consumptionRows,
  covariateRows,
  deviceRows,
  followUpRow,
  keyOf,
  outcomeRows,
  type Period,
} from './rows.ts';
import { orphans, type Trouble, troublesOf } from './troubles.ts';
import { source } from './truth.ts';

/** The four deliveries with what is wrong in each: nothing depends on the place, the time or the machine. */
export function taviDeliveries(): { readonly delivery: Delivery; readonly troubles: readonly Trouble[] }[] {
  const all = patients();
  const special = specialPatients(all);
  const devicesIn = (period: Period) =>
    all
      .flatMap((patient) =>
        deviceRows(patient, period, {
          valveInValve: special.valveInValve.has(patient.number),
          redo: special.redo.get(patient.number),
          expired: special.expired.has(patient.number),
        }),
      )
      .toSorted(byDate('procedure_date', 'record_id'));
  return periods.map((period, at) => {
    const devices = devicesIn(period);
    const before = periods[at - 1];
    const good = {
      delivery: devices,
      outcome: all.flatMap((one) => outcomeRows(one, period)).toSorted(byDate('event_date', 'patient_key')),
      covariate: all.flatMap((one) => covariateRows(one, period)),
      followup: all.flatMap((one) => followUpRow(one, period)),
      earlier: before === undefined ? [] : devicesIn(before),
    };
    const troubles = [orphans(period, good.outcome), ...troublesOf(at, period, good)];
    const among = (file: Trouble['file'], rows: readonly Row[]): Line[] =>
      scattered(
        rows,
        troubles.filter((one) => one.file === file).flatMap(({ lines }) => lines),
      );
    return {
      troubles,
      delivery: {
        ...period,
        source,
        files: {
          delivery: among('delivery', good.delivery),
          outcome: among('outcome', good.outcome),
          covariate: among('covariate', good.covariate),
          followup: among('followup', good.followup),
          consumption: consumptionRows([...devices, ...keptAmong(troubles)]).map((row) =>
            row.site_code === 'H04' && row.supplier_id === 'S2' && row.month === '2025-08'
              ? { ...row, quantity: Number(row.quantity) + 2 }
              : row,
          ),
          rotation: at === 2 ? rotationRows(all) : [],
          claim: claimRows(all, period),
          recall: recallRows(period),
          delay: delayRows(period),
        },
      },
    };
  });
}

export function makeTavi(folder: string): void {
  for (const { delivery } of taviDeliveries()) writeDelivery(folder, delivery);
}

/** Device rows that are strange and kept all the same: they were used and consumed, and the pharmacy knows their repertory number. */
function keptAmong(troubles: readonly Trouble[]): Row[] {
  return troubles
    .filter(({ reason }) => reason === 'gtin-check-digit')
    .flatMap(({ lines }) => lines.filter((line) => typeof line !== 'string'))
    .map(({ udi_di: _, ...row }) => row);
}

/** Second valve in the same procedure, second valve later, device used after its expiry date. */
function specialPatients(all: readonly Patient[]) {
  const again = all
    .flatMap(({ number, forgotten, happenings }) => {
      const date = happenings.find(({ code }) => code === 'REINT')?.date;
      return date === undefined || forgotten || date > '2026-06-30'
        ? []
        : [[number, daysAfter(date, 2)] as const];
    })
    .slice(0, 4);
  const numberAt = (at: number) => all[at]?.number as number;
  return {
    valveInValve: new Set([100, 450, 800].map(numberAt)),
    redo: new Map(again),
    expired: new Set([222, 777].map(numberAt)),
  };
}

/** From the third delivery on everybody has a new pseudonym: the old one of each, once. */
function rotationRows(all: readonly Patient[]): Row[] {
  return all
    .filter(({ index }) => index <= '2025-09-30')
    .map((patient) => ({
      old_key: keyOf(codeOf(patient), 1),
      old_version: 1,
      new_key: keyOf(codeOf(patient), 2),
      new_version: 2,
    }));
}

function byDate(date: string, then: string): (a: Row, b: Row) => number {
  const text = (row: Row) => `${row[date]} ${row[then]}`;
  return (a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0);
}
