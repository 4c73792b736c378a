import { rescoreFiles } from '../../actions/rescoreFiles.ts';
import { pastTenderForm } from '../../core/rescoring/pastForm.ts';
import { chosenFile, type Refusal } from '../offer/uploadForm.ts';
import { type PageRequest, page, type Reply, type Route } from '../route.ts';
import { exampleCards } from './examples.ts';
import { reportOf, tablesOf } from './rescoredFiles.ts';
import { rescoredView } from './rescoredView.ts';
import { noPastFile, pastRefusal, rescoringView } from './rescoringView.ts';

/** As many as the template has rows for. */
const limits = { lots: 30, offers: 150 };

export const showRescoring: Route = {
  method: 'get',
  path: '/rescoring',
  handle: (request) => formPage(request, null),
};

/** A file comes, its answer goes: as a page, a report or tables. Nothing is stored. */
export const uploadPastTender: Route = {
  method: 'post',
  path: '/rescoring',
  files: ['workbook'],
  handle: async (request) => {
    const { world, locale, form } = request;
    const file = chosenFile(request);
    if (file === undefined) return formPage(request, noPastFile(locale));
    const { value, problems } = await rescoreFiles(world, [file], undefined, limits);
    const [rescored] = value ?? [];
    if (rescored === undefined) return formPage(request, pastRefusal(file.name, problems, locale));
    if (form.answer === 'pdf') return reportOf(request, rescored);
    if (form.answer === 'tables') return tablesOf(request, rescored);
    return page('rescoring/rescored', rescoredView(rescored, problems, [], locale));
  },
};

export const downloadPastTemplate: Route = {
  method: 'get',
  path: '/rescoring/template.xlsx',
  handle: async ({ world, locale }) => ({
    kind: 'file',
    name: { it: 'gara-passata.xlsx', en: 'past-tender.xlsx' }[locale],
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await world.workbooks.write(pastTenderForm()),
  }),
};

async function formPage(request: PageRequest, refusal: Refusal | null): Promise<Reply> {
  const view = rescoringView(await exampleCards(request), refusal, request.locale);
  return page('rescoring/rescoring', view, refusal === null ? 200 : 422);
}
