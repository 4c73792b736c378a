import { z } from 'zod';
import { betaFromMeanSe } from '../distributions/beta.ts';
import type { Distribution } from '../distributions/distribution.ts';
import { fixedAt } from '../distributions/fixed.ts';
import { gammaFromMeanSe } from '../distributions/gamma.ts';
import { logNormalFromInterval } from '../distributions/logNormal.ts';
import { normalFromMeanSe } from '../distributions/normal.ts';
import { idSchema, sourceSchema, textSchema } from './schemaText.ts';

const positive = z.number().positive();

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
  }
}
