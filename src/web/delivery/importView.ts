import type { DeliveryImport, StoredContract, StoredSnapshot } from '../../actions/contractStores.ts';
import { manifestFields } from '../../core/deliveries/manifestFields.ts';
import { recordKinds, recordLayouts } from '../../core/deliveries/recordLayout.ts';
import { errorAt, type Problem } from '../../core/problem.ts';
import { recordTexts } from '../../report/deliveries/recordTexts.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';
import { simpleTable, type TableView } from '../parts.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import { type ContractLinks, contractHead, contractLinks, contractPath } from '../tracking/contractHead.ts';
import { periodText } from './accountView.ts';
import { snapshotPath } from './deliveryHead.ts';
import { importSentence } from './deliveryImportView.ts';

/** The form that takes a delivery, with what was delivered before. */
export interface ImportView {
  readonly head: PageHead;
  readonly t: Localized<typeof importTexts>;
  readonly links: ContractLinks;
  /** Why what was just sent cannot be read; empty before. */
  readonly problems: readonly ProblemRow[];
  /** The import that is under way; null if there is none. */
  readonly underWayHref: string | null;
  /** What became of the one before; null if none was started since the site was. */
  readonly last: { readonly sentence: string; readonly href: string } | null;
  /** Deliveries of earlier versions of the contract, to be laid again under the one in force; null if there are none, or an import is under way. */
  readonly again: { readonly text: string; readonly button: string; readonly action: string } | null;
  readonly records: TableView;
  /** Of manifest.json. */
  readonly fields: TableView;
  /** Deliveries in force; null if there are none. */
  readonly delivered: TableView | null;
  readonly snapshotHref: string | null;
  readonly command: string;
}

/** Field of the form, and limits of what it takes. */
export const deliveryForm = { field: 'files', files: 20, bytes: 200_000_000 } as const;

const importTexts = {
  title: { it: 'Importa una consegna', en: 'Import a delivery' },
  lead: {
    it: 'Una consegna dice che cosa è stato fatto ai pazienti in un periodo, e com’è andata: alcuni file di righe e un file che li elenca. Ogni riga è tenuta, messa in quarantena o rifiutata, con il suo motivo.',
    en: 'A delivery says what was done for patients in a period, and how it went: some files of rows, and one that lists them. Every row is kept, quarantined or refused, with its reason.',
  },
  problems: { it: 'La consegna non si può leggere', en: 'The delivery cannot be read' },
  underWay: {
    it: 'Una consegna di questo contratto è in corso di importazione.',
    en: 'A delivery of this contract is being imported.',
  },
  watch: { it: 'Segui l’importazione', en: 'Follow the import' },
  how: { it: 'Come deve essere una consegna', en: 'How a delivery must look' },
  manifest: {
    it: 'manifest.json dice chi consegna (source_system), il periodo (period_from, period_to), quando i dati sono stati estratti, con quale chiave sono stati fatti gli pseudonimi, e per ogni file il nome, le righe e l’impronta SHA-256: così si vede se qualcosa si è perso per strada.',
    en: 'manifest.json says who delivers (source_system), the period (period_from, period_to), when the data were extracted, with which key the pseudonyms were made, and for each file its name, rows and SHA-256 hash: so one sees if anything was lost on the way.',
  },
  rows: {
    it: 'I file di righe sono CSV come li esportano gli uffici (punto e virgola o virgola, virgola o punto decimale, date gg/mm/aaaa o ISO, UTF-8 o latin-1), NDJSON, o risorse FHIR R4. Bastano i file che servono al contratto.',
    en: 'The files of rows are CSV as offices export it (semicolon or comma, decimal comma or point, dates dd/mm/yyyy or ISO, UTF-8 or latin-1), NDJSON, or FHIR R4 resources. Only the files that the contract needs are required.',
  },
  keys: {
    it: 'Nessun nome e nessun codice fiscale: prima di consegnare, «esito pseudonymise» li sostituisce con pseudonimi sul computer dell’ospedale. Le chiavi non escono da lì.',
    en: 'No names and no fiscal codes: before delivery, “esito pseudonymise” replaces them with pseudonyms on the hospital’s own computer. Keys never leave it.',
  },
  earlier: {
    it: 'Consegne accettate con una versione precedente del contratto',
    en: 'Deliveries accepted under an earlier version of the contract',
  },
  again: {
    it: 'Gli stessi file una seconda volta non cambiano nulla. Per correggere un periodo lo si consegna di nuovo per intero: la consegna nuova prende il posto della precedente, che resta agli atti.',
    en: 'The same files a second time change nothing. To correct a period, deliver it again as a whole: the new delivery takes the place of the earlier one, which stays on record.',
  },
  records: { it: 'File di una consegna', en: 'Files of a delivery' },
  record: { it: 'File', en: 'File' },
  row: { it: 'Una riga è', en: 'A row is' },
  files: { it: 'File della consegna', en: 'Files of the delivery' },
  hint: {
    it: 'Il manifest e i file di righe insieme, oppure un solo archivio .zip; al massimo 200 MB.',
    en: 'The manifest and the files of rows together, or a single .zip archive; 200 MB at most.',
  },
  send: { it: 'Importa', en: 'Import' },
  large: { it: 'Consegne molto grandi', en: 'Very large deliveries' },
  largeText: {
    it: 'Si importano con un comando, anche mentre il sito è acceso:',
    en: 'They are imported with a command, also while the site is running:',
  },
  delivered: { it: 'Consegne in vigore', en: 'Deliveries in force' },
  source: { it: 'Fonte', en: 'Source' },
  period: { it: 'Periodo', en: 'Period' },
  extractedAt: { it: 'Estratta (ora di Roma)', en: 'Extracted (Rome time)' },
  count: { it: 'Righe', en: 'Rows' },
  nothing: { it: 'Non è stato ancora consegnato nulla.', en: 'Nothing has been delivered yet.' },
  account: { it: 'Conto di ogni riga', en: 'Account of every row' },
  last: { it: 'L’importazione più recente.', en: 'The latest import.' },
  columns: { it: 'Colonne obbligatorie', en: 'Required columns' },
  more: { it: 'anche', en: 'also' },
  fields: { it: 'Campi di manifest.json', en: 'Fields of manifest.json' },
  field: { it: 'Campo', en: 'Field' },
  says: { it: 'Che cosa ci va', en: 'What belongs there' },
};

