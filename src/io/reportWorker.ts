import { parentPort, workerData } from 'node:worker_threads';
import type { EvaluationResult } from '../core/evaluation/result.ts';
import type { Tender } from '../core/tender/tender.ts';
import { evaluationReport } from '../report/evaluationReport.ts';
import type { Locale } from '../report/locale.ts';
import type { MinutesRecord } from '../report/minutes/minutesRecord.ts';
import { resultSheets } from '../report/resultSheets.ts';
import { writeTables } from './excel/writeTables.ts';
import { minutesPdf } from './pdf/minutesPdf.ts';
import { renderPdf } from './pdf/renderPdf.ts';

/** One document to make of a stored result. */
export type ReportJob = { readonly tender: Tender; readonly result: EvaluationResult } & (
  | {
      readonly kind: 'pdf';
      readonly locale: Locale;
      /** ISO time that the document carries. */
      readonly createdAt: string;
    }
  | { readonly kind: 'workbook'; readonly locale: Locale }
  | { readonly kind: 'minutes'; readonly record: MinutesRecord }
);

/** The thread that makes one document, answers with its bytes and ends. */
parentPort?.postMessage(await made(workerData as ReportJob));

async function made(job: ReportJob): Promise<Uint8Array> {
  const { tender, result } = job;
  switch (job.kind) {
    case 'pdf':
      return renderPdf(evaluationReport(tender, result, job.locale), { createdAt: new Date(job.createdAt) });
    case 'workbook':
      return writeTables(tender.title[job.locale], resultSheets(tender, result, job.locale));
    case 'minutes':
      return minutesPdf(tender, result, job.record);
  }
}
