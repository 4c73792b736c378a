import type { CandidateGroup } from '../../core/laboratory/candidate.ts';
import type { Text } from '../../core/problem.ts';
import type { LabFieldName } from './labForm.ts';

/** Fixed texts of the laboratory's page. */
export const labTexts = {
  title: { it: 'Laboratorio delle regole', en: 'Laboratory of the rules' },
  lead: {
    it: 'Che cosa farebbero le regole di questo lotto, e altre al loro posto, prima che qualcuno offra.',
    en: 'What the rules of this lot would do, and others in their place, before anyone offers.',
  },
  besideTitle: { it: 'Solo offerte immaginate', en: 'Imagined offers only' },
  beside: {
    it: 'Questa pagina non legge alcuna offerta ricevuta, né evidenze né prezzi: le offerte sono sorteggiate dalle ipotesi qui sotto. Le offerte di gare passate si provano dalla riga di comando, con «esito lab --offers». Nulla di ciò che si prova cambia le regole pubblicate.',
    en: 'This page reads no offer received, neither evidence nor prices: offers are drawn from the assumptions below. Offers of past tenders are tried on the command line, with “esito lab --offers”. Nothing tried here changes the published rules.',
  },
  findings: { it: 'Che cosa si nota nelle regole', en: 'What is noticed in the rules' },
  noFindings: {
    it: 'Nulla: le scale si possono raggiungere, nessuna offerta più cara ottiene più punti, nulla conta due volte.',
    en: 'Nothing: the scales can be reached, no dearer offer gets more points, nothing counts twice.',
  },
  rates: { it: 'Tasso di cambio dei pesi', en: 'Exchange rate of the weights' },
  noRates: {
    it: 'Nessun tasso: il beneficio o il prezzo non porta punti.',
    en: 'No rate: the benefit or the price earns no points.',
  },
  tryRules: { it: 'Provare le regole', en: 'Try the rules' },
  problems: { it: 'Nessun calcolo: alcuni valori non vanno', en: 'Nothing computed: some values are wrong' },
  candidates: {
    it: 'Regole da confrontare con quelle della gara',
    en: 'Rules to compare with those of the tender',
  },
  compute: { it: 'Prova', en: 'Try' },
  short: { it: 'In breve', en: 'In short' },
  winners: { it: 'Chi vincerebbe', en: 'Who would win' },
  regret: { it: 'Quanto si perderebbe', en: 'How much would be lost' },
  allFigures: { it: 'Tutte le cifre', en: 'All figures' },
  data: { it: 'Dati del grafico', en: 'Data of the chart' },
  impossible: {
    it: 'Nessuna offerta si può immaginare finché il profilo ideale non vale più di quello minimo accettabile.',
    en: 'No offer can be imagined until the ideal profile is worth more than the minimum acceptable one.',
  },
  criteria: { it: 'Criteri', en: 'Criteria' },
  indicators: { it: 'Esiti', en: 'Outcomes' },
  parameters: { it: 'Costi e utilità', en: 'Costs and utilities' },
  model: { it: 'Modello', en: 'Model' },
  price: { it: 'Prezzo', en: 'Price' },
  rules: { it: 'Regole di aggiudicazione', en: 'Award rules' },
  back: { it: 'Torna alle regole del lotto', en: 'Back to the rules of the lot' },
};

export const labHints: Readonly<Record<LabFieldName, Text>> = {
  lots: {
    it: 'Da 100 a 5.000; di più dalla riga di comando.',
    en: '100 to 5,000; more on the command line.',
  },
  seed: { it: 'Lo stesso seme dà gli stessi lotti.', en: 'The same seed gives the same lots.' },
  fewest: { it: 'Da 1 a 20.', en: '1 to 20.' },
  most: { it: 'Da 1 a 20.', en: '1 to 20.' },
  best: {
    it: 'Dal minimo accettabile (0) all’ideale (100).',
    en: 'From the minimum acceptable (0) to the ideal (100).',
  },
  floor: { it: 'Della base d’asta.', en: 'Of the base price.' },
  correlation: {
    it: 'Da −1 a 1; sopra 0 le offerte migliori costano di più.',
    en: 'From −1 to 1; above 0 better offers are dearer.',
  },
};

export const groupLabels: Readonly<Record<CandidateGroup, Text>> = {
  scales: { it: 'Quattro scale usuali', en: 'Four usual scales' },
  anchors: { it: 'Ogni scala del beneficio', en: 'Each scale of the benefit' },
  formulas: { it: 'Ogni formula del prezzo', en: 'Each price formula' },
  rescaling: { it: 'Con e senza riparametrazioni', en: 'With and without rescaling' },
};
