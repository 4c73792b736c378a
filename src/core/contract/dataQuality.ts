import { z } from 'zod';

const share = z.number().min(0).max(1);

/** What delivered data must reach before a target is decided on them. Below it the target is "not computable". */
export const dataQualitySchema = z
  .strictObject({
    lagDays: z.int().min(0).meta({
      description: 'Days after the window until all rows are in: younger index dates are not counted yet.',
    }),
    leastFollowUp: share.meta({ description: 'Share of due patients whose outcome is known, at least.' }),
    leastLinkage: share.meta({ description: 'Share of outcome rows that find their device, at least.' }),
    consumptionTolerance: share.meta({
      description:
        'Greatest difference between devices delivered and devices consumed, by site and month, as a share of the consumed.',
    }),
    deliveryDueDays: z
      .int()
      .min(1)
      .meta({ description: 'Days after the end of a month by which its delivery is owed.' }),
  })
  .meta({ id: 'DataQuality' });
