import { z } from 'zod';
import { codingsOf, conceptSchema, dayOf, idOf, periodSchema, referenceSchema, sideOf } from './elements.ts';
import type { Finding } from './finding.ts';

/** Fields of hl7.org/fhir/R4/condition.html that are read. */
export const conditionSchema = z.object({
  resourceType: z.literal('Condition'),
  id: z.string().optional(),
  verificationStatus: conceptSchema.optional(),
  code: conceptSchema.optional(),
  subject: referenceSchema,
  encounter: referenceSchema.optional(),
  bodySite: z.array(conceptSchema).optional(),
  onsetDateTime: z.string().optional(),
  onsetPeriod: periodSchema.optional(),
  recordedDate: z.string().optional(),
});

/** @returns undefined for one that was refuted or entered by mistake */
export function readCondition(resource: z.infer<typeof conditionSchema>): Finding | undefined {
  const status = codingsOf(resource.verificationStatus).map(({ code }) => code);
  if (status.includes('refuted') || status.includes('entered-in-error')) return undefined;
  return {
    patient: idOf(resource.subject, 'Patient'),
    encounter: idOf(resource.encounter, 'Encounter'),
    codings: codingsOf(resource.code),
    date: dayOf(resource.onsetDateTime ?? resource.onsetPeriod?.start ?? resource.recordedDate),
    side: sideOf(resource.bodySite),
    number: undefined,
    code: undefined,
    profile: undefined,
    fact: true,
  };
}
