import type { EvaluationResult } from '../core/evaluation/result.ts';
import type { Text } from '../core/problem.ts';
import type { Lot } from '../core/tender/lot.ts';
import { lotOf } from '../core/tender/lotOf.ts';
import type { Tender } from '../core/tender/tender.ts';
import { boardSentences } from './boardSentences.ts';
import { acceptabilityChart } from './chart/acceptabilityChart.ts';
import type { Chart } from './chart/chart.ts';
import { convergenceChart } from './chart/convergenceChart.ts';
import { parameterInformationChart } from './chart/parameterInformationChart.ts';
import { planeChart } from './chart/planeChart.ts';
import { pointsChart } from './chart/pointsChart.ts';
import { priceMapChart } from './chart/priceMapChart.ts';
import { rankChart } from './chart/rankChart.ts';
import { tornadoChart } from './chart/tornadoChart.ts';
import { traceChart } from './chart/traceChart.ts';
import { twoWayChart } from './chart/twoWayChart.ts';
import { winnerMapChart } from './chart/winnerMapChart.ts';
import type { Block, Cover, ReportDocument } from './document.ts';
import { printedTable } from './document.ts';
import { evaluationTables } from './evaluationTables.ts';
import { formatFor } from './format.ts';
import { type Locale, localized } from './locale.ts';
import { priceMaps } from './priceMaps.ts';
import { ruleTexts } from './ruleText.ts';
import { flipSentences } from './sentences/flipSentences.ts';
import type { Table } from './table.ts';
import type { ReportedLot } from './tables/reportedLot.ts';
import { offerTraces } from './traces.ts';

/** What the sentences above do not say number by number; the other tables are in the workbook. */
const printedFlips = ['awardProbability', 'priceToWin', 'scales'];

const reportTexts = {
  title: { it: 'Relazione di valutazione delle offerte', en: 'Evaluation report of the offers' },
  tender: { it: 'Gara', en: 'Tender' },
  buyer: { it: 'Stazione appaltante', en: 'Buyer' },
  procedure: { it: 'Procedura', en: 'Procedure' },
  legalBasis: { it: 'Base giuridica', en: 'Legal basis' },
  cpv: { it: 'CPV', en: 'CPV' },
  deadline: { it: 'Scadenza delle offerte', en: 'Deadline for offers' },
  lot: { it: 'Lotto', en: 'Lot' },
  need: { it: 'Oggetto', en: 'Need' },
  population: { it: 'Pazienti', en: 'Patients' },
  patients: { it: 'Numero di pazienti nel contratto', en: 'Number of patients in the contract' },
  fingerprint: { it: 'Impronta della definizione', en: 'Fingerprint of the definition' },
  program: { it: 'Programma', en: 'Program' },
  created: { it: 'Documento creato', en: 'Document created' },
  page: { it: 'Pagina {page} di {pages}', en: 'Page {page} of {pages}' },
  warning: { it: 'Attenzione', en: 'Caution' },
  summary: { it: 'In breve', en: 'In short' },
  result: { it: 'Risultato', en: 'Result' },
  computed: { it: 'Come sono stati calcolati i punti', en: 'How the points were computed' },
  computedIntro: {
    it: 'Prima si calcola il beneficio in euro di ogni offerta, senza il prezzo; da esso e dai giudizi seguono i punti tecnici. I prezzi entrano solo dopo la chiusura della fase tecnica.',
    en: 'First the benefit in euros of each offer is computed, without the price; from it and from the judgements the technical points follow. Prices enter only after the technical phase is closed.',
  },
  rules: { it: 'Regole pubblicate', en: 'Published rules' },
  rulesIntro: {
    it: 'Ogni regola con parole, formula e articolo o fonte, nell’ordine in cui si applica.',
    en: 'Each rule in words, formula and article or source, in the order in which it applies.',
  },
  evidence: { it: 'Evidenze delle offerte', en: 'Evidence of the offers' },
  evidenceIntro: {
    it: 'Che cosa ha dichiarato ogni fornitore, in quale cella della sua cartella, con quale fonte e che cosa ne segue. L’intervallo contiene il valore vero con probabilità 95% secondo la regola pubblicata.',
    en: 'What each supplier declared, in which cell of the workbook, with which source, and what follows. The interval holds the true value with 95% probability by the published rule.',
  },
  valuation: { it: 'Quanto è sicuro il risultato', en: 'How sure the result is' },
  valuationIntro: {
    it: 'Quanto segue è informazione per il consiglio: descrive l’incertezza delle evidenze e non cambia la graduatoria, che dipende solo dalle regole pubblicate. Le cifre dietro ogni grafico sono nella cartella di lavoro del risultato.',
    en: 'What follows is information for the board: it describes the uncertainty of the evidence and does not change the ranking, which rests on the published rules only. The figures behind each chart are in the result’s workbook.',
  },
  flips: { it: 'Che cosa cambierebbe l’aggiudicazione', en: 'What would change the award' },
  flipsIntro: {
    it: 'Solo informazione, mai l’aggiudicazione: come sarebbe andata con un altro prezzo, altri eventi, un altro λ, altri pesi, un altro prior o un’altra scala. Le regole sono quelle pubblicate e non si toccano dopo l’apertura delle offerte.',
    en: 'Information only, never the award: what would have happened at another price, with other events, another λ, other weights, another prior or another scale. The rules are those published and are not touched after the offers are opened.',
  },
  method: { it: 'Nota sul metodo', en: 'Note on the method' },
} satisfies Record<string, Text>;

