import { isOfRecord } from '../../actions/phases.ts';
import type { LotPhases, StoredTender, StoredUpload } from '../../actions/world.ts';
import { lotResult } from '../../core/evaluation/result.ts';
import type { Text } from '../../core/problem.ts';
import type { Format } from '../../report/format.ts';
import type { Locale } from '../../report/locale.ts';
import type { CalloutView } from '../parts.ts';
import type { FoundResult } from './findRun.ts';

/** What is in force now, to be compared with what was evaluated. */
export interface InForce {
  readonly tender: StoredTender | undefined;
  readonly evidences: readonly StoredUpload[];
  readonly prices: readonly StoredUpload[];
  readonly phases: LotPhases;
}

/** Why a result is not the last word: made before the deadline, under other rules, or on other files. */
export function caveats(
  { run, published, lot, result }: FoundResult,
  { tender, evidences, prices, phases }: InForce,
  locale: Locale,
  format: Format,
): CalloutView[] {
  const found: CalloutView[] = [];
  const add = (kind: CalloutView['kind'], title: Text, text: Text): void => {
    found.push({ kind, title: title[locale], text: text[locale] });
  };
  const { deadline } = published.tender.procedure;
  if (new Date(run.startedAt) <= new Date(deadline)) {
    add(
      'info',
      { it: 'Questa è una prova', en: 'This is a rehearsal' },
      {
        it: `La valutazione è stata fatta prima della scadenza (${format.dateTime(deadline)}): le offerte possono ancora cambiare.`,
        en: `The evaluation was made before the deadline (${format.dateTime(deadline)}): offers may still change.`,
      },
    );
  } else if (!isOfRecord(run, phases)) {
    add(
      'warning',
      { it: 'Questa è una prova', en: 'This is a rehearsal' },
      {
        it: 'La valutazione è stata fatta prima della chiusura della fase tecnica e dell’apertura delle buste economiche: non vale per l’aggiudicazione.',
        en: 'The evaluation was made before the technical phase was closed and the economic envelopes were opened: it counts for no award.',
      },
    );
  }
  if (tender?.fingerprint !== run.fingerprint) {
    add(
      'warning',
      { it: 'Le regole sono cambiate', en: 'The rules have changed' },
      {
        it: 'Dopo questa valutazione la gara è stata pubblicata in un’altra versione: il risultato vale per le regole di allora.',
        en: 'After this evaluation the tender was published in another version: the result holds for the rules of that time.',
      },
    );
    return found;
  }
  const evaluated = lotResult(result, lot.id).offers.flatMap(({ evidenceSha256, priceSha256 }) => [
    evidenceSha256,
    priceSha256,
  ]);
  const now = [...evidences, ...prices].map(({ sha256 }) => sha256);
  if (evaluated.toSorted().join() !== now.toSorted().join()) {
    add(
      'warning',
      { it: 'Sono arrivati altri file', en: 'Other files have arrived' },
      {
        it: 'I file ora in vigore non sono più quelli valutati qui: per un risultato aggiornato avviare una nuova valutazione.',
        en: 'The files now in force are no longer the ones evaluated here: start a new evaluation for an up-to-date result.',
      },
    );
  }
  return found;
}
