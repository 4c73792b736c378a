import { z } from 'zod';
import { errorAt, type Problem } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { SimulationMode } from '../../core/valuation/lotDraws.ts';
import { textField } from '../textField.ts';

/** Bounds of the two numbers that an evaluation may be asked with. */
export const bounds = {
  draws: { least: 1000, most: 10_000_000 },
  seed: { least: 0, most: 4_294_967_295 },
} as const;

/** The form as typed. */
export interface EvaluationForm {
  readonly mode: string;
  readonly draws: string;
  readonly seed: string;
}

/** The tender's own published numbers. */
export function publishedForm({ simulation }: Lot): EvaluationForm {
  return { mode: 'audit', draws: String(simulation.draws), seed: String(simulation.seed) };
}

/** The form as it was sent; nothing in it is checked yet. */
export function formFromFields(fields: Readonly<Record<string, unknown>>): EvaluationForm {
  const text = (name: keyof EvaluationForm): string => textField(fields[name]).trim();
  // A form without the field asks for the method that every tender is defended by.
  return { mode: text('mode') || 'audit', draws: text('draws'), seed: text('seed') };
}

const whole = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
/** The ways of simulating that may be asked for. */
export const modes = ['audit', 'interactive', 'sharp'] as const satisfies readonly SimulationMode[];

const formSchema = z.object({ mode: z.enum(modes), draws: whole(bounds.draws), seed: whole(bounds.seed) });

/** What is asked for, or what is wrong with each field. */
export function parseEvaluationForm(
  form: EvaluationForm,
):
  | { readonly value: z.output<typeof formSchema>; readonly problems: readonly [] }
  | { readonly value: undefined; readonly problems: readonly Problem[] } {
  const parsed = formSchema.safeParse(form);
  if (parsed.success) return { value: parsed.data, problems: [] };
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return {
    value: undefined,
    problems: [
      ...(wrong.has('mode')
        ? [
            errorAt(
              { field: 'mode' },
              'unknown-mode',
              {
                it: 'Questo metodo di simulazione non esiste.',
                en: 'There is no such method of simulation.',
              },
              { it: 'Sceglierne uno dall’elenco.', en: 'Choose one from the list.' },
            ),
          ]
        : []),
      ...(wrong.has('draws')
        ? [
            errorAt(
              { field: 'draws' },
              'draws-out-of-bounds',
              {
                it: 'Il numero di simulazioni deve essere intero, da 1.000 a 10.000.000.',
                en: 'The number of draws must be a whole number from 1,000 to 10,000,000.',
              },
              {
                it: 'Scriverlo senza punti né spazi, per esempio 10000.',
                en: 'Write it without commas or blanks, for example 10000.',
              },
            ),
          ]
        : []),
      ...(wrong.has('seed')
        ? [
            errorAt(
              { field: 'seed' },
              'seed-out-of-bounds',
              {
                it: 'Il seme deve essere un numero intero da 0 a 4294967295.',
                en: 'The seed must be a whole number from 0 to 4294967295.',
              },
              {
                it: 'Di solito si lascia quello pubblicato con la gara.',
                en: 'Usually the one published with the tender is kept.',
              },
            ),
          ]
        : []),
    ],
  };
}
