/** The files that a delivery may hold, beside its manifest. */
export const recordKinds = [
  'delivery',
  'outcome',
  'covariate',
  'followup',
  'cost',
  'consumption',
  'care',
  'registry',
  'rotation',
  'claim',
  'recall',
  'enrolment',
  'delay',
] as const;

export type RecordKind = (typeof recordKinds)[number];

/**
 * What a cell of a column is read as: `key` the pseudonym of a patient, 64 hexadecimal digits, of which the first 32 are kept (HMAC-SHA256 cut
 * to 128 bits: RFC 2104, section 5); `date` ISO or dd/mm/yyyy; `number` with a decimal point or comma; `count` a whole number from 0;
 * `month` 2026-03 or 03/2026, kept as the former.
 */
export type ColumnKind = 'text' | 'key' | 'date' | 'month' | 'number' | 'count';

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  /** An empty cell refuses the row, a missing column the file. */
  readonly required: boolean;
  /** For texts that can only be one of these. */
  readonly oneOf?: readonly string[];
}

export interface RecordLayout {
  readonly kind: RecordKind;
  readonly columns: readonly Column[];
  /** The date by which a row belongs to the period of its delivery; undefined where rows carry none that binds them to it. */
  readonly dated: string | undefined;
  /** Columns that identify a row, with its source: the same row twice is a duplicate, two rows of one identity that differ contradict each other. */
  readonly identity: readonly string[];
  /** At least one of these columns must be filled. */
  readonly anyOf?: readonly string[];
}

const must = (name: string, kind: ColumnKind, oneOf?: readonly string[]): Column => ({
  name,
  kind,
  required: true,
  ...(oneOf && { oneOf }),
});
const may = (name: string, kind: ColumnKind, oneOf?: readonly string[]): Column => ({
  name,
  kind,
  required: false,
  ...(oneOf && { oneOf }),
});

const sides = ['left', 'right', 'both', 'none'] as const;

