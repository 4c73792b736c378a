import type { Contract } from '../../core/contract/contract.ts';
import type { Tracking } from '../../core/tracking/tracking.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Cell, Column, Table } from '../table.ts';
import { dateText } from './dateText.ts';
import { declaredText, figureText, intervalText } from './figureText.ts';
import { stateWords, trendWords } from './stateTexts.ts';
import { restsOn } from './targetSentences.ts';
import { type TrackedTarget, trackedTargets } from './trackedTarget.ts';

const text = (it: string, en: string): Column => ({ label: { it, en }, kind: 'text', decimals: 0 });
const quantity = (it: string, en: string): Column => ({ label: { it, en }, kind: 'quantity', decimals: 0 });

/** The interval at the level by which the contract decides. */
function intervalColumn({ decision }: Contract): Column {
  const level = (locale: Locale): string => formatFor(locale).percent(decision.level, 0);
  return quantity(`Intervallo al ${level('it')}`, `${level('en')} interval`);
}

/** One line per target: promised, held to, observed with interval, state, trend. */
export function targetsTable(tracking: Tracking, contract: Contract): Table {
  return {
    id: 'targets',
    title: inBoth(
      (locale) =>
        ({
          it: `Obiettivi al ${dateText(tracking.asOf, 'it')}`,
          en: `Targets as of ${dateText(tracking.asOf, 'en')}`,
        })[locale],
    ),
    sheet: { it: 'Obiettivi', en: 'Targets' },
    notes: [],
    columns: [
      text('Fornitore', 'Supplier'),
      text('Esito', 'Outcome'),
      quantity('Promesso', 'Promised'),
      quantity('Obiettivo', 'Target'),
      quantity('Osservato', 'Observed'),
      intervalColumn(contract),
      text('Su', 'Of'),
      text('Stato', 'State'),
      text('Andamento', 'Trend'),
    ],
    rows: trackedTargets(tracking, contract).map((tracked) => ({ cells: cellsOf(tracked), strong: false })),
  };
}

function cellsOf({ supplier, outcome, figures }: TrackedTarget): Cell[] {
  const { promised, value, better, observed, state, trend } = figures;
  const sign = better === 'lower' ? '≤' : '≥';
  return [
    supplier.name,
    outcome.label,
    inBoth((locale) => declaredText(outcome, promised, locale)),
    inBoth((locale) => `${sign} ${declaredText(outcome, value, locale)}`),
    observed && inBoth((locale) => figureText(outcome, observed.value, locale)),
    observed && inBoth((locale) => intervalText(outcome, observed.interval, locale)),
    observed && inBoth((locale) => restsOn(outcome, observed, locale)),
    stateWords[state],
    trend && trendWords[trend.direction],
  ];
}
