import { z } from 'zod';
import {
  codingsOf,
  conceptSchema,
  dayOf,
  type FhirCoding,
  idOf,
  periodSchema,
  referenceSchema,
  sideOf,
} from './elements.ts';

/** Fields of hl7.org/fhir/R4/procedure.html that are read. */
export const procedureSchema = z.object({
  resourceType: z.literal('Procedure'),
  id: z.string().min(1),
  status: z.string().optional(),
  code: conceptSchema.optional(),
  subject: referenceSchema,
  encounter: referenceSchema.optional(),
  performedDateTime: z.string().optional(),
  performedPeriod: periodSchema.optional(),
  bodySite: z.array(conceptSchema).optional(),
  reasonCode: z.array(conceptSchema).optional(),
  focalDevice: z.array(z.object({ manipulated: referenceSchema.optional() })).optional(),
  usedReference: z.array(referenceSchema).optional(),
});

export interface FhirProcedure {
  readonly id: string;
  readonly patient: string | undefined;
  readonly encounter: string | undefined;
  readonly codings: readonly FhirCoding[];
  readonly date: string | undefined;
  readonly side: 'left' | 'right' | 'both' | undefined;
  readonly reason: string | undefined;
  /** Devices that it names: manipulated, or used. */
  readonly devices: readonly string[];
  /** Planned, stopped before anything was done, or entered by mistake. */
  readonly notDone: boolean;
}

const NOT_DONE: ReadonlySet<string> = new Set(['preparation', 'not-done', 'on-hold', 'entered-in-error']);

export function readProcedure(resource: z.infer<typeof procedureSchema>): FhirProcedure {
  const named = [
    ...(resource.focalDevice ?? []).map(({ manipulated }) => manipulated),
    ...(resource.usedReference ?? []),
  ];
  return {
    id: resource.id,
    patient: idOf(resource.subject, 'Patient'),
    encounter: idOf(resource.encounter, 'Encounter'),
    codings: codingsOf(resource.code),
    date: dayOf(resource.performedDateTime ?? resource.performedPeriod?.start),
    side: sideOf(resource.bodySite),
    reason: codingsOf(...(resource.reasonCode ?? [])).find(({ code }) => code !== undefined)?.code,
    devices: named.flatMap((reference) => idOf(reference, 'Device') ?? []),
    notDone: NOT_DONE.has(resource.status ?? ''),
  };
}
