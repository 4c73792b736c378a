import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { deviceSchema } from './device.ts';
import { deviceUseStatementSchema } from './deviceUseStatement.ts';
import { encounterSchema } from './encounter.ts';
import { observationSchema } from './observation.ts';
import { patientSchema } from './patient.ts';
import { procedureSchema } from './procedure.ts';
import { questionnaireResponseSchema } from './questionnaireResponse.ts';

/** The resources that are read; others are passed over. */
export const resourceSchema = z.discriminatedUnion('resourceType', [
  conditionSchema,
  deviceSchema,
  deviceUseStatementSchema,
  encounterSchema,
  observationSchema,
  patientSchema,
  procedureSchema,
  questionnaireResponseSchema,
]);

export type FhirResource = z.infer<typeof resourceSchema>;

const TYPES: ReadonlySet<unknown> = new Set(
  resourceSchema.options.map(({ shape }) => shape.resourceType.value),
);

/**
 * A line of NDJSON as a resource with only the fields that are read.
 * @returns `passed-over` for a resource of another type; `malformed` for what is no resource, or misses what every resource of its type has
 */
export function readResource(
  line: Readonly<Record<string, unknown>> | undefined,
): FhirResource | 'passed-over' | 'malformed' {
  if (typeof line?.resourceType !== 'string') return 'malformed';
  if (!TYPES.has(line.resourceType)) return 'passed-over';
  return resourceSchema.safeParse(line).data ?? 'malformed';
}
