import type { Interval } from '../../core/outcomes/interval.ts';
import type { Text } from '../../core/problem.ts';
import type { RunChart, TargetTracking } from '../../core/tracking/tracking.ts';
import { formatFor } from '../format.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Cell, Column, Table } from '../table.ts';
import { dateText } from './dateText.ts';
import { figureDecimals, intervalText, isScore } from './figureText.ts';
import { positionText } from './positionWords.ts';
import { countedNoun, siteLabel, type TrackedTarget } from './trackedTarget.ts';

const text = (it: string, en: string): Column => ({ label: { it, en }, kind: 'text', decimals: 0 });
const count = (it: string, en: string, decimals = 0): Column => ({
  label: { it, en },
  kind: 'number',
  decimals,
});

/** Counted cases, then the figure itself, in the unit of the outcome. */
function figureColumns({ outcome }: TrackedTarget): { readonly cases: Column; readonly figure: Column } {
  const noun = countedNoun(outcome);
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  return {
    cases: count(capital(noun.it), capital(noun.en)),
    figure: {
      label: { it: 'Valore', en: 'Figure' },
      kind: isScore(outcome) ? 'number' : 'percent',
      decimals: figureDecimals(outcome),
    },
  };
}

const eventsLabel = ({ outcome }: TrackedTarget): Column =>
  outcome.measure.kind === 'wait' ? count('In tempo', 'In time') : count('Eventi', 'Events');

/** The figures of a target month by month, with the control limits where there is a chart. */
export function monthsTable(tracked: TrackedTarget): Table {
  const { figures, outcome } = tracked;
  const { cases, figure } = figureColumns(tracked);
  const expected = figures.periods.some((one) => one.expected !== null);
  const events = !isScore(outcome);
  const chart = figures.runChart;
  return {
    id: 'months',
    title: { it: 'Mese per mese', en: 'Month by month' },
    sheet: { it: 'Mesi', en: 'Months' },
    notes: [],
    columns: [
      text('Mese', 'Month'),
      cases,
      ...(events ? [eventsLabel(tracked)] : []),
      ...(expected ? [count('Attesi', 'Expected', 2)] : []),
      figure,
      ...(chart === null ? [] : [text('Limiti di controllo', 'Control limits')]),
    ],
    rows: figures.periods.map((one) => ({
      strong: false,
      cells: [
        inBoth((locale) => dateText(one.month, locale)),
        one.patients,
        ...(events ? [one.events] : []),
        ...(expected ? [one.expected] : []),
        one.value,
        ...(chart === null ? [] : [controlCell(chart, one.month)]),
      ],
    })),
  };
}

/** Whether a month is within its limits, and which they are; null for a month that the chart does not have. */
function controlCell({ points, kind }: RunChart, month: string): Cell {
  const point = points.find((one) => one.month === month);
  if (point === undefined) return null;
  return inBoth((locale) => {
    const { number, percent } = formatFor(locale);
    const limits = [point.lower, point.upper].map((one) =>
      one === Number.POSITIVE_INFINITY ? '∞' : kind === 'u' ? number(one, 2) : percent(one),
    );
    const word = point.outside
      ? { it: 'fuori', en: 'outside' }[locale]
      : { it: 'dentro', en: 'within' }[locale];
    return `${word} (${kind === 'u' ? { it: 'O/A ', en: 'O/E ' }[locale] : ''}${limits.join(' – ')})`;
  });
}

/** The figures of a target site by site, with who is missing and where the site stands in the funnel. */
export function sitesTable(tracked: TrackedTarget): Table {
  const { contract, outcome, figures } = tracked;
  const { cases, figure } = figureColumns(tracked);
  const has = (key: 'events' | 'expected' | 'position' | 'screened'): boolean =>
    figures.sites.some((one) => one[key] !== null);
  const [events, expected, position, screened] = [
    has('events'),
    has('expected'),
    has('position'),
    has('screened'),
  ];
  return {
    id: 'sites',
    title: { it: 'Sede per sede', en: 'Site by site' },
    sheet: { it: 'Sedi', en: 'Sites' },
    notes: screened
      ? [
          {
            it: 'p: probabilità di scostarsi tanto dall’obiettivo per caso; «p corretto» tiene conto di quante sedi si guardano insieme (Benjamini e Hochberg 1995).',
            en: 'p: probability of being so far from the target by chance; “p adjusted” allows for how many sites are looked at together (Benjamini and Hochberg 1995).',
          },
        ]
      : [],
    columns: [
      text('Sede', 'Site'),
      cases,
      ...(events ? [eventsLabel(tracked)] : []),
      ...(expected ? [count('Attesi', 'Expected', 2)] : []),
      figure,
      { label: { it: 'Intervallo', en: 'Interval' }, kind: 'quantity', decimals: 0 },
      count('Mancanti', 'Missing'),
      ...(position ? [text('Posizione', 'Position')] : []),
      ...(screened ? [count('p', 'p', 3), count('p corretto', 'p adjusted', 3)] : []),
    ],
    rows: figures.sites.map((one) => ({
      strong: false,
      cells: [
        siteLabel(contract, one.site),
        one.patients,
        ...(events ? [one.events] : []),
        ...(expected ? [one.expected] : []),
        one.value,
        intervalCell(outcome, one.interval),
        one.missing,
        ...(position ? [positionText(one, figures)] : []),
        ...(screened ? [one.screened?.p ?? null, one.screened?.adjusted ?? null] : []),
      ],
    })),
  };
}

function intervalCell(outcome: TrackedTarget['outcome'], interval: Interval | null): Cell {
  return interval && inBoth((locale) => intervalText(outcome, interval, locale));
}

/** Booked services by priority class. */
export function waitsTable({ outcome, figures }: TrackedTarget): Table {
  return {
    id: 'waits',
    title: { it: 'Attese per classe di priorità', en: 'Waits by priority class' },
    sheet: { it: 'Attese', en: 'Waits' },
    notes: [],
    columns: [
      text('Classe', 'Class'),
      count('Prenotate', 'Booked'),
      count('Erogate', 'Delivered'),
      count('In tempo', 'In time'),
      count('Scadute', 'Overdue'),
      count('Non erogate', 'Not delivered'),
      count('Annullate', 'Cancelled'),
      { label: { it: 'Quota in tempo', en: 'Share in time' }, kind: 'percent', decimals: 1 },
      { label: { it: 'Intervallo', en: 'Interval' }, kind: 'quantity', decimals: 0 },
      count('Attesa media (giorni)', 'Mean wait (days)', 1),
    ],
    rows: figures.waits.map((one) => ({
      strong: false,
      cells: [
        classWords[one.priority],
        one.booked,
        one.delivered,
        one.inTime,
        one.overdue,
        one.notDelivered,
        one.cancelled,
        one.share,
        intervalCell(outcome, one.interval),
        one.meanDays,
      ],
    })),
  };
}

/** Priority classes as requests carry them. */
export const classWords: Readonly<Record<TargetTracking['waits'][number]['priority'], Text>> = {
  U: { it: 'U – urgente', en: 'U – urgent' },
  B: { it: 'B – breve', en: 'B – short' },
  D: { it: 'D – differibile', en: 'D – deferrable' },
  P: { it: 'P – programmata', en: 'P – programmed' },
};
