import { z } from 'zod';
import { formulaSchema } from './schemaText.ts';

/** Expected effect and cost of care of one patient as two formulas. */
export const eventTreeSchema = z
  .strictObject({
    kind: z.literal('event-tree'),
    effect: z.strictObject({ unit: z.string(), formula: formulaSchema }),
    careCost: z.strictObject({ unit: z.string(), formula: formulaSchema }).meta({
      description: 'Cost of care without the device; it must not depend on anything offered as a price.',
    }),
  })
  .meta({ id: 'EventTree', description: 'Expected cost and effect of one patient as formulas.' });

export type EventTree = z.infer<typeof eventTreeSchema>;
