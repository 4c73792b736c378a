import type { FhirCoding } from './elements.ts';

/** What was found in a patient on a day: a row of outcomes if its code is in the dictionary, of covariates if it is one of theirs. */
export interface Finding {
  readonly patient: string | undefined;
  readonly encounter: string | undefined;
  readonly codings: readonly FhirCoding[];
  readonly date: string | undefined;
  readonly side: 'left' | 'right' | 'both' | undefined;
  readonly number: number | undefined;
  readonly code: string | undefined;
  /** Answers to the five questions of EQ-5D in their order, one digit each; 9 for one that is missing. */
  readonly profile: string | undefined;
  /** A diagnosis or a procedure: that the patient has had it is all there is to say. */
  readonly fact: boolean;
}

/** Mobility, self-care, usual activities, pain or discomfort, anxiety or depression. */
const EQ5D_QUESTIONS = 5;

/**
 * A profile from exactly five answers in the order of the questionnaire, of which at least one was given.
 * @param answers levels from 1; undefined where none was given
 */
export function profileOf(answers: readonly (number | undefined)[]): string | undefined {
  const level = (answer: number | undefined) =>
    answer === undefined || (Number.isInteger(answer) && answer >= 1 && answer <= 5);
  if (answers.length !== EQ5D_QUESTIONS || !answers.every(level)) return undefined;
  if (answers.every((answer) => answer === undefined)) return undefined;
  return answers.map((answer) => answer ?? 9).join('');
}
