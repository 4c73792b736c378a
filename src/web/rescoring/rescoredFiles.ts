import type { TenderRescoring } from '../../core/rescoring/rescore.ts';
import { rescoringReport } from '../../report/rescoring/rescoringReport.ts';
import { rescoringSheets } from '../../report/rescoring/rescoringSheets.ts';
import type { PageRequest, Reply } from '../route.ts';

/** The report of one re-scored tender. */
export async function reportOf({ world, locale }: PageRequest, rescored: TenderRescoring): Promise<Reply> {
  return {
    kind: 'file',
    name: fileName(rescored, 'pdf'),
    type: 'application/pdf',
    bytes: await world.reports.document(rescoringReport([rescored], locale), world.now()),
  };
}

/** Its tables as a workbook. */
export async function tablesOf({ world, locale }: PageRequest, rescored: TenderRescoring): Promise<Reply> {
  return {
    kind: 'file',
    name: fileName(rescored, 'xlsx'),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await world.reports.tables('Esito', rescoringSheets([rescored], locale)),
  };
}

function fileName({ file }: TenderRescoring, ending: string): string {
  return `${file.replace(/\.\w+$/, '')}.rescoring.${ending}`;
}
