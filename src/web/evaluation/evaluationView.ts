import type { Run } from '../../actions/world.ts';
import type { Problem, Text } from '../../core/problem.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { modeNames } from '../../report/simulationMode.ts';
import { lotHead } from '../lot/lotHead.ts';
import type { PageHead } from '../pages.ts';
import type { CalloutView, ChoiceView } from '../parts.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import { bounds, type EvaluationForm, modes } from './evaluationForm.ts';
import type { EvaluationPage } from './findEvaluation.ts';
import { type Readiness, readiness } from './readiness.ts';
import { stateLabels } from './runTexts.ts';

/** Step 5: is everything there, evaluate, and the evaluations so far. */
export interface EvaluationView {
  readonly head: PageHead;
  readonly t: Localized<typeof evaluationTexts>;
  readonly problems: readonly ProblemRow[];
  readonly rehearsal: CalloutView | null;
  readonly readiness: Readiness;
  readonly ready: boolean;
  readonly mode: {
    readonly label: string;
    readonly hint: string;
    readonly message: string | null;
    readonly options: readonly ChoiceView[];
  };
  readonly fields: readonly NumberField[];
  readonly runs: readonly {
    readonly href: string;
    readonly startedAt: string;
    readonly state: string;
    readonly mode: string;
    readonly draws: string;
    readonly seed: string;
  }[];
}

interface NumberField {
  readonly name: 'draws' | 'seed';
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly least: number;
  readonly most: number;
  readonly message: string | null;
}

const evaluationTexts = {
  title: { it: 'Valutazione', en: 'Evaluation' },
  lead: {
    it: 'Qui si leggono i prezzi e si calcolano i punti con le regole pubblicate. Accanto all’aggiudicazione, una simulazione dice quanto il risultato è sicuro: è un’informazione, non sceglie il vincitore.',
    en: 'Here prices are read and points are computed by the published rules. Beside the award, a simulation says how sure the result is: it is information and does not pick the winner.',
  },
  problems: { it: 'La valutazione non è partita', en: 'The evaluation did not start' },
  readiness: { it: 'È tutto pronto?', en: 'Is everything ready?' },
  ready: { it: 'Sì: ogni offerta è completa.', en: 'Yes: every offer is complete.' },
  notReady: { it: 'Non ancora. Manca:', en: 'Not yet. Missing:' },
  start: { it: 'Avvia la valutazione', en: 'Start the evaluation' },
  evaluate: { it: 'Valuta', en: 'Evaluate' },
  runs: { it: 'Valutazioni eseguite', en: 'Evaluations so far' },
  none: { it: 'Nessuna valutazione finora.', en: 'No evaluations so far.' },
  startedAt: { it: 'Avviata (ora di Roma)', en: 'Started (Rome time)' },
  state: { it: 'Stato', en: 'State' },
  mode: { it: 'Metodo', en: 'Method' },
  modeLabel: { it: 'Metodo di simulazione', en: 'Method of simulation' },
  modeHint: {
    it: 'Di verifica: il metodo che si difende. Gli altri due danno gli stessi numeri con molte meno simulazioni, in multipli di 16.384.',
    en: 'Audit: the method that is defended. The other two give the same numbers with far fewer draws, in multiples of 16,384.',
  },
  draws: { it: 'Simulazioni', en: 'Draws' },
  seed: { it: 'Seme', en: 'Seed' },
  drawsLabel: { it: 'Numero di simulazioni', en: 'Number of draws' },
  drawsHint: {
    it: 'Da 1.000 a 10.000.000, scritto senza punti. Più simulazioni, errore standard più piccolo.',
    en: 'From 1,000 to 10,000,000, written without commas. More draws, smaller standard error.',
  },
  seedLabel: { it: 'Seme dei numeri casuali', en: 'Seed of the random numbers' },
  seedHint: {
    it: 'Da 0 a 4294967295. Stesso seme e stessi file, stessi numeri.',
    en: 'From 0 to 4294967295. Same seed and same files, same numbers.',
  },
};

/**
 * The page of step 5.
 * @param problems of the form that was just sent
 */
export function evaluationView(
  context: EvaluationPage,
  form: EvaluationForm,
  problems: readonly Problem[],
  now: string,
  locale: Locale,
  format: Format,
): EvaluationView {
  const { published, lot, runs } = context;
  const t = localized(evaluationTexts, locale);
  const ready = readiness(context, now, locale, format);
  const labels = { mode: t.modeLabel, draws: t.drawsLabel, seed: t.seedLabel };
  const hints = { draws: t.drawsHint, seed: t.seedHint };
  const fieldProblem = (name: string) => problems.find(({ where }) => where.field === name);
  return {
    head: lotHead(published, lot, 5, t.title, locale),
    t,
    problems: problems.flatMap((problem) => {
      const name = (['mode', 'draws', 'seed'] as const).find((one) => one === problem.where.field);
      const [row] = problemRows([problem], locale, () => (name === undefined ? null : `#${name}`));
      return row === undefined ? [] : [name === undefined ? row : { ...row, where: labels[name] }];
    }),
    rehearsal: rehearsal(published.tender.procedure.deadline, now, locale, format),
    readiness: ready,
    ready: ready.missing.length === 0,
    mode: {
      label: t.modeLabel,
      hint: t.modeHint,
      message: fieldProblem('mode')?.message[locale] ?? null,
      options: modes.map((value) => ({
        value,
        label: modeNames[value][locale],
        selected: value === form.mode,
      })),
    },
    fields: (['draws', 'seed'] as const).map((name) => ({
      name,
      label: labels[name],
      hint: hints[name],
      value: form[name],
      ...bounds[name],
      message: fieldProblem(name)?.message[locale] ?? null,
    })),
    runs: runs.map((run) => runRow(run, locale, format)),
  };
}

function runRow(
  { id, startedAt, state, mode, draws, seed }: Run,
  locale: Locale,
  format: Format,
): EvaluationView['runs'][number] {
  return {
    href: `/runs/${id}`,
    startedAt: format.dateTime(startedAt),
    state: stateLabels[state][locale],
    mode: modeNames[mode][locale],
    draws: format.number(draws),
    seed: String(seed),
  };
}

/** Before the deadline offers may still change: an evaluation is a rehearsal, and is called one. */
function rehearsal(deadline: string, now: string, locale: Locale, format: Format): CalloutView | null {
  if (new Date(now) > new Date(deadline)) return null;
  const title: Text = { it: 'Questa è una prova', en: 'This is a rehearsal' };
  const text: Text = {
    it: `Le offerte si possono sostituire fino al ${format.dateTime(deadline)} (ora di Roma): prima di allora una valutazione mostra il metodo, ma non vale per l’aggiudicazione. In una gara vera le buste economiche resterebbero chiuse.`,
    en: `Offers can be replaced until ${format.dateTime(deadline)} (Rome time): an evaluation before then shows the method but counts for no award. In a real tender the economic envelopes would stay closed.`,
  };
  return { kind: 'info', title: title[locale], text: text[locale] };
}
