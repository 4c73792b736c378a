import { errorAt, hasErrors, type Parsed, type Problem } from '../core/problem.ts';
import { parsePastTender } from '../core/rescoring/parsePastTender.ts';
import { type PastFile, readPastWorkbook } from '../core/rescoring/readPastWorkbook.ts';
import { rescore, type TenderRescoring } from '../core/rescoring/rescore.ts';
import type { GivenFile, World } from './world.ts';

/** How much is re-scored while others wait. */
interface RescoringLimits {
  readonly lots: number;
  readonly offers: number;
}

/**
 * Re-scores past tenders, or says everything that is wrong with their files. Nothing is stored.
 * @param lambda instead of each tender's own, EUR per unit of effect
 * @param limits of one file; none on the command line
 */
export async function rescoreFiles(
  world: Pick<World, 'workbooks' | 'readYaml'>,
  files: readonly GivenFile[],
  lambda?: number,
  limits?: RescoringLimits,
): Promise<Parsed<readonly TenderRescoring[]>> {
  const problems: Problem[] = [];
  const rescored: TenderRescoring[] = [];
  for (const file of files) {
    const { data, locate, problems: found } = await readFile(world, file);
    problems.push(...found);
    if (hasErrors(found)) continue;
    const parsed = parsePastTender(data, locate);
    problems.push(...parsed.problems);
    if (parsed.value === undefined) continue;
    const offers = parsed.value.lots.reduce((sum, lot) => sum + lot.offers.length, 0);
    if (limits !== undefined && (parsed.value.lots.length > limits.lots || offers > limits.offers))
      problems.push(tooMany(file.name, limits));
    else rescored.push(rescore(parsed.value, file.name, locate, lambda));
  }
  return { value: hasErrors(problems) ? undefined : rescored, problems };
}

async function readFile(
  { workbooks, readYaml }: Pick<World, 'workbooks' | 'readYaml'>,
  { name, bytes }: GivenFile,
): Promise<PastFile> {
  if (/\.ya?ml$/i.test(name)) return readYaml(new TextDecoder().decode(bytes), name);
  const { value, problems } = await workbooks.read(bytes, name);
  return value === undefined
    ? { data: undefined, problems, locate: () => ({ file: name }) }
    : readPastWorkbook(value);
}

function tooMany(file: string, { lots, offers }: RescoringLimits): Problem {
  return errorAt(
    { file },
    'too-many-lots',
    {
      it: `Qui si ricalcolano al massimo ${lots} lotti e ${offers} offerte per file.`,
      en: `At most ${lots} lots and ${offers} offers of a file are re-scored here.`,
    },
    {
      it: 'Dividere il file, o usare il comando esito rescore, che non ha limiti.',
      en: 'Divide the file, or use the command esito rescore, which has no limit.',
    },
  );
}
