import type { PublishedContract } from '../contract/contract.ts';
import type { Fingerprint } from '../evaluation/runPackage.ts';
import { type Comparison, valueDifferences } from '../evaluation/valueDifferences.ts';
import { errorAt, type Parsed, type Problem } from '../problem.ts';
import type { Locate } from '../tender/parseTender.ts';
import { parseStatementPackage } from './parseStatementPackage.ts';
import type { SupplierSettlement } from './settleSupplier.ts';
import { standingAgain } from './standingAgain.ts';
import { packageOf, type StatementPackage } from './statementPackage.ts';
import { supplierContract } from './supplierContract.ts';

/** What came of computing a statement again. */
export interface VerifiedStatement extends Comparison {
  /** As it is computed now; of an honest package the same, name by name. */
  readonly recomputed: StatementPackage;
}

/**
 * Computes a statement again from what its package gives, and holds the package against it. States of targets are computed again too, as far as they follow from counts and
 * intervals, so that a state that was written over is named and moves no money here.
 * @param data plain values, as a file holds them @param published the whole contract, where it is at hand: then the part in the package must be its part, with its fingerprint
 * @returns problems where it cannot be computed
 */
export function verifyStatement(
  data: unknown,
  locate: Locate,
  fingerprint: Fingerprint,
  published?: PublishedContract,
): Parsed<VerifiedStatement> {
  const parsed = parseStatementPackage(data, locate);
  if (parsed.value === undefined) return { value: undefined, problems: parsed.problems };
  let recomputed: StatementPackage;
  try {
    recomputed = packageOf(givenAgain(parsed.value, published), fingerprint);
  } catch (error) {
    // A contract that nobody checked may lead into nothing, or counts may contradict themselves.
    if (!(error instanceof RangeError)) throw error;
    return { value: undefined, problems: [notComputable(locate, error)] };
  }
  // As a file holds it: no negative zero, no undefined.
  const again = JSON.parse(JSON.stringify(recomputed));
  return { value: { recomputed, ...valueDifferences(data, again) }, problems: [] };
}

function givenAgain(given: SupplierSettlement, published: PublishedContract | undefined): SupplierSettlement {
  const contract =
    published === undefined ? given.contract : supplierContract(published.contract, given.supplier);
  return {
    ...given,
    contract,
    fingerprint: published?.fingerprint ?? given.fingerprint,
    standings: given.standings.map((standing) => standingAgain(standing, contract)),
  };
}

function notComputable(locate: Locate, { message }: RangeError): Problem {
  return errorAt(
    locate(['given']),
    'not-computable',
    {
      it: `Da questi dati il prospetto non si può ricalcolare: ${message}.`,
      en: `The statement cannot be computed again from these data: ${message}.`,
    },
    {
      it: 'Chiedere di nuovo il pacchetto alla centrale di committenza.',
      en: 'Ask the purchasing board for the package again.',
    },
  );
}
