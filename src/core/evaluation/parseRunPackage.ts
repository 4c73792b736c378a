import { z } from 'zod';
import { errorAt, hasErrors, LISTED, moreProblems, type Parsed, type Problem } from '../problem.ts';
import type { Lot } from '../tender/lot.ts';
import { type Locate, parseTender, shapeProblems } from '../tender/parseTender.ts';
import type { Tender } from '../tender/tender.ts';
import { drawsFor, type SimulationPlan } from '../valuation/simulation.ts';
import type { LotOffers } from './assembleOffers.ts';
import { lotInputsSchema } from './packageInputs.ts';
import { offersOf, packageMend } from './packageOffers.ts';
import type { EvaluationResult } from './result.ts';
import { type Fingerprint, givenHashes } from './runPackage.ts';
import { type ValueDifference, valueDifferences } from './valueDifferences.ts';

const planSchema = z.strictObject({
  lot: z.string(),
  mode: z.enum(['audit', 'interactive', 'sharp']),
  draws: z.int().min(1000).max(10_000_000),
  seed: z.int().min(0).max(4294967295),
});

const headSchema = z.object({
  kind: z.literal('esito-run'),
  format: z.literal(1),
});

/** Only what a verification starts from: whatever is computed is compared, not read. */
const packageSchema = z.strictObject({
  ...headSchema.shape,
  program: z.strictObject({
    name: z.literal('esito'),
    version: z.string().max(100),
    node: z.string().max(100),
  }),
  rules: z.strictObject({ fingerprint: z.string(), definition: z.looseObject({}) }),
  inputs: z.array(lotInputsSchema).min(1),
  plan: z.array(planSchema).min(1),
  result: z.unknown().optional(),
  ledger: z.unknown().optional(),
  hashes: z.unknown().optional(),
});

/** A package that can be computed again. */
export interface ReadPackage {
  readonly program: EvaluationResult['program'];
  readonly definition: Tender;
  /** SHA-256 of the definition as it stands in the package, whatever the package says of it. */
  readonly fingerprint: string;
  /** What the package says of it. */
  readonly saidFingerprint: string;
  readonly lots: readonly {
    readonly lot: Lot;
    readonly inputs: LotOffers;
    readonly plan: SimulationPlan;
  }[];
}

/**
 * What a package that somebody hands us says, as hostile as it may be.
 * @returns a value if every number can be computed again; with problems, what is wrong and which parts are not those that the
 *   package was made with
 */
export function parseRunPackage(
  data: unknown,
  locate: Locate,
  fingerprint: Fingerprint,
): Parsed<ReadPackage> & { readonly changed: readonly ValueDifference[] } {
  const failed = (problems: readonly Problem[], changed: readonly ValueDifference[] = []) => ({
    value: undefined,
    problems: listed(problems, locate),
    changed,
  });
  const head = headSchema.safeParse(data, { reportInput: true });
  if (!head.success) return failed([noPackage(locate)]);
  const shape = packageSchema.safeParse(data, { reportInput: true });
  if (!shape.success) {
    const problems = shape.error.issues.flatMap((issue) => shapeProblems(issue, locate));
    // A package is mended by nobody: whoever has it needs the file as it was.
    return failed(problems.map((problem) => ({ ...problem, mend: packageMend })));
  }
  const { program, rules, inputs, plan, hashes } = shape.data;
  const given = givenHashes({ definition: rules.definition, inputs, plan }, fingerprint);
  const changed = changedParts({ ...rules, hashes }, given);
  const parsed = parseTender(rules.definition, (path) => locate(['rules', 'definition', ...path]));
  if (parsed.value === undefined) return failed(parsed.problems, changed);
  const definition = parsed.value;
  const published = { tender: definition, fingerprint: given.definition };
  const problems = planProblems(plan, inputs, definition, locate);
  if (hasErrors(problems)) return failed(problems, changed);
  const lots = inputs.flatMap((lotInputs, at) => {
    const lot = definition.lots.find(({ id }) => id === lotInputs.lot) as Lot;
    const offers = offersOf(published, lot, lotInputs, (path) => locate(['inputs', at, ...path]));
    problems.push(...offers.problems);
    const { lot: _, ...lotPlan } = plan[at] as z.infer<typeof planSchema>;
    return offers.value === undefined ? [] : [{ lot, inputs: offers.value, plan: lotPlan }];
  });
  if (hasErrors(problems)) return failed(problems, changed);
  return {
    value: {
      program,
      definition,
      fingerprint: given.definition,
      saidFingerprint: rules.fingerprint,
      lots,
    },
    problems: [],
    changed,
  };
}

/** Parts of what was given that do not have the hash that the package was made with. */
function changedParts(
  packaged: { readonly fingerprint: string; readonly hashes: unknown },
  given: ReturnType<typeof givenHashes>,
): ValueDifference[] {
  const said = (packaged.hashes ?? {}) as Record<string, unknown>;
  const ours = {
    rules: { fingerprint: given.definition },
    hashes: given,
  };
  const theirs = {
    rules: { fingerprint: packaged.fingerprint },
    hashes: Object.fromEntries(Object.keys(given).map((key) => [key, said[key]])),
  };
  return [...valueDifferences(theirs, ours).differences];
}

function planProblems(
  plan: readonly z.infer<typeof planSchema>[],
  inputs: readonly { readonly lot: string }[],
  { lots }: Tender,
  locate: Locate,
): Problem[] {
  const known = new Set(lots.map(({ id }) => id));
  const ids = inputs.map(({ lot }) => lot);
  const problems: Problem[] = [];
  if (ids.some((id, at) => !known.has(id) || ids.indexOf(id) !== at)) {
    problems.push(
      errorAt(
        locate(['inputs']),
        'lots-of-inputs',
        {
          it: 'I lotti valutati non sono lotti della gara, ciascuno una volta.',
          en: 'The lots evaluated are not lots of the tender, each once.',
        },
        packageMend,
      ),
    );
  }
  if (plan.map(({ lot }) => lot).join('\n') !== ids.join('\n')) {
    problems.push(
      errorAt(
        locate(['plan']),
        'lots-of-plan',
        {
          it: 'Il piano di simulazione non è degli stessi lotti dei dati.',
          en: 'The plan of the simulation is not of the same lots as the inputs.',
        },
        packageMend,
      ),
    );
  }
  plan.forEach(({ mode, draws }, at) => {
    if (drawsFor(mode, draws) === draws) return;
    problems.push(
      errorAt(
        locate(['plan', at, 'draws']),
        'draws-not-whole',
        {
          it: `${draws} simulazioni non riempiono le randomizzazioni di questo metodo.`,
          en: `${draws} draws do not fill the randomisations of this method.`,
        },
        packageMend,
      ),
    );
  });
  return problems;
}

function noPackage(locate: Locate): Problem {
  return errorAt(
    locate([]),
    'not-a-package',
    {
      it: 'Il file non è un pacchetto di una valutazione («kind»: «esito-run», «format»: 1).',
      en: 'The file is not the package of a run (“kind”: “esito-run”, “format”: 1).',
    },
    {
      it: 'Serve il file esito-run.json che accompagna il risultato.',
      en: 'The file esito-run.json that comes with the result is needed.',
    },
  );
}

function listed(problems: readonly Problem[], locate: Locate): Problem[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const more = errors.length - LISTED;
  return [...errors.slice(0, LISTED), ...(more > 0 ? [moreProblems(more, locate([]))] : [])];
}
