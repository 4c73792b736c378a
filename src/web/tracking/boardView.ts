import type { ContractStanding } from '../../actions/contractStanding.ts';
import type { Text } from '../../core/problem.ts';
import type { TrackedState } from '../../core/tracking/tracking.ts';
import { valueChart } from '../../report/chart/valueChart.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { moneySentence } from '../../report/settlement/moneySentence.ts';
import { attentionSentences, countSentence, dataDateText } from '../../report/tracking/contractSentences.ts';
import { dateText } from '../../report/tracking/dateText.ts';
import { trackedTargets } from '../../report/tracking/trackedTarget.ts';
import { realisedTable, valueTable } from '../../report/tracking/valueTables.ts';
import { chartView } from '../evaluation/chartView.ts';
import type { PageHead } from '../pages.ts';
import { type CalloutView, type ChartView, type Fact, fact, type TableView, tableView } from '../parts.ts';
import { statementsPath } from '../settlement/settlementHead.ts';
import { type AlertsView, alertsView, type RefusedNote } from './alertsView.ts';
import { type ContractLinks, contractHead, contractLinks, contractPath } from './contractHead.ts';
import { otherVersion } from './otherVersion.ts';
import { type SupplierLines, supplierLines } from './targetLine.ts';

/** The page that a board opens first: one line per target. */
export interface BoardView {
  readonly head: PageHead;
  readonly t: Localized<typeof boardTexts>;
  readonly links: ContractLinks;
  readonly facts: readonly Fact[];
  /** An import under way; null if there is none. */
  readonly underWay: { readonly href: string; readonly text: string } | null;
  /** Figures of another version of the contract than the one in force, or of a part of its deliveries; null where all count under that one. */
  readonly otherVersion: CalloutView | null;
  /** Where deliveries of earlier versions are laid again; null if there are none. */
  readonly againHref: string | null;
  /** Null before the first delivery. */
  readonly known: KnownView | null;
  readonly importHref: string;
  /** Where its money stands, with ways to statements and claims; null for a contract without a payment section. */
  readonly money: {
    readonly text: string;
    readonly statementsHref: string;
    readonly claimsHref: string;
  } | null;
}

interface KnownView {
  readonly asOf: string;
  readonly dataHref: string;
  /** The state that asks for most attention, for the colour of the frame. */
  readonly worst: TrackedState;
  readonly count: string;
  readonly attention: readonly string[];
  /** How many alerts wait for a look; null for none. */
  readonly waiting: string | null;
  readonly suppliers: readonly SupplierLines[];
  readonly alerts: AlertsView;
  readonly value: {
    readonly table: TableView;
    readonly chart: ChartView | null;
    readonly realised: TableView | null;
  } | null;
}

const boardTexts = {
  inShort: { it: 'In breve', en: 'In short' },
  targets: { it: 'Obiettivo per obiettivo', en: 'Target by target' },
  outcome: { it: 'Esito', en: 'Outcome' },
  promised: { it: 'Promesso nell’offerta', en: 'Promised in the offer' },
  observed: { it: 'Osservato', en: 'Observed' },
  state: { it: 'Stato', en: 'State' },
  trend: { it: 'Andamento', en: 'Trend' },
  nothingTitle: { it: 'Nessuna consegna di dati, finora', en: 'No data delivered so far' },
  nothing: {
    it: 'Gli obiettivi si vedranno qui dopo la prima consegna. Una consegna è una cartella di file con il suo manifesto: la prepara chi tiene i flussi, con le chiavi dei pazienti già sostituite.',
    en: 'Targets will show here after the first delivery. A delivery is a folder of files with its manifest: whoever keeps the flows prepares it, with patients’ keys already replaced.',
  },
  importFirst: { it: 'Importare la prima consegna', en: 'Import the first delivery' },
  alerts: { it: 'Segnalazioni da guardare', en: 'Alerts to look at' },
  noAlerts: { it: 'Nessuna segnalazione aperta.', en: 'No open alerts.' },
  alertsHint: {
    it: 'Una segnalazione chiede di guardare i dati; non muove denaro. Chi l’ha guardata scrive che cosa ha visto: la nota resta.',
    en: 'An alert asks for a look at the data; it moves no money. Whoever has looked writes what was seen: the note stays.',
  },
  note: { it: 'Nota (obbligatoria)', en: 'Note (required)' },
  acknowledge: { it: 'Prendere visione', en: 'Acknowledge' },
  seen: { it: 'Segnalazioni già guardate', en: 'Alerts already looked at' },
  value: { it: 'Beneficio netto: promesso e consegnato', en: 'Net benefit: promised and delivered' },
  realised: { it: 'Con quali valori è calcolato', en: 'By which figures it is computed' },
  data: { it: 'Dati del grafico', en: 'Data of the chart' },
  contract: { it: 'Il contratto', en: 'The contract' },
  buyer: { it: 'Stazione appaltante', en: 'Buyer' },
  award: { it: 'Aggiudicazione', en: 'Award' },
  tender: { it: 'Gara da cui viene', en: 'Tender it comes from' },
  period: { it: 'Durata', en: 'Period' },
  again: { it: 'Riprendere le consegne accettate', en: 'Lay the accepted deliveries again' },
  money: { it: 'Denaro', en: 'Money' },
  statements: { it: 'Prospetti', en: 'Statements' },
  claims: { it: 'Richieste', en: 'Claims' },
  see: { it: 'Seguire l’importazione', en: 'Follow the import' },
} satisfies Record<string, Text>;

