import type { StoredContract } from '../../actions/contractStores.ts';
import type { AdjudicationCase } from '../../actions/openCases.ts';
import type { Contract } from '../../core/contract/contract.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { findingTexts, objectionTexts, roleTexts } from '../../report/settlement/disputeTexts.ts';
import { siteLabel } from '../../report/tracking/trackedTarget.ts';
import type { PageHead } from '../pages.ts';
import { type CalloutView, type ChoiceView, type Fact, fact, simpleTable, type TableView } from '../parts.ts';
import type { ProblemRow } from '../problemRows.ts';
import { type ContractLinks, contractHead, contractLinks, contractPath } from '../tracking/contractHead.ts';
import { type FormField, formField, refusalRows, type SentForm } from './sentForm.ts';
import { belowStatements } from './settlementHead.ts';

/** Cases that wait for a clinician. */
export interface AdjudicationView {
  readonly head: PageHead;
  readonly links: ContractLinks;
  readonly t: Localized<typeof adjudicationTexts>;
  readonly saved: CalloutView | null;
  readonly cases: TableView | null;
}

/** What was said of a case, and by which hospital. */
interface Said {
  readonly site: string;
  readonly text: string;
}

/** One case, with two buttons and a reason. */
export interface CaseView {
  readonly head: PageHead;
  readonly t: Localized<typeof adjudicationTexts>;
  readonly problems: readonly ProblemRow[];
  readonly facts: readonly Fact[];
  readonly objection: string;
  readonly questions: readonly Said[];
  readonly answers: readonly Said[];
  readonly form: {
    readonly action: string;
    readonly role: FormField;
    readonly roles: readonly ChoiceView[];
    readonly text: FormField;
    readonly name: FormField;
    readonly verdicts: readonly { readonly value: 'stands' | 'falls'; readonly label: string }[];
  };
  readonly casesHref: string;
}

const adjudicationTexts = {
  title: { it: 'Casi da giudicare', en: 'Cases to be judged' },
  lead: {
    it: 'Casi contestati che aspettano il giudizio di un clinico. Due giudicano ognuno per conto suo; un terzo solo se non sono d’accordo. Servono circa dieci minuti per caso.',
    en: 'Disputed cases that wait for a clinician’s judgement. Two judge, each alone; a third only where they differ. A case takes about ten minutes.',
  },
  none: { it: 'Nessun caso aspetta un giudizio.', en: 'No case waits for a judgement.' },
  saved: { it: 'Parere registrato', en: 'Opinion recorded' },
  savedText: {
    it: 'Grazie. Si leggerà quando ci saranno tutti i pareri.',
    en: 'Thank you. It will be read once all opinions are there.',
  },
  caption: { it: 'Casi aperti', en: 'Open cases' },
  case: { it: 'Caso', en: 'Case' },
  about: { it: 'Esito', en: 'Outcome' },
  waiting: { it: 'Manca il parere di', en: 'Waits for the' },
  claim: { it: 'Numero della richiesta', en: 'Number of the claim' },
  objected: { it: 'Che cosa è stato obiettato', en: 'What was objected' },
  problems: { it: 'Il parere non è stato registrato', en: 'The opinion was not recorded' },
  blind: { it: 'Che cosa non si vede, e perché', en: 'What is not shown, and why' },
  blindText: {
    it: 'Né il fornitore, né l’importo, né il parere dell’altro clinico: il giudizio riguarda solo il caso.',
    en: 'Neither the supplier, nor the amount, nor the other clinician’s opinion: the judgement is of the case alone.',
  },
  definition: { it: 'Che cosa conta come evento', en: 'What counts as the event' },
  denominator: { it: 'Tra chi', en: 'Among whom' },
  exclusions: { it: 'Esclusi', en: 'Excluded' },
  reason: { it: 'Che cosa è contestato', en: 'What is disputed' },
  asked: { it: 'Che cosa è stato chiesto all’ospedale', en: 'What the hospital was asked' },
  found: { it: 'Che cosa ha trovato l’ospedale', en: 'What the hospital found' },
  opinion: { it: 'Il tuo parere', en: 'Your opinion' },
  question: {
    it: 'Secondo la definizione qui sopra, il caso va contato come il contratto lo ha contato?',
    en: 'By the definition above, is the case to be counted as the contract counted it?',
  },
  role: { it: 'Come', en: 'As' },
  text: { it: 'Perché', en: 'Why' },
  textHint: {
    it: 'Bastano due frasi. Nessun nome di paziente, codice fiscale o pseudonimo.',
    en: 'Two sentences are enough. No name of a patient, no fiscal code, no pseudonym.',
  },
  name: { it: 'Nome e cognome', en: 'Full name' },
  nameHint: {
    it: 'Quello che il contratto indica per il ruolo.',
    en: 'The one that the contract gives for the role.',
  },
  back: { it: 'Tutti i casi', en: 'All cases' },
};

