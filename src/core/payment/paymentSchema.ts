import { z } from 'zod';

/** EUR with at most two decimals, from 0: sums of such amounts are whole cents. Ten billion a thousand times is still exact. */
export const eurosSchema = z
  .number()
  .min(0)
  .max(1e10)
  .refine((euros) => Math.abs(euros * 100 - Math.round(euros * 100)) < 1e-6, 'at most two decimals')
  .meta({ description: 'EUR without VAT, at most two decimals.' });

/** Between 0 and 1. */
export const shareSchema = z.number().min(0).max(1);
