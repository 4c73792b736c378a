import type { StoredContract } from '../../actions/contractStores.ts';
import type { FindingInQuestion } from '../../actions/queries.ts';
import type { ReaderLink, StoredRelease } from '../../actions/settlementStores.ts';
import type { Contract } from '../../core/contract/contract.ts';
import type { Text } from '../../core/problem.ts';
import type { UnclaimedCell } from '../../core/settlement/paymentFacts.ts';
import { reasonTexts } from '../../report/deliveries/reasonTexts.ts';
import { readerText } from '../../report/disclosure/readerText.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { findingTexts } from '../../report/settlement/disputeTexts.ts';
import { dateText } from '../../report/tracking/dateText.ts';
import type { PageHead } from '../pages.ts';
import type { TableView } from '../parts.ts';
import { type ReleaseView, releaseView } from '../release/releaseView.ts';
import { claimsDueTable } from '../settlement/claimsDueTable.ts';
import type { OpenedLink } from './openedLink.ts';
import { taskFindings } from './taskFindings.ts';

/** What a reader with a link sees of a contract: figures that were released to them, and what is asked of them. */
export interface ReaderView {
  readonly head: PageHead;
  readonly t: Localized<typeof readerTexts>;
  readonly lead: string;
  /** Null before the first release. */
  readonly release: ReleaseView | null;
  /** A supplier's own targets, each leading to its page; empty for other readers. */
  readonly targets: readonly { readonly href: string; readonly label: string }[];
  /** A supplier's statements as issued; null for other readers. */
  readonly statements: { readonly table: TableView | null } | null;
  /** What a hospital still has to do; null for other readers. */
  readonly site: SiteDuties | null;
}

interface SiteDuties {
  readonly claims: TableView | null;
  readonly queries: readonly {
    readonly id: string;
    readonly reason: string;
    readonly rows: string;
    readonly messages: readonly { readonly text: string; readonly at: string }[];
    readonly action: string;
  }[];
  readonly tasks: readonly TaskView[];
}

/** A question about cases in dispute, without the name of who asks. */
interface TaskView {
  readonly id: string;
  readonly text: string;
  readonly action: string;
  readonly answers: readonly { readonly value: string; readonly label: string }[];
}

const readerTexts = {
  nothing: {
    it: 'Non è stato ancora pubblicato nulla per questo lettore. La centrale lo farà con i prossimi dati.',
    en: 'Nothing was released for this reader yet. The board will do so with the next data.',
  },
  targets: { it: 'Un obiettivo alla volta', en: 'One target at a time' },
  statements: { it: 'Prospetti di pagamento', en: 'Payment statements' },
  noStatements: { it: 'Nessun prospetto è stato ancora emesso.', en: 'No statement was issued yet.' },
  claims: { it: 'Richieste da presentare', en: 'Claims to be filed' },
  noClaims: { it: 'Nessuna richiesta in scadenza.', en: 'No claim is due.' },
  claim: { it: 'Richiesta', en: 'Claim' },
  tasks: { it: 'Dati da verificare', en: 'Data to check' },
  noTasks: { it: 'Nessuna verifica da fare.', en: 'Nothing to check.' },
  tasksHint: {
    it: 'Chi ha sollevato la questione non è nominato, perché la risposta dipenda solo dalle cartelle.',
    en: 'Whoever raised the question is not named, so that the answer rests on the records alone.',
  },
  finding: { it: 'Che cosa risulta', en: 'What the records say' },
  queries: { it: 'Domande aperte sulle consegne', en: 'Open questions about deliveries' },
  noQueries: { it: 'Nessuna domanda aperta.', en: 'No open question.' },
  answer: { it: 'Risposta', en: 'Answer' },
  answerHint: {
    it: 'Nessun nome di paziente, codice fiscale o pseudonimo: indicare file e riga.',
    en: 'No name of a patient, no fiscal code, no pseudonym: name file and line.',
  },
  send: { it: 'Rispondi', en: 'Answer' },
} satisfies Record<string, Text>;

