import { z } from 'zod';
import { codingSchema, dayOf, idOf, referenceSchema } from './elements.ts';
import { type Finding, profileOf } from './finding.ts';

const answerSchema = z.object({
  valueInteger: z.number().optional(),
  valueDecimal: z.number().optional(),
  valueCoding: codingSchema.optional(),
});

const itemSchema = z.object({
  answer: z.array(answerSchema).optional(),
  get item(): z.ZodOptional<z.ZodArray<typeof itemSchema>> {
    return z.array(itemSchema).optional();
  },
});

/** Fields of hl7.org/fhir/R4/questionnaireresponse.html that are read. Texts are not: they may say who the patient is. */
export const questionnaireResponseSchema = z.object({
  resourceType: z.literal('QuestionnaireResponse'),
  id: z.string().optional(),
  status: z.string().optional(),
  questionnaire: z.string().optional(),
  subject: referenceSchema.optional(),
  encounter: referenceSchema.optional(),
  authored: z.string().optional(),
  item: z.array(itemSchema).optional(),
});

const FINISHED: ReadonlySet<string> = new Set(['completed', 'amended']);

type Item = z.infer<typeof itemSchema>;

/**
 * The code is the last part of the questionnaire's address, without its version: `https://host/Questionnaire/EQ5D|1` is `EQ5D`. The first
 * five questions, in the order in which they stand, are a profile of EQ-5D where all of them are answered by a level from 1 to 5, or not
 * at all; a sixth, the scale from 0 to 100, is allowed. One single answered question is a score.
 * @returns undefined for one that is not finished
 */
export function readQuestionnaireResponse(
  resource: z.infer<typeof questionnaireResponseSchema>,
): Finding | undefined {
  if (!FINISHED.has(resource.status ?? '')) return undefined;
  const code = /([^/|]+)(\|[^|]*)?$/.exec(resource.questionnaire ?? '')?.[1];
  const answers = questionsOf(resource.item ?? []).map(answerOf);
  return {
    patient: idOf(resource.subject, 'Patient'),
    encounter: idOf(resource.encounter, 'Encounter'),
    codings: code === undefined ? [] : [{ code }],
    date: dayOf(resource.authored),
    side: undefined,
    number: answers.length === 1 ? answers[0] : undefined,
    code: undefined,
    profile: answers.length <= 6 ? profileOf(answers.slice(0, 5)) : undefined,
    fact: false,
  };
}

/** Groups of questions are taken apart. */
function questionsOf(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item) => (item.item === undefined ? [item] : questionsOf(item.item)));
}

function answerOf({ answer }: Item): number | undefined {
  const [given] = answer ?? [];
  const coded = given?.valueCoding?.code;
  return given?.valueInteger ?? given?.valueDecimal ?? (coded === undefined ? undefined : Number(coded));
}
