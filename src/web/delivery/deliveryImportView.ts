import type { DeliveryImport, ImportStep, StoredContract } from '../../actions/contractStores.ts';
import type { Batch } from '../../core/deliveries/batch.ts';
import type { Text } from '../../core/problem.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
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
  /** Why the delivery was refused as a whole. */
  readonly problems: readonly ProblemRow[];
  /** What became of its rows; null if it was not taken. */
  readonly account: AccountView | null;
  readonly facts: readonly Fact[];
  readonly contractLabel: string;
  readonly contractHref: string;
  readonly againHref: string;
}

const texts = {
  title: { it: 'Importazione in corso', en: 'Import under way' },
  done: { it: 'Consegna importata', en: 'Delivery imported' },
  ended: { it: 'Importazione senza effetto', en: 'Import without effect' },
  problems: { it: 'La consegna è rifiutata per intero', en: 'The delivery is refused as a whole' },
  progress: { it: 'Avanzamento', en: 'Progress' },
  cancel: { it: 'Annulla l’importazione', en: 'Cancel the import' },
  wait: {
    it: 'Fino alla fine resta in vigore ciò che c’era. La pagina si aggiorna da sola; si può anche chiuderla e tornare a questo indirizzo.',
    en: 'Until it has ended, what was in force stays so. The page updates by itself; you may also close it and come back to this address.',
  },
  account: { it: 'Che ne è stato di ogni riga', en: 'What became of every row' },
  startedAt: { it: 'Avviata (ora di Roma)', en: 'Started (Rome time)' },
  snapshot: { it: 'Istantanea in vigore', en: 'Snapshot in force' },
  batch: { it: 'Impronta della consegna', en: 'Hash of the delivery' },
  follows: { it: 'Vedi che cosa se ne ricava', en: 'See what follows from it' },
  contract: { it: 'Torna agli obiettivi', en: 'Back to the targets' },
  import: { it: 'Importa una consegna', en: 'Import a delivery' },
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

const stepSentences: Readonly<Record<ImportStep, Text>> = {
  reading: { it: 'Lettura dei file.', en: 'Reading the files.' },
  checking: { it: 'Controllo di ogni riga.', en: 'Checking every row.' },
  linking: {
    it: 'Collegamento di esiti e dispositivi.',
    en: 'Linking outcomes with devices.',
  },
  writing: { it: 'Scrittura della consegna.', en: 'Writing the delivery.' },
  tracking: { it: 'Calcolo degli obiettivi.', en: 'Computing the targets.' },
};

/** The state in a sentence, for page and script alike. */
export function importSentence({ state, step }: DeliveryImport, locale: Locale): string {
  return (state === 'running' ? stepSentences[step] : stateSentences[state])[locale];
}

/** @param batch what the import laid down, if it has come in force */
export function deliveryImportView(
  contract: StoredContract,
  delivery: DeliveryImport,
  batch: Batch | undefined,
  locale: Locale,
  format: Format,
): DeliveryImportView {
  const t = localized(texts, locale);
  const { id, state, progress, snapshot } = delivery;
  const underWay = state === 'running';
  const taken = state === 'done' || state === 'unchanged';
  const path = contractPath(contract.contract);
  return {
    head: {
      ...deliveryHead(contract, underWay ? t.title : taken ? t.done : t.ended, locale, [
        { label: t.import, href: `${path}/import` },
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
    account: batch === undefined ? null : accountView(contract, batch, [], locale, format),
    facts: [
      fact(t.startedAt, format.dateTime(delivery.startedAt)),
      ...(snapshot === null ? [] : [fact(t.snapshot, snapshot, { href: snapshotPath(contract, snapshot) })]),
      ...(batch === undefined ? [] : [fact(t.batch, batch.id, { code: true })]),
    ],
    contractLabel: taken ? t.follows : t.contract,
    contractHref: path,
    againHref: `${path}/import`,
  };
}
