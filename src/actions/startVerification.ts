import { type ValueDifference, valueDifferences } from '../core/evaluation/valueDifferences.ts';
import { DomainError, errorAt, LISTED, type Parsed, type Problem } from '../core/problem.ts';
import type { Tender } from '../core/tender/tender.ts';
import { packagePlace } from '../report/packagePlace.ts';
import { valueText } from '../report/verificationTexts.ts';
import {
  type PlacedDifference,
  readPackage,
  type VerifiablePackage,
  verifyPackage,
} from './verifyPackage.ts';
import {
  contractNotHere,
  contractOfPackage,
  isStatementPackage,
  verifyStatementPackage,
} from './verifyStatementPackage.ts';
import type { GivenFile, StoredVerification, World } from './world.ts';

/** Verifications under way or waiting; more would keep evaluations from their turn. */
const MOST_UNDER_WAY = 4;

/** Differences that are kept for the page. */
const KEPT = 200;

/**
 * Starts the verification of a package that a reader has sent, in the background. Only packages of tenders that this site
 * has published are computed: a definition is a program, and nobody may send one here.
 * @returns the verification, under way; or what is wrong with the package
 * @throws DomainError `busy` when too many are under way
 */
export async function startVerification(world: World, file: GivenFile): Promise<Parsed<StoredVerification>> {
  if (world.verifications.underWay() >= MOST_UNDER_WAY) throw busy();
  if (isStatementPackage(file)) return verifyGivenStatement(world, file);
  const read = readPackage(world, file);
  if (read.value === undefined) return { value: undefined, problems: read.problems };
  const { content } = read.value;
  if ((await world.tenders.byFingerprint(content.fingerprint)) === undefined) {
    const said = await world.tenders.byFingerprint(content.saidFingerprint);
    const problems = said === undefined ? [notPublished(file.name)] : changedRules(read.value, said.tender);
    return { value: undefined, problems };
  }
  const verification: StoredVerification = {
    id: world.newId(),
    file: file.name,
    of: { kind: 'tender', id: content.definition.id },
    state: 'running',
    progress: 0,
    outcome: null,
  };
  world.verifications.put(verification);
  void carryOut(world, verification, read.value).catch(world.report);
  return { value: verification, problems: [] };
}

async function carryOut(
  world: World,
  verification: StoredVerification,
  read: VerifiablePackage,
): Promise<void> {
  const put = (change: Partial<StoredVerification>): void =>
    world.verifications.put({ ...verification, ...change });
  try {
    const outcome = await verifyPackage(world, read, verification.id, (progress) => put({ progress }));
    const { identical, compared, sha256, tender, madeBy, verifiedBy, differences } = outcome;
    const run = { tender, madeBy, verifiedBy };
    put({
      state: 'done',
      progress: 1,
      outcome: { identical, compared, hash: sha256, run, ...keptDifferences(differences) },
    });
  } catch (error) {
    world.report(error);
    put({ state: 'failed' });
  }
}

/** A statement is computed at once: it has no draws. Its contract is one of this site, so that what it is computed by was agreed here. */
async function verifyGivenStatement(world: World, file: GivenFile): Promise<Parsed<StoredVerification>> {
  const fingerprint = contractOfPackage(file);
  const published = fingerprint === undefined ? undefined : await world.contracts.byFingerprint(fingerprint);
  if (fingerprint !== undefined && published === undefined)
    return { value: undefined, problems: [contractNotHere({ file: file.name })] };
  const { value, problems } = verifyStatementPackage(world, file, published);
  if (value === undefined) return { value, problems };
  const { identical, compared, statement, differences } = value;
  const verification: StoredVerification = {
    id: world.newId(),
    file: file.name,
    of: { kind: 'contract', id: statement.contract },
    state: 'done',
    progress: 1,
    outcome: { identical, compared, hash: statement.hash, run: null, ...keptDifferences(differences) },
  };
  world.verifications.put(verification);
  return { value: verification, problems: [] };
}

/** As texts: what stands in a hostile file may be as large as the file. */
function keptDifferences(
  differences: readonly PlacedDifference[],
): Pick<NonNullable<StoredVerification['outcome']>, 'count' | 'differences'> {
  return {
    count: differences.length,
    differences: differences.slice(0, KEPT).map(({ where, place, packaged, recomputed }) => ({
      where,
      place,
      packaged: valueText(packaged),
      recomputed: valueText(recomputed),
    })),
  };
}

/** The package says it rests on published rules, but its rules are others: each difference by its place. */
function changedRules({ content, locate }: VerifiablePackage, published: Tender): Problem[] {
  const { differences } = valueDifferences(content.definition, published);
  return differences.slice(0, LISTED).map(({ path, packaged, recomputed }: ValueDifference) => {
    const place = packagePlace(['rules', 'definition', ...path], { rules: { definition: published } });
    const [theirs, ours] = [valueText(packaged), valueText(recomputed)];
    return errorAt(
      locate(['rules', 'definition', ...path]),
      'rules-changed',
      {
        it: `${place.it}: nel pacchetto ${theirs.it}, nella gara pubblicata ${ours.it}.`,
        en: `${place.en}: in the package ${theirs.en}, in the published tender ${ours.en}.`,
      },
      {
        it: 'Le regole del pacchetto non sono quelle pubblicate: chiederne una copia intatta.',
        en: 'The rules in the package are not the published ones: ask for an unchanged copy.',
      },
    );
  });
}

function notPublished(file: string): Problem {
  return errorAt(
    { file },
    'tender-not-published-here',
    {
      it: 'La gara di questo pacchetto non è pubblicata su questo sito, che ricalcola solo le proprie.',
      en: 'The tender of this package is not published on this site, which computes only its own.',
    },
    {
      it: 'Verificarlo con «esito verify» sul proprio computer, o sul sito che ha pubblicato la gara.',
      en: 'Verify it with “esito verify” on your own computer, or on the site that published the tender.',
    },
  );
}

function busy(): DomainError {
  return new DomainError('busy', {
    it: 'Altre verifiche sono in corso: riprovare tra un minuto.',
    en: 'Other verifications are under way: try again in a minute.',
  });
}
