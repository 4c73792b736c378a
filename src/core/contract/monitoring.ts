import { z } from 'zod';

/** How series are watched between reviews. An alarm asks for a look at the data; it never moves money. */
export const monitoringSchema = z
  .strictObject({
    oddsRatio: z
      .number()
      .gt(1)
      .meta({ description: 'The CUSUM looks for odds of the event multiplied by this: 2.' }),
    falseAlarmEvery: z.int().min(10).meta({
      description: 'One false alarm every so many patients, on average, if nothing is wrong: sets the limit.',
    }),
    baselineMonths: z
      .int()
      .min(1)
      .meta({ description: 'First months of the contract whose level the control charts lock.' }),
    funnelLevels: z
      .strictObject({ warning: z.number().min(0.5).max(0.9999), action: z.number().min(0.5).max(0.9999) })
      .meta({ description: 'Levels of the funnel limits: 0.95 and 0.998.' }),
  })
  .meta({ id: 'Monitoring' });