/** Address of a contract's open cases. */
export function adjudicationPath(contract: Pick<Contract, 'id'>): string {
  return `${contractPath(contract)}/adjudication`;
}

/** @param saved whether the page follows an opinion that was recorded */
export function adjudicationView(
  { contract }: StoredContract,
  cases: readonly AdjudicationCase[],
  saved: boolean,
  locale: Locale,
): AdjudicationView {
  const t = localized(adjudicationTexts, locale);
  return {
    head: belowStatements(contract, t.title, locale),
    links: contractLinks(contract, '/adjudication', locale),
    t,
    saved: saved ? { kind: 'success', title: t.saved, text: t.savedText } : null,
    cases:
      cases.length === 0
        ? null
        : simpleTable(
            'cases',
            t.caption,
            [
              { label: t.case, kind: 'text' },
              { label: t.about, kind: 'text' },
              { label: t.waiting, kind: 'text' },
            ],
            cases.map((one, at) => [
              { text: `${t.case} ${at + 1}`, href: casePath(contract, one) },
              outcomeLabel(contract, one, locale) ?? '–',
              one.awaited.map((role) => roleTexts[role][locale]).join(', '),
            ]),
          ),
  };
}

/** @param sent the opinion, if it was just sent and refused */
export function caseView(
  { contract }: StoredContract,
  open: AdjudicationCase,
  sent: SentForm | undefined,
  locale: Locale,
): CaseView {
  const t = localized(adjudicationTexts, locale);
  const outcome = contract.outcomes.find(({ id }) => id === open.outcome);
  // Nothing above leads to the statements, where the supplier stands.
  const head = contractHead(contract, locale, t.case);
  return {
    head: { ...head, breadcrumb: [{ label: t.title, href: adjudicationPath(contract) }] },
    t,
    problems: refusalRows(sent, { role: t.role, text: t.text, name: t.name }, locale),
    facts: [
      ...(outcome === undefined
        ? []
        : [
            fact(t.about, outcome.label[locale]),
            fact(t.definition, outcome.numerator[locale]),
            fact(t.denominator, outcome.denominator[locale]),
            fact(t.exclusions, outcome.exclusions[locale]),
          ]),
      ...(open.claim === null
        ? []
        : [fact(t.claim, `${siteLabel(contract, open.claim.site)}: ${open.claim.reference}`)]),
      fact(t.reason, objectionTexts[open.reason][locale]),
    ],
    objection: open.objection,
    questions: open.tasks.map(({ site, text }) => ({ site: siteLabel(contract, site), text })),
    answers: open.answers.map(({ site, finding, text }) => ({
      site: `${siteLabel(contract, site)}: ${findingTexts[finding][locale]}`,
      text,
    })),
    form: {
      action: casePath(contract, open),
      role: formField(sent, 'opinion', 'role', locale),
      roles: open.awaited.map((role, at) => ({
        value: role,
        label: roleTexts[role][locale],
        selected: (sent?.fields.role ?? open.awaited[0]) === role || (open.awaited.length === 1 && at === 0),
      })),
      text: formField(sent, 'opinion', 'text', locale),
      name: formField(sent, 'opinion', 'name', locale),
      verdicts: (['stands', 'falls'] as const).map((value) => ({
        value,
        label: opinionButtons[value][locale],
      })),
    },
    casesHref: adjudicationPath(contract),
  };
}

const opinionButtons = {
  stands: { it: 'Sì, va contato', en: 'Yes, it counts' },
  falls: { it: 'No, non va contato', en: 'No, it does not count' },
};

function casePath(contract: Contract, { id }: AdjudicationCase): string {
  return `${adjudicationPath(contract)}/${encodeURIComponent(id)}`;
}

function outcomeLabel(contract: Contract, { outcome }: AdjudicationCase, locale: Locale): string | undefined {
  return contract.outcomes.find(({ id }) => id === outcome)?.label[locale];
}
