import type { Contract } from '../../core/contract/contract.ts';
import { openTasks } from '../../core/settlement/statementActProblems.ts';
import type { LineProgress, StatementProgress } from '../../core/settlement/statementProgress.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import {
  findingTexts,
  objectionTexts,
  roleTexts,
  rulingTexts,
} from '../../report/settlement/disputeTexts.ts';
import { siteLabel } from '../../report/tracking/trackedTarget.ts';
import type { ChoiceView } from '../parts.ts';
import { contractPath } from '../tracking/contractHead.ts';
import { type DisputeStep, disputeSteps } from './disputeSteps.ts';
import { type FormField, formField, type SentForm } from './sentForm.ts';
import { linePath } from './settlementHead.ts';

/** The dispute of a line as a timeline, and the form of its next step. */
export interface DisputeView {
  readonly t: Localized<typeof disputeTexts>;
  readonly steps: readonly {
    readonly title: string;
    /** Done, next or later, in a word. */
    readonly state: string;
    readonly current: boolean;
    readonly done: boolean;
    readonly acts: readonly { readonly who: string; readonly what: string; readonly text: string }[];
  }[];
  readonly task: TaskForm | null;
  readonly answer: AnswerForm | null;
  /** Where clinicians judge; null while it is not their turn. */
  readonly adjudicationHref: string | null;
  readonly resolution: ResolutionForm | null;
}

interface DisputeForm {
  readonly action: string;
  readonly text: FormField;
  readonly name: FormField;
}

interface TaskForm extends DisputeForm {
  readonly site: FormField;
  readonly sites: readonly ChoiceView[];
}

interface AnswerForm extends DisputeForm {
  readonly site: { readonly value: string; readonly label: string };
  readonly finding: FormField;
  readonly findings: readonly ChoiceView[];
}

interface ResolutionForm extends DisputeForm {
  readonly verdict: FormField;
  readonly verdicts: readonly ChoiceView[];
}

export const disputeTexts = {
  title: { it: 'Contestazione', en: 'Dispute' },
  objection: { it: 'Contestazione del fornitore', en: 'Objection of the supplier' },
  task: { it: 'Domanda all’ospedale', en: 'Question to the hospital' },
  answer: { it: 'Risposta dell’ospedale', en: 'Answer of the hospital' },
  opinions: { it: 'Giudizio dei clinici', en: 'Judgement of the clinicians' },
  resolution: { it: 'Decisione', en: 'Resolution' },
  done: { it: 'fatto', en: 'done' },
  next: { it: 'prossimo passo', en: 'next step' },
  later: { it: 'dopo', en: 'later' },
  claim: { it: 'Richiesta', en: 'Claim' },
  whole: { it: 'Tutta la riga', en: 'The whole line' },
  given: {
    it: 'parere dato; si legge quando ci sono tutti',
    en: 'opinion given; it is read once all are there',
  },
  site: { it: 'Ospedale', en: 'Hospital' },
  question: { it: 'Che cosa deve controllare', en: 'What it has to check' },
  questionHint: {
    it: 'L’ospedale non vede il fornitore: non nominarlo, né il suo dispositivo, né un importo. Nessun nome di paziente, codice fiscale o pseudonimo.',
    en: 'The hospital does not see the supplier: name neither it, nor its device, nor an amount. No name of a patient, no fiscal code, no pseudonym.',
  },
  name: { it: 'Nome e cognome di chi agisce', en: 'Full name of the person who acts' },
  give: { it: 'Manda la domanda', en: 'Send the question' },
  finding: { it: 'Che cosa si è trovato', en: 'What was found' },
  explanation: { it: 'Spiegazione', en: 'Explanation' },
  plain: {
    it: 'Nessun nome di paziente, codice fiscale o pseudonimo.',
    en: 'No name of a patient, no fiscal code, no pseudonym.',
  },
  sendAnswer: { it: 'Registra la risposta', en: 'Record the answer' },
  waiting: {
    it: 'Tocca ai clinici del contratto: giudicano senza vedere il fornitore, l’importo e il parere dell’altro.',
    en: 'It is the turn of the contract’s clinicians: they judge without seeing the supplier, the amount or the other opinion.',
  },
  toCases: { it: 'Casi da giudicare', en: 'Cases to be judged' },
  verdict: { it: 'Come si decide', en: 'What is resolved' },
  resolutionHint: {
    it: 'Chi ha contestato non può decidere. Se non vale, l’importo torna indietro, e il prossimo prospetto lo toglie.',
    en: 'Who objected cannot resolve. If it falls, the amount is taken back, and the next statement takes it off.',
  },
  resolve: { it: 'Decidi', en: 'Resolve' },
};

