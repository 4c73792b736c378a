import { z } from 'zod';
import { dayOf } from './elements.ts';

/** Fields of hl7.org/fhir/R4/patient.html that are read. Who the patient is, is not. */
export const patientSchema = z.object({
  resourceType: z.literal('Patient'),
  id: z.string().min(1),
  gender: z.string().optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: z.string().optional(),
});

export interface FhirPatient {
  readonly id: string;
  /** As Italian flows write it. */
  readonly sex: 'M' | 'F' | undefined;
  readonly dead: boolean;
  readonly deathDate: string | undefined;
}

export function readPatient(resource: z.infer<typeof patientSchema>): FhirPatient {
  const { gender, deceasedBoolean, deceasedDateTime } = resource;
  return {
    id: resource.id,
    sex: gender === 'male' ? 'M' : gender === 'female' ? 'F' : undefined,
    dead: deceasedBoolean === true || deceasedDateTime !== undefined,
    deathDate: dayOf(deceasedDateTime),
  };
}
