import type { PublishedContract } from '../core/contract/contract.ts';
import { readJson } from '../core/evaluation/jsonText.ts';
import { errorAt, type Parsed, type Place, type Text } from '../core/problem.ts';
import { verifyStatement } from '../core/settlement/verifyStatement.ts';
import { statementPackageJson } from '../report/settlement/statementPackageJson.ts';
import { layoutDifference, type PlacedDifference } from './verifyPackage.ts';
import type { GivenFile, World } from './world.ts';

/** What came of computing the package of a statement again. */
export interface StatementVerification {
  /** Every byte of the file is as the program would write it now. */
  readonly identical: boolean;
  readonly statement: {
    readonly contract: string;
    readonly supplier: string;
    readonly period: number;
    /** As computed again: by it acts and the next statement name it. */
    readonly hash: string;
  };
  /** Numbers and texts held against each other. */
  readonly compared: number;
  readonly differences: readonly PlacedDifference[];
}

/** Whether a file says of itself that it is the package of a statement; what is wrong with it comes out when it is read. */
export function isStatementPackage({ name, bytes }: GivenFile): boolean {
  const { data } = readJson(new TextDecoder().decode(bytes), name);
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'esito-statement';
}

/**
 * Computes a statement again from what its package gives, and holds the file against it.
 * @param published the contract in full, where it is at hand: then its own part is computed with, not that of the package
 * @returns a value if it can be computed again; otherwise what is wrong with the file
 */
export function verifyStatementPackage(
  { fingerprint }: Pick<World, 'fingerprint'>,
  { name, bytes }: GivenFile,
  published?: PublishedContract,
): Parsed<StatementVerification> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const { data, problems, locate } = readJson(text, name);
  if (problems.length > 0) return { value: undefined, problems };
  const verified = verifyStatement(data, locate, fingerprint, published);
  if (verified.value === undefined) return { value: undefined, problems: verified.problems };
  const { recomputed, compared, differences } = verified.value;
  const again = statementPackageJson(recomputed);
  const { contract, supplier, period } = recomputed.statement;
  return {
    value: {
      identical: text === again,
      statement: { contract, supplier, period: period.number, hash: recomputed.hashes.statement },
      compared,
      differences:
        differences.length === 0 && text !== again
          ? [layoutDifference(text, again, name)]
          : differences.map((one) => ({ ...one, where: locate(one.path), place: placeOf(one.path) })),
    },
    problems: [],
  };
}

/** The fingerprint that a package claims for its contract; undefined for a file that names none. */
export function contractOfPackage({ name, bytes }: GivenFile): string | undefined {
  const { data } = readJson(new TextDecoder().decode(bytes), name);
  const given = (data as { readonly given?: { readonly fingerprint?: unknown } } | null)?.given;
  return typeof given?.fingerprint === 'string' ? given.fingerprint : undefined;
}

/** The names of the file itself: `statement.lines.3.amount`, lists counted from 1. */
function placeOf(path: readonly PropertyKey[]): Text {
  const place = path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join('.');
  return { it: place, en: place };
}

/** The contract of a package is not one of this site, which computes only its own. */
export function contractNotHere(where: Place) {
  return errorAt(
    where,
    'contract-not-published-here',
    {
      it: 'Il contratto di questo pacchetto, in questa versione, non è pubblicato su questo sito, che ricalcola solo i propri.',
      en: 'The contract of this package, in this version, is not published on this site, which computes only its own.',
    },
    {
      it: 'Verificarlo con «esito verify» sul proprio computer, o sul sito della centrale di committenza.',
      en: 'Verify it with “esito verify” on your own computer, or on the purchasing board’s site.',
    },
  );
}