/** Null for a line that nobody objected to. */
export function disputeView(
  contract: Contract,
  { hash }: Pick<StatementProgress, 'hash'>,
  progress: LineProgress,
  sent: SentForm | undefined,
  locale: Locale,
  format: Format,
): DisputeView | null {
  const t = localized(disputeTexts, locale);
  if (contract.payment === undefined) return null;
  const steps = disputeSteps(progress, contract.payment);
  if (steps.length === 0) return null;
  const asked = openTasks(progress)[0]?.site ?? '';
  const claimed = progress.acts.find((act) => act.kind === 'objection')?.claim?.site;
  const next = steps.find(({ state }) => state === 'next')?.step;
  const path = linePath(hash, progress.line);
  const form = (step: DisputeStep): DisputeForm => ({
    action: `${path}/${step}`,
    text: formField(sent, step, 'text', locale),
    name: formField(sent, step, 'name', locale),
  });
  const chosen = (step: DisputeStep, field: string): string | undefined =>
    sent?.form === step
      ? sent.fields[field]
      : field === 'verdict'
        ? (progress.adjudicated ?? undefined)
        : undefined;
  const choices = <K extends string>(
    step: DisputeStep,
    field: string,
    texts: Readonly<Record<K, { readonly it: string; readonly en: string }>>,
  ): ChoiceView[] =>
    (Object.keys(texts) as K[]).map((value) => ({
      value,
      label: texts[value][locale],
      selected: chosen(step, field) === value,
    }));
  return {
    t,
    steps: steps.map(({ step, state, acts }) => ({
      title: t[step],
      state: t[state],
      current: state === 'next',
      done: state === 'done',
      acts: acts.map((act) => said(contract, act, progress, locale, format)),
    })),
    task:
      next === 'task'
        ? {
            ...form('task'),
            site: formField(sent, 'task', 'site', locale),
            sites: contract.sites.map(({ code, name }) => ({
              value: code,
              label: `${name} (${code})`,
              selected: (chosen('task', 'site') ?? claimed) === code,
            })),
          }
        : null,
    answer:
      next === 'answer'
        ? {
            ...form('answer'),
            site: { value: asked, label: siteLabel(contract, asked) },
            finding: formField(sent, 'answer', 'finding', locale),
            findings: choices('answer', 'finding', findingTexts),
          }
        : null,
    adjudicationHref: next === 'opinions' ? `${contractPath(contract)}/adjudication` : null,
    resolution:
      next === 'resolution'
        ? {
            ...form('resolution'),
            verdict: formField(sent, 'resolution', 'verdict', locale),
            verdicts: choices('resolution', 'verdict', rulingTexts),
          }
        : null,
  };
}

/** An act in words. An opinion is not shown before all are there, so that nobody is led by another's. */
function said(
  contract: Contract,
  act: LineProgress['acts'][number],
  { adjudicated }: Pick<LineProgress, 'adjudicated'>,
  locale: Locale,
  format: Format,
): DisputeView['steps'][number]['acts'][number] {
  const t = localized(disputeTexts, locale);
  const who = `${act.actor}, ${format.dateTime(act.at)}`;
  switch (act.kind) {
    case 'acceptance':
      return { who, what: '', text: '' };
    case 'objection':
      return {
        who,
        what: `${objectionTexts[act.reason][locale]}. ${act.claim === null ? t.whole : `${t.claim} ${act.claim.reference}, ${siteLabel(contract, act.claim.site)}`}`,
        text: act.text,
      };
    case 'task':
      return { who, what: siteLabel(contract, act.site), text: act.text };
    case 'answer':
      return {
        who,
        what: `${siteLabel(contract, act.site)}: ${findingTexts[act.finding][locale]}`,
        text: act.text,
      };
    case 'opinion':
      return adjudicated === null
        ? { who: roleTexts[act.role][locale], what: t.given, text: '' }
        : {
            who: `${who}, ${roleTexts[act.role][locale]}`,
            what: rulingTexts[act.verdict][locale],
            text: act.text,
          };
    case 'resolution':
      return { who, what: rulingTexts[act.ruling.verdict][locale], text: act.text };
  }
}
