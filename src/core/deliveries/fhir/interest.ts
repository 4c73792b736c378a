import { codeSystemName } from './codeSystem.ts';
import type { FhirCoding } from './elements.ts';

/** What a contract wants of a hospital's resources: everything else is passed over. */
export interface FhirInterest {
  readonly contract: string;
  /** Codes of the index procedures. */
  readonly procedures: readonly ProcedureCode[];
  readonly devices: readonly DeviceOfInterest[];
  /** Codes of the outcome dictionary, with the flow that their rows are of. */
  readonly outcomes: readonly { readonly code: string; readonly flow: string }[];
  readonly covariates: readonly string[];
  readonly sites: readonly string[];
}

/** A code in a system of codes. */
export interface ProcedureCode {
  readonly codeSystem: string;
  readonly code: string;
}

/** A device of the contract and whose it is. */
export interface DeviceOfInterest {
  readonly supplier: string;
  readonly lot: string;
  readonly udiDi: readonly string[];
  readonly rdmNumbers: readonly string[];
}

/** The same, ready to be asked. */
export interface InterestIndex {
  /** The code of the index procedures among these, as the contract writes it. */
  procedure(codings: readonly FhirCoding[]): ProcedureCode | undefined;
  /** The device with this identifier or number. */
  device(of: {
    readonly udiDi: string | undefined;
    readonly rdmNumber: string | undefined;
  }): DeviceOfInterest | undefined;
  /** Entries of the dictionary that one of the codes belongs to; codes of a dictionary stand for themselves, whatever their system. */
  outcomes(codings: readonly FhirCoding[]): readonly { readonly code: string; readonly flow: string }[];
  covariates(codings: readonly FhirCoding[]): readonly string[];
}

export function interestIndex(interest: FhirInterest): InterestIndex {
  const key = (system: string, code: string) => `${codeSystemName(system)}|${code}`;
  const procedures = new Map(interest.procedures.map((one) => [key(one.codeSystem, one.code), one]));
  const byUdi = new Map(interest.devices.flatMap((one) => one.udiDi.map((udi) => [udi, one] as const)));
  const byRdm = new Map(interest.devices.flatMap((one) => one.rdmNumbers.map((rdm) => [rdm, one] as const)));
  const outcomes = Map.groupBy(interest.outcomes, ({ code }) => code);
  const covariates = new Set(interest.covariates);
  const codesOf = (codings: readonly FhirCoding[]) => [...new Set(codings.map(({ code }) => code ?? ''))];
  return {
    procedure: (codings) =>
      codings
        .map(({ system, code }) => procedures.get(key(system ?? '', code ?? '')))
        .find((one) => one !== undefined),
    device: ({ udiDi = '', rdmNumber = '' }) => byUdi.get(udiDi) ?? byRdm.get(rdmNumber),
    outcomes: (codings) => codesOf(codings).flatMap((code) => outcomes.get(code) ?? []),
    covariates: (codings) => codesOf(codings).filter((code) => covariates.has(code)),
  };
}
