import type { EvaluationResult } from '../core/evaluation/result.ts';
import type { Lot } from '../core/tender/lot.ts';
import { alternativeNames } from './alternativeNames.ts';
import { flipTables } from './flipTables.ts';
import { groupLabel } from './parameterLabel.ts';
import type { Table } from './table.ts';
import { alternativesTable } from './tables/alternativesTable.ts';
import { anomalyTable } from './tables/anomalyTable.ts';
import { benefitTable } from './tables/benefitTable.ts';
import { allEvidenceTable, evidenceTable, parametersTable } from './tables/evidenceTables.ts';
import { groupInformationTable } from './tables/groupInformationTable.ts';
import { inputsTable } from './tables/inputsTable.ts';
import { ledgerTable } from './tables/ledgerTable.ts';
import { lifeCycleCostTables } from './tables/lifeCycleCostTable.ts';
import { incrementalTable, netBenefitTable } from './tables/netBenefitTables.ts';
import { otherMethodsTable } from './tables/otherMethodsTable.ts';
import { pairwiseTable } from './tables/pairwiseTable.ts';
import { convergenceTable, netBenefitConvergenceTable, precisionTable } from './tables/precisionTables.ts';
import { preferencesTables } from './tables/preferencesTable.ts';
import { priceTable } from './tables/priceTable.ts';
import { priceToLeadTable } from './tables/priceToLeadTable.ts';
import { rankingTable } from './tables/rankingTable.ts';
import type { ReportedLot } from './tables/reportedLot.ts';
import { declarationTable, judgementTable, technicalTable } from './tables/technicalTables.ts';
import { twoWayTable } from './tables/twoWayTable.ts';
import {
  acceptabilityCurveTable,
  acceptabilityTable,
  informationValueTable,
  parameterInformationTable,
  rankTable,
  tornadoTable,
} from './tables/uncertaintyTables.ts';
import { weightComparisonTable } from './tables/weightComparisonTable.ts';
import { winnerMapTable } from './tables/winnerMapTable.ts';

/** All tables of an evaluated lot, by name. The same data make the page, the PDF and the workbook. */
export interface EvaluationTables {
  readonly ranking: Table;
  readonly technicalPoints: Table;
  /** Null when nothing is judged by a committee. */
  readonly judgements: Table | null;
  /** Every table of a pairwise comparison, with sums and coefficients. */
  readonly preferences: readonly Table[];
  /** Null when nothing is declared. */
  readonly declarations: Table | null;
  readonly prices: Table;
  /** One per offer and price that is a life-cycle cost. */
  readonly lifeCycleCosts: readonly Table[];
  /** Null where no test is declared, or too few offers are admitted for it. */
  readonly anomalies: Table | null;
  /** Every step: for the workbook and a page of its own. */
  readonly ledger: Table;
  readonly benefits: Table;
  readonly netBenefit: Table;
  readonly incremental: Table;
  readonly acceptability: Table;
  /** At every λ: for the workbook. */
  readonly acceptabilityCurve: Table;
  readonly ranks: Table;
  /** Null with a single offer. */
  readonly pairwise: Table | null;
  /** Null if the tender asks for no precision. */
  readonly precision: Table | null;
  /** Null for results from before it was kept. */
  readonly convergence: Table | null;
  /** For the workbook. */
  readonly netBenefitConvergence: Table | null;
  readonly informationValue: Table;
  /** Null when no parameter is uncertain. */
  readonly parameterInformation: Table | null;
  /** Null when no group is declared. */
  readonly groupInformation: Table | null;
  /** Null with a single offer. */
  readonly tornado: Table | null;
  /** Null when there are no two inputs that matter. */
  readonly twoWay: Table | null;
  /** Null with a single offer. */
  readonly priceToLead: Table | null;
  /** Null when no other model is declared. */
  readonly alternatives: Table | null;
  /** What would change the award; empty for results from before it was kept. */
  readonly flips: readonly Table[];
  /** Null without a benefit criterion, and in earlier results. */
  readonly winnerMap: Table | null;
  /** Null with a single admitted offer. */
  readonly otherMethods: Table | null;
  /** One table per offer, in the order of the evaluation. */
  readonly evidenceByOffer: readonly Table[];
  /** All offers together: for the workbook. */
  readonly evidence: Table;
  readonly parameters: Table;
  /** Null where weights are set as they are. */
  readonly weightComparison: Table | null;
  readonly inputs: Table;
}

/** All tables of one lot. @param result whose program and definition are printed with the inputs */
export function evaluationTables(
  lot: Lot,
  evaluation: ReportedLot,
  result: Pick<EvaluationResult, 'program' | 'tender'>,
): EvaluationTables {
  return {
    ranking: rankingTable(lot, evaluation),
    technicalPoints: technicalTable(lot, evaluation),
    judgements: judgementTable(lot, evaluation),
    preferences: preferencesTables(lot, evaluation),
    declarations: declarationTable(lot, evaluation),
    prices: priceTable(lot, evaluation),
    lifeCycleCosts: lifeCycleCostTables(lot, evaluation),
    anomalies: anomalyTable(lot, evaluation),
    ledger: ledgerTable(lot, evaluation),
    benefits: benefitTable(lot, evaluation),
    netBenefit: netBenefitTable(evaluation),
    incremental: incrementalTable(lot, evaluation),
    acceptability: acceptabilityTable(lot, evaluation),
    acceptabilityCurve: acceptabilityCurveTable(lot, evaluation),
    ranks: rankTable(evaluation),
    pairwise: pairwiseTable(evaluation),
    precision: precisionTable(evaluation),
    convergence: convergenceTable(evaluation),
    netBenefitConvergence: netBenefitConvergenceTable(evaluation),
    informationValue: informationValueTable(lot, evaluation),
    parameterInformation: parameterInformationTable(lot, evaluation),
    groupInformation: groupInformationTable(evaluation, groupLabel(lot)),
    tornado: tornadoTable(lot, evaluation),
    twoWay: twoWayTable(lot, evaluation),
    priceToLead: priceToLeadTable(lot, evaluation),
    alternatives: alternativesTable(evaluation, alternativeNames(lot)),
    flips: flipTables(lot, evaluation),
    winnerMap: winnerMapTable(lot, evaluation),
    otherMethods: otherMethodsTable(lot, evaluation),
    evidenceByOffer: evaluation.offers.map((offer) => evidenceTable(lot, offer)),
    evidence: allEvidenceTable(lot, evaluation),
    parameters: parametersTable(lot),
    weightComparison: weightComparisonTable(lot),
    inputs: inputsTable(lot, evaluation, result),
  };
}
