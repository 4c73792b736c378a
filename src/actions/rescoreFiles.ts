import { hasErrors, type Parsed, type Problem } from '../core/problem.ts';
import { parsePastTender } from '../core/rescoring/parsePastTender.ts';
import { type PastFile, readPastWorkbook } from '../core/rescoring/readPastWorkbook.ts';
import { rescore, type TenderRescoring } from '../core/rescoring/rescore.ts';
import type { World } from './world.ts';

/** A file in which a past tender is entered: the workbook, or YAML. */
export interface PastTenderFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Re-scores past tenders, or says everything that is wrong with their files. Nothing is stored.
 * @param lambda instead of each tender's own, EUR per unit of effect
 */
export async function rescoreFiles(
  world: Pick<World, 'workbooks' | 'readYaml'>,
  files: readonly PastTenderFile[],
  lambda?: number,
): Promise<Parsed<readonly TenderRescoring[]>> {
  const problems: Problem[] = [];
  const rescored: TenderRescoring[] = [];
  for (const file of files) {
    const { data, locate, problems: found } = await readFile(world, file);
    problems.push(...found);
    if (hasErrors(found)) continue;
    const parsed = parsePastTender(data, locate);
    problems.push(...parsed.problems);
    if (parsed.value !== undefined) rescored.push(rescore(parsed.value, file.name, locate, lambda));
  }
  return { value: hasErrors(problems) ? undefined : rescored, problems };
}

async function readFile(
  { workbooks, readYaml }: Pick<World, 'workbooks' | 'readYaml'>,
  { name, bytes }: PastTenderFile,
): Promise<PastFile> {
  if (/\.ya?ml$/i.test(name)) return readYaml(new TextDecoder().decode(bytes), name);
  const { value, problems } = await workbooks.read(bytes, name);
  return value === undefined
    ? { data: undefined, problems, locate: () => ({ file: name }) }
    : readPastWorkbook(value);
}
