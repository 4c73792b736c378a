import { z } from 'zod';
import { idSchema, sourceSchema, textSchema } from '../tender/schemaText.ts';

/**
 * A risk model as the annex of the contract freezes it: which outcome was to be expected of a patient, whoever supplied the device. It is
 * never fitted on the awarded supplier's own patients, and holds no covariate that the device itself drives.
 */
export const riskModelSchema = z
  .strictObject({
    id: idSchema,
    label: textSchema.meta({ description: 'Its name on pages and reports.' }),
    version: z.string().min(1).meta({ description: 'Named in every result: `EuroSCORE II, 2012`.' }),
    frozenOn: z.iso
      .date()
      .meta({ description: 'Day from which it does not change: before the contract begins.' }),
    source: sourceSchema,
    /** What the model expects of the whole reference population. */
    reference: z.number().meta({
      description:
        'Rate of the reference population, for a score its mean gain: O/E times this is comparable with a target, and so is a mean excess over the model plus this.',
    }),
    referenceExcess: z.number().optional().meta({
      description:
        'For scores: mean, in the reference population, of the score after minus what the model expects. It is taken off, because a model made on other years does not fit the reference on average. Leave it out only where the model was made on the reference population itself: there it is 0.',
    }),
    form: z.discriminatedUnion('kind', [
      z
        .strictObject({
          kind: z
            .literal('logistic')
            .meta({ description: 'p = 1/(1+e^−(intercept + Σ coefficient · covariate)).' }),
          intercept: z.number().meta({ description: 'Log odds where all terms are 0.' }),
          terms: z
            .array(
              z.strictObject({
                covariate: z.string().min(1),
                coefficient: z.number().meta({ description: 'Log odds ratio of one unit, or of the code.' }),
                equals: z.string().min(1).optional().meta({
                  description: 'For covariates that hold a code: 1 where it is this one, else 0.',
                }),
              }),
            )
            .max(100),
        })
        .meta({ id: 'LogisticRisk' }),
      z
        .strictObject({
          kind: z.literal('strata').meta({ description: 'One rate for each value of a covariate.' }),
          covariate: z.string().min(1),
          rates: z
            .record(z.string().min(1), z.number().min(0).max(1))
            .meta({ description: 'Rate by value of the covariate, as fractions.' }),
        })
        .meta({ id: 'StratifiedRisk' }),
      z
        .strictObject({
          kind: z.literal('given').meta({
            description:
              'The expected value of each patient is delivered as a covariate, computed by the named model.',
          }),
          covariate: z.string().min(1),
        })
        .meta({ id: 'GivenRisk' }),
      z
        .strictObject({
          kind: z
            .literal('constant')
            .meta({ description: 'The reference rate for everybody: no adjustment.' }),
        })
        .meta({ id: 'ConstantRisk' }),
    ]),
  })
  .meta({ id: 'RiskModel', description: 'A frozen, versioned risk model.' });

export type RiskModel = z.infer<typeof riskModelSchema>;
