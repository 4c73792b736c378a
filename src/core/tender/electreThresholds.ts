import { z } from 'zod';

export const electreThresholdsSchema = z
  .strictObject({
    concordance: z.number().gt(0.5).max(1).meta({
      description:
        'Share of the weights on which an offer must be at least as good as another to outrank it, as a fraction.',
    }),
    discordance: z.number().min(0).lt(1).meta({
      description:
        'Coefficient by which it may be worse on any criterion at the most: 0.4 is 40% of the scale.',
    }),
  })
  .meta({
    id: 'ElectreThresholds',
    description:
      'Thresholds of ELECTRE I, shown beside the award as information and never used for it. Without them only TOPSIS, which needs none, is shown.',
  });

export type ElectreThresholds = z.infer<typeof electreThresholdsSchema>;
