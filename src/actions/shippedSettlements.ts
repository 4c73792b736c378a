import { z } from 'zod';
import type { Parsed } from '../core/problem.ts';
import { objectionReasons } from '../core/settlement/statementAct.ts';
import { type Locate, shapeProblems } from '../core/tender/parseTender.ts';

const text = z.string().trim().min(1);
const did = {
  at: z.iso.datetime({ offset: true }).meta({ description: 'When it happened.' }),
  by: text.meta({ description: 'Who did it, by name.' }),
};
/** A line of the statement of a supplier for a period. */
const line = { supplier: text, period: z.int().min(1), line: text };
const verdict = z.enum(['stands', 'falls']);

const stepSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('settle'), period: z.int().min(1), asOf: z.iso.date().optional(), ...did }),
  z.strictObject({ do: z.literal('approve'), period: z.int().min(1), ...did }),
  z.strictObject({
    do: z.literal('object'),
    ...line,
    claim: z.strictObject({ site: text, reference: text }).nullable().default(null),
    reason: z.enum(objectionReasons),
    text,
    ...did,
  }),
  z.strictObject({ do: z.literal('accept'), ...line, ...did }),
  z.strictObject({ do: z.literal('task'), ...line, site: text, text, ...did }),
  z.strictObject({
    do: z.literal('answer'),
    ...line,
    site: text,
    finding: z.enum(['confirmed', 'corrected', 'not-found']),
    text,
    ...did,
  }),
  z.strictObject({
    do: z.literal('opinion'),
    ...line,
    role: z.enum(['first', 'second', 'third']),
    verdict,
    text,
    ...did,
  }),
  z.strictObject({ do: z.literal('resolve'), ...line, verdict, text, ...did }),
]);

const shippedSettlementsSchema = z.array(
  z.strictObject({
    after: text.meta({ description: 'Folder of the delivery after which this happened.' }),
    steps: z.array(stepSchema),
  }),
);

/** One step of the invented history of a contract that comes with the program. */
export type SettlementStep = z.infer<typeof stepSchema>;

/** What happened after each delivery, in order. */
export type ShippedSettlements = z.infer<typeof shippedSettlementsSchema>;

/** Unknown data, `settlements.yaml` beside a shipped contract, to its history. */
export function parseShippedSettlements(data: unknown, locate: Locate): Parsed<ShippedSettlements> {
  const shape = shippedSettlementsSchema.safeParse(data, { reportInput: true });
  if (shape.success) return { value: shape.data, problems: [] };
  return { value: undefined, problems: shape.error.issues.flatMap((issue) => shapeProblems(issue, locate)) };
}
