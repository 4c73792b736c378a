import type {
  LotPhases,
  Repetition,
  Run,
  StoredCommittee,
  StoredPreferences,
  StoredTender,
  StoredUpload,
} from '../../actions/world.ts';
import { decimal } from '../../core/numbers/arithmetic.ts';
import type { Problem, Text } from '../../core/problem.ts';
import { discretionaryCoefficient } from '../../core/scoring/committee.ts';
import { pairwiseCriteria } from '../../core/scoring/preferenceProblems.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { plainNumber } from '../../report/quantity.ts';
import { lotHead, lotPath } from '../lot/lotHead.ts';
import { type PhaseView, phaseView } from '../minutes/phaseView.ts';
import type { PageHead } from '../pages.ts';
import { type CalloutView, type ChoiceView, simpleTable, type TableView } from '../parts.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import {
  type CommitteeForm,
  committeeSizes,
  type Entry,
  fieldNames,
  type JudgedCriterion,
  judgedCriteria,
} from './committeeForm.ts';
import { type ComparisonView, comparisonView } from './comparisonView.ts';

/** Step 3: the committee scores what numbers cannot say, one coefficient per commissioner, with the reason. */
export interface CommitteeView {
  readonly head: PageHead;
  readonly t: Localized<typeof committeeTexts>;
  readonly problems: readonly ProblemRow[];
  /** Why there is nothing to judge; null when there is. */
  readonly nothing: CalloutView | null;
  readonly saved: CalloutView | null;
  /** Prices have been seen in an evaluation already: judgements changed now are open to challenge. */
  readonly pricesSeen: CalloutView | null;
  /** Whether judgements are final and so can only be read. */
  readonly locked: boolean;
  readonly phase: PhaseView;
  /** Means as recorded; null before the first recording. */
  readonly means: TableView | null;
  readonly sizes: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
  readonly commissioners: readonly TextField[];
  readonly criteria: readonly CriterionFields[];
  /** Null where nothing is judged by comparing offers two by two. */
  readonly comparison: ComparisonView | null;
}

interface TextField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** What is wrong with it; null when nothing is. */
  readonly message: string | null;
}

interface CriterionFields {
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly article: string;
  readonly maximum: string;
  readonly ladder: readonly string[];
  readonly offers: readonly {
    readonly supplier: string;
    readonly href: string;
    readonly choices: readonly (Omit<TextField, 'value'> & {
      readonly options: readonly ChoiceView[];
    })[];
    readonly reason: TextField;
  }[];
}

const committeeTexts = {
  title: { it: 'Commissione', en: 'Committee' },
  lead: {
    it: 'La commissione giudica ciò che i numeri non dicono. La motivazione di ogni giudizio va a verbale.',
    en: 'The committee judges what numbers cannot say. The reason of every judgement goes into the minutes.',
  },
  ladderLead: {
    it: 'Ogni commissario sceglie un gradino della scala pubblicata; conta la media.',
    en: 'Each commissioner chooses a step of the published ladder; the mean counts.',
  },
  problems: {
    it: 'I giudizi non sono stati registrati',
    en: 'The judgements were not recorded',
  },
  notRepeated: { it: 'Il confronto non è ricominciato', en: 'The comparison did not begin again' },
  repeatReason: { it: 'Motivo della ripetizione', en: 'Reason for repeating' },
  means: { it: 'Medie registrate', en: 'Recorded means' },
  offer: { it: 'Offerta', en: 'Offer' },
  members: { it: 'Commissari', en: 'Commissioners' },
  membersHint: {
    it: 'Un numero dispari, al massimo cinque (D.Lgs. 36/2023, art. 93).',
    en: 'An odd number, at most five (Legislative Decree 36/2023, art. 93).',
  },
  size: { it: 'Numero di commissari', en: 'Number of commissioners' },
  commissioner: { it: 'Commissario', en: 'Commissioner' },
  ladder: { it: 'Scala', en: 'Ladder' },
  seeOffer: { it: 'Dati dell’offerta', en: 'The offer’s evidence' },
  choose: { it: 'Scegliere…', en: 'Choose…' },
  reason: { it: 'Motivazione', en: 'Reason' },
  maximum: { it: 'al massimo', en: 'at most' },
  points: { it: 'punti', en: 'points' },
  save: { it: 'Registra i giudizi', en: 'Record the judgements' },
  saveNames: { it: 'Registra i commissari', en: 'Record the commissioners' },
  saveHint: {
    it: 'Si può registrare anche solo una parte delle offerte e tornare più tardi; le registrazioni precedenti restano nell’archivio.',
    en: 'You may record only some of the offers and come back later; earlier recordings stay in the archive.',
  },
  notJudged: { it: 'da giudicare', en: 'to be judged' },
};

