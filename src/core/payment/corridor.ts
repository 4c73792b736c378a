import { z } from 'zod';
import { decimal } from '../numbers/arithmetic.ts';
import { idSchema } from '../tender/schemaText.ts';
import { centsFromEuros } from './money.ts';
import { eurosSchema } from './paymentSchema.ts';
import type { WorkedAmount } from './workedAmount.ts';

/** Bonus and malus around a target: sign(d)·min(cap, slope·(|d| − c)), only where the interval decides. */
export const corridorSchema = z
  .strictObject({
    kind: z.literal('corridor'),
    target: idSchema.meta({
      description: 'Target: met may bring a bonus, missed a malus, anything else nothing.',
    }),
    deadBand: z.number().min(0).meta({
      description:
        'c: distance from the target, in its unit (0.02 is two points of a rate), up to which nothing is due.',
    }),
    slope: eurosSchema.meta({
      description: 'EUR for each patient counted and each point (0.01 of the unit) beyond the dead band.',
    }),
    bonusCap: eurosSchema.meta({ description: 'Greatest bonus over the contract; 0 for a malus only.' }),
    malusCap: eurosSchema.meta({ description: 'Greatest malus over the contract; 0 for a bonus only.' }),
  })
  .meta({ id: 'Corridor', description: 'Bonus or malus by the distance from the target.' });

export type Corridor = z.infer<typeof corridorSchema>;

/** d in decimals, above 0 on the good side: 0.1 − 0.08 is 0.02, and not a hair beyond a dead band of 0.02. */
export function distanceFrom(target: number, observed: number, better: 'lower' | 'higher'): number {
  const [one, other] = better === 'lower' ? [target, observed] : [observed, target];
  return decimal.of(one).minus(decimal.of(other)).toNumber();
}

/**
 * sign(d)·min(cap, slope·(|d| − c)), 0 within the dead band. d is the distance from the target, above 0 on its good side.
 * @param distance in the unit of the outcome @param patients counted, for each of whom the slope holds
 */
export function corridor(
  { deadBand, slope, bonusCap, malusCap }: Pick<Corridor, 'deadBand' | 'slope' | 'bonusCap' | 'malusCap'>,
  { distance, patients }: { readonly distance: number; readonly patients: number },
): WorkedAmount {
  const zero = decimal.of(0);
  const beyond = decimal.of(Math.abs(distance)).minus(decimal.of(deadBand));
  const points = beyond.cmp(zero) > 0 ? beyond.times(decimal.of(100)) : zero;
  const uncapped = points.times(decimal.of(slope)).times(decimal.of(patients));
  const cap = decimal.of(distance < 0 ? malusCap : bonusCap);
  const size = uncapped.cmp(cap) > 0 ? cap : uncapped;
  return {
    amount: centsFromEuros(distance < 0 ? zero.minus(size) : size),
    steps: [
      { name: 'distance', value: decimal.of(distance).times(decimal.of(100)).toNumber(), unit: 'points' },
      { name: 'deadBand', value: decimal.of(deadBand).times(decimal.of(100)).toNumber(), unit: 'points' },
      { name: 'pointsBeyond', value: points.toNumber(), unit: 'points' },
      { name: 'slope', value: slope, unit: 'eur' },
      { name: 'patients', value: patients, unit: 'count' },
      { name: 'uncapped', value: uncapped.toNumber(), unit: 'eur' },
      { name: distance < 0 ? 'malusCap' : 'bonusCap', value: cap.toNumber(), unit: 'eur' },
    ],
  };
}
