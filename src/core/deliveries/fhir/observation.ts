import { z } from 'zod';
import { codingsOf, conceptSchema, dayOf, idOf, periodSchema, referenceSchema, sideOf } from './elements.ts';
import { type Finding, profileOf } from './finding.ts';

const valueFields = {
  valueQuantity: z.object({ value: z.number().optional() }).optional(),
  valueInteger: z.number().optional(),
  valueBoolean: z.boolean().optional(),
  valueCodeableConcept: conceptSchema.optional(),
};

/** Fields of hl7.org/fhir/R4/observation.html that are read. Texts are not: they may say who the patient is. */
export const observationSchema = z.object({
  resourceType: z.literal('Observation'),
  id: z.string().optional(),
  status: z.string().optional(),
  code: conceptSchema.optional(),
  subject: referenceSchema.optional(),
  encounter: referenceSchema.optional(),
  effectiveDateTime: z.string().optional(),
  effectivePeriod: periodSchema.optional(),
  bodySite: conceptSchema.optional(),
  component: z.array(z.object(valueFields)).optional(),
  ...valueFields,
});

const FINAL: ReadonlySet<string> = new Set(['final', 'amended', 'corrected']);

type Value = Pick<z.infer<typeof observationSchema>, keyof typeof valueFields>;

/**
 * Five components are a profile of EQ-5D, in the order of the questionnaire; each holds its level as a whole number, a quantity or a code.
 * @returns undefined for one that is not final
 */
export function readObservation(resource: z.infer<typeof observationSchema>): Finding | undefined {
  if (!FINAL.has(resource.status ?? '')) return undefined;
  return {
    patient: idOf(resource.subject, 'Patient'),
    encounter: idOf(resource.encounter, 'Encounter'),
    codings: codingsOf(resource.code),
    date: dayOf(resource.effectiveDateTime ?? resource.effectivePeriod?.start),
    side: resource.bodySite && sideOf([resource.bodySite]),
    number: resource.valueQuantity?.value ?? resource.valueInteger,
    code: codeOf(resource),
    profile: profileOf((resource.component ?? []).map(levelOf)),
    fact: false,
  };
}

function codeOf({ valueCodeableConcept, valueBoolean }: Value): string | undefined {
  if (valueBoolean !== undefined) return valueBoolean ? '1' : '0';
  return codingsOf(valueCodeableConcept).find(({ code }) => code !== undefined)?.code;
}

function levelOf(value: Value): number | undefined {
  const code = codeOf(value);
  return value.valueInteger ?? value.valueQuantity?.value ?? (code === undefined ? undefined : Number(code));
}
