import { showAccessibility } from './about/showAccessibility.ts';
import {
  downloadContractSchema,
  downloadSchema,
  showContractFormat,
  showDefinition,
} from './about/showDefinition.ts';
import { showHealth } from './about/showHealth.ts';
import { showMethod } from './about/showMethod.ts';
import { beginAgain } from './committee/beginAgain.ts';
import { recordJudgements } from './committee/recordJudgements.ts';
import { savePreferences } from './committee/savePreferences.ts';
import { showCommittee } from './committee/showCommittee.ts';
import { showPreferences } from './committee/showPreferences.ts';
import { showDraft, takeDraft } from './contract/draft.ts';
import { makeContract, showNewContract } from './contract/newContract.ts';
import {
  showPhases,
  takePhaseClosing,
  takePhaseDocument,
  takePhaseSignature,
} from './contract/phaseForms.ts';
import { downloadContract, showContractDefinition } from './contract/showContractDefinition.ts';
import { downloadAnnexPdf, downloadAnnexYaml, showPayment } from './contract/showPayment.ts';
import { showDeliveryImport, showImportProgress, stopImport } from './delivery/showDeliveryImport.ts';
import { sayOfFinding, showFinding, showFindings } from './delivery/showFindings.ts';
import { showImport } from './delivery/showImport.ts';
import { showSnapshot } from './delivery/showSnapshot.ts';
import { takeAgain } from './delivery/takeAgain.ts';
import { takeDelivery } from './delivery/takeDelivery.ts';
import { cancelRun } from './evaluation/cancelRun.ts';
import { downloadCalculation } from './evaluation/downloadCalculation.ts';
import { downloadDraws } from './evaluation/downloadDraws.ts';
import { downloadPackage } from './evaluation/downloadPackage.ts';
import { downloadReport } from './evaluation/downloadReport.ts';
import { downloadResult } from './evaluation/downloadResult.ts';
import { downloadTables } from './evaluation/downloadTables.ts';
import { showEvaluation } from './evaluation/showEvaluation.ts';
import { showExploration } from './evaluation/showExploration.ts';
import { showLedger } from './evaluation/showLedger.ts';
import { showProgress } from './evaluation/showProgress.ts';
import { showRun } from './evaluation/showRun.ts';
import { startRun } from './evaluation/startRun.ts';
import { showFairness } from './fairness/showFairness.ts';
import { showHome } from './home/showHome.ts';
import { showLab } from './lab/showLab.ts';
import { downloadEvidenceTemplate, downloadPriceTemplate } from './lot/downloadTemplates.ts';
import { showLot } from './lot/showLot.ts';
import { downloadMinutes } from './minutes/downloadMinutes.ts';
import { closeTechnical, openEnvelopes } from './minutes/phaseActs.ts';
import { recordMinutes } from './minutes/recordMinutes.ts';
import { showMinutes } from './minutes/showMinutes.ts';
import { listOffers } from './offer/listOffers.ts';
import { showOffer } from './offer/showOffer.ts';
import { uploadEvidence } from './offer/uploadEvidence.ts';
import {
  downloadMeasureReports,
  downloadOcds,
  downloadOpenCsv,
  downloadOpenJson,
  showOpen,
  showOpenList,
} from './open/openPages.ts';
import { downloadPortfolioCsv, downloadPortfolioTables, showPortfolio } from './portfolio/showPortfolio.ts';
import { listPrices } from './price/listPrices.ts';
import { uploadPrice } from './price/uploadPrice.ts';
import {
  downloadDpia,
  showReaders,
  takeReaderLink,
  takeRelease,
  takeRevocation,
} from './reader/readersPage.ts';
import {
  answerQuery,
  downloadReaderCsv,
  downloadReaderJson,
  refuseReader,
  showReader,
  showReaderTarget,
} from './reader/readPages.ts';
import {
  downloadReaderPackage,
  downloadReaderStatement,
  showReaderStatement,
  takeReaderAcceptance,
  takeReaderObjection,
} from './reader/readStatements.ts';
import { takeTaskAnswer } from './reader/siteTasks.ts';
import {
  downloadExampleReport,
  downloadExampleTables,
  downloadExampleWorkbook,
  showExample,
} from './rescoring/examples.ts';
import { downloadPastTemplate, showRescoring, uploadPastTender } from './rescoring/showRescoring.ts';
import type { Route } from './route.ts';
import { showAdjudication, showCase, takeOpinion } from './settlement/showAdjudication.ts';
import { showLine, takeAnswer, takeResolution, takeTask } from './settlement/showLine.ts';
import {
  downloadStatement,
  downloadStatementPackage,
  showStatement,
  takeAcceptance,
  takeApproval,
  takeObjection,
} from './settlement/showStatement.ts';
import { settleContract, showClaims, showStatements } from './settlement/showStatements.ts';
import { downloadDefinition } from './tender/downloadDefinition.ts';
import { showTender } from './tender/showTender.ts';
import { acknowledge, showBoard } from './tracking/showBoard.ts';
import { showContracts } from './tracking/showContracts.ts';
import { computeAsOf, showData } from './tracking/showData.ts';
import { showTarget } from './tracking/showTarget.ts';
import { showVerification, showVerificationProgress } from './verify/showVerification.ts';
import { showVerify } from './verify/showVerify.ts';
import { takePackage } from './verify/takePackage.ts';

