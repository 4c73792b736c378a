import type { PublishedTender } from '../../core/evidence/evidenceForm.ts';
import { expectedRate } from '../../core/laboratory/expectedRate.ts';
import { usualMarket } from '../../core/laboratory/imaginedMarket.ts';
import { profileBenefits } from '../../core/laboratory/readLot.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { plainNumber, unitLabel } from '../../report/quantity.ts';
import { ruleTexts } from '../../report/ruleText.ts';
import { exchangeRateTable } from '../../report/tables/laboratoryTables.ts';
import { weightComparisonTable } from '../../report/tables/weightComparisonTable.ts';
import type { PageHead } from '../pages.ts';
import { type Fact, fact, type TableView, tableView } from '../parts.ts';
import { type AlternativesView, alternativesView } from './alternativesView.ts';
import { criteriaTable } from './criteriaTable.ts';
import { type IndicatorDefinition, indicatorDefinition, indicatorTable } from './indicatorDefinition.ts';
import { lotHead, lotName, lotPath } from './lotHead.ts';
import { type ModelView, modelView } from './modelView.ts';
import { parameterTable, sourceDate } from './parameterTable.ts';
import { type UncertaintyView, uncertaintyView } from './uncertaintyView.ts';

/** Step 1 of a lot: everything that binds its evaluation, readable without the file behind it. */
export interface LotView {
  readonly head: PageHead;
  readonly t: Localized<typeof lotTexts>;
  readonly name: string;
  readonly need: string;
  readonly contents: readonly { readonly href: string; readonly label: string }[];
  readonly downloads: readonly { readonly href: string; readonly label: string; readonly note: string }[];
  readonly deadline: string;
  readonly bought: readonly Fact[];
  readonly criteria: TableView;
  /** Null where weights are set as they are. */
  readonly weightComparison: TableView | null;
  /** What the weights mean in money; null where benefit or price earns no points. */
  readonly exchangeRate: TableView | null;
  readonly labHref: string;
  readonly indicatorsInShort: TableView;
  readonly indicators: readonly IndicatorDefinition[];
  readonly parameters: TableView;
  readonly model: ModelView;
  /** Null for a lot without alternatives. */
  readonly alternatives: AlternativesView | null;
  readonly uncertainty: UncertaintyView;
  readonly rules: readonly {
    readonly id: string;
    readonly title: string;
    readonly words: string;
    readonly formula: string | null;
    readonly article: string | null;
  }[];
}

const lotTexts = {
  contents: { it: 'In questa pagina', en: 'On this page' },
  bought: { it: 'Che cosa si acquista e per chi', en: 'What is bought and for whom' },
  files: { it: 'File per i fornitori', en: 'Files for suppliers' },
  filesText: {
    it: 'Due cartelle di lavoro, una per busta: le evidenze si caricano al passo 2, il prezzo al passo 4. Compilate le celle gialle e caricatele entro il',
    en: 'Two workbooks, one per envelope: evidence is uploaded in step 2, the price in step 4. Fill in the yellow cells and upload them by',
  },
  rome: { it: '(ora di Roma)', en: '(Rome time)' },
  evidenceFile: { it: 'Cartella delle evidenze', en: 'Evidence workbook' },
  evidenceNote: { it: 'Excel, senza prezzi', en: 'Excel, no prices in it' },
  priceFile: { it: 'Cartella dell’offerta economica', en: 'Price workbook' },
  priceNote: { it: 'Excel, solo prezzi', en: 'Excel, prices only' },
  definitionFile: { it: 'Definizione della gara', en: 'Tender definition' },
  definitionNote: { it: 'JSON, leggibile anche come YAML', en: 'JSON, also readable as YAML' },
  criteria: { it: 'Criteri e punti', en: 'Criteria and points' },
  lab: {
    it: 'Provare queste regole nel laboratorio, su offerte immaginate',
    en: 'Try these rules in the laboratory, on imagined offers',
  },
  indicators: { it: 'Esiti misurati', en: 'Outcomes measured' },
  indicatorsText: {
    it: 'I fornitori portano questi dati, con la loro fonte. Il minimo accettabile è il valore al quale il beneficio non porta punti.',
    en: 'Suppliers bring these figures, with their source. The minimum acceptable is the value at which the benefit earns no points.',
  },
  parameters: { it: 'Costi e utilità', en: 'Costs and utilities' },
  parametersText: {
    it: 'Valori uguali per tutte le offerte, stabiliti dalla gara.',
    en: 'Values equal for all offers, set by the tender.',
  },
  model: { it: 'Dagli esiti al beneficio', en: 'From outcomes to benefit' },
  uncertainty: { it: 'Simulazione e incertezza', en: 'Simulation and uncertainty' },
  uncertaintyText: {
    it: 'La simulazione dice quanto è sicuro il risultato; non dà e non toglie punti.',
    en: 'The simulation says how sure the result is; it gives and takes no points.',
  },
  rules: { it: 'Tutte le regole', en: 'All the rules' },
  rulesText: {
    it: 'Nell’ordine in cui si applicano: in parole, in formula e con l’articolo o la fonte su cui si fondano.',
    en: 'In the order in which they apply: in words, as a formula and with the article or source they rest on.',
  },
  basis: { it: 'Fondamento', en: 'Basis' },
  need: { it: 'Oggetto', en: 'What is bought' },
  population: { it: 'Pazienti a cui è destinato', en: 'For which patients' },
  patients: { it: 'Numero di pazienti', en: 'Number of patients' },
  basePrice: { it: 'Base d’asta per paziente', en: 'Base price per patient' },
  vat: { it: 'IVA esclusa', en: 'VAT excluded' },
  horizon: { it: 'Orizzonte', en: 'Horizon' },
  year: { it: 'anno', en: 'year' },
  years: { it: 'anni', en: 'years' },
  discounting: { it: 'Attualizzazione', en: 'Discounting' },
  perYear: { it: 'all’anno', en: 'a year' },
  willingnessToPay: { it: 'Disponibilità a pagare λ', en: 'Willingness to pay λ' },
  willingnessSource: { it: 'Fonte di λ', en: 'Source of λ' },
  print: { it: 'Stampa la pagina', en: 'Print this page' },
};

