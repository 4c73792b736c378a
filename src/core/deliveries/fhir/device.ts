import { z } from 'zod';
import { readUdi } from '../udi.ts';
import { conceptSchema, dayOf, encounterOf, extensionsSchema, idOf, referenceSchema } from './elements.ts';

/** Fields of hl7.org/fhir/R4/device.html that are read. */
export const deviceSchema = z.object({
  resourceType: z.literal('Device'),
  id: z.string().min(1),
  status: z.string().optional(),
  extension: extensionsSchema,
  identifier: z.array(z.object({ system: z.string().optional(), value: z.string().optional() })).optional(),
  udiCarrier: z
    .array(z.object({ deviceIdentifier: z.string().optional(), carrierHRF: z.string().optional() }))
    .optional(),
  expirationDate: z.string().optional(),
  lotNumber: z.string().optional(),
  serialNumber: z.string().optional(),
  modelNumber: z.string().optional(),
  type: conceptSchema.optional(),
  patient: referenceSchema.optional(),
});

/** A device as a hospital keeps it: it says whose it is, not when it was used. The date of manufacture is no date of use, and is not read. */
export interface FhirDevice {
  readonly id: string;
  readonly patient: string | undefined;
  readonly encounter: string | undefined;
  /** GS1: 14 digits; others as written. */
  readonly udiDi: string | undefined;
  /** The whole identifier as it was scanned. */
  readonly carrier: string | undefined;
  readonly rdmNumber: string | undefined;
  readonly cndCode: string | undefined;
  readonly emdnCode: string | undefined;
  readonly expiry: string | undefined;
  readonly lotNo: string | undefined;
  readonly serialNo: string | undefined;
  readonly catalogueNo: string | undefined;
  /** The hospital takes the record back: it was entered by mistake. */
  readonly withdrawn: boolean;
}

/**
 * There is no agreed address for the numbers of the Italian repertory, for CND and for EMDN: any system counts whose address holds the word
 * `rdm`, `cnd` or `emdn`.
 */
const named = (word: string, system: string | undefined) =>
  system !== undefined && new RegExp(`(^|[^a-z])${word}($|[^a-z])`, 'i').test(system);

/** Whether a system of identifiers is that of the RDM numbers. */
export const isRdm = (system: string | undefined) => named('rdm', system);

export function readDevice(resource: z.infer<typeof deviceSchema>): FhirDevice {
  const [carrier] = resource.udiCarrier ?? [];
  const scanned = carrier?.carrierHRF;
  // No date is taken here, so the year by which two digits are read does not matter.
  const identifier =
    carrier?.deviceIdentifier ??
    (scanned === undefined ? undefined : readUdi(scanned, 2000).deviceIdentifier);
  const coded = (word: string) => resource.type?.coding?.find(({ system }) => named(word, system))?.code;
  return {
    id: resource.id,
    patient: idOf(resource.patient, 'Patient'),
    encounter: encounterOf(resource.extension),
    udiDi: identifier === undefined ? undefined : fourteenDigits(identifier),
    carrier: scanned,
    rdmNumber: resource.identifier?.find(({ system }) => isRdm(system))?.value,
    cndCode: coded('cnd'),
    emdnCode: coded('emdn'),
    expiry: dayOf(resource.expirationDate),
    lotNo: resource.lotNumber,
    serialNo: resource.serialNumber,
    catalogueNo: resource.modelNumber,
    withdrawn: resource.status === 'entered-in-error',
  };
}

/** GTINs of 8, 12 and 13 digits are the same with zeros before them (GS1 General Specifications 3.2). */
function fourteenDigits(identifier: string): string {
  return /^(\d{8}|\d{12,13})$/.test(identifier) ? identifier.padStart(14, '0') : identifier;
}
