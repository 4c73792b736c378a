import type { DeliveryImport, ImportStep, StoredContract } from '../../actions/contractStores.ts';
import type { Batch } from '../../core/deliveries/batch.ts';
import type { Text } from '../../core/problem.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { dateText } from '../../report/tracking/dateText.ts';
import type { PageHead } from '../pages.ts';
import { type Fact, fact } from '../parts.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import { contractPath } from '../tracking/contractHead.ts';
import { type AccountView, accountView } from './accountView.ts';
import { deliveryHead, snapshotPath } from './deliveryHead.ts';

/** An import from its start to its end. */
export interface DeliveryImportView {
  readonly head: PageHead;
  readonly t: Localized<typeof texts>;
  readonly sentence: string;
  /** Null when it has ended. */
  readonly progress: {
    readonly value: number;
    readonly text: string;
    readonly progressHref: string;
    readonly cancelHref: string;
  } | null;
  /** Why the delivery, or one of those to be laid again, was refused as a whole. */
  readonly problems: readonly ProblemRow[];
  readonly problemsTitle: string;
  /** What became of its rows; null if it was not taken. */
  readonly account: AccountView | null;
  readonly facts: readonly Fact[];
  readonly contractLabel: string;
  readonly contractHref: string;
  readonly againHref: string;
  readonly again: string;
}

const texts = {
  title: { it: 'Importazione in corso', en: 'Import under way' },
  done: { it: 'Consegna importata', en: 'Delivery imported' },
  laidAgain: { it: 'Consegne riprese', en: 'Deliveries laid again' },
  computing: { it: 'Calcolo in corso', en: 'Computing' },
  computed: { it: 'Numeri calcolati', en: 'Figures computed' },
  notComputed: { it: 'I numeri non sono stati calcolati', en: 'The figures were not computed' },
  refusedAgain: { it: 'Le consegne non sono state riprese', en: 'The deliveries were not laid again' },
  ended: { it: 'Importazione senza effetto', en: 'Import without effect' },
  problems: { it: 'La consegna è rifiutata per intero', en: 'The delivery is refused as a whole' },
  progress: { it: 'Avanzamento', en: 'Progress' },
  cancel: { it: 'Annulla', en: 'Cancel' },
  wait: {
    it: 'Fino alla fine resta in vigore ciò che c’era. La pagina si aggiorna da sola; si può anche chiuderla e tornare a questo indirizzo.',
    en: 'Until it has ended, what was in force stays so. The page updates by itself; you may also close it and come back to this address.',
  },
  account: { it: 'Che ne è stato di ogni riga', en: 'What became of every row' },
  startedAt: { it: 'Avviata (ora di Roma)', en: 'Started (Rome time)' },
  asOf: { it: 'Data dei dati', en: 'Data date' },
  snapshot: { it: 'Istantanea in vigore', en: 'Snapshot in force' },
  batch: { it: 'Impronta della consegna', en: 'Hash of the delivery' },
  follows: { it: 'Vedi che cosa se ne ricava', en: 'See what follows from it' },
  contract: { it: 'Torna agli obiettivi', en: 'Back to the targets' },
  files: { it: 'File consegnati', en: 'Files as delivered' },
  notKept: {
    it: 'Non conservati, perché contengono un codice fiscale o un nome. Conviene importare di nuovo il periodo dopo «esito pseudonymise»: con una versione nuova del contratto questa consegna non si potrà riprendere.',
    en: 'Not kept, because they hold a fiscal code or a name. Better import the period again after “esito pseudonymise”: under a new version of the contract this delivery could not be laid again.',
  },
  data: { it: 'Dati', en: 'Data' },
  statements: { it: 'Prospetti', en: 'Statements' },
  settling: { it: 'Liquidazione in corso', en: 'Settlement under way' },
  settled: { it: 'Periodo liquidato', en: 'Period settled' },
  notSettled: { it: 'Periodo non liquidato', en: 'Period not settled' },
  readers: { it: 'Lettori', en: 'Readers' },
  releasing: { it: 'Pubblicazione in prova', en: 'Release being tested' },
  released: { it: 'Pubblicazione provata', en: 'Release tested' },
  notReleased: { it: 'Nulla di pubblicato', en: 'Nothing released' },
  seeStatements: { it: 'Vedi i prospetti', en: 'See the statements' },
  settleAgain: { it: 'Al modulo per liquidare', en: 'To the form that settles' },
  import: { it: 'Importa una consegna', en: 'Import a delivery' },
  anotherDate: { it: 'Date dei dati', en: 'Data dates' },
  again: { it: 'Importa un’altra consegna', en: 'Import another delivery' },
};