const calloutTexts = {
  nothingTitle: { it: 'Niente da giudicare in questo lotto', en: 'Nothing to judge in this lot' },
  noCriterion: {
    it: 'Le regole di gara non prevedono criteri discrezionali: tutti i punti vengono da formule e risposte dichiarate. Si può passare alle offerte economiche.',
    en: 'The tender’s rules have no discretionary criterion: all points come from formulas and declared answers. Go on to the prices.',
  },
  noOffers: {
    it: 'Non ci sono ancora offerte tecniche: la commissione lavora sulle offerte ricevute al passo 2.',
    en: 'There are no technical offers yet: the committee works on the offers received in step 2.',
  },
  saved: { it: 'Giudizi registrati', en: 'Judgements recorded' },
  pricesSeen: { it: 'I prezzi sono già stati visti', en: 'Prices have been seen already' },
  pricesSeenText: {
    it: 'Una valutazione con i prezzi è già stata eseguita. In una gara vera i giudizi si chiudono prima dell’apertura delle buste economiche: cambiarli ora sarebbe contestabile.',
    en: 'An evaluation with the prices has been made already. In a real tender judgements are closed before the economic envelopes are opened: changing them now could be challenged.',
  },
};

/** What the page shows besides the form itself. */
export interface CommitteePage {
  readonly published: StoredTender;
  readonly lot: Lot;
  readonly offers: readonly StoredUpload[];
  readonly recorded: StoredCommittee | undefined;
  readonly runs: readonly Run[];
  readonly phases: LotPhases;
  /** What each commissioner has entered of a pairwise comparison. */
  readonly preferences: readonly StoredPreferences[];
  readonly repetitions: readonly Repetition[];
  /** Ids of offers that were excluded before scoring. */
  readonly excluded: ReadonlySet<string>;
}

/**
 * The page of step 3.
 * @param problems of the form that was just sent
 * @param saved whether the page follows a recording
 */
