import { rankCorrelation } from '../../core/tender/correlation.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { namedInput } from '../../core/tender/namedInput.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, localized } from '../../report/locale.ts';
import { parameterOf } from '../../report/parameterLabel.ts';
import { plainNumber } from '../../report/quantity.ts';
import { type Fact, fact, simpleTable, type TableView } from '../parts.ts';
import { sourceDate } from './parameterTable.ts';

/** How the simulation is made: draws, precision, what is drawn together, what is looked at together. */
export interface UncertaintyView {
  readonly facts: readonly Fact[];
  readonly tables: readonly TableView[];
}

const uncertaintyTexts = {
  draws: { it: 'Simulazioni', en: 'Draws' },
  seed: { it: 'Seme', en: 'Seed' },
  probabilities: { it: 'Errore standard voluto, probabilità', en: 'Standard error wanted, probabilities' },
  euros: {
    it: 'Errore standard voluto, beneficio netto atteso e valore dell’informazione',
    en: 'Standard error wanted, expected net benefit and value of information',
  },
  points: { it: 'punti percentuali', en: 'percentage points' },
  perPatient: { it: 'per paziente', en: 'per patient' },
  ties: { it: 'Legami tra grandezze incerte', en: 'Ties between uncertain inputs' },
  independent: {
    it: 'Nessuno dichiarato: si estraggono indipendenti',
    en: 'None declared: they are drawn independently',
  },
  tied: { it: 'Quelli della tabella', en: 'Those in the table' },
  correlations: { it: 'Grandezze che si muovono insieme', en: 'Inputs that move together' },
  first: { it: 'Grandezza', en: 'Input' },
  second: { it: 'Insieme a', en: 'Together with' },
  holds: { it: 'Vale', en: 'Holds' },
  shared: { it: 'una volta per tutte le offerte', en: 'once for all offers' },
  own: { it: 'dentro ogni offerta', en: 'inside each offer' },
  coefficient: { it: 'ρ', en: 'ρ' },
  ranks: { it: 'Correlazione dei ranghi', en: 'Correlation of ranks' },
  source: { it: 'Fonte', en: 'Source' },
  date: { it: 'Data', en: 'Date' },
  groups: {
    it: 'Gruppi di cui si calcola il valore dell’informazione',
    en: 'Groups whose value of information is computed',
  },
  group: { it: 'Gruppo', en: 'Group' },
  members: { it: 'Grandezze', en: 'Inputs' },
};

export function uncertaintyView(lot: Lot, locale: Locale, format: Format): UncertaintyView {
  return {
    facts: simulationFacts(lot, locale, format),
    tables: [...correlationTable(lot, locale), ...groupTable(lot, locale)],
  };
}

function simulationFacts({ simulation, correlations }: Lot, locale: Locale, format: Format): Fact[] {
  const t = localized(uncertaintyTexts, locale);
  const { draws, seed, precision } = simulation;
  return [
    fact(t.draws, format.number(draws)),
    fact(t.seed, String(seed)),
    ...(precision === undefined
      ? []
      : [
          fact(t.probabilities, `${plainNumber(100 * precision.probability, locale)} ${t.points}`),
          fact(t.euros, `${plainNumber(precision.euros, locale)}\u00a0€ ${t.perPatient}`),
        ]),
    fact(t.ties, correlations === undefined ? t.independent : t.tied, {
      href: correlations === undefined ? null : '#correlations-table',
    }),
  ];
}

function correlationTable(lot: Lot, locale: Locale): TableView[] {
  if (lot.correlations === undefined) return [];
  const t = localized(uncertaintyTexts, locale);
  const input = (id: string) => ({ text: parameterOf(lot, id).label[locale], note: id });
  const table = simpleTable(
    'correlations-table',
    t.correlations,
    [
      { label: t.first, kind: 'text' },
      { label: t.second, kind: 'text' },
      { label: t.holds, kind: 'text' },
      { label: t.coefficient, kind: 'number' },
      { label: t.ranks, kind: 'number' },
      { label: t.source, kind: 'text' },
      { label: t.date, kind: 'text' },
    ],
    lot.correlations.map(({ between: [a, b], coefficient, source }) => [
      input(a),
      input(b),
      namedInput(lot, a)?.scope === 'shared' ? t.shared : t.own,
      plainNumber(coefficient, locale),
      plainNumber(rankCorrelation(coefficient), locale),
      { text: source.citation[locale], href: source.url ?? null },
      sourceDate(source),
    ]),
  );
  return [table];
}

function groupTable(lot: Lot, locale: Locale): TableView[] {
  if (lot.informationGroups === undefined) return [];
  const t = localized(uncertaintyTexts, locale);
  const table = simpleTable(
    'information-groups-table',
    t.groups,
    [
      { label: t.group, kind: 'text' },
      { label: t.members, kind: 'text' },
    ],
    lot.informationGroups.map(({ id, label, members }) => [
      { text: label[locale], note: id },
      members.map((member) => parameterOf(lot, member).label[locale]).join('; '),
    ]),
  );
  return [table];
}