const stateSentences: Readonly<Record<Exclude<DeliveryImport['state'], 'running'>, Text>> = {
  done: {
    it: 'La consegna è in vigore, e ciò che se ne ricava è calcolato.',
    en: 'The delivery is in force, and what follows from it is computed.',
  },
  unchanged: {
    it: 'Questa consegna era già in vigore: non è cambiato nulla.',
    en: 'This delivery was in force already: nothing changed.',
  },
  refused: {
    it: 'La consegna non è stata presa: resta in vigore ciò che c’era.',
    en: 'The delivery was not taken: what was in force stays so.',
  },
  cancelled: {
    it: 'L’importazione è stata annullata: resta in vigore ciò che c’era.',
    en: 'The import was cancelled: what was in force stays so.',
  },
  failed: {
    it: 'L’importazione non è riuscita per un errore del programma: resta in vigore ciò che c’era. Riprovare, e se succede ancora avvisare l’assistenza.',
    en: 'The import failed because of an error in the program: what was in force stays so. Try again, and tell support if it happens again.',
  },
};

/** The same of deliveries that are laid again, where it differs. */
const againSentences: Partial<typeof stateSentences> = {
  done: {
    it: 'Le consegne sono in vigore con questa versione del contratto, e ciò che se ne ricava è calcolato.',
    en: 'The deliveries are in force under this version of the contract, and what follows from them is computed.',
  },
  unchanged: {
    it: 'Le consegne erano già in vigore con questa versione del contratto: non è cambiato nulla.',
    en: 'The deliveries were in force under this version of the contract already: nothing changed.',
  },
  refused: {
    it: 'Le consegne non sono state riprese: resta in vigore ciò che c’era.',
    en: 'The deliveries were not laid again: what was in force stays so.',
  },
};

const stepSentences: Readonly<Record<ImportStep, Text>> = {
  reading: { it: 'Lettura dei file.', en: 'Reading the files.' },
  checking: { it: 'Controllo di ogni riga.', en: 'Checking every row.' },
  linking: {
    it: 'Collegamento di esiti e dispositivi.',
    en: 'Linking outcomes with devices.',
  },
  writing: { it: 'Scrittura della consegna.', en: 'Writing the delivery.' },
  tracking: { it: 'Calcolo degli obiettivi.', en: 'Computing the targets.' },
  settling: { it: 'Calcolo dei prospetti.', en: 'Computing the statements.' },
  releasing: {
    it: 'I numeri sono provati contro tutte le pubblicazioni precedenti.',
    en: 'The figures are tested against all earlier releases.',
  },
};

/** The same of figures at another data date. */
const dateSentences: Partial<typeof stateSentences> = {
  done: {
    it: 'I numeri a quella data sono calcolati, e restano.',
    en: 'The figures at that date are computed, and stay.',
  },
  refused: { it: 'I numeri non sono stati calcolati.', en: 'The figures were not computed.' },
  cancelled: {
    it: 'Il calcolo è stato annullato: non ne resta nulla.',
    en: 'The computation was cancelled: nothing of it stays.',
  },
  failed: {
    it: 'Il calcolo non è riuscito per un errore del programma. Riprovare, e se succede ancora avvisare l’assistenza.',
    en: 'The computation failed because of an error in the program. Try again, and tell support if it happens again.',
  },
};

/** The same of the statements of a period. */
const settlementSentences: Partial<typeof stateSentences> = {
  done: {
    it: 'I prospetti del periodo sono pronti come bozze: si emettono quando qualcuno li approva.',
    en: 'The statements of the period are there as drafts: they are issued when somebody approves them.',
  },
  unchanged: {
    it: 'Gli stessi prospetti c’erano già: non è cambiato nulla.',
    en: 'The same statements were there already: nothing changed.',
  },
  refused: { it: 'Il periodo non è stato liquidato.', en: 'The period was not settled.' },
  cancelled: {
    it: 'La liquidazione è stata annullata: non ne resta nulla.',
    en: 'The settlement was cancelled: nothing of it stays.',
  },
  failed: {
    it: 'La liquidazione non è riuscita per un errore del programma: non ne resta nulla. Riprovare, e se succede ancora avvisare l’assistenza.',
    en: 'The settlement failed because of an error in the program: nothing of it stays. Try again, and tell support if it happens again.',
  },
};

