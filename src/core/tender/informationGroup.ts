import { z } from 'zod';
import { idSchema, textSchema } from './schemaText.ts';

export const informationGroupSchema = z
  .strictObject({
    id: idSchema.meta({ description: 'Short name in results; not the name of an input.' }),
    label: textSchema,
    members: z.array(z.string()).min(2).meta({
      description: 'Ids of parameters and indicators; an indicator means that indicator in every offer.',
    }),
  })
  .meta({
    id: 'InformationGroup',
    description:
      'Inputs that one study would make known together: what knowing all of them would be worth (EVPPI of the group).',
  });

export type InformationGroup = z.infer<typeof informationGroupSchema>;