/** The published rules of a lot as a page. */
export function lotView(published: PublishedTender, lot: Lot, locale: Locale, format: Format): LotView {
  const t = localized(lotTexts, locale);
  const name = lotName(lot, locale);
  const base = lotPath(published, lot);
  const alternatives = alternativesView(lot, locale);
  const comparison = weightComparisonTable(lot);
  const rate = expectedRate(lot, profileBenefits(lot), usualMarket);
  return {
    head: lotHead(published, lot, 1, name, locale),
    t,
    name,
    need: lot.need[locale],
    contents: [
      { href: '#files', label: t.files },
      { href: '#bought', label: t.bought },
      { href: '#criteria', label: t.criteria },
      { href: '#indicators', label: t.indicators },
      { href: '#parameters', label: t.parameters },
      { href: '#model', label: t.model },
      ...(alternatives === null ? [] : [{ href: '#alternatives', label: alternatives.title }]),
      { href: '#uncertainty', label: t.uncertainty },
      { href: '#rules', label: t.rules },
    ],
    downloads: [
      { href: `${base}/evidence-template.xlsx`, label: t.evidenceFile, note: t.evidenceNote },
      { href: `${base}/price-template.xlsx`, label: t.priceFile, note: t.priceNote },
      {
        href: `/tenders/${published.tender.id}/definition.json`,
        label: t.definitionFile,
        note: t.definitionNote,
      },
    ],
    deadline: `${format.dateTime(published.tender.procedure.deadline)} ${t.rome}`,
    bought: boughtFacts(lot, locale, format),
    criteria: criteriaTable(lot, locale, format),
    weightComparison: comparison && tableView(comparison, locale),
    exchangeRate: rate && tableView(exchangeRateTable(lot, rate, usualMarket), locale),
    labHref: `${base}/lab`,
    indicatorsInShort: indicatorTable(lot, locale),
    indicators: lot.indicators.map((indicator) => indicatorDefinition(indicator, lot.parameters, locale)),
    parameters: parameterTable(lot, locale),
    model: modelView(lot, 'model', '', locale),
    alternatives,
    uncertainty: uncertaintyView(lot, locale, format),
    rules: ruleTexts(lot).map(({ id, title, words, formula, article }) => ({
      id: `rule-${id}`,
      title: title[locale],
      words: words[locale],
      formula: formula?.[locale] ?? null,
      article: article?.[locale] ?? null,
    })),
  };
}

function boughtFacts(lot: Lot, locale: Locale, format: Format): Fact[] {
  const t = localized(lotTexts, locale);
  const { horizon, discounting, willingnessToPay } = lot;
  const { source } = willingnessToPay;
  const years = `${plainNumber(horizon.years, locale)} ${horizon.years === 1 ? t.year : t.years}`;
  const rate = `${plainNumber(discounting.annualRate * 100, locale)}%`;
  const lambda = `${format.number(willingnessToPay.value)} ${unitLabel(willingnessToPay.unit, locale)}`;
  return [
    fact(t.population, lot.population[locale]),
    fact(t.patients, format.number(lot.patients)),
    fact(t.basePrice, `${format.euro(lot.basePrice)}, ${t.vat}`),
    fact(t.horizon, `${years}. ${horizon.description[locale]}`),
    fact(t.discounting, `${rate} ${t.perYear}. ${discounting.description[locale]}`),
    fact(t.willingnessToPay, lambda),
    fact(t.willingnessSource, `${source.citation[locale]} (${sourceDate(source)})`, {
      href: source.url ?? null,
    }),
  ];
}
