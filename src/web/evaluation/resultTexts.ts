import type { LotEvaluation } from '../../core/evaluation/evaluateLot.ts';
import type { Text } from '../../core/problem.ts';
import type { Format } from '../../report/format.ts';

/** Bytes of one number in the file of draws, its comma included. */
const BYTES_OF_A_CELL = 19;

/** The link to all draws, which says how large the file is: it may be a thousand times the others. */
export function allDraws({ valuation, offers }: LotEvaluation, format: Format): Text {
  const columns = 1 + 2 * offers.length + valuation.parameterInformation.length;
  const megabytes = (valuation.draws * columns * BYTES_OF_A_CELL) / 1e6;
  const size = format.number(Math.max(1, Math.round(megabytes)));
  return {
    it: `Tutte le simulazioni (.csv, circa ${size} MB)`,
    en: `All draws (.csv, about ${size} MB)`,
  };
}

/** Fixed texts of the result page. */
export const resultTexts = {
  title: { it: 'Risultato della valutazione', en: 'Result of the evaluation' },
  inShort: { it: 'In breve', en: 'In short' },
  howSure: { it: 'Quanto vale e quanto è sicuro', en: 'What it is worth and how sure it is' },
  warnings: { it: 'Avvertenze', en: 'Warnings' },
  downloads: { it: 'Scarica', en: 'Download' },
  pdf: { it: 'Relazione (.pdf)', en: 'Report (.pdf)' },
  minutes: { it: 'Verbale (.pdf)', en: 'Minutes, in Italian (.pdf)' },
  xlsx: { it: 'Tabelle (.xlsx)', en: 'Tables (.xlsx)' },
  formulas: { it: 'Il calcolo in formule (.xlsx)', en: 'The calculation in formulas (.xlsx)' },
  json: { it: 'Risultato esatto (.json)', en: 'Exact result (.json)' },
  package: { it: 'Pacchetto da verificare (.json)', en: 'Package to verify (.json)' },
  contract: {
    it: 'Dopo l’aggiudicazione: prepara il contratto',
    en: 'After the award: prepare the contract',
  },
  explore: {
    it: 'Che cosa cambierebbe con un altro λ o un altro prezzo',
    en: 'What another λ or another price would change',
  },
  print: { it: 'Stampa', en: 'Print' },
  contents: { it: 'In questa pagina', en: 'On this page' },
  points: { it: 'Punti e graduatoria', en: 'Points and ranking' },
  pointsLead: {
    it: 'Il punteggio tecnico e quello economico sono calcolati separatamente, con le regole pubblicate: prima i punti tecnici, senza guardare i prezzi, poi quelli economici.',
    en: 'Technical and economic points are computed separately, by the published rules: first the technical points, without looking at prices, then the economic ones.',
  },
  calculation: { it: 'Il calcolo passo per passo', en: 'The calculation step by step' },
  ledger: {
    it: 'Ogni numero, riga per riga, con la sua regola',
    en: 'Every number, line by line, with its rule',
  },
  benefits: { it: 'Benefici e valore netto', en: 'Benefits and net value' },
  benefitsLead: {
    it: 'Il beneficio in euro dà i punti tecnici. Il beneficio monetario netto toglie anche il prezzo: è un’informazione accanto all’aggiudicazione.',
    en: 'The benefit in euros earns the technical points. The net monetary benefit also takes off the price: it is information beside the award.',
  },
  traces: { it: 'Pazienti in ogni stato nel tempo', en: 'Patients in each state over time' },
  tracesLead: {
    it: 'Il modello della gara segue i pazienti di ogni offerta attraverso gli stati di salute, con ogni dato al suo valore medio.',
    en: 'The model of the tender follows the patients of each offer through the states of health, every input at its mean.',
  },
  incremental: { it: 'Costi ed effetti a confronto', en: 'Costs and effects compared' },
  uncertainty: { it: 'Quanto è sicuro il risultato', en: 'How sure the result is' },
  uncertaintyLead: {
    it: 'I dati degli studi hanno un margine di errore. La simulazione ripete il confronto in molti mondi compatibili con quei dati e conta quante volte ogni offerta è la migliore.',
    en: 'Study data have a margin of error. The simulation repeats the comparison in many worlds compatible with those data and counts how often each offer is the best.',
  },
  acceptability: { it: 'Probabilità di essere la migliore', en: 'Probability of being the best' },
  ranks: { it: 'Probabilità di ogni posizione', en: 'Probability of each rank' },
  precision: { it: 'Quanto è precisa la simulazione', en: 'How precise the simulation is' },
  precisionLead: {
    it: 'Con altre simulazioni le cifre si muoverebbero di poco: quanto, lo dice la fascia attorno a ogni linea. Non è l’incertezza delle evidenze, che altre simulazioni non riducono.',
    en: 'With more draws the figures would move a little: how much is what the band around each line says. It is not the uncertainty of the evidence, which more draws do not reduce.',
  },
  models: { it: 'Con altri modelli', en: 'With other models' },
  modelsLead: {
    it: 'Un modello è una semplificazione. Qui lo stesso confronto con gli altri modelli pubblicati con la gara: se chi è avanti non cambia, la scelta non dipende dalla semplificazione.',
    en: 'A model is a simplification. Here is the same comparison with the other models published with the tender: if who is ahead does not change, the choice does not rest on the simplification.',
  },
  evpi: { it: 'Quanto varrebbe saperne di più', en: 'What knowing more would be worth' },
  evppiLead: {
    it: 'Il primo valore riguarda tutti i parametri insieme; le barre dicono quanto varrebbe conoscere con certezza un solo parametro: dove sono lunghe, altre evidenze servono di più.',
    en: 'The first value is that of all parameters together; the bars say what knowing a single parameter for certain would be worth: where they are long, more evidence is needed most.',
  },
  sensitivity: { it: 'Che cosa sposta il confronto', en: 'What moves the comparison' },
  twoWay: { it: 'Due dati che si muovono insieme', en: 'Two inputs moved together' },
  price: { it: 'Prezzo e disponibilità a pagare', en: 'Price and willingness to pay' },
  priceLead: {
    it: 'A quale prezzo ogni offerta avrebbe il beneficio monetario netto atteso più alto, secondo quanto vale un’unità di effetto. È un’informazione per il consiglio: l’aggiudicazione dipende solo dai punti e i prezzi offerti non cambiano.',
    en: 'At which price each offer would have the highest expected net monetary benefit, by what a unit of effect is worth. It is information for the board: the award rests on the points only, and the prices offered do not change.',
  },
  flips: { it: 'Che cosa cambierebbe l’aggiudicazione', en: 'What would change the award' },
  flipsLead: {
    it: 'Solo informazione, mai l’aggiudicazione: quella dipende dalle regole pubblicate e dalle offerte ricevute. Qui si vede quanto è vicina a cambiare: con un altro prezzo, altri eventi in uno studio, un altro λ, altri pesi, un altro prior o un’altra scala di punteggio.',
    en: 'Information only, never the award: that rests on the published rules and the offers received. Here you see how near it is to changing: at another price, with other events in a study, another λ, other weights, another prior or another scale of points.',
  },
  otherMethods: { it: 'Che cosa direbbero altri metodi', en: 'What other methods would say' },
  otherMethodsLead: {
    it: 'Un esercizio, non un’altra graduatoria: con questi metodi non si danno punti, e nessuno di essi può cambiare l’aggiudicazione.',
    en: 'An exercise, not another ranking: no points come from these methods, and none of them can change the award.',
  },
  evidence: { it: 'Evidenze e parametri', en: 'Evidence and parameters' },
  inputs: { it: 'Dati di partenza e impronte', en: 'Inputs and fingerprints' },
  data: { it: 'Dati del grafico', en: 'Data of the chart' },
  startedAt: { it: 'Avviata (ora di Roma)', en: 'Started (Rome time)' },
  endedAt: { it: 'Conclusa (ora di Roma)', en: 'Ended (Rome time)' },
  actor: { it: 'Avviata da', en: 'Started by' },
  id: { it: 'Codice della valutazione', en: 'Code of the evaluation' },
  back: { it: 'Tutte le valutazioni del lotto', en: 'All evaluations of the lot' },
};
