import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import {
  fiscalCodeOf,
  isFiscalCode,
  pseudonymisedResource,
} from '../../core/deliveries/fhir/pseudonymised.ts';
import { readResource } from '../../core/deliveries/fhir/resource.ts';
import { type Pseudonymiser, stillHolds } from '../../core/deliveries/pseudonymiser.ts';
import type { Problem, ProblemList } from '../../core/problem.ts';
import { resourceLines } from '../fhir/resourceLines.ts';
import { emptyCode, noFiscalCode, noResource, stillNamed } from './lineProblems.ts';

/** Of what the pseudonyms are made: the fiscal codes of the Patient resources, or, where there are none, their ids. */
export type CodeOf = (id: string) => string | undefined;

/** Reads the Patient resources of a folder. @throws the system's error if a file cannot be read */
export async function patientCodes(
  folder: string,
  files: readonly string[],
): Promise<{ readonly codeOf: CodeOf; readonly fiscal: boolean }> {
  const codes = new Map<string, string>();
  for (const file of files)
    for await (const { resource } of resourceLines(join(folder, file), /"Patient"/)) {
      if (resource?.resourceType !== 'Patient' || typeof resource.id !== 'string') continue;
      const code = fiscalCodeOf(resource);
      if (code !== undefined) codes.set(resource.id, code);
    }
  const fiscal = codes.size > 0;
  return {
    fiscal,
    codeOf: fiscal ? (id) => codes.get(id) ?? (isFiscalCode(id) ? id : undefined) : (id) => id,
  };
}

/** A line that cannot get a pseudonym. */
class LineRefused extends Error {
  readonly problem: (where: { readonly file: string; readonly line: number }) => Problem;
  constructor(problem: LineRefused['problem']) {
    super('line refused');
    this.problem = problem;
  }
}

/**
 * Writes the resources of a file that are read later, with pseudonyms for patients and without anything that says who they are.
 * @returns lines written and resources of other types, which are left out
 * @throws the system's error if a file cannot be read or written
 */
export async function pseudonymiseFhir(
  from: { readonly folder: string; readonly name: string },
  to: string,
  codeOf: CodeOf,
  pseudonyms: Pseudonymiser,
  problems: ProblemList,
): Promise<{ readonly rows: number; readonly leftOut: number }> {
  const out = createWriteStream(join(to, from.name));
  let rows = 0;
  let leftOut = 0;
  for await (const { line, resource: given } of resourceLines(join(from.folder, from.name))) {
    const where = { file: from.name, line };
    const resource = readResource(given);
    if (resource === 'malformed') problems.add(() => noResource(where));
    else if (resource === 'passed-over') leftOut++;
    else {
      const codes: string[] = [];
      try {
        const written = JSON.stringify(
          pseudonymisedResource(resource, (id) => {
            const code = codeOf(id);
            if (code === undefined) throw new LineRefused(noFiscalCode);
            codes.push(id, code);
            const key = pseudonyms.keyOf(code);
            if (key === undefined) throw new LineRefused(emptyCode);
            return key;
          }),
        );
        if (codes.some((code) => stillHolds(written, code))) throw new LineRefused(stillNamed);
        if (!out.write(`${written}\n`)) await once(out, 'drain');
        rows++;
      } catch (error) {
        if (!(error instanceof LineRefused)) throw error;
        problems.add(() => error.problem(where));
      }
    }
  }
  out.end();
  await finished(out);
  return { rows, leftOut };
}
