import type { Run, RunState } from '../../actions/world.ts';
import type { Text } from '../../core/problem.ts';
import type { Format } from '../../report/format.ts';
import type { Locale } from '../../report/locale.ts';

/** The state of a run in one word or two, for lists. */
export const stateLabels: Record<RunState, Text> = {
  queued: { it: 'in coda', en: 'queued' },
  running: { it: 'in corso', en: 'running' },
  done: { it: 'conclusa', en: 'done' },
  cancelled: { it: 'annullata', en: 'cancelled' },
  failed: { it: 'non riuscita', en: 'failed' },
  interrupted: { it: 'interrotta', en: 'interrupted' },
};

/** What the state means, and what to do about it. */
export const stateSentences: Record<RunState, Text> = {
  queued: {
    it: 'La valutazione aspetta il suo turno: ne è in corso un’altra.',
    en: 'The evaluation is waiting for its turn: another one is running.',
  },
  running: { it: 'La valutazione è in corso.', en: 'The evaluation is running.' },
  done: { it: 'La valutazione è conclusa.', en: 'The evaluation is done.' },
  cancelled: {
    it: 'La valutazione è stata annullata e non ha lasciato alcun risultato. Se ne può avviare un’altra quando si vuole.',
    en: 'The evaluation was cancelled and left no result. Another one can be started at any time.',
  },
  failed: {
    it: 'La valutazione non è riuscita per un errore del programma; i file ricevuti sono intatti. Riprovare; se succede ancora, indicare all’assistenza il codice qui sotto.',
    en: 'The evaluation failed because of an error in the program; the files received are intact. Try again; if it happens again, give the code below to support.',
  },
  interrupted: {
    it: 'Il servizio si è fermato prima della fine e la valutazione non ha lasciato alcun risultato. Avviarla di nuovo: con lo stesso seme darà gli stessi numeri.',
    en: 'The service stopped before the end and the evaluation left no result. Start it again: with the same seed it gives the same numbers.',
  },
};

/** Whether a run may still change. */
export function isUnderWay(state: RunState): boolean {
  return state === 'queued' || state === 'running';
}

/** `43% di 10.000 simulazioni`. */
export function progressText({ progress, draws }: Run, locale: Locale, format: Format): string {
  const [done, all] = [format.percent(progress, 0), format.number(draws)];
  return { it: `${done} di ${all} simulazioni`, en: `${done} of ${all} draws` }[locale];
}