/** The same of a release for a reader. */
const releaseSentences: Partial<typeof stateSentences> = {
  done: {
    it: 'La pubblicazione ha superato le tre prove: da adesso il lettore la vede.',
    en: 'The release passed the three tests: the reader sees it from now on.',
  },
  unchanged: {
    it: 'La stessa pubblicazione c’era già: non è cambiato nulla.',
    en: 'The same release was there already: nothing changed.',
  },
  refused: {
    it: 'Non è stato pubblicato nulla: il lettore vede ciò che vedeva.',
    en: 'Nothing was released: the reader sees what they saw before.',
  },
  cancelled: {
    it: 'La pubblicazione è stata annullata: non ne resta nulla.',
    en: 'The release was cancelled: nothing of it stays.',
  },
  failed: {
    it: 'La pubblicazione non è riuscita per un errore del programma: non ne resta nulla. Riprovare, e se succede ancora avvisare l’assistenza.',
    en: 'The release failed because of an error in the program: nothing of it stays. Try again, and tell support if it happens again.',
  },
};

const sentencesOf: Readonly<Record<DeliveryImport['kind'], Partial<typeof stateSentences>>> = {
  import: stateSentences,
  again: againSentences,
  date: dateSentences,
  settlement: settlementSentences,
  release: releaseSentences,
};

/** The state in a sentence, for page and script alike. */
export function importSentence({ kind, state, step }: DeliveryImport, locale: Locale): string {
  if (state === 'running') return stepSentences[step][locale];
  return (sentencesOf[kind][state] ?? stateSentences[state])[locale];
}

/**
 * @param batch what the import laid down, if it has come in force
 * @param kept whether its files were kept as they were given
 */
export function deliveryImportView(
  contract: StoredContract,
  delivery: DeliveryImport,
  batch: Batch | undefined,
  kept: boolean,
  locale: Locale,
  format: Format,
): DeliveryImportView {
  const t = localized(texts, locale);
  const { id, kind, asOf, state, progress, snapshot } = delivery;
  const titles = {
    import: { underWay: t.title, done: t.done, ended: t.ended, problems: t.problems },
    again: { underWay: t.title, done: t.laidAgain, ended: t.ended, problems: t.refusedAgain },
    date: { underWay: t.computing, done: t.computed, ended: t.notComputed, problems: t.notComputed },
    settlement: { underWay: t.settling, done: t.settled, ended: t.notSettled, problems: t.notSettled },
    release: { underWay: t.releasing, done: t.released, ended: t.notReleased, problems: t.notReleased },
  }[kind];
  const underWay = state === 'running';
  const taken = state === 'done' || state === 'unchanged';
  const path = contractPath(contract.contract);
  const from = {
    import: { label: t.import, href: `${path}/import` },
    again: { label: t.import, href: `${path}/import` },
    date: { label: t.data, href: `${path}/data` },
    settlement: { label: t.statements, href: `${path}/statements` },
    release: { label: t.readers, href: `${path}/readers` },
  }[kind];
  return {
    head: {
      ...deliveryHead(contract, underWay ? titles.underWay : taken ? titles.done : titles.ended, locale, [
        from,
      ]),
      refresh: underWay ? 1 : null,
    },
    t,
    sentence: importSentence(delivery, locale),
    progress: underWay
      ? {
          value: progress,
          text: format.percent(progress, 0),
          progressHref: `/imports/${id}/progress.json`,
          cancelHref: `/imports/${id}/cancel`,
        }
      : null,
    problems: problemRows(delivery.problems, locale),
    problemsTitle: titles.problems,
    account: batch === undefined ? null : accountView(contract, batch, [], locale, format),
    facts: [
      fact(t.startedAt, format.dateTime(delivery.startedAt)),
      ...(asOf === null ? [] : [fact(t.asOf, dateText(asOf, locale))]),
      ...(snapshot === null ? [] : [fact(t.snapshot, snapshot, { href: snapshotPath(contract, snapshot) })]),
      ...(batch === undefined ? [] : [fact(t.batch, batch.id, { code: true })]),
      ...(batch === undefined || kept ? [] : [fact(t.files, t.notKept)]),
    ],
    ...(kind === 'settlement' && taken
      ? { contractLabel: t.seeStatements, contractHref: from.href }
      : {
          contractLabel: taken ? t.follows : t.contract,
          contractHref: kind === 'date' && asOf !== null && taken ? `${path}?asOf=${asOf}` : path,
        }),
    againHref: kind === 'settlement' ? `${from.href}#settle` : from.href,
    again: {
      import: t.again,
      again: t.again,
      date: t.anotherDate,
      settlement: t.settleAgain,
      release: t.readers,
    }[kind],
  };
}
