import { z } from 'zod';
import { dayOf, encounterOf, extensionsSchema, idOf, periodSchema, referenceSchema } from './elements.ts';

/** Fields of hl7.org/fhir/R4/deviceusestatement.html that are read. */
export const deviceUseStatementSchema = z.object({
  resourceType: z.literal('DeviceUseStatement'),
  id: z.string().optional(),
  status: z.string().optional(),
  extension: extensionsSchema,
  subject: referenceSchema,
  derivedFrom: z.array(referenceSchema).optional(),
  timingDateTime: z.string().optional(),
  timingPeriod: periodSchema.optional(),
  device: referenceSchema,
});

/** That a device was used: for whom, and perhaps when, in which encounter, by which procedure. */
export interface DeviceUse {
  readonly device: string;
  readonly patient: string | undefined;
  readonly procedures: readonly string[];
  readonly encounter: string | undefined;
  readonly date: string | undefined;
}

/** @returns nothing if it names no device, or was entered by mistake */
export function readDeviceUseStatement(
  resource: z.infer<typeof deviceUseStatementSchema>,
): readonly DeviceUse[] {
  const device = idOf(resource.device, 'Device');
  if (device === undefined || resource.status === 'entered-in-error') return [];
  return [
    {
      device,
      patient: idOf(resource.subject, 'Patient'),
      procedures: (resource.derivedFrom ?? []).flatMap((reference) => idOf(reference, 'Procedure') ?? []),
      encounter: encounterOf(resource.extension),
      date: dayOf(resource.timingDateTime ?? resource.timingPeriod?.start),
    },
  ];
}
