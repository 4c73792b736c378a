import { z } from 'zod';

/** Only what is read of the data types of FHIR R4 (hl7.org/fhir/R4/datatypes.html); zod leaves out everything else, names and free text too. */
export const referenceSchema = z.object({
  reference: z.string().optional(),
  identifier: z.object({ value: z.string().optional() }).optional(),
});

export const codingSchema = z.object({ system: z.string().optional(), code: z.string().optional() });

export const conceptSchema = z.object({ coding: z.array(codingSchema).optional() });

export const periodSchema = z.object({ start: z.string().optional(), end: z.string().optional() });

/**
 * Extensions that point to an encounter: Device and DeviceUseStatement of R4 have no field for it, and whoever exports them adds one of
 * their own.
 */
export const extensionsSchema = z.array(z.object({ valueReference: referenceSchema.optional() })).optional();

export type FhirReference = z.infer<typeof referenceSchema>;
export type FhirCoding = z.infer<typeof codingSchema>;
export type FhirConcept = z.infer<typeof conceptSchema>;

/**
 * The id that a reference names: `Patient/7`, `https://host/fhir/Patient/7/_history/2`, `urn:uuid:7`, `Patient?identifier=system|7`, or
 * only an identifier.
 * @returns undefined for none, for a resource of another type, and for contained resources (`#7`)
 */
export function idOf(reference: FhirReference | undefined, type: string): string | undefined {
  const text = reference?.reference;
  if (text === undefined) return reference?.identifier?.value;
  const [, urn] = /^urn:(?:uuid|oid):(.+)$/.exec(text) ?? [];
  if (urn !== undefined) return urn;
  const [, conditional] = new RegExp(`(?:^|/)${type}\\?identifier=(?:[^|]*\\|)?(.+)$`).exec(text) ?? [];
  if (conditional !== undefined) return conditional;
  const [, id] = new RegExp(`(?:^|/)${type}/([^/?#]+)`).exec(text) ?? [];
  return id;
}

/** The encounter that one of the extensions points to. */
export function encounterOf(extensions: z.infer<typeof extensionsSchema>): string | undefined {
  return extensions
    ?.map(({ valueReference }) => idOf(valueReference, 'Encounter'))
    .find((id) => id !== undefined);
}

/**
 * The day of a FHIR date or dateTime as it was written, in the place where it was written: a procedure at 23:58 is of that day.
 * @returns undefined for a year or a month alone, which say no day, and for a day that the calendar has not
 */
export function dayOf(text: string | undefined): string | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\d($|T)/.test(text)) return undefined;
  const day = text.slice(0, 10);
  const moment = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(day) ? day : undefined;
}

/** Codes of a concept, with those of further concepts. */
export function codingsOf(...concepts: readonly (FhirConcept | undefined)[]): readonly FhirCoding[] {
  return concepts.flatMap((concept) => concept?.coding ?? []);
}

/** SNOMED CT qualifiers of a side. */
const SIDES: Readonly<Record<string, 'left' | 'right' | 'both'>> = {
  '7771000': 'left',
  '24028007': 'right',
  '51440002': 'both',
};

/** Which side a body site names; undefined where it names none, or names it within a code of a part of the body. */
export function sideOf(bodySites: readonly FhirConcept[] | undefined): 'left' | 'right' | 'both' | undefined {
  return codingsOf(...(bodySites ?? []))
    .map(({ code }) => SIDES[code ?? ''])
    .find((side) => side !== undefined);
}
