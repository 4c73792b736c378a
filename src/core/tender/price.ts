import { z } from 'zod';
import { articleSchema, codeSchema, weightSchema } from './criterion.ts';
import { lifeCycleCostSchema } from './lifeCycleCost.ts';
import type { Lot } from './lot.ts';
import { textSchema } from './schemaText.ts';

/** How a price becomes a coefficient between 0 and 1. */
export const priceFormulaSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('linear').meta({ description: 'R / Rmax: linear interpolation.' }),
    }),
    z.strictObject({
      kind: z
        .literal('bilinear')
        .meta({ description: 'X·R/R̄ up to the mean discount R̄, then up to 1 at the greatest.' }),
      x: z.literal([0.8, 0.85, 0.9]).meta({ description: 'Coefficient at the mean discount.' }),
    }),
    z.strictObject({
      kind: z.literal('absolute').meta({ description: 'R itself: the discount on the base price.' }),
    }),
    z.strictObject({
      kind: z
        .literal('inverse-proportional')
        .meta({ description: 'Lowest price of the admitted offers / price.' }),
    }),
    z.strictObject({
      kind: z.literal('power').meta({ description: '(R / Rmax)^α.' }),
      alpha: z.number().positive().max(10).meta({
        description: 'Exponent: below 1 it rewards small discounts, above 1 great ones.',
      }),
    }),
    z.strictObject({
      kind: z.literal('min-max').meta({
        description:
          '(R − Rmin) / (Rmax − Rmin): the dearest gets 0. Discouraged: small differences of price become all points.',
      }),
    }),
    z.strictObject({
      kind: z.literal('to-threshold').meta({
        description: 'In proportion up to a threshold price, where the coefficient is 1; no more below it.',
      }),
      thresholdPrice: z.number().min(0).meta({ description: 'EUR without VAT, below the base price.' }),
    }),
    z.strictObject({
      kind: z.literal('concave').meta({
        description: '1 − (price / base price)^n: each further discount earns less.',
      }),
      n: z.int().min(2).max(10),
    }),
  ])
  .meta({ id: 'PriceFormula', description: 'Coefficient from the discount R = (base − price)/base.' });

/** The formula of a price with what holds where it would say nothing. */
const formulaRules = {
  formula: priceFormulaSchema,
  whenAllDiscountsEqual: z.enum(['maximum', 'formula']).meta({
    description:
      'All admitted offers (or the only one) have the same discount above 0: all get 1, or what the formula gives.',
  }),
  whenNoDiscount: z.enum(['maximum', 'zero']).meta({
    description: 'No admitted offer has a discount, where R/Rmax would be 0/0: all get 1, or 0.',
  }),
};

const head = {
  code: codeSchema,
  weight: weightSchema,
  label: textSchema,
  article: articleSchema,
};

const itemSchema = z
  .strictObject({
    code: codeSchema,
    weight: weightSchema,
    label: textSchema,
    basePrice: z.number().positive().meta({
      description: 'EUR per unit without VAT, above which an offer is refused.',
    }),
    quantity: z.number().positive().meta({ description: 'Units over the contract.' }),
    unit: textSchema.meta({ description: 'Of what the price is: a device, a year, the whole contract.' }),
    lifeCycleCost: lifeCycleCostSchema.optional().meta({
      description:
        'Where given, suppliers offer these components, and their life-cycle cost for one unit is scored in place of a price.',
    }),
    ...formulaRules,
  })
  .meta({ id: 'PriceItem', description: 'A price of its own, with its points and its formula.' });

export const priceSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('per-patient').meta({ description: 'One price per patient.' }),
      ...head,
      ...formulaRules,
    }),
    z.strictObject({
      kind: z.literal('items').meta({
        description:
          'Several prices, each with its own points and formula; their weights add up to the weight of the price.',
      }),
      ...head,
      items: z.array(itemSchema).min(1),
    }),
  ])
  .meta({ id: 'Price', description: 'The economic criterion: its points and its published formula.' });

export type PriceItem = z.infer<typeof itemSchema>;
export type PriceFormula = z.infer<typeof priceFormulaSchema>;
export type PriceRules = Pick<PriceItem, 'formula' | 'whenAllDiscountsEqual' | 'whenNoDiscount'>;

/** The part of a lot that says how prices become points. */
export type PricedLot = Pick<Lot, 'price' | 'basePrice' | 'patients'>;

/** What is priced in a lot: its items, or the one price per patient as the only item. */
export function priceItems({ price, basePrice, patients }: PricedLot): PriceItem[] {
  if (price.kind === 'items') return price.items;
  const { kind: _, article: __, ...rules } = price;
  return [{ ...rules, basePrice, quantity: patients, unit: { it: 'paziente', en: 'patient' } }];
}

/** EUR per patient of the prices of an offer: units over the contract × price, over its patients. */
export function pricePerPatient(lot: PricedLot, prices: Readonly<Record<string, number>>): number {
  if (lot.price.kind === 'per-patient') return priceOf(prices, lot.price.code);
  // Divided once, so that whole amounts over the contract give no idle digits per patient.
  const contract = lot.price.items.reduce(
    (sum, { code, quantity }) => sum + quantity * priceOf(prices, code),
    0,
  );
  return contract / lot.patients;
}

/** EUR per unit of one item. @throws if the offer has no such price */
export function priceOf(prices: Readonly<Record<string, number>>, code: string): number {
  const price = prices[code];
  if (price === undefined) throw new Error(`an offer without the price of ${code}`);
  return price;
}
