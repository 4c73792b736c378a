import type { Contract } from '../../core/contract/contract.ts';
import { fiscalCodePattern } from '../../core/deliveries/namesPatient.ts';
import type { RecordKind } from '../../core/deliveries/recordLayout.ts';
import { claimedCase } from '../../core/settlement/claimedCase.ts';
import { literal, name } from './duckdb.ts';
import type { RowCheck } from './rowChecks.ts';

/** Whether the payment section of the contract knows what a row rests on, and the row names nobody. */
export function paymentChecks(kind: RecordKind, contract: Contract): RowCheck[] {
  switch (kind) {
    case 'claim':
      return [...claimChecks(contract), ...namesNobody('claim_id')];
    case 'enrolment':
      return [...strataChecks(contract), ...namesNobody('stratum')];
    case 'recall':
      return [...namesNobody('lot_no'), ...namesNobody('reference')];
    case 'delay':
      return namesNobody('reference');
    default:
      return [];
  }
}

/** Texts by which rows of payment are named on pages and in statements. */
function namesNobody(column: string): RowCheck[] {
  const pattern = literal(`(?i)[0-9a-f]{32,}|${fiscalCodePattern}`);
  return [{ reason: 'names-patient', column, fails: `regexp_matches(${name(column)}, ${pattern})` }];
}

function claimChecks({ payment, outcomes }: Contract): RowCheck[] {
  if (payment === undefined) return [{ reason: 'no-payment', column: 'clause_id', fails: 'true' }];
  const claimed = payment.clauses.flatMap(({ id, supplier, rule }) => {
    const { says } = claimedCase(rule, outcomes) ?? {};
    return says === undefined ? [] : [{ id, supplier, says }];
  });
  const ofEvents = claimed.filter(({ says }) => says === 'event');
  return [
    {
      reason: 'unknown-clause',
      column: 'clause_id',
      fails: noneOf(
        ['supplier_id', 'clause_id'],
        claimed.map(({ id, supplier }) => [supplier, id]),
      ),
    },
    {
      reason: 'no-event',
      column: 'event_date',
      fails: `event_date IS NULL AND NOT (${noneOf(
        ['clause_id'],
        ofEvents.map(({ id }) => [id]),
      )})`,
    },
  ];
}

function strataChecks({ payment }: Contract): RowCheck[] {
  if (payment === undefined) return [{ reason: 'no-payment', column: 'stratum', fails: 'true' }];
  const strata = payment.clauses.flatMap(({ supplier, rule }) =>
    rule.kind === 'capitation' ? rule.strata.map(({ stratum }) => [supplier, stratum]) : [],
  );
  return [
    { reason: 'unknown-stratum', column: 'stratum', fails: noneOf(['supplier_id', 'stratum'], strata) },
  ];
}

/** True where the columns together hold none of these values. */
function noneOf(columns: readonly string[], values: readonly (readonly string[])[]): string {
  if (values.length === 0) return 'true';
  const row = (cells: readonly string[]) => `(${cells.join(', ')})`;
  return `${row(columns)} NOT IN (${values.map((own) => row(own.map(literal))).join(', ')})`;
}
