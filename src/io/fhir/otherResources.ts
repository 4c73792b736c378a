import { join } from 'node:path';
import { readCondition } from '../../core/deliveries/fhir/condition.ts';
import { readEncounter } from '../../core/deliveries/fhir/encounter.ts';
import type { Finding } from '../../core/deliveries/fhir/finding.ts';
import type { FhirInterest, InterestIndex } from '../../core/deliveries/fhir/interest.ts';
import { readObservation } from '../../core/deliveries/fhir/observation.ts';
import { type FhirPatient, readPatient } from '../../core/deliveries/fhir/patient.ts';
import { readProcedure } from '../../core/deliveries/fhir/procedure.ts';
import { readQuestionnaireResponse } from '../../core/deliveries/fhir/questionnaireResponse.ts';
import { covariateRows, outcomeRows, procedureFinding, sexRows } from '../../core/deliveries/fhir/records.ts';
import { type FhirResource, readResource } from '../../core/deliveries/fhir/resource.ts';
import type { RecordKind } from '../../core/deliveries/recordLayout.ts';
import type { FhirDelivery } from './heldResources.ts';
import type { RowOrigin, recordFiles } from './recordFiles.ts';
import { resourceLines } from './resourceLines.ts';

/** More lines than this that are no resources are a broken export, and need not be listed. */
export const MOST_MALFORMED = 10_000;

/** What became of the lines of a file. */
export interface LineCount {
  readonly fileName: string;
  readonly lines: number;
  readonly malformed: number;
  /** Resources of types that are not read. */
  readonly passedOver: number;
}

/** What is kept of everything that is no device. */
export interface Seen {
  readonly lines: LineCount[];
  /** Lines that are no resource: the first of them. */
  readonly malformed: (RowOrigin & { readonly kind: RecordKind })[];
  /** Organisation of each encounter that was wanted. */
  readonly organisations: Map<string, string>;
  /** The last day on which each patient was seen, and where that stands. */
  readonly lastDays: Map<string, { readonly day: string; readonly from: RowOrigin }>;
  readonly died: Map<string, Pick<FhirPatient, 'dead' | 'deathDate'> & { readonly from: RowOrigin }>;
}

/** Writes rows of outcomes and covariates as they come, and counts every line. */
export async function readOutcomes(
  index: InterestIndex,
  interest: FhirInterest,
  { folder, files: names }: FhirDelivery,
  wanted: ReadonlySet<string | undefined>,
  files: ReturnType<typeof recordFiles>,
): Promise<Seen> {
  const seen: Seen = {
    lines: [],
    malformed: [],
    organisations: new Map(),
    lastDays: new Map(),
    died: new Map(),
  };
  for (const fileName of names) {
    const count = { fileName, lines: 0, malformed: 0, passedOver: 0 };
    for await (const { line, resource: given } of resourceLines(join(folder, fileName))) {
      count.lines++;
      const resource = readResource(given);
      const from = { fileName, line };
      if (resource === 'malformed') {
        count.malformed++;
        if (seen.malformed.length < MOST_MALFORMED)
          seen.malformed.push({ ...from, kind: recordOf(given?.resourceType ?? fileName) });
      } else if (resource === 'passed-over') count.passedOver++;
      else {
        const found = findingIn(resource, from, seen, wanted);
        if (found !== undefined) {
          for (const row of outcomeRows(index, found)) await files.write('outcome', from, row);
          for (const row of covariateRows(index, found)) await files.write('covariate', from, row);
        }
        if (resource.resourceType === 'Patient' && interest.covariates.includes('sex'))
          for (const row of sexRows(readPatient(resource))) await files.write('covariate', from, row);
      }
    }
    seen.lines.push(count);
  }
  return seen;
}

/** What a resource says of a patient; encounters and patients are only taken note of. */
function findingIn(
  resource: FhirResource,
  from: RowOrigin,
  seen: Seen,
  wanted: ReadonlySet<string | undefined>,
): Finding | undefined {
  switch (resource.resourceType) {
    case 'Condition':
      return readCondition(resource);
    case 'Observation':
      return readObservation(resource);
    case 'QuestionnaireResponse':
      return readQuestionnaireResponse(resource);
    case 'Procedure': {
      const procedure = readProcedure(resource);
      return procedure.notDone ? undefined : procedureFinding(procedure);
    }
    case 'Encounter': {
      const { id, patient, organisation, lastDay } = readEncounter(resource);
      if (organisation !== undefined && wanted.has(id)) seen.organisations.set(id, organisation);
      if (patient !== undefined && lastDay !== undefined && lastDay > (seen.lastDays.get(patient)?.day ?? ''))
        seen.lastDays.set(patient, { day: lastDay, from });
      return undefined;
    }
    case 'Patient': {
      const { id, dead, deathDate } = readPatient(resource);
      if (dead) seen.died.set(id, { dead, deathDate, from });
      return undefined;
    }
    default:
      return undefined;
  }
}

/** The record that a resource would have become, by its type or the name of its file. */
function recordOf(name: unknown): RecordKind {
  if (/Condition|Observation|QuestionnaireResponse/.test(String(name))) return 'outcome';
  return /Encounter|Patient/.test(String(name)) ? 'followup' : 'delivery';
}
