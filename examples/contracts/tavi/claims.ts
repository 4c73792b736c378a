import { daysAfter } from '../days.ts';
import type { Row } from '../deliveryFolder.ts';
import type { Patient } from './patients.ts';
import { deviceRows, type Period } from './rows.ts';
import { contractId, recalled } from './truth.ts';

/** What a hospital claims for one patient: README.md beside this file says what was planted in which. */
interface Claimed {
  readonly patient: number;
  /** Days after the event. */
  readonly after: number;
  readonly cause: 'device' | 'infection' | 'unknown';
  /** The label of another model was scanned. */
  readonly otherModel?: boolean;
}

const reinterventions: readonly Claimed[] = [
  { patient: 629, after: 30, cause: 'device' },
  { patient: 542, after: 35, cause: 'infection' },
  // Of the recalled lot; of the fourth the claim came after 74 days, and 60 are agreed.
  { patient: 540, after: 28, cause: 'unknown' },
  { patient: 535, after: 41, cause: 'unknown' },
  { patient: 555, after: 20, cause: 'unknown' },
  { patient: 440, after: 74, cause: 'unknown' },
  { patient: 613, after: 33, cause: 'unknown' },
  { patient: 547, after: 25, cause: 'unknown' },
  { patient: 475, after: 31, cause: 'device', otherModel: true },
  { patient: 708, after: 45, cause: 'device' },
  { patient: 615, after: 22, cause: 'device' },
];

const strokes: readonly Claimed[] = [
  { patient: 309, after: 24, cause: 'unknown' },
  { patient: 166, after: 33, cause: 'unknown' },
  { patient: 385, after: 40, cause: 'unknown' },
];

/** Claims that were filed in the period, in the order in which they were; each hospital numbers its own. */
export function claimRows(all: readonly Patient[], { from, to }: Period): Row[] {
  const filed = [
    ...reinterventions.map((one) => claimRow(all, 'warranty_s3', ['REINT'], one)),
    ...strokes.map((one) => claimRow(all, 'stroke_s1', ['434.11', '434.91', '431'], one)),
  ];
  const inOrder = filed.toSorted((a, b) => (String(a.filed_date) < String(b.filed_date) ? -1 : 1));
  return inOrder
    .map((row, at): Row => {
      const earlier = inOrder.slice(0, at).filter(({ site_code }) => site_code === row.site_code);
      return { claim_id: `${row.site_code}-R${earlier.length + 1}`, ...row };
    })
    .filter(({ filed_date }) => String(filed_date) >= from && String(filed_date) <= to);
}

function claimRow(
  all: readonly Patient[],
  clause: string,
  codes: readonly string[],
  { patient: number, after, cause, otherModel = false }: Claimed,
): Row {
  const patient = all.find((one) => one.number === number);
  const event = patient?.happenings.find(({ code }) => codes.includes(code));
  if (patient === undefined || event === undefined) throw new Error(`nothing to claim for ${number}`);
  const implant = { from: patient.index, to: patient.index, keyVersion: 1 };
  const [device] = deviceRows(patient, implant, { valveInValve: false, redo: undefined, expired: false });
  const other = patient.supplier.valves[patient.valve === 0 ? 1 : 0].udi;
  return {
    contract_id: contractId,
    clause_id: clause,
    supplier_id: patient.supplier.id,
    site_code: patient.site,
    delivery_id: device?.record_id,
    event_date: event.date,
    filed_date: daysAfter(event.date, after),
    udi_di: otherModel ? other : device?.udi_di,
    serial_no: device?.serial_no,
    cause,
  };
}

/** The notice by which the faulty lot was withdrawn: some of its valves were used afterwards all the same. */
export function recallRows({ from, to }: Period): Row[] {
  return [
    {
      supplier_id: recalled.supplier,
      lot_no: recalled.lot,
      recalled_on: '2025-07-18',
      reference: 'FSN-S3-2025-07',
    },
  ].filter(({ recalled_on }) => recalled_on >= from && recalled_on <= to);
}

/** Orders of valves that S1 supplied late: nine days, and six. */
export function delayRows({ from, to }: Period): Row[] {
  return [
    { reference: 'ORD-2025-014', due_date: '2025-06-10', supplied_date: '2025-06-19' },
    { reference: 'ORD-2026-003', due_date: '2026-01-20', supplied_date: '2026-01-26' },
  ]
    .filter(({ supplied_date }) => supplied_date >= from && supplied_date <= to)
    .map((row) => ({ supplier_id: 'S1', ...row }));
}
