import { z } from 'zod';
import { textSchema } from './schemaText.ts';

const stage = z.enum(['before-rescaling', 'after-first-rescaling', 'after-rescaling']).meta({
  description: 'Which points the threshold looks at (Cons. Stato V 9075/2023: raw ones, unless stated).',
});
const points = z
  .number()
  .positive()
  .meta({ description: 'Technical points below which an offer is excluded.' });
const criterionCode = z.string().meta({ description: 'Code of a technical criterion.' });

const thresholdSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('technical-total'), points, stage }),
    z.strictObject({
      kind: z.literal('criteria').meta({
        description: 'A minimum for each of these criteria, and for the total if one is given.',
      }),
      minimum: z.array(z.strictObject({ criterion: criterionCode, points })).min(1),
      total: points.optional(),
      stage,
    }),
  ])
  .meta({ description: 'Minimum technical points (soglia di sbarramento).' });

const rescalingSchema = z
  .strictObject({
    first: z
      .union([
        z.enum(['none', 'discretionary', 'all']),
        z.strictObject({ criteria: z.array(criterionCode).min(1) }),
      ])
      .meta({
        description:
          'Divide the coefficients of these criteria by the best one (prima riparametrazione); `{criteria: [A.1, A.2]}` names them.',
      }),
    second: z.enum(['none', 'technical-total', 'groups']).meta({
      description:
        'Stretch the technical total, or that of each group of criteria (A.1, A.2 … are group A), so that the best offer gets the maximum (seconda riparametrazione).',
    }),
  })
  .meta({ description: 'Rescaling (riparametrazione), only if declared.' });

const setsSchema = z
  .strictObject({
    technicalMaxima: z.enum(['admitted', 'received']).meta({
      description:
        'Over which offers the best benefit, the greatest and least measures and the best coefficients are taken.',
    }),
    priceMean: z
      .discriminatedUnion('over', [
        z.strictObject({ over: z.literal('admitted') }),
        z.strictObject({
          over: z.literal('trimmed').meta({
            description:
              'Without the greatest and the least discounts: this share of the offers, rounded up, at each end (taglio delle ali). If none would be left, all count.',
          }),
          share: z.number().positive().lt(0.5),
        }),
      ])
      .meta({ description: 'Over which admitted offers the mean discount R̄ is taken.' }),
  })
  .meta({ description: 'The sets of offers behind maxima and means.' });

const roundingSchema = z
  .strictObject({
    decimals: z.int().min(0).max(6),
    mode: z.enum(['half-up', 'half-even', 'truncate']),
    stage: z.enum(['coefficient', 'criterion', 'total']).meta({
      description:
        'Round already the coefficients, or the points of each criterion and price item, or only the technical and economic totals. What comes after is rounded too.',
    }),
  })
  .meta({ description: 'Rounding, in decimal arithmetic.' });

const tieSchema = z.union([
  z.enum(['higher-technical', 'higher-economic', 'lower-price', 'drawing-of-lots']),
  z.strictObject({ higherOn: criterionCode }),
]);

const share = z.number().positive().max(1);
const anomalyElementSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z
      .literal('discount-above')
      .meta({ description: 'Discount on the base price above this fraction.' }),
    discount: share,
  }),
  z.strictObject({
    kind: z
      .literal('discount-above-mean')
      .meta({ description: 'Discount above the mean of the admitted offers by more than this fraction.' }),
    by: share,
  }),
  z.strictObject({
    kind: z
      .literal('technical-share')
      .meta({ description: 'Technical points at or above this share of the maximum.' }),
    share,
  }),
  z.strictObject({
    kind: z
      .literal('economic-share')
      .meta({ description: 'Economic points at or above this share of the maximum.' }),
    share,
  }),
]);

const anomalySchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('none').meta({ description: 'No computed sign; the board may still ask (art. 110).' }),
    }),
    z.strictObject({
      kind: z.literal('four-fifths').meta({
        description:
          'Technical and economic points both at or above four fifths of their maxima: the former rule, if adopted.',
      }),
      stage: z.enum(['before-rescaling', 'after-rescaling']).meta({
        description: 'Which technical points are compared.',
      }),
      fewestOffers: z.int().min(1).meta({ description: 'Applied from this number of admitted offers on.' }),
    }),
    z.strictObject({
      kind: z.literal('elements').meta({
        description: 'By the elements stated in the notice (D.Lgs. 36/2023, art. 110, c. 1).',
      }),
      when: z.enum(['any', 'all']).meta({ description: 'One element is enough, or all must be there.' }),
      elements: z.array(anomalyElementSchema).min(1),
      note: textSchema.optional().meta({ description: 'Elements that no computation can see, in words.' }),
    }),
  ])
  .meta({
    description: 'When an offer is flagged as abnormally low. A flag asks for explanations, no more.',
  });

const winnersSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('one') }),
    z.strictObject({
      kind: z.literal('several').meta({ description: 'A framework with several suppliers.' }),
      quotas: z.array(share).min(2).meta({ description: 'Shares of the contract by rank, adding up to 1.' }),
      whenFewer: z.enum(['in-proportion', 'to-the-first', 'not-awarded']).meta({
        description:
          'Quotas that no admitted offer is left for: shared in proportion, given to the first, or not awarded.',
      }),
    }),
  ])
  .meta({ description: 'Who wins: one offer, or several with quotas.' });

/** How points become a ranking. Italian law leaves the board free on these steps, so each one is declared. */
export const awardRulesSchema = z
  .strictObject({
    threshold: thresholdSchema,
    rescaling: rescalingSchema,
    sets: setsSchema,
    rounding: roundingSchema,
    ties: z.array(tieSchema).min(1).meta({
      description:
        'What decides between equal totals, in this order; `{higherOn: A.1}` looks at the points of one criterion.',
    }),
    anomaly: anomalySchema,
    winners: winnersSchema,
  })
  .meta({
    id: 'AwardRules',
    description:
      'Threshold, rescaling, sets of offers, rounding, ties, anomaly and winners. Nothing has a default.',
  });

export type AwardRules = z.infer<typeof awardRulesSchema>;
export type Tie = AwardRules['ties'][number];
export type AnomalyElement = z.infer<typeof anomalyElementSchema>;
