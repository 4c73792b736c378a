import type { LotEvaluation } from '../core/evaluation/evaluateLot.ts';
import { placeAt, readJson } from '../core/evaluation/jsonText.ts';
import { parseRunPackage, type ReadPackage } from '../core/evaluation/parseRunPackage.ts';
import type { EvaluationResult } from '../core/evaluation/result.ts';
import { runPackage } from '../core/evaluation/runPackage.ts';
import { type ValueDifference, valueDifferences } from '../core/evaluation/valueDifferences.ts';
import { errorAt, type Parsed, type Place, type Problem, type Text } from '../core/problem.ts';
import type { Committee } from '../core/scoring/committee.ts';
import type { Locate, Path } from '../core/tender/parseTender.ts';
import { packagePlace } from '../report/packagePlace.ts';
import { runPackageJson } from '../report/runPackageJson.ts';
import type { GivenFile, World } from './world.ts';

/** A difference with its place in the file, and in words. */
export interface PlacedDifference extends ValueDifference {
  readonly where: Place;
  readonly place: Text;
}

/** What came of computing a package again. */
export interface Verification {
  /** Every byte of the file is as the program would write it now, but for the name of what made it. */
  readonly identical: boolean;
  readonly tender: { readonly id: string; readonly lots: readonly string[] };
  /** What the package says it was made with, and what computed it again. */
  readonly madeBy: EvaluationResult['program'];
  readonly verifiedBy: EvaluationResult['program'];
  /** SHA-256 of the package as computed again: identical packages have it in common with the minutes. */
  readonly sha256: string;
  /** Numbers and texts held against each other. */
  readonly compared: number;
  /** First what was given and is not what it was, then what follows, in the order of the calculation. */
  readonly differences: readonly PlacedDifference[];
}

/** A package that was read and can be computed again. */
export interface VerifiablePackage {
  readonly text: string;
  readonly file: string;
  readonly data: unknown;
  readonly locate: Locate;
  readonly content: ReadPackage;
}

/**
 * Reads a package that anybody may have written.
 * @returns a value if it can be computed again; otherwise what is wrong, and what is not as it was when the package was made
 */
export function readPackage(
  { fingerprint }: Pick<World, 'fingerprint'>,
  { name, bytes }: GivenFile,
): Parsed<VerifiablePackage> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { value: undefined, problems: [notText(name)] };
  }
  const { data, problems, locate } = readJson(text, name);
  if (problems.length > 0) return { value: undefined, problems };
  const parsed = parseRunPackage(data, locate, fingerprint);
  if (parsed.value === undefined) {
    const changed = parsed.changed.map((one) => changedProblem(one, data, locate));
    return { value: undefined, problems: [...changed, ...parsed.problems] };
  }
  return { value: { text, file: name, data, locate, content: parsed.value }, problems: [] };
}

/**
 * Computes every number of a package again, from its rules, inputs and plan alone, and holds the file against it. Hashes
 * are compared too, but nothing rests on them.
 * @param id names the work for the evaluator
 */
export async function verifyPackage(
  { fingerprint, program, evaluator }: Pick<World, 'fingerprint' | 'program' | 'evaluator'>,
  { text, file, data, locate, content }: VerifiablePackage,
  id: string,
  onProgress: (fraction: number) => void = () => {},
): Promise<Verification> {
  const { definition, lots } = content;
  const evaluations: (LotEvaluation & { readonly committee: Committee })[] = [];
  for (const [at, { lot, inputs, plan }] of lots.entries()) {
    const evaluation = await evaluator.evaluate(
      `${id}/${lot.id}`,
      { tender: { tender: definition, fingerprint: content.fingerprint }, lot: lot.id, inputs, plan },
      {
        started: async () => true,
        progress: (fraction) => onProgress((at + fraction) / lots.length),
      },
    );
    if (evaluation === undefined) throw new Error('nobody cancels a verification');
    evaluations.push({ ...evaluation, committee: inputs.committee });
  }
  onProgress(1);
  const result: EvaluationResult = {
    format: 1,
    program: content.program,
    tender: { id: definition.id, fingerprint: content.fingerprint },
    lots: evaluations,
  };
  const made = runPackage(definition, result, fingerprint);
  const recomputed = runPackageJson(made);
  // As a file holds it, but in the order in which a reader follows the calculation.
  const again = JSON.parse(JSON.stringify(made));
  const { differences, compared } = valueDifferences(data, again);
  return {
    identical: text === recomputed,
    tender: { id: definition.id, lots: lots.map(({ lot }) => lot.id) },
    madeBy: content.program,
    verifiedBy: program,
    sha256: made.hashes.package,
    compared,
    differences:
      differences.length === 0 && text !== recomputed
        ? [layoutDifference(text, recomputed, file)]
        : differences
            .toSorted((a, b) => Number(isOfHash(b.path)) - Number(isOfHash(a.path)))
            .map((one) => ({ ...one, where: locate(one.path), place: packagePlace(one.path, again) })),
  };
}

/** Hashes say which part was changed, so they come before what follows from it. */
function isOfHash([first, second]: Path): boolean {
  return first === 'hashes' || (first === 'rules' && second === 'fingerprint');
}

/** All values are the same, but written otherwise: other spaces, order of names, or digits beyond a double's. */
export function layoutDifference(text: string, recomputed: string, file: string): PlacedDifference {
  let offset = 0;
  while (text[offset] === recomputed[offset]) offset++;
  const lineAt = (whole: string): string => {
    const from = whole.lastIndexOf('\n', offset - 1) + 1;
    const end = whole.indexOf('\n', offset);
    return whole.slice(from, end === -1 ? undefined : end).trim();
  };
  return {
    path: [],
    place: { it: 'scrittura del file', en: 'writing of the file' },
    where: placeAt(text, offset, file),
    packaged: lineAt(text),
    recomputed: lineAt(recomputed),
  };
}

function changedProblem({ path }: ValueDifference, data: unknown, locate: Locate): Problem {
  const { it, en } = packagePlace(path, data);
  return errorAt(
    locate(path),
    'part-changed',
    {
      it: `Non è la parte con cui il pacchetto è stato prodotto: la sua impronta (${it}) è un’altra.`,
      en: `Not the part that the package was made with: its hash (${en}) is another one.`,
    },
    {
      it: 'Confrontare questa parte con ciò che è stato pubblicato o presentato.',
      en: 'Compare this part with what was published or handed in.',
    },
  );
}

function notText(file: string): Problem {
  return errorAt(
    { file },
    'not-text',
    { it: 'Il file non è testo in UTF-8.', en: 'The file is not text in UTF-8.' },
    { it: 'Serve un file esito-run.json.', en: 'A file esito-run.json is needed.' },
  );
}
