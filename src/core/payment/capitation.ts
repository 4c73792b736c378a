import { z } from 'zod';
import { decimal, total } from '../numbers/arithmetic.ts';
import { type Cents, centsFromEuros, eurosFromCents } from './money.ts';
import { eurosSchema, shareSchema } from './paymentSchema.ts';
import type { Step, WorkedAmount } from './workedAmount.ts';

/** Capitation (P11): a premium per member and month, with corridors around the cost. */
export const capitationSchema = z
  .strictObject({
    kind: z.literal('capitation'),
    strata: z
      .array(
        z.strictObject({
          stratum: z.string().min(1).meta({ description: 'As in `stratum` of the rows of enrolment.' }),
          risk: z.number().positive().meta({ description: 'Weight of a member month.' }),
        }),
      )
      .min(1),
    perMemberMonth: eurosSchema.meta({ description: 'PMPM: EUR per risk-adjusted member month.' }),
    quality: z
      .number()
      .min(-1)
      .max(1)
      .meta({ description: 'q: premium × (1 + q), agreed for the contract.' }),
    corridors: z
      .array(
        z.strictObject({
          above: shareSchema.meta({
            description: '|cost − premium|/premium from which this corridor counts.',
          }),
          payer: shareSchema.meta({
            description: 'Share of the difference within it that the payer bears, or gets back.',
          }),
        }),
      )
      .meta({ description: 'Rising; up to the first one the provider bears all.' }),
  })
  .meta({ id: 'Capitation', description: 'A premium per member and month, with corridors.' });

export type Capitation = z.infer<typeof capitationSchema>;

/**
 * premium = Σ(member months · risk)·PMPM·(1 + q), in cents; what the cost differs from it is shared by corridors, and the amount is premium ± that share.
 * @param memberMonths by stratum; those that have no weight throw
 * @throws RangeError for a stratum that the contract does not name
 */
export function capitation(
  { strata, perMemberMonth, quality, corridors }: Omit<Capitation, 'kind'>,
  { memberMonths, cost }: { readonly memberMonths: ReadonlyMap<string, number>; readonly cost: Cents },
): WorkedAmount & { readonly premium: Cents; readonly corridor: Cents } {
  const weighted = total(
    decimal,
    [...memberMonths].map(([stratum, months]) => {
      const risk = strata.find((one) => one.stratum === stratum)?.risk;
      if (risk === undefined) throw new RangeError(`no weight of stratum ${stratum}`);
      return decimal.of(months).times(decimal.of(risk));
    }),
  );
  const all = [...memberMonths.values()].reduce((sum, months) => sum + months, 0);
  const premium = centsFromEuros(
    weighted.times(decimal.of(perMemberMonth)).times(decimal.of(1).plus(decimal.of(quality))),
  );
  const corridor = sharedDifference(corridors, premium, cost);
  return {
    amount: premium + corridor,
    premium,
    corridor,
    steps: [
      { name: 'memberMonths', value: all, unit: 'count' },
      { name: 'meanRisk', value: all === 0 ? 0 : weighted.div(decimal.of(all)).toNumber(), unit: 'number' },
      { name: 'perMemberMonth', value: perMemberMonth, unit: 'eur' },
      { name: 'qualityAddition', value: quality, unit: 'share' },
      { name: 'premium', value: eurosFromCents(premium).toNumber(), unit: 'eur' },
      { name: 'cost', value: eurosFromCents(cost).toNumber(), unit: 'eur' },
      { name: 'corridorShare', value: eurosFromCents(corridor).toNumber(), unit: 'eur' },
    ] satisfies Step[],
  };
}

/** What the payer adds (above 0) or gets back (below 0). */
function sharedDifference(corridors: Capitation['corridors'], premium: Cents, cost: Cents): Cents {
  const zero = decimal.of(0);
  const base = eurosFromCents(premium);
  const difference = eurosFromCents(cost).minus(base);
  const size = difference.cmp(zero) < 0 ? zero.minus(difference) : difference;
  const shared = total(
    decimal,
    corridors.map(({ above, payer }, at) => {
      const from = base.times(decimal.of(above));
      const next = corridors[at + 1];
      const to = next === undefined ? size : base.times(decimal.of(next.above));
      const part = (size.cmp(to) < 0 ? size : to).minus(from);
      return part.cmp(zero) > 0 ? part.times(decimal.of(payer)) : zero;
    }),
  );
  return centsFromEuros(difference.cmp(zero) < 0 ? zero.minus(shared) : shared);
}
