import { parentPort, workerData } from 'node:worker_threads';
import type { EvaluationResult } from '../core/evaluation/result.ts';
import type { Tender } from '../core/tender/tender.ts';
import { calculationSheets } from '../report/calculation/calculationSheets.ts';
import type { ReportDocument } from '../report/document.ts';
import { evaluationReport } from '../report/evaluationReport.ts';
import type { Locale } from '../report/locale.ts';
import type { MinutesRecord } from '../report/minutes/minutesRecord.ts';
import { resultSheets } from '../report/resultSheets.ts';
import type { SheetTable } from '../report/sheetTable.ts';
import { writeCalculation } from './excel/writeCalculation.ts';
import { writeTables } from './excel/writeTables.ts';
import { minutesPdf } from './pdf/minutesPdf.ts';
import { renderPdf } from './pdf/renderPdf.ts';

/** One document to make: of a stored result, or of an outline or tables that are ready. */
export type ReportJob =
  | {
      readonly kind: 'pdf';
      readonly tender: Tender;
      readonly result: EvaluationResult;
      readonly locale: Locale;
      /** ISO time that the document carries. */
      readonly createdAt: string;
    }
  | {
      readonly kind: 'workbook' | 'calculation';
      readonly tender: Tender;
      readonly result: EvaluationResult;
      readonly locale: Locale;
    }
  | {
      readonly kind: 'minutes';
      readonly tender: Tender;
      readonly result: EvaluationResult;
      readonly record: MinutesRecord;
    }
  | { readonly kind: 'document'; readonly document: ReportDocument; readonly createdAt: string }
  | { readonly kind: 'tables'; readonly title: string; readonly tables: readonly SheetTable[] };

/** The thread that makes one document, answers with its bytes and ends. */
parentPort?.postMessage(await made(workerData as ReportJob));

function made(job: ReportJob): Promise<Uint8Array> {
  switch (job.kind) {
    case 'pdf':
      return renderPdf(evaluationReport(job.tender, job.result, job.locale), {
        createdAt: new Date(job.createdAt),
      });
    case 'workbook':
      return writeTables(job.tender.title[job.locale], resultSheets(job.tender, job.result, job.locale));
    case 'calculation':
      return writeCalculation(
        job.tender.title[job.locale],
        calculationSheets(job.tender, job.result, job.locale),
      );
    case 'minutes':
      return minutesPdf(job.tender, job.result, job.record);
    case 'document':
      return renderPdf(job.document, { createdAt: new Date(job.createdAt) });
    case 'tables':
      return writeTables(job.title, job.tables);
  }
}
