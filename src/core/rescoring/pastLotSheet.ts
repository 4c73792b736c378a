import type { Text } from '../problem.ts';
import { column, lotColumn, optional, type PastSheet } from './pastColumn.ts';
import type { PastLot, PastPrice } from './pastTender.ts';

const formulaWords: Record<PastPrice['formula']['kind'], Text> = {
  linear: { it: 'lineare', en: 'linear' },
  bilinear: { it: 'bilineare', en: 'bilinear' },
  absolute: { it: 'assoluta', en: 'absolute' },
  'inverse-proportional': { it: 'inversa', en: 'inverse' },
  power: { it: 'potenza', en: 'power' },
  'min-max': { it: 'min–max', en: 'min–max' },
  'to-threshold': { it: 'a soglia', en: 'to threshold' },
  concave: { it: 'concava', en: 'concave' },
  'as-printed': { it: 'come stampati', en: 'as printed' },
};

/** Which parameter of its formula the one column for it holds. */
export const formulaParameters: Record<PastPrice['formula']['kind'], string | null> = {
  linear: null,
  bilinear: 'x',
  absolute: null,
  'inverse-proportional': null,
  power: 'alpha',
  'min-max': null,
  'to-threshold': 'thresholdPrice',
  concave: 'n',
  'as-printed': null,
};

const firstWords: Record<PastLot['award']['rescaling']['first'], Text> = {
  none: { it: 'nessuna', en: 'none' },
  discretionary: { it: 'criteri discrezionali', en: 'discretionary criteria' },
  all: { it: 'tutti i criteri', en: 'all criteria' },
};
const secondWords: Record<PastLot['award']['rescaling']['second'], Text> = {
  none: { it: 'nessuna', en: 'none' },
  'technical-total': { it: 'totale tecnico', en: 'technical total' },
};
const tieWords: Record<PastLot['award']['ties'][number], Text> = {
  'higher-technical': { it: 'punti tecnici', en: 'technical points' },
  'higher-economic': { it: 'punti economici', en: 'economic points' },
  'lower-price': { it: 'prezzo più basso', en: 'lower price' },
  'drawing-of-lots': { it: 'sorteggio', en: 'drawing of lots' },
};

