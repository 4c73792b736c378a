import { z } from 'zod';
import { priceFormulaSchema } from '../tender/price.ts';

/** What a past tender may be entered with. Texts are in the one language of the papers it comes from. */
const text = z.string().min(1);
const amount = z.number().min(0);

const formulaSchema = z.discriminatedUnion('kind', [
  ...priceFormulaSchema.options,
  /** The papers print the points of the price but not how they came about. */
  z.strictObject({ kind: z.literal('as-printed') }),
]);

const priceSchema = z.strictObject({
  weight: z.number().positive(),
  /** What the prices and the base price pay for. */
  per: z.enum(['patient', 'contract']),
  formula: formulaSchema,
  whenAllDiscountsEqual: z.enum(['maximum', 'formula']),
  whenNoDiscount: z.enum(['maximum', 'zero']),
});

const awardSchema = z.strictObject({
  threshold: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({
      kind: z.literal('technical-total'),
      points: z.number().positive(),
      stage: z.enum(['before-rescaling', 'after-rescaling']),
    }),
  ]),
  rescaling: z.strictObject({
    first: z.enum(['none', 'discretionary', 'all']),
    second: z.enum(['none', 'technical-total']),
  }),
  rounding: z.strictObject({
    decimals: z.int().min(0).max(6),
    mode: z.enum(['half-up', 'half-even', 'truncate']),
    stage: z.enum(['coefficient', 'criterion', 'total']),
  }),
  ties: z.array(z.enum(['higher-technical', 'higher-economic', 'lower-price', 'drawing-of-lots'])).min(1),
});

const criterionSchema = z.strictObject({
  code: z.string().regex(/^[A-Z](\.\d+)*$/),
  label: text,
  weight: z.number().positive(),
  letter: z.enum(['D', 'Q', 'T']),
});

/** Effect and cost of care per patient, without the device's price. */
const profileSchema = z.strictObject({ effect: z.number(), costOfCare: z.number() });

/** What later came of an offer, per patient: effect and cost of care, or the benefit in euros if that is all there is. */
const outcomeSchema = z.union([
  profileSchema.extend({ source: text }),
  z.strictObject({ benefit: z.number(), source: text }),
]);

const offerSchema = z.strictObject({
  name: text,
  /** EUR without VAT; or the discount on the base price as a fraction. */
  price: amount.optional(),
  discount: z.number().min(0).max(1).optional(),
  winner: z.boolean(),
  /** By criterion code: coefficients 0 to 1, or points before any rescaling, as the lot says. */
  judged: z.record(z.string(), z.number().min(0)),
  /** What the papers print, to be compared. */
  printed: z
    .strictObject({
      criteria: z.record(z.string(), z.number()).optional(),
      technical: z.number().optional(),
      economic: z.number().optional(),
      total: z.number().optional(),
    })
    .optional(),
  outcome: outcomeSchema.optional(),
});

const lotSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/),
  title: text,
  patients: z.int().positive().optional(),
  basePrice: z.number().positive().optional(),
  given: z.enum(['coefficients', 'points']),
  criteria: z.array(criterionSchema).min(1),
  price: priceSchema,
  award: awardSchema,
  /** Minimum acceptable and ideal profile, for quality points from outcomes. */
  profiles: z.strictObject({ minimum: profileSchema, ideal: profileSchema.optional() }).optional(),
  /** A price to which candidate rules score, EUR; without it those candidates are left out. */
  candidateThresholdPrice: amount.optional(),
  offers: z.array(offerSchema).min(1),
});

export const pastTenderSchema = z.strictObject({
  title: text,
  buyer: text,
  /** Where the score sheet was published; of an invented tender, that it is one. */
  source: text,
  /** Shown wherever the tender is. */
  notice: text.optional(),
  willingnessToPay: z.strictObject({
    value: z.number().positive(),
    /** `EUR/QALY`. */
    unit: text,
    from: amount,
    to: z.number().positive(),
    step: z.number().positive(),
  }),
  lots: z.array(lotSchema).min(1),
});

/** A tender that was awarded, entered from its papers. */
export type PastTender = z.infer<typeof pastTenderSchema>;
export type PastLot = PastTender['lots'][number];
export type PastOffer = PastLot['offers'][number];
export type PastPrice = PastLot['price'];
export type PastRescaling = PastLot['award']['rescaling'];
