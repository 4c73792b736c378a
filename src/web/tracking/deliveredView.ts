import type { ContractStanding } from '../../actions/contractStanding.ts';
import type { StoredSnapshot } from '../../actions/contractStores.ts';
import type { Contract } from '../../core/contract/contract.ts';
import type { Text } from '../../core/problem.ts';
import type { QualityCell, TrackedState, Tracking } from '../../core/tracking/tracking.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { dateText } from '../../report/tracking/dateText.ts';
import { nothingToAsk, qualitySentences } from '../../report/tracking/qualitySentences.ts';
import { deliveryWords, qualityLines, qualityTable } from '../../report/tracking/qualityTable.ts';
import { siteName } from '../../report/tracking/trackedTarget.ts';
import type { PageHead } from '../pages.ts';
import { type CalloutView, type Fact, fact, simpleTable, type TableView, tableView } from '../parts.ts';
import { type ContractLinks, contractHead, contractLinks, contractPath } from './contractHead.ts';
import { otherVersion } from './otherVersion.ts';

/** What has been delivered, how rows found each other, and by which snapshots. */
export interface DeliveredView {
  readonly head: PageHead;
  readonly t: Localized<typeof deliveredTexts>;
  readonly links: ContractLinks;
  /** As on the board. */
  readonly otherVersion: CalloutView | null;
  /** What is to be asked about, and the colour of its frame; null before the first delivery. */
  readonly toAsk: { readonly kind: TrackedState; readonly sentences: readonly string[] } | null;
  /** Empty where the contract is not about devices. */
  readonly linkage: readonly Fact[];
  /** Months by site; null where nothing is known of any. */
  readonly grid: GridView | null;
  readonly dates: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
  /** Null before the first delivery. */
  readonly snapshots: TableView | null;
  readonly importHref: string;
  /** Form for another data date; null before the first delivery. */
  readonly anotherDate: { readonly action: string; readonly latest: string } | null;
}

interface GridView {
  /** The same as figures, site by site. */
  readonly figures: TableView;
  readonly sites: readonly string[];
  readonly rows: readonly {
    readonly month: string;
    readonly cells: readonly (GridCell | null)[];
  }[];
}

interface GridCell {
  readonly kind: QualityCell['delivery'];
  readonly icon: string;
  readonly word: string;
  readonly lines: readonly string[];
}

const deliveredTexts = {
  title: { it: 'Dati', en: 'Data' },
  lead: {
    it: 'Che cosa è arrivato da ogni sede, mese per mese, e quanto le righe si ritrovano fra loro. I numeri del contratto valgono quanto questi dati.',
    en: 'What has come from each site, month by month, and how well rows find each other. The contract’s figures are worth as much as these data.',
  },
  toAsk: { it: 'In breve', en: 'In short' },
  linkage: { it: 'Collegamento delle righe', en: 'Linkage of rows' },
  deviceRows: { it: 'Righe di dispositivo', en: 'Device rows' },
  matched: { it: 'Con un esito o un seguito', en: 'With an outcome or a follow-up' },
  duplicates: {
    it: 'Pazienti con più dispositivi in giorni diversi',
    en: 'Patients with several devices on different days',
  },
  outcomeRows: { it: 'Righe di esito', en: 'Outcome rows' },
  orphans: { it: 'Righe di esito senza dispositivo', en: 'Outcome rows without a device' },
  grid: { it: 'Completezza per sede e mese', en: 'Completeness by site and month' },
  month: { it: 'Mese', en: 'Month' },
  inFigures: { it: 'Le stesse cose in cifre', en: 'The same in figures' },
  noCell: { it: 'niente da dire', en: 'nothing to say' },
  noGrid: { it: 'Non c’è ancora un mese di cui dire.', en: 'There is no month to speak of yet.' },
  snapshots: { it: 'Istantanee', en: 'Snapshots' },
  snapshotsLead: {
    it: 'Ogni consegna accettata fa un’istantanea nuova; le precedenti restano. La prima della lista è in vigore.',
    en: 'Each accepted delivery makes a new snapshot; earlier ones stay. The first of the list is in force.',
  },
  none: { it: 'Nessuna consegna, finora.', en: 'No delivery so far.' },
  importLink: { it: 'Importare una consegna', en: 'Import a delivery' },
  dates: { it: 'Date dei dati', en: 'Data dates' },
  datesLead: {
    it: 'A una data precedente non conta ciò che è accaduto dopo.',
    en: 'At an earlier date what happened later does not count.',
  },
  another: { it: 'Un’altra data', en: 'Another date' },
  anotherHint: {
    it: 'I numeri sono calcolati ora, dai dati in vigore, e restano.',
    en: 'The figures are computed now, from the data in force, and stay.',
  },
  compute: { it: 'Calcola', en: 'Compute' },
} satisfies Record<string, Text>;

const icons: Readonly<Record<QualityCell['delivery'], string>> = {
  in: 'it-check-circle',
  late: 'it-clock',
  owed: 'it-close-circle',
  'not-due': 'it-minus-circle',
};

