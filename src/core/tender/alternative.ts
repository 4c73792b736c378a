import { z } from 'zod';
import type { Lot } from './lot.ts';
import { modelSchema } from './model.ts';
import { textSchema } from './schemaText.ts';

/** Names that results use for the lot's own model and for the weighted average. */
export const reservedAlternatives: readonly string[] = ['base', 'mixture'];

/** How far the weights may be from adding up to 1 before it is more than rounding. */
export const WEIGHTS_TOLERANCE = 1e-9;

const weight = z.number().positive();

const alternativeSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-zA-Z0-9_-]*$/)
      .meta({ description: 'Short name in results; not `base` or `mixture`.' }),
    label: textSchema,
    why: textSchema.meta({ description: 'What the alternative assumes, and why it is plausible.' }),
    weight: weight.meta({ description: 'How much it counts in the mixture.' }),
    model: modelSchema.meta({ description: 'Over the same inputs, with the same unit of effect.' }),
  })
  .meta({ id: 'Alternative', description: 'Another plausible model of the same lot.' });

export const alternativesSchema = z
  .strictObject({
    baseWeight: weight.meta({
      description: 'How much the lot’s own model counts in the mixture; all weights add up to 1.',
    }),
    models: z.array(alternativeSchema).min(1),
  })
  .meta({
    id: 'Alternatives',
    description:
      'Structural uncertainty: other plausible models, computed beside the lot’s own, and the weighted average of their distributions (mixture). Points rest on the lot’s own model only.',
  });

export type Alternatives = z.infer<typeof alternativesSchema>;
export type Alternative = z.infer<typeof alternativeSchema>;

/** The lot as it would be if an alternative were its own model. */
export function lotUnder(lot: Lot, { model }: Alternative): Lot {
  return { ...lot, model };
}
