import { showAccessibility } from './about/showAccessibility.ts';
import { downloadSchema, showDefinition } from './about/showDefinition.ts';
import { showHealth } from './about/showHealth.ts';
import { showMethod } from './about/showMethod.ts';
import { recordJudgements } from './committee/recordJudgements.ts';
import { showCommittee } from './committee/showCommittee.ts';
import { cancelRun } from './evaluation/cancelRun.ts';
import { downloadCalculation } from './evaluation/downloadCalculation.ts';
import { downloadDraws } from './evaluation/downloadDraws.ts';
import { downloadReport } from './evaluation/downloadReport.ts';
import { downloadResult } from './evaluation/downloadResult.ts';
import { downloadTables } from './evaluation/downloadTables.ts';
import { showEvaluation } from './evaluation/showEvaluation.ts';
import { showExploration } from './evaluation/showExploration.ts';
import { showLedger } from './evaluation/showLedger.ts';
import { showProgress } from './evaluation/showProgress.ts';
import { showRun } from './evaluation/showRun.ts';
import { startRun } from './evaluation/startRun.ts';
import { showHome } from './home/showHome.ts';
import { downloadEvidenceTemplate, downloadPriceTemplate } from './lot/downloadTemplates.ts';
import { showLot } from './lot/showLot.ts';
import { listOffers } from './offer/listOffers.ts';
import { showOffer } from './offer/showOffer.ts';
import { uploadEvidence } from './offer/uploadEvidence.ts';
import { listPrices } from './price/listPrices.ts';
import { uploadPrice } from './price/uploadPrice.ts';
import type { Route } from './route.ts';
import { downloadDefinition } from './tender/downloadDefinition.ts';
import { showTender } from './tender/showTender.ts';

/** Every address of the site, flat: read this list and know the product. */
export const routes: readonly Route[] = [
  showHome,
  showTender,
  downloadDefinition,
  showLot,
  downloadEvidenceTemplate,
  downloadPriceTemplate,
  listOffers,
  uploadEvidence,
  showOffer,
  showCommittee,
  recordJudgements,
  listPrices,
  uploadPrice,
  showEvaluation,
  startRun,
  showRun,
  showLedger,
  showExploration,
  showProgress,
  cancelRun,
  downloadReport,
  downloadTables,
  downloadCalculation,
  downloadResult,
  downloadDraws,
  showMethod,
  showDefinition,
  downloadSchema,
  showAccessibility,
  showHealth,
];