/** Lots, one a row: the rules as published. */
export const lotSheet = {
  name: 'Lotti',
  rows: 30,
  columns: [
    lotColumn,
    column(
      'title',
      { it: 'Titolo', en: 'Title' },
      'text',
      { it: 'Che cosa si comprò.', en: 'What was bought.' },
      { width: 34 },
    ),
    column(
      'patients',
      { it: 'Pazienti', en: 'Patients' },
      'number',
      {
        it: 'Nel contratto; facoltativo, serve per il rimpianto dell’intero lotto.',
        en: 'In the contract; optional, needed for the regret of the whole lot.',
      },
      optional,
    ),
    column(
      'basePrice',
      { it: 'Base d’asta', en: 'Base price' },
      'number',
      {
        it: '€ senza IVA; facoltativa solo se la formula non usa i ribassi.',
        en: '€ without VAT; optional only if the formula does not use discounts.',
      },
      optional,
    ),
    column(
      'per',
      { it: 'Prezzi per', en: 'Prices per' },
      'choice',
      {
        it: 'Base d’asta e prezzi sono per paziente o dell’intero contratto.',
        en: 'Base price and prices are per patient or of the whole contract.',
      },
      {
        choices: {
          patient: { it: 'paziente', en: 'patient' },
          contract: { it: 'contratto', en: 'contract' },
        },
      },
    ),
    column('priceWeight', { it: 'Punti del prezzo', en: 'Points of the price' }, 'number', {
      it: 'Massimo, per esempio 30.',
      en: 'Maximum, for example 30.',
    }),
    column(
      'formula',
      { it: 'Formula del prezzo', en: 'Price formula' },
      'choice',
      {
        it: '«come stampati»: i punti economici si prendono dal verbale.',
        en: '“as printed”: the economic points are taken from the minutes.',
      },
      { choices: formulaWords },
    ),
    column(
      'parameter',
      { it: 'Parametro', en: 'Parameter' },
      'number',
      {
        it: 'X della bilineare (0,80, 0,85, 0,90), esponente della potenza, n della concava, prezzo soglia.',
        en: 'X of the bilinear one (0.80, 0.85, 0.90), exponent of the power, n of the concave one, threshold price.',
      },
      optional,
    ),
    column(
      'allEqual',
      { it: 'Ribassi uguali', en: 'Equal discounts' },
      'choice',
      {
        it: 'Tutti i ribassi uguali, o una sola offerta: punti massimi, o ciò che dà la formula.',
        en: 'All discounts equal, or one offer only: maximum points, or what the formula gives.',
      },
      { choices: { maximum: { it: 'massimo', en: 'maximum' }, formula: { it: 'formula', en: 'formula' } } },
    ),
    column(
      'noDiscount',
      { it: 'Nessun ribasso', en: 'No discount' },
      'choice',
      {
        it: 'Nessuna offerta sotto la base: punti massimi, o zero.',
        en: 'No offer below the base: maximum points, or zero.',
      },
      { choices: { maximum: { it: 'massimo', en: 'maximum' }, zero: { it: 'zero', en: 'zero' } } },
    ),
    column(
      'given',
      { it: 'Valori per criterio', en: 'Values by criterion' },
      'choice',
      {
        it: 'Nel foglio Punti: coefficienti tra 0 e 1, o punti prima di ogni riparametrazione.',
        en: 'In the sheet Punti: coefficients between 0 and 1, or points before any rescaling.',
      },
      {
        choices: {
          coefficients: { it: 'coefficienti', en: 'coefficients' },
          points: { it: 'punti', en: 'points' },
        },
      },
    ),
    column(
      'thresholdPoints',
      { it: 'Soglia tecnica', en: 'Technical threshold' },
      'number',
      {
        it: 'Punti tecnici minimi; vuoto se non c’era.',
        en: 'Minimum technical points; empty if there was none.',
      },
      optional,
    ),
    column(
      'thresholdStage',
      { it: 'Soglia applicata', en: 'Threshold applied' },
      'choice',
      { it: 'Sui punti prima o dopo la riparametrazione.', en: 'On points before or after rescaling.' },
      {
        ...optional,
        choices: {
          'before-rescaling': { it: 'prima', en: 'before' },
          'after-rescaling': { it: 'dopo', en: 'after' },
        },
      },
    ),
    column(
      'first',
      { it: 'Prima riparametrazione', en: 'First rescaling' },
      'choice',
      { it: 'Coefficienti divisi per il migliore.', en: 'Coefficients divided by the best.' },
      { choices: firstWords },
    ),
    column(
      'second',
      { it: 'Seconda riparametrazione', en: 'Second rescaling' },
      'choice',
      { it: 'Totale tecnico portato al massimo.', en: 'Technical total stretched to the maximum.' },
      { choices: secondWords },
    ),
    column(
      'decimals',
      { it: 'Decimali', en: 'Decimals' },
      'number',
      { it: 'Dei punti stampati, da 0 a 6.', en: 'Of the printed points, 0 to 6.' },
      { width: 10 },
    ),
    column(
      'mode',
      { it: 'Arrotondamento', en: 'Rounding' },
      'choice',
      { it: 'A metà per eccesso, a metà al pari, troncamento.', en: 'Half up, half to even, truncation.' },
      {
        choices: {
          'half-up': { it: 'per eccesso', en: 'half up' },
          'half-even': { it: 'al pari', en: 'half even' },
          truncate: { it: 'troncamento', en: 'truncation' },
        },
      },
    ),
    column(
      'roundingStage',
      { it: 'Si arrotonda', en: 'What is rounded' },
      'choice',
      {
        it: 'Già i coefficienti, i punti di ogni criterio, o solo i totali.',
        en: 'Already coefficients, the points of each criterion, or only totals.',
      },
      {
        choices: {
          coefficient: { it: 'coefficienti', en: 'coefficients' },
          criterion: { it: 'criteri', en: 'criteria' },
          total: { it: 'totali', en: 'totals' },
        },
      },
    ),
    column(
      'tie1',
      { it: 'A parità decide', en: 'Ties decided by' },
      'choice',
      { it: 'La prima regola di parità.', en: 'The first tie rule.' },
      { choices: tieWords },
    ),
    column(
      'tie2',
      { it: 'poi', en: 'then' },
      'choice',
      { it: 'La seconda, se c’era.', en: 'The second, if there was one.' },
      { ...optional, choices: tieWords },
    ),
    column(
      'minimumEffect',
      { it: 'Effetto minimo', en: 'Minimum effect' },
      'number',
      {
        it: 'Profilo minimo accettabile, per paziente; facoltativo.',
        en: 'Minimum acceptable profile, per patient; optional.',
      },
      optional,
    ),
    column(
      'minimumCost',
      { it: 'Costo di cura del minimo', en: 'Cost of care of the minimum' },
      'number',
      { it: '€ per paziente, senza il dispositivo.', en: '€ per patient, without the device.' },
      optional,
    ),
    column(
      'idealEffect',
      { it: 'Effetto ideale', en: 'Ideal effect' },
      'number',
      { it: 'Profilo ideale; facoltativo.', en: 'Ideal profile; optional.' },
      optional,
    ),
    column(
      'idealCost',
      { it: 'Costo di cura dell’ideale', en: 'Cost of care of the ideal' },
      'number',
      { it: '€ per paziente, senza il dispositivo.', en: '€ per patient, without the device.' },
      optional,
    ),
    column(
      'candidateThreshold',
      { it: 'Prezzo soglia da provare', en: 'Threshold price to try' },
      'number',
      {
        it: 'Per le regole con prezzo soglia; facoltativo.',
        en: 'For rules with a threshold price; optional.',
      },
      optional,
    ),
  ],
} as const satisfies PastSheet;
