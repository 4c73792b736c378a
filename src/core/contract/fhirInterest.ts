import type { FhirInterest } from '../deliveries/fhir/interest.ts';
import type { Contract } from './contract.ts';
import { contractCovariates } from './covariates.ts';

/** What a contract wants of FHIR resources: its index procedures, its suppliers' devices, the codes of its dictionary, its covariates. */
export function fhirInterest(contract: Contract): FhirInterest {
  const { outcomes, suppliers } = contract;
  return {
    contract: contract.id,
    procedures: outcomes.flatMap(({ index }) =>
      (index?.procedureCodes ?? []).map((code) => ({ codeSystem: index?.codeSystem ?? '', code })),
    ),
    devices: suppliers.flatMap(({ id, lot, devices }) =>
      devices.map(({ udiDi, rdmNumbers }) => ({ supplier: id, lot, udiDi, rdmNumbers })),
    ),
    outcomes: distinct(
      outcomes.flatMap(({ measure, flow }) =>
        'codes' in measure && measure.kind !== 'registry'
          ? measure.codes.map((code) => ({ code, flow }))
          : [],
      ),
    ),
    covariates: contractCovariates(contract),
    sites: contract.sites.map(({ code }) => code),
  };
}

/** Two outcomes may count the same code of the same flow, and one row is enough. */
function distinct(codes: FhirInterest['outcomes']): FhirInterest['outcomes'] {
  return [...new Map(codes.map((one) => [`${one.code}|${one.flow}`, one])).values()];
}
