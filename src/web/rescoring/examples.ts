import { rescoreFiles } from '../../actions/rescoreFiles.ts';
import type { GivenFile } from '../../actions/world.ts';
import { DomainError, type Problem } from '../../core/problem.ts';
import { pastTenderForm } from '../../core/rescoring/pastForm.ts';
import type { TenderRescoring } from '../../core/rescoring/rescore.ts';
import { type PageRequest, page, type Route } from '../route.ts';
import { reportOf, tablesOf } from './rescoredFiles.ts';
import { rescoredView } from './rescoredView.ts';
import type { RescoringView } from './rescoringView.ts';

/** The past tenders that come with the program, as the form page lists them. */
export async function exampleCards({ world }: PageRequest): Promise<RescoringView['examples']> {
  const files = await world.pastTenders();
  const found = await Promise.all(files.map((file) => rescored(world, file)));
  return found.map(({ value: { tender, file } }) => ({
    href: addressOf(file),
    title: tender.title,
    buyer: tender.buyer,
    notice: tender.notice ?? '',
  }));
}

export const showExample: Route = {
  method: 'get',
  path: '/rescoring/examples/:example',
  handle: async (request) => {
    const { value, problems } = await findExample(request);
    const base = addressOf(value.file);
    const label = (it: string, en: string): string => ({ it, en })[request.locale];
    const downloads = [
      { href: `${base}/report.pdf`, label: label('Rapporto (PDF)', 'Report (PDF)') },
      { href: `${base}/tables.xlsx`, label: label('Tabelle (.xlsx)', 'Tables (.xlsx)') },
      {
        href: `${base}/workbook.xlsx`,
        label: label('Il modello compilato (.xlsx)', 'The completed template (.xlsx)'),
      },
    ];
    return page('rescoring/rescored', rescoredView(value, problems, downloads, request.locale));
  },
};

export const downloadExampleReport: Route = {
  method: 'get',
  path: '/rescoring/examples/:example/report.pdf',
  handle: async (request) => reportOf(request, (await findExample(request)).value),
};

export const downloadExampleTables: Route = {
  method: 'get',
  path: '/rescoring/examples/:example/tables.xlsx',
  handle: async (request) => tablesOf(request, (await findExample(request)).value),
};

/** The example as it would have been entered. */
export const downloadExampleWorkbook: Route = {
  method: 'get',
  path: '/rescoring/examples/:example/workbook.xlsx',
  handle: async (request) => {
    const { tender, file } = (await findExample(request)).value;
    return {
      kind: 'file',
      name: file.replace(/yaml$/, 'xlsx'),
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await request.world.workbooks.write(pastTenderForm(tender)),
    };
  },
};

interface Example {
  readonly value: TenderRescoring;
  readonly problems: readonly Problem[];
}

async function findExample({ world, params }: PageRequest): Promise<Example> {
  const file = (await world.pastTenders()).find(({ name }) => name === `${params.example}.yaml`);
  if (file === undefined)
    throw new DomainError('not-found', {
      it: 'Questa gara passata non esiste.',
      en: 'There is no such past tender.',
    });
  return rescored(world, file);
}

async function rescored(world: PageRequest['world'], file: GivenFile): Promise<Example> {
  const { value, problems } = await rescoreFiles(world, [file]);
  const [first] = value ?? [];
  if (first === undefined)
    throw new Error(`${file.name}: ${problems.map(({ message }) => message.en).join(' ')}`);
  return { value: first, problems };
}

function addressOf(file: string): string {
  return `/rescoring/examples/${file.replace(/\.yaml$/, '')}`;
}
