import { z } from 'zod';
import { idSchema, textSchema } from '../tender/schemaText.ts';
import { bundleSchema } from './bundle.ts';
import { capitationSchema } from './capitation.ts';
import { corridorSchema } from './corridor.ts';
import { costSharingSchema } from './costSharing.ts';
import { delayPenaltySchema } from './delayPenalty.ts';
import { netBenefitTrueUpSchema } from './netBenefitTrueUp.ts';
import { paymentByResultsSchema } from './paymentByResults.ts';
import { eurosSchema } from './paymentSchema.ts';
import { qualityLinkedSchema } from './qualityLinked.ts';
import { riskSharingSchema } from './riskSharing.ts';
import { sharedSavingsSchema } from './sharedSavings.ts';
import { spendingCapSchema } from './spendingCap.ts';
import { successFeeSchema } from './successFee.ts';
import { warrantySchema } from './warranty.ts';

/** Every rule by which money can follow outcomes. */
const paymentRuleSchema = z.discriminatedUnion('kind', [
  paymentByResultsSchema,
  riskSharingSchema,
  costSharingSchema,
  successFeeSchema,
  spendingCapSchema,
  warrantySchema,
  corridorSchema,
  sharedSavingsSchema,
  qualityLinkedSchema,
  bundleSchema,
  capitationSchema,
  netBenefitTrueUpSchema,
  delayPenaltySchema,
]);

/** One rule agreed with one supplier. */
export const clauseSchema = z
  .strictObject({
    id: idSchema,
    supplier: z.string().min(1).meta({ description: 'Id of a supplier of the contract.' }),
    label: textSchema.meta({ description: 'What the parties call it.' }),
    rule: paymentRuleSchema,
    caps: z
      .strictObject({
        period: eurosSchema.optional().meta({
          description:
            'EUR that the clause moves in one period at most, in either direction; what is above waits for the next period.',
        }),
        life: eurosSchema
          .optional()
          .meta({ description: 'EUR over the contract at most, in either direction.' }),
      })
      .meta({ description: 'Limits of this clause; an empty one `{}` says that there are none.' }),
  })
  .meta({ id: 'Clause', description: 'One payment rule agreed with one supplier.' });

export type PaymentRule = z.infer<typeof paymentRuleSchema>;
export type PaymentKind = PaymentRule['kind'];
export type Clause = z.infer<typeof clauseSchema>;
