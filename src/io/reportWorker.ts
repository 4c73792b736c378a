import { parentPort, workerData } from 'node:worker_threads';
import type { EvaluationResult } from '../core/evaluation/result.ts';
import type { Tender } from '../core/tender/tender.ts';
import { calculationSheets } from '../report/calculation/calculationSheets.ts';
import { evaluationReport } from '../report/evaluationReport.ts';
import type { Locale } from '../report/locale.ts';
import { resultSheets } from '../report/resultSheets.ts';
import { writeCalculation } from './excel/writeCalculation.ts';
import { writeTables } from './excel/writeTables.ts';
import { renderPdf } from './pdf/renderPdf.ts';

/** One document to make of a stored result. */
export interface ReportJob {
  readonly kind: 'pdf' | 'workbook' | 'calculation';
  readonly tender: Tender;
  readonly result: EvaluationResult;
  readonly locale: Locale;
  /** ISO time that the document carries. */
  readonly createdAt: string;
}

/** The thread that makes one document, answers with its bytes and ends. */
const { kind, tender, result, locale, createdAt } = workerData as ReportJob;
parentPort?.postMessage(await made());

function made(): Promise<Uint8Array> {
  const title = tender.title[locale];
  switch (kind) {
    case 'pdf':
      return renderPdf(evaluationReport(tender, result, locale), { createdAt: new Date(createdAt) });
    case 'workbook':
      return writeTables(title, resultSheets(tender, result, locale));
    case 'calculation':
      return writeCalculation(title, calculationSheets(tender, result, locale));
  }
}
