import type { Text } from '../problem.ts';
import type { PastLot, PastPrice } from './pastTender.ts';

/** One column of the workbook: what stands in it, and what its heading says when it is pointed at. */
export interface PastColumn<Key extends string = string> {
  readonly key: Key;
  readonly label: Text;
  readonly kind: 'text' | 'number' | 'choice';
  /** Words that a reader sees for each value. */
  readonly choices?: Readonly<Record<string, Text>>;
  readonly required: boolean;
  readonly note: Text;
  readonly width: number;
}

export interface PastSheet<Key extends string = string> {
  readonly name: string;
  readonly columns: readonly PastColumn<Key>[];
  /** Rows that the template offers. */
  readonly rows: number;
}

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

function column<Key extends string>(
  key: Key,
  label: Text,
  kind: PastColumn['kind'],
  note: Text,
  options: Partial<Pick<PastColumn, 'choices' | 'required' | 'width'>> = {},
): PastColumn<Key> {
  return { key, label, kind, note, required: true, width: 16, ...options };
}

const optional = { required: false } as const;
const lotColumn = column(
  'lot',
  { it: 'Lotto', en: 'Lot' },
  'text',
  { it: 'Numero del lotto, come nel foglio Lotti.', en: 'Number of the lot, as in the sheet Lotti.' },
  { width: 9 },
);
const offerColumn = column(
  'offer',
  { it: 'Offerente', en: 'Supplier' },
  'text',
  { it: 'Lo stesso nome in tutti i fogli.', en: 'The same name in all sheets.' },
  { width: 30 },
);
const criterionColumn = column(
  'criterion',
  { it: 'Criterio', en: 'Criterion' },
  'text',
  { it: 'Codice: A.1, A.2, B …', en: 'Code: A.1, A.2, B …' },
  { width: 11 },
);

export const tenderSheet = {
  name: 'Gara',
  rows: 1,
  columns: [
    column(
      'title',
      { it: 'Titolo', en: 'Title' },
      'text',
      { it: 'Oggetto della gara.', en: 'What was tendered.' },
      { width: 40 },
    ),
    column(
      'buyer',
      { it: 'Stazione appaltante', en: 'Buyer' },
      'text',
      { it: 'Chi ha bandito.', en: 'Who tendered.' },
      { width: 30 },
    ),
    column(
      'source',
      { it: 'Fonte', en: 'Source' },
      'text',
      {
        it: 'Dove si legge il verbale: titolo, data, pagina, indirizzo.',
        en: 'Where the minutes can be read: title, date, page, address.',
      },
      { width: 44 },
    ),
    column(
      'notice',
      { it: 'Avvertenza', en: 'Notice' },
      'text',
      { it: 'Mostrata ovunque; facoltativa.', en: 'Shown everywhere; optional.' },
      { ...optional, width: 30 },
    ),
    column('lambda', { it: 'λ', en: 'λ' }, 'number', {
      it: 'Disponibilità a pagare, € per unità di effetto.',
      en: 'Willingness to pay, € per unit of effect.',
    }),
    column('unit', { it: 'Unità di λ', en: 'Unit of λ' }, 'text', {
      it: 'Per esempio EUR/QALY.',
      en: 'For example EUR/QALY.',
    }),
    column('from', { it: 'λ da', en: 'λ from' }, 'number', {
      it: 'Inizio dell’intervallo di λ.',
      en: 'Start of the range of λ.',
    }),
    column('to', { it: 'λ a', en: 'λ to' }, 'number', {
      it: 'Fine dell’intervallo.',
      en: 'End of the range.',
    }),
    column('step', { it: 'Passo di λ', en: 'Step of λ' }, 'number', {
      it: 'Passo nei grafici.',
      en: 'Step in charts.',
    }),
  ],
} as const satisfies PastSheet;

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