/** Every address of the site, flat: read this list and know the product. */
export const routes: readonly Route[] = [
  showHome,
  showTender,
  downloadDefinition,
  showLot,
  showLab,
  downloadEvidenceTemplate,
  downloadPriceTemplate,
  listOffers,
  uploadEvidence,
  showOffer,
  showCommittee,
  recordJudgements,
  showPreferences,
  savePreferences,
  beginAgain,
  closeTechnical,
  listPrices,
  uploadPrice,
  openEnvelopes,
  showEvaluation,
  startRun,
  showMinutes,
  recordMinutes,
  showRun,
  showLedger,
  showExploration,
  showProgress,
  cancelRun,
  downloadReport,
  downloadMinutes,
  downloadTables,
  downloadCalculation,
  downloadResult,
  downloadDraws,
  downloadPackage,
  showContracts,
  showNewContract,
  makeContract,
  showBoard,
  acknowledge,
  showTarget,
  showData,
  computeAsOf,
  showContractDefinition,
  downloadContract,
  showPayment,
  downloadAnnexPdf,
  downloadAnnexYaml,
  showFairness,
  showPhases,
  takePhaseDocument,
  takePhaseSignature,
  takePhaseClosing,
  showDraft,
  takeDraft,
  showImport,
  takeDelivery,
  takeAgain,
  showDeliveryImport,
  showImportProgress,
  stopImport,
  showSnapshot,
  showFindings,
  showFinding,
  sayOfFinding,
  showStatements,
  settleContract,
  showClaims,
  showAdjudication,
  showCase,
  takeOpinion,
  showStatement,
  takeApproval,
  takeAcceptance,
  takeObjection,
  downloadStatement,
  downloadStatementPackage,
  showLine,
  takeTask,
  takeAnswer,
  takeResolution,
  showReaders,
  takeReaderLink,
  takeRevocation,
  takeRelease,
  downloadDpia,
  showReader,
  downloadReaderCsv,
  downloadReaderJson,
  showReaderTarget,
  answerQuery,
  takeTaskAnswer,
  showReaderStatement,
  downloadReaderStatement,
  downloadReaderPackage,
  takeReaderAcceptance,
  takeReaderObjection,
  refuseReader,
  showOpenList,
  showOpen,
  downloadOpenCsv,
  downloadOpenJson,
  downloadOcds,
  downloadMeasureReports,
  showPortfolio,
  downloadPortfolioCsv,
  downloadPortfolioTables,
  showVerify,
  takePackage,
  showVerification,
  showVerificationProgress,
  showRescoring,
  uploadPastTender,
  downloadPastTemplate,
  showExample,
  downloadExampleReport,
  downloadExampleTables,
  downloadExampleWorkbook,
  showMethod,
  showDefinition,
  downloadSchema,
  showContractFormat,
  downloadContractSchema,
  showAccessibility,
  showHealth,
];
