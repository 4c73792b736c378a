import { z } from 'zod';
import { recordKinds } from './recordLayout.ts';

/** `manifest.json` of a delivery: what was sent, by whom, of which period. */
export const manifestSchema = z.strictObject({
  source_system: z.string().regex(/^[\w.-]{1,64}$/),
  format: z.enum(['csv', 'ndjson', 'fhir-r4']).default('csv'),
  extracted_at: z.iso.datetime({ offset: true }),
  period_from: z.iso.date(),
  period_to: z.iso.date(),
  key_version: z.int().min(1),
  flow_version: z.string().min(1).max(64),
  files: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[\w.-]{1,128}$/),
        /** Undefined for FHIR resources, whose kind follows from the resource. */
        record: z.enum(recordKinds).optional(),
        rows: z.int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1),
  completeness: z.record(z.string(), z.number().min(0).max(1)).optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;
