import type { StoredContract } from '../../actions/contractStores.ts';
import type { StoredRelease } from '../../actions/settlementStores.ts';
import type { Text } from '../../core/problem.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { dateText } from '../../report/tracking/dateText.ts';
import type { PageHead } from '../pages.ts';
import { type Fact, fact } from '../parts.ts';
import { type ReleaseView, releaseView } from '../release/releaseView.ts';

/** What anybody may see of a contract. */
export interface OpenView {
  readonly head: PageHead;
  readonly t: Localized<typeof openTexts>;
  readonly facts: readonly Fact[];
  readonly release: ReleaseView;
  readonly ocdsHref: string;
  readonly fhirHref: string;
}

/** Contracts of which something was released to the public. */
export interface OpenListView {
  readonly head: PageHead;
  readonly t: Localized<typeof openTexts>;
  readonly contracts: readonly {
    readonly href: string;
    readonly title: string;
    readonly buyer: string;
    readonly asOf: string;
  }[];
}

const openTexts = {
  title: { it: 'Dati aperti', en: 'Open data' },
  lead: {
    it: 'Che cosa hanno ottenuto i contratti per esiti: i numeri che chiunque può leggere, scaricare e riusare.',
    en: 'What contracts by outcomes have achieved: the figures that anybody may read, download and reuse.',
  },
  none: { it: 'Non è stato ancora pubblicato nulla.', en: 'Nothing was released yet.' },
  buyer: { it: 'Stazione appaltante', en: 'Buyer' },
  asOf: { it: 'Dati al', en: 'Data as of' },
  method: { it: 'Come sono fatti i numeri', en: 'How the figures are made' },
  methodText: {
    it: 'Gli ospedali consegnano i dati che già producono. Ogni esito ha finestra, numeratore, denominatore ed esclusioni fissati nel contratto; conta solo chi ha l’intervento abbastanza lontano nel tempo da conoscere l’esito. Un obiettivo è raggiunto o mancato quando lo dice tutto l’intervallo di confidenza, altrimenti non è ancora deciso.',
    en: 'Hospitals deliver data that they produce anyway. Each outcome has a window, numerator, denominator and exclusions fixed in the contract; only those count whose procedure is long enough ago for the outcome to be known. A target is met or missed when the whole confidence interval says so, and otherwise not yet decided.',
  },
  privacyText: {
    it: 'Numeri piccoli sono nascosti, e altri con loro perché non si ricavino per differenza, nemmeno confrontando le pubblicazioni fra loro. Prima di ogni pubblicazione un programma prova a ricavarli; se ci riesce, non si pubblica.',
    en: 'Small numbers are hidden, and others with them so that they cannot be told by subtraction, not even by comparing releases. Before each release a program tries to tell them; if it can, nothing is released.',
  },
  licence: { it: 'Licenza', en: 'Licence' },
  licenceText: {
    it: 'Riuso libero con citazione della fonte (Creative Commons Attribuzione 4.0). Nessuno può usarli per riconoscere persone.',
    en: 'Free to reuse with the source named (Creative Commons Attribution 4.0). Nobody may use them to recognise persons.',
  },
  standards: { it: 'Nei formati internazionali', en: 'In international formats' },
  ocds: { it: 'Open Contracting Data Standard 1.1 (JSON)', en: 'Open Contracting Data Standard 1.1 (JSON)' },
  fhir: { it: 'FHIR R4 MeasureReport (NDJSON)', en: 'FHIR R4 MeasureReport (NDJSON)' },
} satisfies Record<string, Text>;

const period = { it: 'Durata', en: 'Period' } satisfies Text;

export function openView({ contract }: StoredContract, release: StoredRelease, locale: Locale): OpenView {
  const t = localized(openTexts, locale);
  const path = `/open/${contract.id}`;
  return {
    head: {
      title: contract.title[locale],
      breadcrumb: [{ label: t.title, href: '/open' }],
      notice: contract.notice?.[locale] ?? null,
      steps: [],
      refresh: null,
    },
    t,
    facts: [
      fact(t.buyer, contract.buyer[locale]),
      fact(
        period[locale],
        `${dateText(contract.calendar.from, locale)} – ${dateText(contract.calendar.to, locale)}`,
      ),
    ],
    release: releaseView(contract, release, path, locale),
    ocdsHref: `${path}/ocds.json`,
    fhirHref: `${path}/measure-reports.ndjson`,
  };
}

export function openListView(
  released: readonly { readonly by: StoredContract; readonly release: StoredRelease }[],
  locale: Locale,
): OpenListView {
  const t = localized(openTexts, locale);
  return {
    head: { title: t.title, breadcrumb: [], notice: null, steps: [], refresh: null },
    t,
    contracts: released.map(({ by: { contract }, release }) => ({
      href: `/open/${contract.id}`,
      title: contract.title[locale],
      buyer: contract.buyer[locale],
      asOf: dateText(release.content.asOf, locale),
    })),
  };
}
