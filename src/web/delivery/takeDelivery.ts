import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { findContract } from '../../actions/findContract.ts';
import { startImport } from '../../actions/startImport.ts';
import { errorAt, type Problem } from '../../core/problem.ts';
import type { PageRequest, Route } from '../route.ts';
import type { SentFolder } from '../sentFolder.ts';
import { deliveryForm, noFilesChosen } from './importView.ts';
import { importPage } from './showImport.ts';

export const takeDelivery: Route = {
  method: 'post',
  path: '/contracts/:contract/import',
  folder: deliveryForm,
  handle: async (request) => {
    const { world, actor, params, sent } = request;
    const contract = await findContract(world, params.contract ?? '');
    if (sent === undefined || sent.files.length === 0) return importPage(request, [noFilesChosen()]);
    const folder = join(sent.path, 'delivery');
    await mkdir(folder);
    const problems = await putInto(folder, sent, request);
    if (problems.length > 0) return importPage(request, problems);
    const started = startImport(world, actor, contract, { folder, own: true, discard: sent.discard });
    sent.take();
    return { kind: 'redirect', to: `/imports/${started.id}` };
  },
};

/** Lays the files into a folder under the names that the manifest calls them, or unpacks the archive that they came in. */
async function putInto(
  folder: string,
  { files }: SentFolder,
  { world }: PageRequest,
): Promise<readonly Problem[]> {
  const [first] = files;
  if (files.length === 1 && first?.name.toLowerCase().endsWith('.zip'))
    return world.unpackDelivery(first.path, folder);
  const names = files.map(({ name }) => name.toLowerCase());
  const wrong = files.filter(
    ({ name }, at) => !/^\w[\w.-]{0,127}$/.test(name) || names.indexOf(name.toLowerCase()) !== at,
  );
  if (wrong.length > 0) return wrong.map(({ name }) => unusableName(name));
  for (const { name, path } of files) await rename(path, join(folder, name));
  return [];
}

function unusableName(file: string): Problem {
  return errorAt(
    { file },
    'file-name',
    {
      it: 'Il nome di questo file non si può usare, o c’è due volte.',
      en: 'The name of this file cannot be used, or is there twice.',
    },
    {
      it: 'Usare solo lettere senza accenti, cifre, punto, trattino e trattino basso, un nome per file.',
      en: 'Use only unaccented letters, digits, points, hyphens and underscores, one name to a file.',
    },
  );
}
