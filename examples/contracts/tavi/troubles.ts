import type { RecordKind } from '../../../src/core/deliveries/recordLayout.ts';
import type { RowReason } from '../../../src/core/deliveries/rowFate.ts';
import { daysAfter } from '../days.ts';
import type { Line, Row } from '../deliveryFolder.ts';
import { dice } from '../dice.ts';
import { keyOf, type Period } from './rows.ts';
import { device, outcome, pacemakerOf } from './strangers.ts';
import { seed } from './truth.ts';

/** Rows that were put among the good ones, and where each of them ought to end. */
export interface Trouble {
  readonly file: RecordKind;
  readonly reason: RowReason;
  /** Of a row that stands twice the first is kept, and only the other counts. */
  readonly lines: readonly Line[];
}

/** Good rows of a delivery, from which some troubles are made. */
export interface GoodRows {
  readonly delivery: readonly Row[];
  readonly outcome: readonly Row[];
  readonly followup: readonly Row[];
  /** Device rows of the delivery before. */
  readonly earlier: readonly Row[];
}

/** Outcome rows whose patient has no device: four of a hundred. */
export function orphans(period: Period, good: readonly Row[]): Trouble {
  const lines = Array.from({ length: Math.round((good.length * 0.04) / 0.96) }, (_, at) => {
    const chance = dice(seed, `orphan ${period.from} ${at}`);
    return outcome(`orfano-${period.from}-${at}`, period, chance.whole(0, 180), {
      outcome_code: chance.one([
        ['37.82', 2],
        ['434.91', 1],
        ['VARC3-VASC-MAJOR', 1],
      ]),
    });
  });
  return { file: 'outcome', reason: 'unlinked', lines };
}

