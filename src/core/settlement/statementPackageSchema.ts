import { z } from 'zod';
import { contractSchema } from '../contract/contract.ts';
import { claimRejections } from './claimVerdict.ts';

const count = z.int().min(0);
const cents = z.int();
const day = z.iso.date();
const id = z.string().min(1).max(200);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const interval = z.strictObject({ lower: z.number(), upper: z.number() });
const state = z.enum(['met', 'missed', 'inconclusive']);

const observed = z.strictObject({
  value: z.number(),
  interval,
  method: z.enum([
    'wilson',
    'clopper-pearson',
    'jeffreys',
    'garwood-ratio',
    'aalen-johansen',
    'normal-mean',
    'registry',
  ]),
  patients: z.number().min(0),
  events: z.number().min(0).nullable(),
});

const target = z.strictObject({
  target: id,
  supplier: id,
  outcome: id,
  value: z.number(),
  better: z.enum(['lower', 'higher']),
  observed: observed.nullable(),
  standardised: z
    .strictObject({
      observed: z.number(),
      expected: z.number().min(0),
      ratio: z.number(),
      interval,
      reference: z.number(),
      model: z.string(),
    })
    .nullable(),
  crude: observed.nullable(),
  state: z.enum(['met', 'missed', 'inconclusive', 'not-computable']),
  because: z.array(z.enum(['no-data', 'follow-up', 'linkage', 'reconciliation', 'too-few-patients'])),
  stateOfInterval: state.nullable(),
  sanctionable: z.boolean(),
  score: z
    .strictObject({
      valueSet: z.string().nullable(),
      before: z.number(),
      after: z.number(),
      change: z.number(),
      adjustedGain: z.number().nullable(),
      responders: z.strictObject({ n: count, share: z.number(), interval }).nullable(),
    })
    .nullable(),
  young: z.number().min(0),
  owedBy: z.array(id),
});

const standing = z.strictObject({
  period: z.int().min(1),
  targets: z.array(target),
  value: z
    .strictObject({
      promisedNetBenefit: z.number(),
      deliveredNetBenefit: z.number(),
      deliveredInterval: interval,
      patients: z.number().min(0),
    })
    .nullable(),
  deliveriesOwed: z.boolean(),
});

const facts = z.strictObject({
  period: z.int().min(1),
  procedures: count,
  billed: cents,
  unpriced: count,
  firstUses: z.array(z.strictObject({ clause: id, uses: count })),
  episodes: z.array(
    z.strictObject({ clause: id, episodes: count, withoutCost: count, cost: cents, cappedCost: cents }),
  ),
  memberMonths: z.array(z.strictObject({ stratum: id, memberMonths: z.number().min(0) })),
  careCost: cents,
  claims: z.array(
    z.strictObject({
      clause: id,
      ageMonths: z.int(),
      verdict: z.enum(['valid', ...claimRejections]),
      claims: count,
    }),
  ),
  recalledPatients: count,
  delayDays: z.number().min(0),
});

/** The part of a contract that one supplier is bound by: no hospitals, no people, and payment in any case. */
const suppliersContract = contractSchema.extend({
  sites: z.array(z.never()),
  phases: z.array(z.never()),
  payment: contractSchema.shape.payment.unwrap(),
});

/** Tells a package of a statement from other files. */
export const packageHeadSchema = z.object({ kind: z.literal('esito-statement'), format: z.literal(1) });

/** Only what a verification starts from: whatever is computed is compared, not read. */
export const packageSchema = z.strictObject({
  ...packageHeadSchema.shape,
  given: z.strictObject({
    contract: suppliersContract,
    fingerprint: hash,
    supplier: id,
    period: z.int().min(1),
    snapshot: id,
    asOf: day,
    facts: z.array(facts),
    standings: z.array(standing),
    fallen: z.array(id),
    moved: z.array(z.strictObject({ line: id, amount: cents, moved: z.boolean() })),
    number: z.int().min(1),
    previous: hash.nullable(),
  }),
  statement: z.unknown().optional(),
  hashes: z.unknown().optional(),
});
