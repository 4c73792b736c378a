/** Why a row is set aside until somebody answers for it; what it says may still be right. */
export const quarantineReasons = [
  // referential
  'other-contract',
  'unknown-lot',
  'unknown-supplier',
  'unknown-site',
  'unknown-device',
  'unknown-outcome',
  'unknown-covariate',
  'unknown-flow',
  'other-key-version',
  'no-payment',
  'unknown-clause',
  'unknown-stratum',
  'no-event',
  'names-patient',
  'unlinked',
  // devices of FHIR resources: no procedure, or none that is certain (core/deliveries/linkDevices.ts)
  'no-patient',
  'other-patient',
  'procedure-not-delivered',
  'no-procedure',
  'no-use-date',
  'several-procedures',
  'entered-in-error',
  // temporal
  'outside-period',
  'after-extraction',
  'outside-contract',
  'before-index',
  'after-death',
  'delivered-before-booked',
  'death-before-seen',
  'filed-before-event',
  // identity
  'duplicate',
  'contradictory',
  'already-delivered',
] as const;

export type QuarantineReason = (typeof quarantineReasons)[number];

/** Why a row cannot be read at all. */
export const refusalReasons = [
  'malformed',
  'missing-value',
  'no-date',
  'no-month',
  'no-number',
  'no-count',
  'no-key',
  'not-one-of',
  'none-of',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

/** What is strange in a row that is kept. */
export const doubts = [
  'gtin-check-digit',
  'expired-device',
  'no-gtin',
  'other-class',
  'unreadable-udi',
  'long-wait',
  'implausible-value',
] as const;

export type Doubt = (typeof doubts)[number];

export type RowReason = QuarantineReason | RefusalReason | Doubt;
