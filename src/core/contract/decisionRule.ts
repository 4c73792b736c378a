import { z } from 'zod';

/** When a target counts as met, missed or undecided; and how sure one must be. */
export const decisionRuleSchema = z
  .strictObject({
    level: z
      .number()
      .min(0.5)
      .max(0.9999)
      .meta({ description: 'Confidence of the two-sided interval by which targets are decided: 0.95.' }),
    rateInterval: z.enum(['wilson', 'clopper-pearson', 'jeffreys']).meta({
      description: 'Interval of a crude rate. Ratios O/E always use the exact one of Garwood 1936.',
    }),
    minimumPatients: z
      .int()
      .min(1)
      .meta({ description: 'Below this no target is decided, whatever the interval says.' }),
    prior: z.strictObject({ a: z.number().positive(), b: z.number().positive() }).meta({
      description: 'Beta prior of a rate for the probability that the target is met; ½ and ½ is Jeffreys’.',
    }),
    ratioPrior: z
      .strictObject({ shape: z.number().positive(), scale: z.number().positive() })
      .meta({ description: 'Gamma prior of a ratio O/E.' }),
    comparisons: z.enum(['none', 'holm']).meta({
      description:
        'Whether the levels are held against the number of targets of a supplier (Holm) before a sanction.',
    }),
    power: z
      .number()
      .min(0.5)
      .max(0.999)
      .meta({ description: 'Power for which the sample still needed is computed: 0.8.' }),
  })
  .meta({ id: 'DecisionRule' });

export type DecisionRule = z.infer<typeof decisionRuleSchema>;
