import type { EvaluationResult } from '../../core/evaluation/result.ts';
import { lastAct } from '../../core/minutes/lastAct.ts';
import type { Tender } from '../../core/tender/tender.ts';
import { minutes } from '../../report/minutes/minutes.ts';
import type { MinutesRecord } from '../../report/minutes/minutesRecord.ts';
import { renderPdf } from './renderPdf.ts';

/** The minutes as PDF: the same result and facts give the same bytes, whenever and wherever they are made. */
export function minutesPdf(
  tender: Tender,
  result: EvaluationResult,
  record: MinutesRecord,
): Promise<Uint8Array> {
  return renderPdf(minutes(tender, result, record), { createdAt: new Date(lastAct(record.facts, tender)) });
}