/** @param snapshots all of the contract, the latest first */
export function deliveredView(
  standing: ContractStanding,
  snapshots: readonly StoredSnapshot[],
  locale: Locale,
  format: Format,
): DeliveredView {
  const t = localized(deliveredTexts, locale);
  const { published, known, dates } = standing;
  const contract = known?.by.contract ?? published.contract;
  const tracking = known?.stored.tracking;
  return {
    head: contractHead(contract, locale, t.title),
    t,
    links: contractLinks(contract, '/data', locale),
    otherVersion: otherVersion(standing, locale),
    toAsk: tracking === undefined ? null : toAsk(tracking, contract, locale),
    linkage:
      tracking === undefined || tracking.linkage.deviceRows + tracking.linkage.outcomeRows === 0
        ? []
        : linkageFacts(tracking.linkage, locale, format),
    grid:
      tracking === undefined || tracking.quality.length === 0 ? null : gridView(tracking, contract, locale),
    dates: dates.map((date) => ({
      label: dateText(date, locale),
      href: `${contractPath(contract)}?asOf=${date}`,
      current: date === tracking?.asOf,
    })),
    snapshots: snapshots.length === 0 ? null : snapshotsTable(snapshots, locale, format),
    importHref: `${contractPath(contract)}/import`,
    anotherDate:
      tracking === undefined ? null : { action: `${contractPath(contract)}/data`, latest: tracking.asOf },
  };
}

function toAsk(tracking: Tracking, contract: Contract, locale: Locale): DeliveredView['toAsk'] {
  const sentences = qualitySentences(tracking, contract).map((sentence) => sentence[locale]);
  return sentences.length > 0
    ? { kind: 'inconclusive', sentences }
    : { kind: 'met', sentences: [nothingToAsk[locale]] };
}

function linkageFacts(linkage: Tracking['linkage'], locale: Locale, { number, percent }: Format): Fact[] {
  const t = localized(deliveredTexts, locale);
  const counted = (count: number, rate: number | null): string =>
    rate === null ? number(count) : `${number(count)} (${percent(rate)})`;
  return [
    fact(t.deviceRows, number(linkage.deviceRows)),
    fact(t.matched, counted(linkage.matched, linkage.matchRate)),
    fact(t.duplicates, number(linkage.duplicateKeys)),
    fact(t.outcomeRows, number(linkage.outcomeRows)),
    fact(t.orphans, counted(linkage.orphans, linkage.orphanRate)),
  ];
}

/** The latest month first: that is where something is still to be done. */
function gridView(tracking: Tracking, contract: Contract, locale: Locale): GridView {
  const { quality } = tracking;
  const sites = [...new Set(quality.map(({ site }) => site))];
  const byMonth = Map.groupBy(quality, ({ month }) => month);
  return {
    figures: tableView(qualityTable(tracking, contract), locale),
    sites: sites.map((code) => siteName(contract, code)),
    rows: [...byMonth]
      .toSorted(([a], [b]) => (a < b ? 1 : -1))
      .map(([month, cells]) => ({
        month: dateText(month, locale),
        cells: sites.map((site) => {
          const cell = cells.find((one) => one.site === site);
          return (
            (cell && {
              kind: cell.delivery,
              icon: icons[cell.delivery],
              word: deliveryWords[cell.delivery][locale],
              lines: qualityLines(cell, locale),
            }) ??
            null
          );
        }),
      })),
  };
}

function snapshotsTable(snapshots: readonly StoredSnapshot[], locale: Locale, format: Format): TableView {
  const rowsOf = ({ batches }: StoredSnapshot) => {
    const files = batches.flatMap((batch) => batch.files);
    const sum = (key: 'rows' | 'kept' | 'quarantined' | 'refused'): string =>
      format.number(files.reduce((all, file) => all + file[key], 0));
    return [sum('rows'), sum('kept'), sum('quarantined'), sum('refused')];
  };
  const label = (it: string, en: string): string => ({ it, en })[locale];
  return simpleTable(
    'snapshots',
    deliveredTexts.snapshots[locale],
    [
      { label: label('Istantanea', 'Snapshot'), kind: 'code' },
      { label: label('Fatta il', 'Made on'), kind: 'text' },
      { label: label('Da', 'By'), kind: 'text' },
      { label: label('Consegne', 'Deliveries'), kind: 'number' },
      { label: label('Righe', 'Rows'), kind: 'number' },
      { label: label('Tenute', 'Kept'), kind: 'number' },
      { label: label('In quarantena', 'Quarantined'), kind: 'number' },
      { label: label('Rifiutate', 'Refused'), kind: 'number' },
    ],
    snapshots.map((snapshot) => [
      {
        text: snapshot.hash.slice(0, 12),
        href: `${contractPath({ id: snapshot.contract })}/snapshots/${snapshot.hash}`,
      },
      format.dateTime(snapshot.madeAt),
      snapshot.actor,
      format.number(snapshot.batches.length),
      ...rowsOf(snapshot),
    ]),
    { strong: [0] },
  );
}
