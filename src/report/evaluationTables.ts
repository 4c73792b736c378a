import type { EvaluationResult } from '../core/evaluation/result.ts';
import type { Lot } from '../core/tender/lot.ts';
import type { Table } from './table.ts';
import { benefitTable } from './tables/benefitTable.ts';
import { allEvidenceTable, evidenceTable, parametersTable } from './tables/evidenceTables.ts';
import { inputsTable } from './tables/inputsTable.ts';
import { declarationTable, judgementTable, ledgerTable } from './tables/ledgerTable.ts';
import { incrementalTable, netBenefitTable } from './tables/netBenefitTables.ts';
import { priceTable } from './tables/priceTable.ts';
import { rankingTable } from './tables/rankingTable.ts';
import type { ReportedLot } from './tables/reportedLot.ts';
import {
  acceptabilityCurveTable,
  acceptabilityTable,
  informationValueTable,
  parameterInformationTable,
  rankTable,
  tornadoTable,
} from './tables/uncertaintyTables.ts';

/** All tables of an evaluated lot, by name. The same data make the page, the PDF and the workbook. */
export interface EvaluationTables {
  readonly ranking: Table;
  readonly ledger: Table;
  /** Null when nothing is judged by a committee. */
  readonly judgements: Table | null;
  /** Null when nothing is declared. */
  readonly declarations: Table | null;
  readonly prices: Table;
  readonly benefits: Table;
  readonly netBenefit: Table;
  readonly incremental: Table;
  readonly acceptability: Table;
  /** At every λ: for the workbook. */
  readonly acceptabilityCurve: Table;
  readonly ranks: Table;
  readonly informationValue: Table;
  /** Null when no parameter is uncertain. */
  readonly parameterInformation: Table | null;
  /** Null with a single offer. */
  readonly tornado: Table | null;
  /** One table per offer, in the order of the evaluation. */
  readonly evidenceByOffer: readonly Table[];
  /** All offers together: for the workbook. */
  readonly evidence: Table;
  readonly parameters: Table;
  readonly inputs: Table;
}

export function evaluationTables(
  lot: Lot,
  evaluation: ReportedLot,
  result: Pick<EvaluationResult, 'program' | 'tender'>,
): EvaluationTables {
  return {
    ranking: rankingTable(lot, evaluation),
    ledger: ledgerTable(lot, evaluation),
    judgements: judgementTable(lot, evaluation),
    declarations: declarationTable(lot, evaluation),
    prices: priceTable(lot, evaluation),
    benefits: benefitTable(lot, evaluation),
    netBenefit: netBenefitTable(evaluation),
    incremental: incrementalTable(lot, evaluation),
    acceptability: acceptabilityTable(lot, evaluation),
    acceptabilityCurve: acceptabilityCurveTable(lot, evaluation),
    ranks: rankTable(evaluation),
    informationValue: informationValueTable(lot, evaluation),
    parameterInformation: parameterInformationTable(lot, evaluation),
    tornado: tornadoTable(lot, evaluation),
    evidenceByOffer: evaluation.offers.map((offer) => evidenceTable(lot, offer)),
    evidence: allEvidenceTable(lot, evaluation),
    parameters: parametersTable(lot),
    inputs: inputsTable(lot, evaluation, result),
  };
}
