import { z } from 'zod';

/** How points become a ranking. Italian law leaves the board free on these steps, so each one is declared. */
export const awardRulesSchema = z
  .strictObject({
    threshold: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('none') }),
        z.strictObject({
          kind: z.literal('technical-total'),
          points: z
            .number()
            .positive()
            .meta({ description: 'Technical points below which an offer is excluded.' }),
          stage: z.enum(['before-rescaling', 'after-rescaling']).meta({
            description: 'On raw or on rescaled points (Cons. Stato V 9075/2023: raw, unless stated).',
          }),
        }),
      ])
      .meta({ description: 'Minimum technical points (soglia di sbarramento).' }),
    rescaling: z
      .strictObject({
        first: z.enum(['none', 'discretionary', 'all']).meta({
          description: 'Divide the coefficients of these criteria by the best one (prima riparametrazione).',
        }),
        second: z.enum(['none', 'technical-total']).meta({
          description:
            'Stretch the technical total so that the best offer gets the maximum (seconda riparametrazione).',
        }),
      })
      .meta({ description: 'Rescaling (riparametrazione), only if declared.' }),
    rounding: z
      .strictObject({
        decimals: z.int().min(0).max(6),
        mode: z.enum(['half-up', 'half-even', 'truncate']),
        stage: z.enum(['criterion', 'total']).meta({
          description: 'Round the points of each criterion, or only the technical and economic totals.',
        }),
      })
      .meta({ description: 'Rounding of points, in decimal arithmetic.' }),
    ties: z
      .array(z.enum(['higher-technical', 'lower-price', 'drawing-of-lots']))
      .min(1)
      .meta({ description: 'What decides between equal totals, in this order.' }),
  })
  .meta({ id: 'AwardRules', description: 'Threshold, rescaling, rounding and ties. Nothing has a default.' });

export type AwardRules = z.infer<typeof awardRulesSchema>;
