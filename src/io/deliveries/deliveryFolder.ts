import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, manifestSchema } from '../../core/deliveries/manifest.ts';
import { manifestFieldProblems } from '../../core/deliveries/manifestFields.ts';
import { errorAt, type Parsed, type Problem } from '../../core/problem.ts';
import { type FileFacts, fileFacts } from './fileFacts.ts';

/** A delivery whose files are those of its manifest, unchanged. */
export interface DeliveryFolder {
  readonly manifest: Manifest;
  readonly files: readonly DeliveredFile[];
}

export interface DeliveredFile extends FileFacts {
  readonly path: string;
  readonly declared: Manifest['files'][number];
}

export const MANIFEST = 'manifest.json';

/** Reads the manifest of a folder and holds its files against it: each is there, is no other than the one that was meant, and no file is there besides. */
export async function readDeliveryFolder(folder: string): Promise<Parsed<DeliveryFolder>> {
  const { value: manifest, problems } = await readManifest(folder);
  if (manifest === undefined) return { value: undefined, problems };
  const misplaced = await placeProblems(folder, manifest);
  if (misplaced.length > 0) return { value: undefined, problems: misplaced };
  const files: DeliveredFile[] = [];
  for (const declared of manifest.files) {
    const path = join(folder, declared.name);
    files.push({ path, declared, ...(await fileFacts(path)) });
  }
  const wrong = files.flatMap((file) => contentProblems(file));
  return wrong.length > 0
    ? { value: undefined, problems: wrong }
    : { value: { manifest, files }, problems: [] };
}

async function readManifest(folder: string): Promise<Parsed<Manifest>> {
  const refuse = (...problems: Problem[]) => ({ value: undefined, problems });
  let text: string;
  try {
    text = await readFile(join(folder, MANIFEST), 'utf8');
  } catch {
    return refuse(
      errorAt(
        { file: MANIFEST },
        'manifest-missing',
        { it: 'La consegna non ha un manifest.json.', en: 'The delivery has no manifest.json.' },
        {
          it: 'Aggiungerlo accanto ai file: fonte, periodo, versione della chiave, e per ogni file righe e SHA-256.',
          en: 'Put one beside the files: source, period, key version, and rows and SHA-256 of each file.',
        },
      ),
    );
  }
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // The rest of the message shows what stands there, which may be patients.
    const at = /line \d+ column \d+/.exec((error as Error).message)?.[0] ?? '';
    return refuse(
      errorAt(
        { file: MANIFEST },
        'manifest-not-json',
        { it: 'manifest.json non è un testo JSON.', en: 'manifest.json is no JSON.' },
        {
          it: `Controllare virgole, virgolette e parentesi${at === '' ? '' : `, da qui: ${at}`}.`,
          en: `Check commas, quotes and brackets${at === '' ? '' : `, from here: ${at}`}.`,
        },
      ),
    );
  }
  const parsed = manifestSchema.safeParse(given);
  if (!parsed.success) return refuse(...manifestFieldProblems(parsed.error.issues));
  const problems = manifestProblems(parsed.data);
  return problems.length > 0 ? refuse(...problems) : { value: parsed.data, problems };
}

function manifestProblems(manifest: Manifest): Problem[] {
  const { period_from, period_to, files, format } = manifest;
  const problems: Problem[] = [];
  if (period_from > period_to)
    problems.push(
      errorAt(
        { file: MANIFEST, field: 'period_to' },
        'period-backwards',
        { it: 'Il periodo finisce prima di cominciare.', en: 'The period ends before it begins.' },
        { it: 'Correggere period_from o period_to.', en: 'Mend period_from or period_to.' },
      ),
    );
  for (const [at, { name, record }] of files.entries()) {
    const where = { file: MANIFEST, field: `files.${at}` };
    if (files.findIndex((file) => file.name === name) !== at)
      problems.push(
        errorAt(
          where,
          'file-twice',
          { it: `Il file ${name} è elencato due volte.`, en: `The file ${name} is listed twice.` },
          { it: 'Elencarlo una volta sola.', en: 'List it once.' },
        ),
      );
    if (/^\.|^manifest\.json$/.test(name))
      problems.push(
        errorAt(
          where,
          'file-name',
          { it: `«${name}» non è un nome di file ammesso.`, en: `“${name}” is not a name for a file.` },
          {
            it: 'Dare al file un nome semplice che cominci con una lettera o una cifra.',
            en: 'Give the file a plain name that begins with a letter or a digit.',
          },
        ),
      );
    if (record === undefined && format !== 'fhir-r4')
      problems.push(
        errorAt(
          where,
          'record-missing',
          { it: `Non è detto che cosa contenga ${name}.`, en: `It is not said what ${name} holds.` },
          { it: 'Aggiungere “record”, ad esempio “delivery”.', en: 'Add “record”, for instance “delivery”.' },
        ),
      );
  }
  return problems;
}

/** A listed file that is absent or no plain file (a link could lead anywhere), and a file that is not listed. */
async function placeProblems(folder: string, { files }: Manifest): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { name } of files) {
    const found = await lstat(join(folder, name)).catch(() => undefined);
    if (!found?.isFile())
      problems.push(
        errorAt(
          { file: name },
          'file-missing',
          {
            it: `Il file ${name} è nel manifesto ma non nella cartella.`,
            en: `The file ${name} is in the manifest but not in the folder.`,
          },
          {
            it: 'Aggiungerlo, come file e non come collegamento, o toglierlo dal manifesto.',
            en: 'Add it, as a file and not as a link, or take it off the manifest.',
          },
        ),
      );
  }
  const listed = new Set([MANIFEST, ...files.map(({ name }) => name)]);
  for (const name of (await readdir(folder)).toSorted().filter((name) => !listed.has(name)))
    problems.push(
      errorAt(
        { file: name },
        'file-unlisted',
        {
          it: `Il file ${name} è nella cartella ma non nel manifesto.`,
          en: `The file ${name} is in the folder but not in the manifest.`,
        },
        {
          it: 'Aggiungerlo al manifesto o toglierlo: quello che si legge deve essere quello che si è voluto consegnare.',
          en: 'Add it to the manifest or take it away: what is read must be what was meant to be delivered.',
        },
      ),
    );
  return problems;
}

function contentProblems({ declared, sha256, encoding }: DeliveredFile): Problem[] {
  const where = { file: declared.name };
  if (sha256 !== declared.sha256)
    return [
      errorAt(
        where,
        'hash-differs',
        {
          it: `Il file ${declared.name} non è quello descritto nel manifesto: il manifesto ne dice l’impronta ${declared.sha256}, quella del file è ${sha256}.`,
          en: `The file ${declared.name} is not the one that the manifest describes: the manifest says its hash is ${declared.sha256}, that of the file is ${sha256}.`,
        },
        {
          it: 'Consegnare il file originale, oppure rifare il manifesto dopo l’ultima modifica.',
          en: 'Deliver the original file, or make the manifest again after the last change.',
        },
      ),
    ];
  if (encoding === undefined)
    return [
      errorAt(
        where,
        'not-text',
        {
          it: `Il file ${declared.name} non è un testo in UTF-8 né in Windows-1252.`,
          en: `The file ${declared.name} is no text in UTF-8 or Windows-1252.`,
        },
        { it: 'Salvarlo come CSV in UTF-8.', en: 'Save it as CSV in UTF-8.' },
      ),
    ];
  return [];
}
