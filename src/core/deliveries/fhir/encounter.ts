import { z } from 'zod';
import { dayOf, idOf, periodSchema, referenceSchema } from './elements.ts';

/** Fields of hl7.org/fhir/R4/encounter.html that are read. */
export const encounterSchema = z.object({
  resourceType: z.literal('Encounter'),
  id: z.string().min(1),
  status: z.string().optional(),
  subject: referenceSchema.optional(),
  period: periodSchema.optional(),
  serviceProvider: referenceSchema.optional(),
});

export interface FhirEncounter {
  readonly id: string;
  readonly patient: string | undefined;
  readonly organisation: string | undefined;
  /** The last day on which the patient was there; undefined for encounters that have not taken place. */
  readonly lastDay: string | undefined;
}

const NOT_TAKEN_PLACE: ReadonlySet<string> = new Set(['planned', 'cancelled', 'entered-in-error']);

export function readEncounter(resource: z.infer<typeof encounterSchema>): FhirEncounter {
  const { period } = resource;
  return {
    id: resource.id,
    patient: idOf(resource.subject, 'Patient'),
    organisation: idOf(resource.serviceProvider, 'Organization'),
    lastDay: NOT_TAKEN_PLACE.has(resource.status ?? '') ? undefined : dayOf(period?.end ?? period?.start),
  };
}
