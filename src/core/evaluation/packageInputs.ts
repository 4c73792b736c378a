import { z } from 'zod';
import type { Place } from '../problem.ts';
import type { Committee } from '../scoring/committee.ts';
import type { LotEvaluation } from './evaluateLot.ts';

const fileSchema = z.string().regex(/^[0-9a-f]{64}$/);
const placeSchema = z.strictObject({ sheet: z.string().exactOptional(), cell: z.string().exactOptional() });

/** What was received for one lot, as understood: figures as given, each with its cell, and the files' SHA-256. */
export const lotInputsSchema = z.strictObject({
  lot: z.string(),
  offers: z.array(
    z.strictObject({
      supplier: z.string(),
      evidence: z.strictObject({
        sha256: fileSchema,
        indicators: z.array(
          z.strictObject({
            indicator: z.string(),
            /** Figures by field; empty if none were given, or if `draws` were. */
            given: z.record(z.string(), z.number()),
            /** The rows of the supplier's own model. */
            draws: z.array(z.number()).exactOptional(),
            source: z.string(),
            note: z.string(),
            place: placeSchema,
          }),
        ),
        /** Levels and figures declared, by criterion. */
        declarations: z.record(z.string(), z.string()),
        measures: z.record(z.string(), z.number()),
      }),
      price: z.strictObject({
        /** As written in the price workbook. */
        supplier: z.string(),
        sha256: fileSchema,
        /** EUR per unit by price item; of items whose price is a life-cycle cost EUR by component. */
        prices: z.record(z.string(), z.number()),
        amounts: z.record(z.string(), z.record(z.string(), z.number())),
        place: placeSchema,
      }),
    }),
  ),
  committee: z.strictObject({
    commissioners: z.array(z.string()),
    judgements: z.array(
      z.strictObject({
        criterion: z.string(),
        offer: z.string(),
        coefficients: z.array(z.number()),
        reason: z.string(),
      }),
    ),
    tables: z.array(
      z.strictObject({
        criterion: z.string(),
        commissioner: z.string(),
        preferences: z.array(
          z.strictObject({
            first: z.string(),
            second: z.string(),
            preferred: z.string().nullable(),
            grade: z.int().min(1).max(6),
          }),
        ),
        reason: z.string(),
      }),
    ),
  }),
});

export type LotInputs = z.infer<typeof lotInputsSchema>;

/** The inputs of an evaluation, without anything that was computed from them. */
export function lotInputs({
  lot,
  offers,
  committee,
}: LotEvaluation & { readonly committee: Committee }): LotInputs {
  return {
    lot,
    offers: offers.map(({ supplier, evidence, evidenceSha256, price, priceSha256 }) => ({
      supplier,
      evidence: {
        sha256: evidenceSha256,
        indicators: evidence.evidence.map(({ indicator, given, source, note, place, distribution }) => ({
          indicator,
          ...(distribution.family === 'empirical'
            ? { given: {}, draws: [...distribution.values] }
            : { given }),
          source,
          note,
          place: cellOf(place),
        })),
        declarations: evidence.declarations,
        measures: evidence.measures,
      },
      price: {
        supplier: price.supplier,
        sha256: priceSha256,
        prices: Object.fromEntries(
          Object.entries(price.prices).filter(([item]) => price.amounts[item] === undefined),
        ),
        amounts: price.amounts,
        place: cellOf(price.place),
      },
    })),
    committee: {
      commissioners: [...committee.commissioners],
      judgements: committee.judgements.map((one) => ({ ...one, coefficients: [...one.coefficients] })),
      tables: committee.tables.map((one) => ({ ...one, preferences: [...one.preferences] })),
    },
  };
}

/** Sheet and cell only. */
export function cellOf({ sheet, cell }: Place): z.infer<typeof placeSchema> {
  return { ...(sheet !== undefined && { sheet }), ...(cell !== undefined && { cell }) };
}