export function committeeView(
  context: CommitteePage,
  form: CommitteeForm,
  problems: readonly Problem[],
  saved: boolean,
  now: string,
  locale: Locale,
  format: Format,
): CommitteeView {
  const { published, lot, offers, recorded, runs, phases } = context;
  const t = localized(committeeTexts, locale);
  const c = localized(calloutTexts, locale);
  const path = `${lotPath(published, lot)}/committee`;
  const judged = judgedCriteria(lot);
  const messages = new Map(problems.map(({ where, message }) => [where.field, message[locale]]));
  const textField = (name: string, label: string, value: string): TextField => ({
    name,
    label,
    value,
    message: messages.get(name) ?? null,
  });
  const none = judged.length === 0 && pairwiseCriteria(lot).length === 0;
  const nothing = none ? c.noCriterion : offers.length === 0 ? c.noOffers : null;
  const names = form.commissioners.map((name, at) => name || `${t.commissioner} ${at + 1}`);

  const offerFields = (criterion: JudgedCriterion, entry: Entry): CriterionFields['offers'][number] => ({
    supplier: offers.find(({ offer }) => offer === entry.offer)?.supplier ?? entry.offer,
    href: `${lotPath(published, lot)}/offers/${entry.offer}`,
    choices: names.map((label, at) => {
      const { value, ...field } = textField(
        fieldNames.coefficient(entry, at),
        label,
        entry.coefficients[at] ?? '',
      );
      const options = criterion.rule.ladder.map((step) => ({
        value: String(step.coefficient),
        label: `${plainNumber(step.coefficient, locale)} – ${step.label[locale]}`,
        selected: value !== '' && Number(value) === step.coefficient,
      }));
      return { ...field, options };
    }),
    reason: textField(fieldNames.reason(entry), t.reason, entry.reason),
  });

  return {
    head: lotHead(published, lot, 3, t.title, locale),
    t: messages.has('reason') ? { ...t, problems: t.notRepeated } : t,
    problems: namedFields(problems, form, offers, locale),
    nothing: nothing === null ? null : { kind: 'info', title: c.nothingTitle, text: nothing },
    saved:
      saved && recorded !== undefined
        ? { kind: 'success', title: c.saved, text: savedText(recorded, locale, format) }
        : null,
    pricesSeen:
      nothing === null && phases.technicalClosed === undefined && runs.some(({ state }) => state === 'done')
        ? { kind: 'warning', title: c.pricesSeen, text: c.pricesSeenText }
        : null,
    locked: phases.technicalClosed !== undefined,
    phase: phaseView(published, lot, phases, 'technical-closing', now, locale, format),
    means: recorded === undefined ? null : meansTable(judged, offers, recorded, t, locale, format),
    sizes: committeeSizes.map((size) => ({
      label: String(size),
      href: `${path}?commissioners=${size}#${fieldNames.commissioner(0)}`,
      current: size === form.commissioners.length,
    })),
    commissioners: form.commissioners.map((name, at) =>
      textField(fieldNames.commissioner(at), `${t.commissioner} ${at + 1}`, name),
    ),
    criteria: judged.map((criterion) => ({
      code: criterion.code,
      title: `${criterion.code} ${criterion.label[locale]}`,
      description: criterion.description[locale],
      article: criterion.article[locale],
      maximum: format.number(criterion.weight),
      ladder: criterion.rule.ladder.map(
        ({ coefficient, label }) => `${plainNumber(coefficient, locale)} ${label[locale]}`,
      ),
      offers: form.entries
        .filter(({ criterion: code }) => code === criterion.code)
        .map((entry) => offerFields(criterion, entry)),
    })),
    comparison: comparisonView(context, problems, locale, format),
  };
}

/** Problems with links to their fields, the place said as supplier and criterion instead of a field's name. */
function namedFields(
  problems: readonly Problem[],
  { entries, commissioners }: CommitteeForm,
  offers: readonly StoredUpload[],
  locale: Locale,
): ProblemRow[] {
  const places = new Map<string | undefined, string>([['reason', committeeTexts.repeatReason[locale]]]);
  for (const entry of entries) {
    const supplier = offers.find(({ offer }) => offer === entry.offer)?.supplier ?? entry.offer;
    places.set(fieldNames.reason(entry), supplier);
    for (const [at] of commissioners.entries()) places.set(fieldNames.coefficient(entry, at), supplier);
  }
  const members = { it: 'Commissari', en: 'Commissioners' }[locale];
  return problems.map((problem) => {
    const { field } = problem.where;
    const [row] = problemRows([problem], locale, () => (field === undefined ? null : `#${field}`));
    return { ...(row as ProblemRow), where: places.get(field) ?? members };
  });
}

function savedText({ recordedAt, actor }: StoredCommittee, locale: Locale, format: Format): string {
  const text: Text = {
    it: `Registrati il ${format.dateTime(recordedAt)} da «${actor}».`,
    en: `Recorded on ${format.dateTime(recordedAt)} by “${actor}”.`,
  };
  return text[locale];
}

/** Mean coefficient of every offer on every judged criterion: before any rescaling. */
function meansTable(
  judged: readonly JudgedCriterion[],
  offers: readonly StoredUpload[],
  { committee }: StoredCommittee,
  t: CommitteeView['t'],
  locale: Locale,
  format: Format,
): TableView | null {
  if (judged.length === 0 || offers.length === 0) return null;
  return simpleTable(
    'means',
    t.means,
    [
      { label: t.offer, kind: 'text' },
      ...judged.map(({ code, label, weight }) => ({
        label: `${code} ${label[locale]} (${t.maximum} ${plainNumber(weight, locale)} ${t.points})`,
        kind: 'number' as const,
      })),
    ],
    offers.map(({ offer, supplier }) => [
      supplier,
      ...judged.map(({ code }) => {
        const judgement = committee.judgements.find((one) => one.criterion === code && one.offer === offer);
        return judgement === undefined
          ? t.notJudged
          : format.number(discretionaryCoefficient(decimal, judgement).toNumber(), 4);
      }),
    ]),
  );
}