/** @param refused the note of a form that could not be recorded */
export function boardView(
  standing: ContractStanding,
  refused: RefusedNote | undefined,
  locale: Locale,
  format: Format,
): BoardView {
  const { published, known, underWay } = standing;
  const contract = known?.by.contract ?? published.contract;
  const level = format.percent(contract.decision.level, 0);
  const words = localized(boardTexts, locale);
  const interval = { it: `intervallo al ${level}`, en: `${level} interval` }[locale];
  const t = { ...words, observed: `${words.observed} (${interval})` };
  const { calendar, award } = contract;
  return {
    head: contractHead(contract, locale),
    t,
    links: contractLinks(contract, '', locale),
    facts: [
      fact(t.buyer, contract.buyer[locale]),
      fact(t.award, `${award.decision[locale]}, ${dateText(award.decidedOn, locale)}`),
      fact(
        t.tender,
        { it: `${award.tender}, lotto ${award.lot}`, en: `${award.tender}, lot ${award.lot}` }[locale],
        {
          href: `/tenders/${encodeURIComponent(award.tender)}/lots/${encodeURIComponent(award.lot)}`,
        },
      ),
      fact(t.period, `${dateText(calendar.from, locale)} – ${dateText(calendar.to, locale)}`),
    ],
    underWay: underWay
      ? {
          href: `/imports/${encodeURIComponent(underWay.id)}`,
          text: {
            it: `Un’importazione è in corso (${format.percent(underWay.progress, 0)}): fino alla fine valgono i dati di prima.`,
            en: `An import is under way (${format.percent(underWay.progress, 0)}): until it ends the data from before count.`,
          }[locale],
        }
      : null,
    otherVersion: otherVersion(standing, locale),
    againHref: standing.earlier === 0 || underWay ? null : `${contractPath(contract)}/import#again`,
    known: known ? knownView(standing, known, refused, locale, format) : null,
    importHref: `${contractPath(contract)}/import`,
    money:
      standing.statements === null
        ? null
        : {
            text: moneySentence(standing.statements)[locale],
            statementsHref: statementsPath(contract),
            claimsHref: `${contractPath(contract)}/claims`,
          },
  };
}

function knownView(
  { acknowledgements, dates, indicators }: ContractStanding,
  { stored: { tracking }, by: { contract } }: NonNullable<ContractStanding['known']>,
  refused: RefusedNote | undefined,
  locale: Locale,
  format: Format,
): KnownView {
  const query = tracking.asOf === dates[0] ? '' : `?asOf=${tracking.asOf}`;
  const chart = valueChart(tracking.value, contract, locale);
  const alerts = alertsView(tracking.alerts, contract, acknowledgements, refused, locale, format);
  const realised = realisedTable(tracking, contract, indicators);
  return {
    asOf: dataDateText(tracking, tracking.asOf === dates[0], locale),
    dataHref: `${contractPath(contract)}/data`,
    worst: urgency.find((state) => tracking.targets.some((one) => one.state === state)) ?? 'met',
    count: countSentence(tracking)[locale],
    attention: attentionSentences(tracking, contract).map((sentence) => sentence[locale]),
    waiting: waitingText(alerts.open.length, locale),
    suppliers: supplierLines(trackedTargets(tracking, contract), query, locale),
    alerts,
    value:
      tracking.value.length === 0
        ? null
        : {
            table: tableView(valueTable(tracking, contract), locale),
            chart: chart && chartView('value', chart, chart.description, boardTexts.data[locale]),
            realised: realised && tableView(realised, locale),
          },
  };
}

function waitingText(alerts: number, locale: Locale): string | null {
  if (alerts === 0) return null;
  return {
    it: alerts === 1 ? '1 segnalazione da guardare' : `${alerts} segnalazioni da guardare`,
    en: alerts === 1 ? '1 alert to look at' : `${alerts} alerts to look at`,
  }[locale];
}

/** Most urgent first. */
const urgency: readonly TrackedState[] = ['missed', 'not-computable', 'inconclusive', 'met'];
