import { column, lotColumn, optional, type PastSheet } from './pastColumn.ts';

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