/** The report of an evaluation as an outline: one part per lot, each from the result to its inputs. */
export function evaluationReport(tender: Tender, result: EvaluationResult, locale: Locale): ReportDocument {
  const t = localized(reportTexts, locale);
  const lots = result.lots.map((evaluation) => {
    const lot = lotOf(tender, evaluation.lot);
    return { lot, evaluation };
  });
  return {
    locale,
    title: `${t.title}: ${tender.title[locale]}`,
    author: tender.buyer[locale],
    header: `${tender.title[locale]} · ${tender.id}`,
    pageLabel: t.page,
    blocks: [
      cover(tender, result, locale),
      ...lots.flatMap(({ lot, evaluation }, at): Block[] => [
        ...(at === 0 ? [] : [{ kind: 'page-break' as const }]),
        ...lotBlocks(lot, evaluation, result, locale),
      ]),
    ],
  };
}

function cover(
  tender: Tender,
  { tender: { fingerprint }, program }: EvaluationResult,
  locale: Locale,
): Cover {
  const t = localized(reportTexts, locale);
  const { procedure } = tender;
  const fact = (label: string, value: string, code = false) => ({ label, value, code });
  return {
    kind: 'cover',
    title: t.title,
    subtitle: tender.title[locale],
    notice: tender.notice?.[locale] ?? null,
    facts: [
      fact(t.buyer, tender.buyer[locale]),
      fact(t.tender, tender.id),
      fact(t.procedure, procedure.kind[locale]),
      fact(t.legalBasis, procedure.legalBasis[locale]),
      fact(t.cpv, procedure.cpv),
      fact(t.deadline, formatFor(locale).dateTime(procedure.deadline)),
      fact(t.program, `${program.name} ${program.version}`),
      fact(t.fingerprint, fingerprint, true),
    ],
    createdLabel: t.created,
  };
}

