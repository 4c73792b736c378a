import { normalisedCode } from '../fiscalCode.ts';
import { isRdm } from './device.ts';
import { type FhirReference, idOf } from './elements.ts';
import type { FhirResource } from './resource.ts';

/**
 * A resource with the pseudonym in the place of its patient's id. What is not read is gone already: `readResource` keeps no name, address,
 * text or contact. Identifiers of devices other than RDM numbers, and extensions other than an encounter, go too; ids of devices,
 * procedures and encounters stay, so that the hospital finds them again.
 * @param keyOf pseudonym for the id of a Patient
 * @throws whatever `keyOf` throws
 */
export function pseudonymisedResource(resource: FhirResource, keyOf: (id: string) => string): FhirResource {
  const patient = <R extends FhirReference | undefined>(reference: R): FhirReference => {
    const id = idOf(reference, 'Patient');
    return id === undefined ? {} : { reference: `Patient/${keyOf(id)}` };
  };
  const encounters = (extensions: (FhirResource & { resourceType: 'Device' })['extension']) =>
    (extensions ?? [])
      .map(({ valueReference }) => idOf(valueReference, 'Encounter'))
      .filter((id) => id !== undefined)
      .map((id) => ({ valueReference: { reference: `Encounter/${id}` } }));
  switch (resource.resourceType) {
    case 'Patient':
      return { ...resource, id: keyOf(resource.id) };
    case 'Device':
      return {
        ...resource,
        identifier: (resource.identifier ?? []).filter(({ system }) => isRdm(system)),
        extension: encounters(resource.extension),
        patient: patient(resource.patient),
      };
    case 'DeviceUseStatement':
      return {
        ...resource,
        extension: encounters(resource.extension),
        subject: patient(resource.subject),
      };
    default:
      return { ...resource, subject: patient(resource.subject) };
  }
}

/** The fiscal code among the identifiers of a Patient: the one that has the form and the check letter of one, whatever its system. */
export function fiscalCodeOf(patient: Readonly<Record<string, unknown>>): string | undefined {
  const identifiers: readonly unknown[] = Array.isArray(patient.identifier) ? patient.identifier : [];
  return identifiers
    .map((one) => (typeof one === 'object' && one !== null && 'value' in one ? one.value : undefined))
    .filter((value) => typeof value === 'string')
    .find(isFiscalCode);
}

export function isFiscalCode(text: string): boolean {
  return normalisedCode(text)?.kind === 'fiscal-code';
}
