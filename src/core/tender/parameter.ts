import { z } from 'zod';
import { betaFromEvents, betaFromMeanSe } from '../distributions/beta.ts';
import type { Distribution } from '../distributions/distribution.ts';
import { fixedAt } from '../distributions/fixed.ts';
import { gammaFromMeanSe } from '../distributions/gamma.ts';
import { logNormalFromInterval, logNormalFromTwoArms } from '../distributions/logNormal.ts';
import { normalFromMeanSe } from '../distributions/normal.ts';
import { triangularBetween } from '../distributions/triangular.ts';
import { uniformBetween } from '../distributions/uniform.ts';
import { fittedChecked, intervalQuantiles } from './quantileFindings.ts';
import { idSchema, sourceSchema, textSchema } from './schemaText.ts';

const positive = z.number().positive();
const events = z.int().min(0).meta({ description: 'Patients with the event (first arm, of two).' });
const patients = z.int().positive().meta({ description: 'Patients observed (first arm, of two).' });
const tailProbability = z.number().gt(0).lt(1);

const interval = {
  centre: z.enum(['mean', 'median', 'mode']).meta({ description: 'Which middle value is given.' }),
  value: z.number().meta({ description: 'The middle value: held against the fit, never changing it.' }),
  low: z.number().meta({ description: 'Lower limit of the central interval.' }),
  high: z.number().meta({ description: 'Upper limit of the central interval.' }),
  probability: tailProbability.meta({
    description: 'Probability of the interval: 0.95, or 0.9 from 5% to 95%.',
  }),
};

const quantiles = {
  lowProbability: tailProbability.meta({ description: 'Probability below the lower value.' }),
  low: z.number().meta({ description: 'The lower value.' }),
  highProbability: tailProbability.meta({ description: 'Probability below the upper value.' }),
  high: z.number().meta({ description: 'The upper value.' }),
};

const valueSchema = z
  .discriminatedUnion('family', [
    z
      .strictObject({ family: z.literal('fixed'), value: z.number() })
      .meta({ id: 'FixedValue', description: 'A figure taken as known.' }),
    z
      .strictObject({ family: z.literal('gamma'), mean: positive, se: positive })
      .meta({ id: 'GammaValue', description: 'A positive quantity (cost): mean and standard error.' }),
    z
      .strictObject({ family: z.literal('beta'), mean: z.number().gt(0).lt(1), se: positive })
      .meta({ id: 'BetaValue', description: 'A fraction or utility: mean and standard error.' }),
    z
      .strictObject({ family: z.literal('normal'), mean: z.number(), se: positive })
      .meta({ id: 'NormalValue', description: 'An unbounded quantity: mean and standard error.' }),
    z
      .strictObject({ family: z.literal('lognormal'), estimate: positive, lower: positive, upper: positive })
      .meta({ id: 'LogNormalValue', description: 'A ratio and its 95% interval.' }),
    z
      .strictObject({ family: z.literal('uniform'), minimum: z.number(), maximum: z.number() })
      .meta({ id: 'UniformValue', description: 'Only the limits are known: all values between are equal.' }),
    z
      .strictObject({
        family: z.literal('triangular'),
        minimum: z.number(),
        mode: z.number(),
        maximum: z.number(),
      })
      .meta({ id: 'TriangularValue', description: 'Minimum, most likely value and maximum.' }),
    z
      .strictObject({
        family: z.literal('beta-events'),
        events,
        n: patients,
        prior: z.enum(['none', 'jeffreys', 'uniform']).meta({
          description: 'Added to events and non-events: nothing, ½ and ½, 1 and 1.',
        }),
      })
      .meta({ id: 'BetaEventsValue', description: 'Events among n patients: Beta.' }),
    z
      .strictObject({ family: z.literal('gamma-sd'), mean: positive, sd: positive, n: z.int().positive() })
      .meta({
        id: 'GammaSdValue',
        description: 'Mean, standard deviation and number of patients: Gamma on the mean, SE = SD/√n.',
      }),
    z.strictObject({ family: z.literal('beta-interval'), ...interval }).meta({
      id: 'BetaIntervalValue',
      description: 'The Beta whose central interval has exactly these limits (a clinician’s estimate).',
    }),
    z.strictObject({ family: z.literal('gamma-interval'), ...interval }).meta({
      id: 'GammaIntervalValue',
      description: 'The Gamma whose central interval has exactly these limits (a clinician’s estimate).',
    }),
    z
      .strictObject({ family: z.literal('beta-quantiles'), ...quantiles })
      .meta({ id: 'BetaQuantilesValue', description: 'The Beta with exactly these two quantiles.' }),
    z
      .strictObject({ family: z.literal('gamma-quantiles'), ...quantiles })
      .meta({ id: 'GammaQuantilesValue', description: 'The Gamma with exactly these two quantiles.' }),
    z
      .strictObject({
        family: z.literal('lognormal-arms'),
        events,
        n: patients,
        comparatorEvents: z.int().min(0).meta({ description: 'Patients with the event in the second arm.' }),
        comparatorN: z.int().positive().meta({ description: 'Patients observed in the second arm.' }),
      })
      .meta({
        id: 'LogNormalArmsValue',
        description: 'Risk ratio from events among n patients in each of two arms.',
      }),
  ])
  .meta({ id: 'ParameterValue' });

export const parameterSchema = z
  .strictObject({
    id: idSchema,
    label: textSchema,
    unit: z.string().meta({ description: 'Unit of the value: `EUR`, `EUR/day`, `QALY`, `1`, …' }),
    value: valueSchema,
    source: sourceSchema,
  })
  .meta({
    id: 'Parameter',
    description:
      'An input of the valuation that is the same for all offers: unit cost, utility loss, baseline.',
  });

export type Parameter = z.infer<typeof parameterSchema>;
export type ParameterValue = Parameter['value'];

/** What the tender itself says of a shared parameter, as a distribution. */
export function parameterDistribution({ value }: Parameter): Distribution {
  switch (value.family) {
    case 'fixed':
      return fixedAt(value.value);
    case 'gamma':
      return gammaFromMeanSe(value.mean, value.se);
    case 'beta':
      return betaFromMeanSe(value.mean, value.se);
    case 'normal':
      return normalFromMeanSe(value.mean, value.se);
    case 'lognormal':
      return logNormalFromInterval(value.estimate, value.lower, value.upper);
    case 'uniform':
      return uniformBetween(value.minimum, value.maximum);
    case 'triangular':
      return triangularBetween(value.minimum, value.mode, value.maximum);
    case 'beta-events':
      return betaFromEvents(value.events, value.n, value.prior);
    case 'gamma-sd':
      return gammaFromMeanSe(value.mean, value.sd / Math.sqrt(value.n));
    case 'beta-interval':
      return fittedChecked(intervalQuantiles('beta', value));
    case 'gamma-interval':
      return fittedChecked(intervalQuantiles('gamma', value));
    case 'beta-quantiles':
      return fittedChecked({ ...value, family: 'beta' });
    case 'gamma-quantiles':
      return fittedChecked({ ...value, family: 'gamma' });
    case 'lognormal-arms':
      return logNormalFromTwoArms(value.events, value.n, value.comparatorEvents, value.comparatorN);
  }
}
