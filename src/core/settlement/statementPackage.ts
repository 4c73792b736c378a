import type { Fingerprint } from '../evaluation/runPackage.ts';
import type { SettlementData } from './settle.ts';
import { type SupplierSettlement, settleSupplier } from './settleSupplier.ts';
import type { Statement } from './statement.ts';
import { supplierSettlement } from './supplierSettlement.ts';

/**
 * The statement of one supplier as a file with which both sides compute it again. It holds no time, file name or path, and nothing of the program that made
 * it: the same deliveries give the same bytes on any machine.
 *
 * What a supplier can verify with it alone: that amounts, caps, corrections and totals follow from the rules that it signed, from the sums and from the states; and
 * that states of targets follow from their intervals, for shares of patients also intervals from counts. What it has to take on trust, or ask the board to
 * show: that the sums are those of the deliveries (`snapshot` names them), that claims deserve their verdicts, expected events of risk models, figures of survival, scores and registries, net
 * benefit, which missed targets stand after Holm where `targetsInPackage` leaves some out, and that these are the clauses of the contract with that fingerprint, whose other parts bind others. What earlier statements moved it has in its own
 * hands: `previous` is the hash of the one before.
 *
 * The board, with contract and deliveries, can check all of it: `esito settle` gives the same bytes.
 */
export interface StatementPackage {
  /** Tells it from packages of other kinds. */
  readonly kind: 'esito-statement';
  /** Version of this layout. */
  readonly format: 1;
  readonly given: SupplierSettlement;
  readonly statement: Statement;
  readonly hashes: StatementHashes;
}

/** SHA-256 of the canonical content of each part, so that a change is named by its part even where no amount follows from it. */
interface StatementHashes {
  /** Of the part of the contract that binds the supplier; the board derives it from the whole. */
  readonly contract: string;
  readonly facts: string;
  readonly standings: string;
  /** Of all that is given. */
  readonly given: string;
  /** By which acts and the next statement name it. */
  readonly statement: string;
}

/** The package of the statement of a supplier. @throws as `settle` */
export function statementPackage(
  data: SettlementData,
  supplier: string,
  fingerprint: Fingerprint,
): StatementPackage {
  return packageOf(supplierSettlement(data, supplier), fingerprint);
}

/** A package from what is given alone. @throws RangeError where it cannot be computed */
export function packageOf(given: SupplierSettlement, fingerprint: Fingerprint): StatementPackage {
  const statement = settleSupplier(given);
  return {
    kind: 'esito-statement',
    format: 1,
    given,
    statement,
    hashes: {
      contract: fingerprint(given.contract),
      facts: fingerprint(given.facts),
      standings: fingerprint(given.standings),
      given: fingerprint(given),
      statement: fingerprint(statement),
    },
  };
}