/** What is wrong in each of the four deliveries. */
export function troublesOf(at: number, period: Period, good: GoodRows): Trouble[] {
  const first = (rows: readonly Row[], where: (row: Row) => boolean, skip = 0): Row => {
    const found = rows.filter(where)[skip];
    if (found === undefined) throw new Error('no such row to make a trouble of');
    return found;
  };
  const someone = (skip: number) => first(good.delivery, ({ site_code }) => site_code === 'H01', skip);
  switch (at) {
    case 0:
      return [
        { file: 'delivery', reason: 'malformed', lines: ['X-rotta,tavi-2026,1', 'X-rotta-2,tavi-2026'] },
        {
          file: 'delivery',
          reason: 'no-date',
          lines: [device('data', period, 20, { procedure_date: '2024-02-31' })],
        },
        {
          file: 'delivery',
          reason: 'missing-value',
          lines: [device('vuota', period, 30, { site_code: undefined })],
        },
        { file: 'delivery', reason: 'duplicate', lines: [someone(2), someone(5), someone(9)] },
        {
          file: 'delivery',
          reason: 'unknown-site',
          lines: [device('sede', period, 40, { site_code: 'H09' })],
        },
        {
          file: 'delivery',
          reason: 'unknown-device',
          lines: [1, 2].map((n) => device(`ignoto-${n}`, period, 50 + n, { udi_di: '09520000090012' })),
        },
        {
          file: 'outcome',
          reason: 'unknown-outcome',
          lines: [1, 2, 3].map((n) => ({ ...pacemakerOf(someone(n)), outcome_code: '36.06' })),
        },
      ];
    case 1:
      return [
        {
          file: 'delivery',
          reason: 'no-number',
          lines: [device('prezzo', period, 10, { unit_price: 'venti' })],
        },
        { file: 'delivery', reason: 'no-count', lines: [device('quanti', period, 11, { quantity: 'due' })] },
        {
          file: 'delivery',
          reason: 'not-one-of',
          lines: [device('lato', period, 12, { laterality: 'sinistra' })],
        },
        { file: 'delivery', reason: 'none-of', lines: [device('senza', period, 13, { udi_di: undefined })] },
        {
          file: 'delivery',
          reason: 'no-key',
          lines: [device('chiave', period, 14, { patient_key: 'abc123' })],
        },
        // They belong to the delivery before, which would have to be made again.
        {
          file: 'delivery',
          reason: 'outside-period',
          lines: [1, 2, 3, 4].map((n) => device(`tardi-${n}`, period, -10 * n)),
        },
        {
          file: 'delivery',
          reason: 'contradictory',
          lines: [1, 2].flatMap((n) => [
            device(`due-${n}`, period, 60),
            device(`due-${n}`, period, 60, { site_code: 'H03' }),
          ]),
        },
        {
          file: 'outcome',
          reason: 'unknown-flow',
          lines: [1, 2].map((n) => ({ ...pacemakerOf(someone(n)), source_flow: 'telefonata' })),
        },
        {
          file: 'covariate',
          reason: 'unknown-covariate',
          lines: [1, 2].map((n) => ({
            patient_key: someone(n).patient_key,
            covariate_code: 'altezza',
            value: String(160 + n),
            measured_date: someone(n).procedure_date,
          })),
        },
      ];
    case 2:
      return [
        {
          file: 'delivery',
          reason: 'other-key-version',
          lines: [1, 2].map((n) =>
            device(`versione-${n}`, period, 20 + n, {
              key_version: 1,
              patient_key: keyOf(`PROVA-versione-${n}`, 1),
            }),
          ),
        },
        {
          file: 'delivery',
          reason: 'unknown-supplier',
          lines: [device('fornitore', period, 30, { supplier_id: 'S9' })],
        },
        {
          file: 'delivery',
          reason: 'other-contract',
          lines: [device('contratto', period, 31, { contract_id: 'tavi-2022' })],
        },
        { file: 'delivery', reason: 'unknown-lot', lines: [device('lotto', period, 32, { lot_id: '7' })] },
        // Introducers known by their repertory number; the last digit of their GTIN is wrong.
        {
          file: 'delivery',
          reason: 'gtin-check-digit',
          lines: [3, 4, 6].map((n) => {
            const {
              serial_no: _,
              expiry: __,
              unit_price: ___,
              ...valve
            } = first(
              good.delivery,
              ({ site_code, supplier_id, serial_no }) =>
                site_code === 'H01' && supplier_id === 'S1' && serial_no !== undefined,
              n,
            );
            return {
              ...valve,
              record_id: `${valve.record_id}G`,
              udi_di: '09520000010099',
              rdm_number: '2000109',
              catalogue_no: 'S1-INT',
            };
          }),
        },
        {
          file: 'outcome',
          reason: 'duplicate',
          lines: [1, 2].map((n) => first(good.outcome, ({ outcome_code }) => outcome_code === 'EQ5D5L', n)),
        },
        {
          file: 'outcome',
          reason: 'outside-period',
          lines: [1, 2, 3].map((n) => ({
            ...pacemakerOf(someone(n)),
            event_date: daysAfter(period.from, -n),
          })),
        },
      ];
    default:
      return [
        { file: 'outcome', reason: 'malformed', lines: ['non è una riga'] },
        {
          file: 'delivery',
          reason: 'already-delivered',
          // Numbers that the third delivery used for somebody else.
          lines: [7, 8].map((n) =>
            device(`doppia-${n}`, period, n, { record_id: good.earlier[n]?.record_id }),
          ),
        },
        {
          file: 'outcome',
          reason: 'before-index',
          lines: [5, 6].map((n) => ({
            ...pacemakerOf(
              first(good.delivery, (row) => String(row.procedure_date) > daysAfter(period.from, 40), n),
            ),
            event_date: daysAfter(period.from, n),
            outcome_code: 'REINT',
          })),
        },
        {
          file: 'outcome',
          reason: 'after-death',
          lines: [0, 1].map((n) => {
            const dead = first(
              good.followup,
              ({ status, last_seen_date }) =>
                status === 'dead' && String(last_seen_date) < daysAfter(period.to, -5),
              n,
            );
            return {
              patient_key: dead.patient_key,
              outcome_code: 'REINT',
              event_date: daysAfter(dead.death_date as string, 2),
              source_flow: 'sdo',
            };
          }),
        },
        {
          file: 'followup',
          reason: 'death-before-seen',
          lines: [
            {
              patient_key: someone(1).patient_key,
              last_seen_date: daysAfter(period.to, -1),
              status: 'dead',
              death_date: daysAfter(period.to, -30),
            },
          ],
        },
        {
          file: 'followup',
          reason: 'after-extraction',
          lines: [2, 3].map((n) => ({
            patient_key: someone(n).patient_key,
            last_seen_date: daysAfter(period.to, 90 + n),
            status: 'active',
          })),
        },
        {
          file: 'followup',
          reason: 'contradictory',
          lines: [
            { patient_key: someone(4).patient_key, last_seen_date: period.to, status: 'active' },
            { patient_key: someone(4).patient_key, last_seen_date: period.to, status: 'lost' },
          ],
        },
      ];
  }
}
