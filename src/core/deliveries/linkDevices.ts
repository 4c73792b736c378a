import type { ProcedureCode } from './fhir/interest.ts';

/** A device of the contract, and what is known of its use. */
export interface DeviceToLink {
  readonly id: string;
  readonly patient: string | undefined;
  /** Procedures that name it, or that a statement of its use names. */
  readonly procedures: readonly string[];
  /** Encounters in which it was used. */
  readonly encounters: readonly string[];
  /** Days on which it was used, ISO. */
  readonly dates: readonly string[];
}

/** A procedure that a device may have been used in. */
export interface ProcedureToLink {
  readonly id: string;
  readonly patient: string | undefined;
  readonly encounter: string | undefined;
  readonly date: string | undefined;
  /** Its code among those that the contract expects. */
  readonly expected: ProcedureCode | undefined;
}

/** How a device found its procedure: stands in `match_method` of the row. */
export const linkMethods = ['explicit-reference', 'same-encounter', 'patient-and-date'] as const;

export type LinkMethod = (typeof linkMethods)[number];

/** Why a device found none: somebody has to look. */
export const unlinkedReasons = [
  'no-patient',
  'other-patient',
  'procedure-not-delivered',
  'no-procedure',
  'no-use-date',
  'several-procedures',
] as const;

export type UnlinkedReason = (typeof unlinkedReasons)[number];

export type DeviceLink<P extends ProcedureToLink> =
  | { readonly method: LinkMethod; readonly procedure: P }
  | {
      readonly unlinked: UnlinkedReason;
      /** Expected procedures of the patient that it may have been used in. */
      readonly candidates: readonly P[];
    };

/** A device may be recorded on the day before or after. */
const MOST_DAYS = 1;

const DAY = 86_400_000;

/**
 * Which procedure a device was used in: the one that an explicit reference names; else the only expected one of the same encounter; else
 * the only expected one of the same patient within a day of its use. Where there is none, or more than one, nothing is guessed.
 * @returns a function of a device; the procedures are put in order once
 */
export function linkDevices<P extends ProcedureToLink>(
  procedures: readonly P[],
): (device: DeviceToLink) => DeviceLink<P> {
  const byId = new Map(procedures.map((one) => [one.id, one]));
  const expected = procedures.filter((one) => one.expected !== undefined);
  const byEncounter = Map.groupBy(expected, ({ encounter }) => encounter);
  const byPatient = Map.groupBy(expected, ({ patient }) => patient);

  return (device) => {
    const { patient } = device;
    if (patient === undefined) return unlinked('no-patient');
    if (device.procedures.length > 0)
      return explicitly(
        device.procedures.map((id) => byId.get(id)),
        patient,
      );
    const ofPatient = byPatient.get(patient) ?? [];
    const inEncounter = distinct(device.encounters)
      .flatMap((encounter) => byEncounter.get(encounter) ?? [])
      .filter((one) => one.patient === patient);
    if (inEncounter.length > 0) return onlyOne(inEncounter, 'same-encounter');
    if (ofPatient.length === 0) return unlinked('no-procedure');
    if (device.dates.length === 0) return unlinked('no-use-date', ofPatient);
    const near = ofPatient.filter(({ date }) =>
      device.dates.some((used) => date !== undefined && Math.abs(daysBetween(used, date)) <= MOST_DAYS),
    );
    return near.length > 0 ? onlyOne(near, 'patient-and-date') : unlinked('no-procedure', ofPatient);
  };
}

/** Of several procedures that name a device, one that puts it in is expected; others may have looked at it or taken it out. */
function explicitly<P extends ProcedureToLink>(
  named: readonly (P | undefined)[],
  patient: string,
): DeviceLink<P> {
  const there = distinct(named.filter((one) => one !== undefined));
  if (there.length === 0) return unlinked('procedure-not-delivered');
  const own = there.filter((one) => one.patient === patient);
  if (own.length === 0) return unlinked('other-patient');
  const expected = own.filter((one) => one.expected !== undefined);
  return onlyOne(expected.length > 0 ? expected : own, 'explicit-reference');
}

/** @param candidates at least one */
function onlyOne<P extends ProcedureToLink>(candidates: readonly P[], method: LinkMethod): DeviceLink<P> {
  return candidates.length > 1
    ? unlinked('several-procedures', candidates)
    : { method, procedure: candidates[0] as P };
}

function unlinked<P extends ProcedureToLink>(
  reason: UnlinkedReason,
  candidates: readonly P[] = [],
): DeviceLink<P> {
  return { unlinked: reason, candidates };
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

function daysBetween(one: string, other: string): number {
  return (Date.parse(other) - Date.parse(one)) / DAY;
}