export const criterionSheet = {
  name: 'Criteri',
  rows: 150,
  columns: [
    lotColumn,
    criterionColumn,
    column(
      'label',
      { it: 'Descrizione', en: 'Description' },
      'text',
      { it: 'Che cosa si giudicò.', en: 'What was judged.' },
      { width: 50 },
    ),
    column('weight', { it: 'Punti massimi', en: 'Maximum points' }, 'number', {
      it: 'Peso del criterio.',
      en: 'Weight of the criterion.',
    }),
    column(
      'letter',
      { it: 'Tipo', en: 'Type' },
      'choice',
      {
        it: 'D discrezionale, Q quantitativo, T tabellare.',
        en: 'D discretionary, Q quantitative, T tabular.',
      },
      { choices: { D: { it: 'D', en: 'D' }, Q: { it: 'Q', en: 'Q' }, T: { it: 'T', en: 'T' } } },
    ),
  ],
} as const satisfies PastSheet;

export const offerSheet = {
  name: 'Offerte',
  rows: 150,
  columns: [
    lotColumn,
    offerColumn,
    column(
      'price',
      { it: 'Prezzo', en: 'Price' },
      'number',
      {
        it: '€ senza IVA; o il ribasso nella colonna accanto.',
        en: '€ without VAT; or the discount in the next column.',
      },
      optional,
    ),
    column(
      'discount',
      { it: 'Ribasso (%)', en: 'Discount (%)' },
      'number',
      { it: 'In per cento della base d’asta: 12,5.', en: 'In per cent of the base price: 12.5.' },
      optional,
    ),
    column(
      'winner',
      { it: 'Aggiudicataria', en: 'Winner' },
      'choice',
      {
        it: 'sì per l’offerta che vinse, no per le altre.',
        en: 'yes for the offer that won, no for the others.',
      },
      { choices: { true: { it: 'sì', en: 'yes' }, false: { it: 'no', en: 'no' } } },
    ),
    column(
      'technical',
      { it: 'Punti tecnici stampati', en: 'Printed technical points' },
      'number',
      { it: 'Come nel verbale; vuoto se non ci sono.', en: 'As in the minutes; empty if not there.' },
      optional,
    ),
    column(
      'economic',
      { it: 'Punti economici stampati', en: 'Printed economic points' },
      'number',
      { it: 'Come nel verbale.', en: 'As in the minutes.' },
      optional,
    ),
    column(
      'total',
      { it: 'Totale stampato', en: 'Printed total' },
      'number',
      { it: 'Come nel verbale.', en: 'As in the minutes.' },
      optional,
    ),
    column(
      'effect',
      { it: 'Effetto', en: 'Effect' },
      'number',
      {
        it: 'Esito poi osservato, per paziente; vuoto se non noto.',
        en: 'Outcome observed later, per patient; empty if unknown.',
      },
      optional,
    ),
    column(
      'costOfCare',
      { it: 'Costo di cura', en: 'Cost of care' },
      'number',
      { it: '€ per paziente, senza il prezzo offerto.', en: '€ per patient, without the price offered.' },
      optional,
    ),
    column(
      'benefit',
      { it: 'Beneficio in €', en: 'Benefit in €' },
      'number',
      {
        it: 'Solo se effetto e costo non ci sono: esiti già in euro per paziente.',
        en: 'Only where effect and cost are not there: outcomes already in euros per patient.',
      },
      optional,
    ),
    column(
      'outcomeSource',
      { it: 'Fonte degli esiti', en: 'Source of outcomes' },
      'text',
      { it: 'Studio, registro o dati propri.', en: 'Study, registry or own data.' },
      { ...optional, width: 44 },
    ),
  ],
} as const satisfies PastSheet;

export const pointSheet = {
  name: 'Punti',
  rows: 900,
  columns: [
    lotColumn,
    offerColumn,
    criterionColumn,
    column('value', { it: 'Valore', en: 'Value' }, 'number', {
      it: 'Coefficiente o punti, come dice il foglio Lotti.',
      en: 'Coefficient or points, as the sheet Lotti says.',
    }),
    column(
      'printed',
      { it: 'Punti stampati', en: 'Printed points' },
      'number',
      {
        it: 'Punti finali del criterio nel verbale, da confrontare; facoltativi.',
        en: 'Final points of the criterion in the minutes, to be compared; optional.',
      },
      optional,
    ),
  ],
} as const satisfies PastSheet;