const leads = {
  supplier: {
    it: 'I risultati dei propri dispositivi, come la centrale li ha misurati. Gli altri fornitori non sono nominati.',
    en: 'The results of your own devices, as the board measured them. Other suppliers are not named.',
  },
  site: {
    it: 'I risultati dei propri pazienti, e che cosa resta da fare: richieste, domande, verifiche.',
    en: 'The results of your own patients, and what is still to be done: claims, questions, checks.',
  },
  region: {
    it: 'Tutte le sedi e tutti i fornitori, in somme.',
    en: 'All sites and all suppliers, in sums.',
  },
  public: { it: 'I numeri di tutti.', en: 'Everybody’s figures.' },
} satisfies Record<string, Text>;

/** What a page of a reader shows besides its release. */
export interface ReaderDuties {
  readonly statements: TableView | null;
  readonly unclaimed: readonly UnclaimedCell[];
  /** Data date of those. */
  readonly asOf: string | undefined;
  readonly findings: readonly FindingInQuestion[];
  readonly tasks: readonly { readonly id: string; readonly text: string; readonly claim: string | null }[];
}

/** @param by version of the contract by which the release was made */
export function readerView(
  { link, published, path }: OpenedLink,
  shown: { readonly release: StoredRelease; readonly by: StoredContract } | undefined,
  duties: ReaderDuties,
  today: string,
  locale: Locale,
  format: Format,
): ReaderView {
  const { contract } = published;
  const { reader } = link;
  return {
    head: readerHead(contract, link, locale),
    t: localized(readerTexts, locale),
    lead: leads[reader.kind][locale],
    release: shown === undefined ? null : releaseView(shown.by.contract, shown.release, path, locale),
    targets:
      reader.kind === 'supplier'
        ? contract.targets
            .filter(({ supplier }) => supplier === reader.supplier)
            .map(({ id, outcome }) => ({
              href: `${path}/targets/${encodeURIComponent(id)}`,
              label: contract.outcomes.find((one) => one.id === outcome)?.label[locale] ?? outcome,
            }))
        : [],
    statements: reader.kind === 'supplier' ? { table: duties.statements } : null,
    site:
      reader.kind === 'site'
        ? {
            claims: claimsDueTable(
              contract,
              duties.unclaimed,
              { asOf: duties.asOf, today },
              false,
              locale,
              format,
            ),
            queries: duties.findings.map(({ finding, thread }) => ({
              id: finding.id,
              reason: reasonTexts[finding.reason].label[locale],
              rows: `${finding.fileName}: ${format.number(finding.rows)}`,
              messages: (thread?.messages ?? []).map(({ text, at }) => ({ text, at: format.dateTime(at) })),
              action: `${path}/findings/${encodeURIComponent(finding.id)}`,
            })),
            tasks: duties.tasks.map(({ id, text, claim }) => ({
              id,
              text: claim === null ? text : `${readerTexts.claim[locale]} ${claim}. ${text}`,
              action: `${path}/tasks/${id}`,
              answers: taskFindings.map((value) => ({ value, label: findingTexts[value][locale] })),
            })),
          }
        : null,
  };
}

/** Title of a reader's page; it leads nowhere but to their own pages. */
export function readerHead(
  contract: Contract,
  { reader, expiresOn }: Pick<ReaderLink, 'reader' | 'expiresOn'>,
  locale: Locale,
  below?: { readonly title: string; readonly path: string },
): PageHead {
  const own = `${contract.title[locale]} · ${readerText(contract, reader)[locale]}`;
  const expires = {
    it: `Questo collegamento vale fino al ${dateText(expiresOn, 'it')}.`,
    en: `This link is valid until ${dateText(expiresOn, 'en')}.`,
  }[locale];
  return {
    title: below?.title ?? own,
    breadcrumb: below === undefined ? [] : [{ label: own, href: below.path }],
    notice: [contract.notice?.[locale], expires].filter((one) => one !== undefined).join(' '),
    steps: [],
    refresh: null,
  };
}
