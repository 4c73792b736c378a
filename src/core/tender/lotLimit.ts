import { z } from 'zod';

/** How many lots one supplier may win (D.Lgs. 36/2023, art. 58, c. 4: the notice says so, with objective rules). */
export const lotLimitSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({
      kind: z.literal('most').meta({ description: 'At most this number of lots to one supplier.' }),
      lots: z.int().min(1),
      order: z.array(z.string()).min(1).meta({
        description: 'All lots in the order in which they are awarded; the limit bites in the later ones.',
      }),
      whenNoOther: z.enum(['exceed', 'not-awarded']).meta({
        description:
          'A lot for which only suppliers at their limit are left: the first of them wins it all the same, or nobody.',
      }),
    }),
  ])
  .meta({ id: 'LotLimit', description: 'Award limit per supplier (vincolo di aggiudicazione).' });

export type LotLimit = z.infer<typeof lotLimitSchema>;