export function importView(
  contract: StoredContract,
  inForce: StoredSnapshot | undefined,
  earlier: number,
  latest: DeliveryImport | undefined,
  problems: readonly Problem[],
  locale: Locale,
  format: Format,
): ImportView {
  const t = localized(importTexts, locale);
  return {
    head: contractHead(contract.contract, locale, t.title),
    t,
    links: contractLinks(contract.contract, '/import', locale),
    problems: problemRows(problems, locale, () => `#${deliveryForm.field}`),
    underWayHref: latest?.state === 'running' ? `/imports/${latest.id}` : null,
    last:
      latest === undefined || latest.state === 'running'
        ? null
        : { sentence: importSentence(latest, locale), href: `/imports/${latest.id}` },
    again: earlier === 0 || latest?.state === 'running' ? null : layAgain(contract, earlier, locale),
    records: simpleTable(
      'records',
      t.records,
      [
        { label: t.record, kind: 'text' },
        { label: t.row, kind: 'text' },
        { label: t.columns, kind: 'text' },
      ],
      recordKinds.map((kind) => {
        const { label, row } = recordTexts[kind];
        const named = (required: boolean): string =>
          recordLayouts[kind].columns
            .filter((column) => column.required === required)
            .map(({ name }) => name)
            .join(', ');
        const more = named(false);
        return [
          { text: label[locale], note: kind },
          row[locale],
          { text: named(true), note: more === '' ? null : `${t.more}: ${more}` },
        ];
      }),
    ),
    fields: simpleTable(
      'fields',
      t.fields,
      [
        { label: t.field, kind: 'code' },
        { label: t.says, kind: 'text' },
      ],
      Object.entries(manifestFields).map(([name, says]) => [name, says[locale]]),
    ),
    delivered:
      inForce === undefined
        ? null
        : simpleTable(
            'delivered',
            t.delivered,
            [
              { label: t.source, kind: 'text' },
              { label: t.period, kind: 'text' },
              { label: t.extractedAt, kind: 'text' },
              { label: t.count, kind: 'number' },
            ],
            inForce.batches.map(({ source, from, to, extractedAt, files }) => [
              source,
              periodText({ from, to }, locale),
              format.dateTime(extractedAt),
              format.number(files.reduce((sum, { rows }) => sum + rows, 0)),
            ]),
          ),
    snapshotHref: inForce === undefined ? null : snapshotPath(contract, inForce.hash),
    command: `esito import ${contract.contract.id} --from ${{ it: 'CARTELLA', en: 'FOLDER' }[locale]}`,
  };
}

function layAgain(
  { contract, fingerprint }: StoredContract,
  earlier: number,
  locale: Locale,
): ImportView['again'] {
  const version = fingerprint.slice(0, 12);
  return {
    text: {
      it: 'Con la versione in vigore non contano ancora. I loro file sono stati conservati come furono consegnati: si leggono e si controllano di nuovo nell’ordine in cui arrivarono, ed entrano in vigore tutte insieme. Se una non va bene con la nuova versione, è detto quale, e resta tutto com’è.',
      en: 'Under the version in force they do not count yet. Their files were kept as they were delivered: they are read and checked again in the order in which they came, and come in force all together. If one does not do under the new version, it is said which, and everything stays as it is.',
    }[locale],
    button: {
      it: `Riprendi ${earlier === 1 ? 'la consegna' : `le ${earlier} consegne`} con la versione ${version}`,
      en: `Lay ${earlier === 1 ? 'the delivery' : `the ${earlier} deliveries`} again under version ${version}`,
    }[locale],
    action: `${contractPath(contract)}/import/again`,
  };
}

/** The form was sent without files. */
export function noFilesChosen(): Problem {
  return errorAt(
    {},
    'no-files',
    { it: 'Non c’è alcun file.', en: 'There is no file.' },
    {
      it: 'Scegliere manifest.json e i file di righe, o un archivio .zip.',
      en: 'Choose manifest.json and the files of rows, or a .zip archive.',
    },
  );
}
