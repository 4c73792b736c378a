import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { modeNames } from '../../report/simulationMode.ts';
import { lotHead, lotPath } from '../lot/lotHead.ts';
import type { PageHead } from '../pages.ts';
import { type Fact, fact } from '../parts.ts';
import type { FoundRun } from './findRun.ts';
import { isUnderWay, progressText, stateLabels, stateSentences } from './runTexts.ts';

/** A run without a result: waiting, running, or ended without one. */
export interface RunView {
  readonly head: PageHead;
  readonly t: Localized<typeof runTexts>;
  readonly sentence: string;
  /** Null when the run has ended. */
  readonly progress: {
    readonly value: number;
    readonly text: string;
    readonly progressHref: string;
    readonly cancelHref: string;
  } | null;
  readonly facts: readonly Fact[];
  readonly evaluationHref: string;
}

const runTexts = {
  title: { it: 'Valutazione in corso', en: 'Evaluation under way' },
  ended: { it: 'Valutazione senza risultato', en: 'Evaluation without a result' },
  progress: { it: 'Avanzamento', en: 'Progress' },
  cancel: { it: 'Annulla la valutazione', en: 'Cancel the evaluation' },
  wait: {
    it: 'La pagina si aggiorna da sola e mostra il risultato appena è pronto; si può anche chiuderla e tornare più tardi a questo indirizzo.',
    en: 'The page updates by itself and shows the result as soon as it is ready; you may also close it and come back to this address later.',
  },
  again: { it: 'Torna alla pagina Valutazione', en: 'Back to the Evaluation page' },
  lot: { it: 'Lotto', en: 'Lot' },
  state: { it: 'Stato', en: 'State' },
  startedAt: { it: 'Avviata (ora di Roma)', en: 'Started (Rome time)' },
  endedAt: { it: 'Finita (ora di Roma)', en: 'Ended (Rome time)' },
  mode: { it: 'Metodo', en: 'Method' },
  draws: { it: 'Simulazioni', en: 'Draws' },
  seed: { it: 'Seme', en: 'Seed' },
  id: { it: 'Codice', en: 'Code' },
};

/** The page of a run that has no result. */
export function runView({ run, published, lot }: FoundRun, locale: Locale, format: Format): RunView {
  const t = localized(runTexts, locale);
  const underWay = isUnderWay(run.state);
  const title = underWay ? t.title : t.ended;
  return {
    head: { ...lotHead(published, lot, 5, title, locale), refresh: underWay ? 1 : null },
    t,
    sentence: stateSentences[run.state][locale],
    progress: underWay
      ? {
          value: run.progress,
          text: progressText(run, locale, format),
          progressHref: `/runs/${run.id}/progress.json`,
          cancelHref: `/runs/${run.id}/cancel`,
        }
      : null,
    facts: [
      fact(t.state, stateLabels[run.state][locale]),
      fact(t.startedAt, format.dateTime(run.startedAt)),
      ...(run.endedAt === null ? [] : [fact(t.endedAt, format.dateTime(run.endedAt))]),
      fact(t.mode, modeNames[run.mode][locale]),
      fact(t.draws, format.number(run.draws)),
      fact(t.seed, String(run.seed)),
      fact(t.id, run.id, { code: true }),
    ],
    evaluationHref: `${lotPath(published, lot)}/evaluation`,
  };
}
