import { z } from 'zod';
import { concordanceSchema } from '../deliveries/deviceNomenclature.ts';
import { paymentSchema } from '../payment/payment.ts';
import { textSchema } from '../tender/schemaText.ts';
import { calendarSchema } from './calendar.ts';
import { dataQualitySchema } from './dataQuality.ts';
import { decisionRuleSchema } from './decisionRule.ts';
import { monitoringSchema } from './monitoring.ts';
import { outcomeDefinitionSchema } from './outcomeDefinition.ts';
import { phaseSchema } from './phase.ts';
import { riskModelSchema } from './riskModel.ts';
import { targetSchema } from './target.ts';

/** Who owes data: the hospital where care is given, the supplier, or the region that keeps a flow. */
const dataOwners = ['site', 'supplier', 'region'] as const;

const deviceSchema = z
  .strictObject({
    label: z.string().min(1).meta({ description: 'Trade name and model.' }),
    udiDi: z
      .array(z.string().regex(/^\d{14}$/))
      .default([])
      .meta({ description: 'GTINs, 14 digits.' }),
    rdmNumbers: z.array(z.string().min(1)).default([]).meta({
      description: 'Numbers in the national repertory of medical devices (BD/RDM).',
    }),
    main: z.boolean().meta({
      description: 'Whether it is the main component of a procedure: one of them is one index delivery.',
    }),
  })
  .meta({ id: 'Device' });

/** Version 1 of the contract: what the parties sign, and what every figure after the award is computed by. */
export const contractSchema = z
  .strictObject({
    esitoContract: z.literal(1).meta({ description: 'Version of this format.' }),
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/)
      .meta({ description: 'Short name, used in addresses, files and pseudonyms.' }),
    title: textSchema.meta({ description: 'What it is about.' }),
    buyer: textSchema.meta({ description: 'The purchasing board.' }),
    notice: textSchema.optional().meta({ description: 'Shown on top of every page of the contract.' }),
    award: z
      .strictObject({
        tender: z.string().min(1).meta({ description: 'Id of the tender.' }),
        lot: z.string().min(1).meta({ description: 'Lot of the tender.' }),
        package: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .meta({
            description:
              'Hash of the package (`hashes.package` in esito-run.json) from which the promises come.',
          }),
        decidedOn: z.iso.date().meta({ description: 'Day of the award: the contract begins no earlier.' }),
        decision: textSchema.meta({ description: 'The act by which it was awarded.' }),
      })
      .meta({ description: 'The award that the contract comes from.' }),
    suppliers: z
      .array(
        z.strictObject({
          id: z.string().min(1).meta({ description: 'As in the tender.' }),
          name: z.string().min(1).meta({ description: 'Its full name.' }),
          lot: z.string().min(1).meta({ description: 'Lot that it was awarded: `lot_id` of the rows.' }),
          promisedNetBenefit: z.number().optional().meta({
            description:
              'Net monetary benefit that the offer promised: benefit − price, EUR per patient, as in the award.',
          }),
          devices: z.array(deviceSchema).default([]),
        }),
      )
      .min(1)
      .meta({ description: 'Who was awarded, with the devices that it supplies.' }),
    sites: z
      .array(
        z.strictObject({
          code: z.string().min(1).meta({ description: 'As in `site_code` of the rows.' }),
          name: z.string().min(1).meta({ description: 'Hospital or other place of care.' }),
          keyHolder: z.string().min(1).meta({ description: 'Who keeps the key of the pseudonyms there.' }),
        }),
      )
      .min(1)
      .meta({ description: 'Places of care that deliver data.' }),
    flows: z
      .array(
        z.strictObject({
          id: z.string().min(1).meta({ description: 'As in `source_flow` of the rows.' }),
          label: textSchema.meta({ description: 'Its usual name.' }),
          owner: z.enum(dataOwners).meta({ description: 'Who owes its rows: own gaps count against it.' }),
        }),
      )
      .min(1)
      .meta({ description: 'From where rows come.' }),
    outcomes: z.array(outcomeDefinitionSchema).min(1).meta({ description: 'The outcome dictionary.' }),
    covariates: z
      .array(
        z.strictObject({
          code: z.string().min(1).meta({ description: 'As in `covariate_code` of the rows.' }),
          label: textSchema.meta({
            description: 'What it is, with its unit or the meaning of its codes.',
          }),
        }),
      )
      .optional()
      .meta({
        description:
          'What is delivered of a patient besides outcomes. Where the list is given, exclusions and risk models may name nothing else.',
      }),
    riskModels: z.array(riskModelSchema).default([]).meta({ description: 'Frozen risk models.' }),
    targets: z
      .array(targetSchema)
      .min(1)
      .meta({ description: 'One for each supplier and outcome that it answers for.' }),
    decision: decisionRuleSchema,
    monitoring: monitoringSchema,
    dataQuality: dataQualitySchema,
    calendar: calendarSchema,
    phases: z
      .array(phaseSchema)
      .meta({ description: 'Each at most once, in order; what is left out is not followed here.' }),
    payment: paymentSchema.optional().meta({
      description: 'How money follows outcomes; without it the contract is only tracked.',
    }),
    nomenclature: concordanceSchema.optional().meta({
      description:
        'Classes of the devices, CND and EMDN, in the version that the parties agree on; rows that name another class are doubted.',
    }),
  })
  .meta({ id: 'Contract', description: 'An outcome-based contract, made from an award.' });

export type Contract = z.infer<typeof contractSchema>;
export type ContractSupplier = Contract['suppliers'][number];
export type DataOwner = (typeof dataOwners)[number];

/** A contract in one of its versions. */
export interface PublishedContract {
  readonly contract: Contract;
  /** SHA-256 of the canonical content: signatures and snapshots refer to it. */
  readonly fingerprint: string;
}

/** The contract schema as JSON Schema (2020-12), for editors. */
export function contractJsonSchema(): object {
  return {
    ...z.toJSONSchema(contractSchema, { target: 'draft-2020-12', io: 'input' }),
    $id: 'https://esito.example/contract.schema.json',
  };
}
