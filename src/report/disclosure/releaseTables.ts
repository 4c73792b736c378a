import type { Contract } from '../../core/contract/contract.ts';
import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { ReleaseContent, ReleasedFigure } from '../../core/disclosure/release.ts';
import type { Text } from '../../core/problem.ts';
import { supplierName } from '../contract/supplierName.ts';
import { formatFor } from '../format.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Cell, Column, Table } from '../table.ts';
import { dateText } from '../tracking/dateText.ts';
import { declaredText, figureText, intervalText } from '../tracking/figureText.ts';
import { stateWords } from '../tracking/stateTexts.ts';
import { siteName } from '../tracking/trackedTarget.ts';
import { countText, hiddenMark, hiddenNote, upToNote } from './releaseWords.ts';

const texts = {
  figures: { it: 'Numeri per esito', en: 'Figures by outcome' },
  outcome: { it: 'Esito', en: 'Outcome' },
  supplier: { it: 'Fornitore', en: 'Supplier' },
  site: { it: 'Sede', en: 'Site' },
  all: { it: 'tutti', en: 'all' },
  allSites: { it: 'tutte', en: 'all' },
  patients: { it: 'Pazienti', en: 'Patients' },
  events: { it: 'Eventi', en: 'Events' },
  completeness: { it: 'Completezza', en: 'Completeness' },
  value: { it: 'Valore', en: 'Figure' },
  interval: { it: 'Intervallo', en: 'Interval' },
  target: { it: 'Obiettivo', en: 'Target' },
  state: { it: 'Stato', en: 'State' },
  upTo: { it: 'Interventi fino a', en: 'Procedures up to' },
} satisfies Record<string, Text>;

/** All figures of a release, a row each: of whom, how many, what came out, and up to when. */
export function figuresTable(contract: Contract, { figures }: Pick<ReleaseContent, 'figures'>): Table {
  return {
    id: 'figures',
    title: texts.figures,
    sheet: texts.figures,
    notes: [hiddenNote, upToNote],
    columns: [
      words(texts.outcome),
      words(texts.supplier),
      words(texts.site),
      digits(texts.patients),
      digits(texts.events),
      digits(texts.value),
      digits(texts.interval),
      digits(texts.target),
      words(texts.state),
      digits(texts.completeness),
      words(texts.upTo),
    ],
    rows: figures.map((figure) => {
      const outcome = outcomeOf(contract, figure.outcome);
      return {
        strong: figure.site === null,
        cells: [
          outcome.label,
          figure.supplier === null ? texts.all : supplierName(contract, figure.supplier),
          figure.site === null ? texts.allSites : siteName(contract, figure.site),
          countText(figure.patients),
          figure.events === null ? null : countText(figure.events),
          valueText(outcome, figure),
          figure.interval === null
            ? missing(figure)
            : inBoth((locale) =>
                intervalText(outcome, figure.interval as NonNullable<typeof figure.interval>, locale),
              ),
          figure.target === null
            ? null
            : inBoth((locale) => declaredText(outcome, figure.target as number, locale)),
          figure.state === null ? (figure.site === null ? missing(figure) : null) : stateWords[figure.state],
          figure.completeness === null
            ? missing(figure)
            : inBoth((locale) => formatFor(locale).percent(figure.completeness as number, 0)),
          inBoth((locale) => dateText(figure.upTo, locale)),
        ],
      };
    }),
  };
}

/** Sites by suppliers, of one outcome: events of patients, and the figure; the marks are explained at the table of figures. Undefined with fewer than two suppliers. */
export function gridTable(
  contract: Contract,
  { figures }: Pick<ReleaseContent, 'figures'>,
  outcome: string,
): Table | undefined {
  const definition = outcomeOf(contract, outcome);
  const some = figures.filter((figure) => figure.outcome === outcome);
  const suppliers = contract.suppliers.filter(({ id }) => some.some(({ supplier }) => supplier === id));
  const sites = contract.sites.filter(({ code }) => some.some(({ site }) => site === code));
  if (suppliers.length < 2 || sites.length === 0) return undefined;
  const at = (site: string | null, supplier: string | null): Text | null => {
    const figure = some.find((one) => one.site === site && one.supplier === supplier);
    return figure === undefined ? null : gridCell(definition, figure);
  };
  const all = some.some(({ supplier }) => supplier === null);
  return {
    id: `grid-${outcome}`,
    title: definition.label,
    sheet: definition.label,
    notes: [],
    columns: [
      words(texts.site),
      ...suppliers.map(({ name }) => digits({ it: name, en: name })),
      ...(all ? [digits(texts.all)] : []),
    ],
    // A hospital has no figures over all of them.
    rows: [...sites.map(({ code }) => code), ...(some.some(({ site }) => site === null) ? [null] : [])].map(
      (site) => ({
        strong: site === null,
        cells: [
          site === null ? texts.allSites : siteName(contract, site),
          ...suppliers.map(({ id }) => at(site, id)),
          ...(all ? [at(site, null)] : []),
        ],
      }),
    ),
  };
}

/** `12 / 240 · 5,0% (mar 2026)`; one mark where anything of it is hidden. */
function gridCell(outcome: OutcomeDefinition, figure: ReleasedFigure): Text {
  const { patients, events } = figure;
  const hidden = patients === 'hidden' || events === 'hidden';
  return inBoth((locale) => {
    const upTo = `(${dateText(figure.upTo, locale)})`;
    if (hidden) return `${hiddenMark[locale]} ${upTo}`;
    const counts = events === null ? [patients] : [events, patients];
    const said = counts.map((count) => countText(count)[locale]).join(' / ');
    const value = figure.value === null ? '' : ` · ${figureText(outcome, figure.value, locale)}`;
    return `${said}${value} ${upTo}`;
  });
}

/** Header and rows of the figures for machines: the same cells as the table, numbers as they are. */
export function figureCells({ contract, reader, snapshot, asOf, figures }: ReleaseContent): {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
} {
  return {
    header: [
      'contract',
      'reader',
      'outcome',
      'supplier',
      'site',
      'patients',
      'events',
      'value',
      'lower',
      'upper',
      'target',
      'state',
      'completeness',
      'up_to',
      'figure_snapshot',
      'figure_as_of',
      'release_snapshot',
      'release_as_of',
    ],
    rows: figures.map((figure) => [
      contract,
      reader.kind,
      figure.outcome,
      figure.supplier,
      figure.site,
      figure.patients,
      figure.events,
      figure.value,
      figure.interval?.lower ?? null,
      figure.interval?.upper ?? null,
      figure.target,
      figure.state,
      figure.completeness,
      figure.upTo,
      figure.data.snapshot,
      figure.data.asOf,
      snapshot,
      asOf,
    ]),
  };
}

function valueText(outcome: OutcomeDefinition, figure: ReleasedFigure): Cell {
  return figure.value === null
    ? missing(figure)
    : inBoth((locale) => figureText(outcome, figure.value as number, locale));
}

/** A figure that is not there because a count is hidden has the same mark; otherwise there is none. */
function missing({ patients, events }: ReleasedFigure): Text | null {
  return [patients, events].some((count) => typeof count === 'string') ? hiddenMark : null;
}

/** @throws RangeError for an outcome that the contract does not have */
export function outcomeOf(contract: Contract, id: string): OutcomeDefinition {
  const outcome = contract.outcomes.find((one) => one.id === id);
  if (outcome === undefined) throw new RangeError(`no outcome ${id}`);
  return outcome;
}

const words = (label: Text): Column => ({ label, kind: 'text', decimals: 0 });
const digits = (label: Text): Column => ({ label, kind: 'number', decimals: 0 });