function lotBlocks(lot: Lot, evaluation: ReportedLot, result: EvaluationResult, locale: Locale): Block[] {
  const t = localized(reportTexts, locale);
  const tables = evaluationTables(lot, evaluation, result);
  const heading = (text: string, level: 1 | 2 = 2): Block => ({ kind: 'heading', level, text });
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text, tone: 'normal' });
  const table = (one: Table | null): Block[] =>
    one === null ? [] : [{ kind: 'table', table: printedTable(one, locale) }];
  const chart = (one: Chart | null): Block[] => (one === null ? [] : [{ kind: 'chart', chart: one }]);
  const { sensitivity, twoWay } = evaluation.valuation;
  const map = evaluation.flips?.map ?? null;
  const information = parameterInformationChart(lot, evaluation, locale);
  const patients = formatFor(locale).number(lot.patients);

  return [
    heading(`${t.lot} ${lot.id}: ${lot.title[locale]}`, 1),
    paragraph(
      `${t.need}: ${lot.need[locale]} ${t.population}: ${lot.population[locale]} ${t.patients}: ${patients}.`,
    ),
    heading(t.summary),
    {
      kind: 'statements',
      items: boardSentences(lot, evaluation).map(({ tone, text }) => ({ tone, text: text[locale] })),
      warningLabel: t.warning,
    },
    heading(t.result),
    ...table(tables.ranking),
    { kind: 'chart', chart: pointsChart(lot, evaluation, locale) },
    heading(t.computed),
    paragraph(t.computedIntro),
    ...table(tables.benefits),
    ...offerTraces(lot, evaluation).map((one): Block => ({ kind: 'chart', chart: traceChart(one, locale) })),
    ...table(tables.technicalPoints),
    ...table(tables.judgements),
    ...tables.preferences.flatMap(table),
    ...table(tables.declarations),
    ...table(tables.prices),
    heading(t.rules),
    paragraph(t.rulesIntro),
    {
      kind: 'rules',
      rules: ruleTexts(lot).map(({ title, words, formula, article }) => ({
        title: title[locale],
        words: words[locale],
        formula: formula?.[locale] ?? null,
        article: article?.[locale] ?? null,
      })),
    },
    ...table(tables.weightComparison),
    heading(t.evidence),
    paragraph(t.evidenceIntro),
    ...tables.evidenceByOffer.flatMap(table),
    ...table(tables.parameters),
    heading(t.valuation),
    paragraph(t.valuationIntro),
    ...table(tables.netBenefit),
    ...table(tables.incremental),
    { kind: 'chart', chart: planeChart(lot, evaluation, locale) },
    { kind: 'chart', chart: acceptabilityChart(lot, evaluation, locale) },
    { kind: 'chart', chart: rankChart(evaluation, locale) },
    ...table(tables.ranks),
    ...table(tables.precision),
    ...chart(convergenceChart(evaluation, locale)),
    ...table(tables.informationValue),
    ...chart(information),
    ...table(tables.groupInformation),
    ...chart(sensitivity && tornadoChart(lot, evaluation, sensitivity, locale)),
    ...chart(twoWay && twoWayChart(lot, evaluation, twoWay, locale)),
    ...priceMaps(lot, evaluation)
      .slice(0, 1)
      .flatMap((map) => chart(priceMapChart(lot, evaluation, map, locale))),
    ...table(tables.alternatives),
    ...(tables.flips.length === 0
      ? []
      : [
          heading(t.flips),
          paragraph(t.flipsIntro),
          ...flipSentences(lot, evaluation).map((text) => paragraph(text[locale])),
          ...tables.flips.filter(({ id }) => printedFlips.includes(id)).flatMap(table),
          ...chart(map && winnerMapChart(lot, evaluation, map, locale)),
        ]),
    heading(t.method),
    ...methodNotes(evaluation).map((note) => paragraph(note[locale])),
    ...table(tables.inputs),
  ];
}

/** How the uncertain numbers were made, and how exact they are. */
function methodNotes({ valuation: { draws, seed } }: ReportedLot): Text[] {
  const [it, en] = [formatFor('it').number(draws), formatFor('en').number(draws)];
  return [
    {
      it: `Punti e graduatoria sono cifre esatte, in aritmetica decimale, dai valori medi dei parametri. Le cifre con ± vengono da ${it} simulazioni (seme ${seed}): dopo ± sta l’errore standard di Monte Carlo, cioè quanto la cifra cambierebbe ripetendo la simulazione con un altro seme; non è l’incertezza delle evidenze, che sta negli intervalli al 95%.`,
      en: `Points and ranking are exact figures, in decimal arithmetic, from the means of the parameters. Figures with ± come from ${en} draws (seed ${seed}): after ± stands the Monte Carlo standard error, how much the figure would change if the simulation were repeated with another seed; it is not the uncertainty of the evidence, which is in the 95% intervals.`,
    },
    {
      it: 'Ogni simulazione estrae una volta i parametri comuni per tutte le offerte e gli indicatori di ciascuna; ogni parametro ha la propria sequenza, così che aggiungere un’offerta non cambia le estrazioni delle altre. A pari merito in una simulazione le offerte dividono la vittoria in parti uguali.',
      en: 'Each draw takes the shared parameters once for all offers and the indicators of each; every parameter has its own sequence, so that adding an offer changes no draw of the others. Offers tied in a draw share the win equally.',
    },
    {
      it: 'Fonti: Stinnett e Mullahy 1998 (beneficio monetario netto); Fenwick, Claxton e Sculpher 2001 (curve e frontiera di accettabilità); Briggs, Claxton e Sculpher 2006 (distribuzioni, analisi incrementale, valore dell’informazione); Strong, Oakley e Brennan 2014 (valore dell’informazione per parametro).',
      en: 'Sources: Stinnett and Mullahy 1998 (net monetary benefit); Fenwick, Claxton and Sculpher 2001 (acceptability curves and frontier); Briggs, Claxton and Sculpher 2006 (distributions, incremental analysis, value of information); Strong, Oakley and Brennan 2014 (value of information by parameter).',
    },
  ];
}