/** Every file's columns: DM 261/2016 (SDO), DM 11 June 2010 (device consumption) and the appointment flow name the originals. */
export const recordLayouts: Readonly<Record<RecordKind, RecordLayout>> = {
  delivery: {
    kind: 'delivery',
    columns: [
      must('record_id', 'text'),
      must('contract_id', 'text'),
      must('lot_id', 'text'),
      must('supplier_id', 'text'),
      must('patient_key', 'key'),
      must('key_version', 'count'),
      may('encounter_key', 'text'),
      must('site_code', 'text'),
      may('operator_key', 'text'),
      may('udi_di', 'text'),
      may('rdm_number', 'text'),
      may('catalogue_no', 'text'),
      may('lot_no', 'text'),
      may('serial_no', 'text'),
      may('expiry', 'date'),
      may('emdn_code', 'text'),
      may('cnd_code', 'text'),
      may('quantity', 'count'),
      may('unit_price', 'number'),
      must('procedure_code', 'text'),
      must('code_system', 'text'),
      must('procedure_date', 'date'),
      may('laterality', 'text', sides),
      may('urgency', 'text'),
      may('priority_class', 'text', ['U', 'B', 'D', 'P']),
      may('booking_date', 'date'),
      may('indication_code', 'text'),
      may('match_method', 'text'),
      may('source_flow', 'text'),
    ],
    dated: 'procedure_date',
    identity: ['record_id'],
    anyOf: ['udi_di', 'rdm_number'],
  },
  outcome: {
    kind: 'outcome',
    columns: [
      must('patient_key', 'key'),
      must('outcome_code', 'text'),
      must('event_date', 'date'),
      may('value_num', 'number'),
      may('value_code', 'text'),
      may('timepoint_days', 'number'),
      must('source_flow', 'text'),
      may('laterality', 'text', sides),
      may('adjudication', 'text'),
      may('device_attributable', 'text', ['yes', 'no', 'unknown']),
      may('proms_instrument', 'text'),
      may('proms_profile', 'text'),
    ],
    dated: 'event_date',
    identity: ['patient_key', 'outcome_code', 'event_date', 'source_flow', 'laterality'],
  },
  covariate: {
    kind: 'covariate',
    columns: [
      must('patient_key', 'key'),
      may('encounter_key', 'text'),
      must('covariate_code', 'text'),
      must('value', 'text'),
      may('measured_date', 'date'),
    ],
    dated: undefined,
    identity: ['patient_key', 'encounter_key', 'covariate_code', 'measured_date'],
  },
  followup: {
    kind: 'followup',
    columns: [
      must('patient_key', 'key'),
      must('last_seen_date', 'date'),
      must('status', 'text', ['active', 'dead', 'emigrated', 'withdrawn', 'lost']),
      may('death_date', 'date'),
    ],
    dated: undefined,
    identity: ['patient_key', 'last_seen_date'],
  },
  cost: {
    kind: 'cost',
    columns: [
      must('patient_key', 'key'),
      may('encounter_key', 'text'),
      must('cost_item', 'text'),
      must('amount', 'number'),
      must('currency', 'text', ['EUR']),
      may('price_basis', 'text'),
    ],
    dated: undefined,
    identity: ['patient_key', 'encounter_key', 'cost_item'],
  },
  consumption: {
    kind: 'consumption',
    columns: [
      must('site_code', 'text'),
      must('supplier_id', 'text'),
      must('month', 'month'),
      may('udi_di', 'text'),
      may('rdm_number', 'text'),
      must('quantity', 'count'),
      may('source_flow', 'text'),
    ],
    dated: undefined,
    identity: ['site_code', 'supplier_id', 'month', 'udi_di', 'rdm_number'],
  },
  care: {
    kind: 'care',
    columns: [
      must('record_id', 'text'),
      must('contract_id', 'text'),
      must('lot_id', 'text'),
      must('supplier_id', 'text'),
      must('patient_key', 'key'),
      must('key_version', 'count'),
      must('site_code', 'text'),
      may('service_code', 'text'),
      must('service_kind', 'text', ['visit', 'exam']),
      must('priority_class', 'text', ['U', 'B', 'D', 'P']),
      must('booking_date', 'date'),
      may('accepted_date', 'date'),
      may('delivered_date', 'date'),
      must('status', 'text', ['booked', 'accepted', 'delivered', 'not-delivered', 'cancelled']),
      may('channel', 'text'),
      may('source_flow', 'text'),
    ],
    dated: 'booking_date',
    identity: ['record_id'],
  },
  registry: {
    kind: 'registry',
    columns: [
      must('supplier_id', 'text'),
      must('site_code', 'text'),
      must('outcome_code', 'text'),
      must('period_from', 'date'),
      must('period_to', 'date'),
      must('n', 'count'),
      may('events', 'count'),
      must('rate', 'number'),
      must('lower', 'number'),
      must('upper', 'number'),
      may('category', 'text'),
      must('source_flow', 'text'),
    ],
    dated: undefined,
    identity: ['supplier_id', 'site_code', 'outcome_code', 'period_from', 'period_to'],
  },
  // Once, when a hospital changes its key: which new pseudonym stands for which old one.
  rotation: {
    kind: 'rotation',
    columns: [
      must('old_key', 'key'),
      must('old_version', 'count'),
      must('new_key', 'key'),
      must('new_version', 'count'),
    ],
    dated: undefined,
    identity: ['old_key', 'old_version'],
  },
  // What a hospital claims of a supplier under a clause of payment: a failed device, a treatment without result, a documented success.
  claim: {
    kind: 'claim',
    columns: [
      must('claim_id', 'text'),
      must('contract_id', 'text'),
      must('clause_id', 'text'),
      must('supplier_id', 'text'),
      must('site_code', 'text'),
      must('delivery_id', 'text'),
      may('event_date', 'date'),
      must('filed_date', 'date'),
      may('udi_di', 'text'),
      may('serial_no', 'text'),
      must('cause', 'text', ['device', 'procedure', 'infection', 'patient', 'unknown']),
      may('source_flow', 'text'),
    ],
    dated: 'filed_date',
    identity: ['claim_id'],
  },
  // Safety notices by which a lot is withdrawn (Regulation (EU) 2017/745, art. 87-89).
  recall: {
    kind: 'recall',
    columns: [
      must('supplier_id', 'text'),
      must('lot_no', 'text'),
      must('recalled_on', 'date'),
      must('reference', 'text'),
      may('source_flow', 'text'),
    ],
    dated: undefined,
    identity: ['supplier_id', 'lot_no'],
  },
  // Who is in the care of a provider, in sums by month: no patient is named.
  enrolment: {
    kind: 'enrolment',
    columns: [
      must('supplier_id', 'text'),
      must('site_code', 'text'),
      must('month', 'month'),
      must('stratum', 'text'),
      must('member_months', 'number'),
      must('cost', 'number'),
      may('source_flow', 'text'),
    ],
    dated: undefined,
    identity: ['supplier_id', 'site_code', 'month', 'stratum'],
  },
  // Orders that were supplied late, for the penalty of art. 126 of d.lgs. 36/2023.
  delay: {
    kind: 'delay',
    columns: [
      must('supplier_id', 'text'),
      must('reference', 'text'),
      must('due_date', 'date'),
      must('supplied_date', 'date'),
      may('source_flow', 'text'),
    ],
    dated: undefined,
    identity: ['supplier_id', 'reference'],
  },
};
