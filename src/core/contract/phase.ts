import { z } from 'zod';
import { idSchema, textSchema } from '../tender/schemaText.ts';

/** The way of a contract, in this order: from the decision to buy by outcomes to what others may learn of it. */
export const phaseNames = [
  'decision',
  'coordination',
  'design',
  'execution',
  'evaluation',
  'diffusion',
] as const;

export type PhaseName = (typeof phaseNames)[number];

/** What a phase must have brought before the next one begins. */
export const phaseSchema = z
  .strictObject({
    phase: z.enum(phaseNames).meta({ description: 'Which phase.' }),
    artefacts: z
      .array(z.strictObject({ id: idSchema, label: textSchema, required: z.boolean() }))
      .meta({ description: 'Documents of the phase.' }),
    signatories: z
      .array(z.strictObject({ role: idSchema, label: textSchema, name: z.string().min(1) }))
      .meta({ description: 'Who signs that the phase is complete: role and name.' }),
    gate: textSchema.meta({ description: 'What must hold before the next phase, in words.' }),
  })
  .meta({ id: 'Phase' });

export type Phase = z.infer<typeof phaseSchema>;
