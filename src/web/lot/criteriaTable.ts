import type { Text } from '../../core/problem.ts';
import type { Criterion } from '../../core/tender/criterion.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { type PriceItem, priceItems } from '../../core/tender/price.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, localized } from '../../report/locale.ts';
import { simpleTable, type TableView } from '../parts.ts';

const criteriaTexts = {
  caption: { it: 'Criteri di aggiudicazione', en: 'Award criteria' },
  code: { it: 'Codice', en: 'Code' },
  letter: { it: 'Tipo', en: 'Kind' },
  judged: { it: 'Che cosa si valuta', en: 'What is judged' },
  rule: { it: 'Come si danno i punti', en: 'How points are given' },
  points: { it: 'Punti massimi', en: 'Maximum points' },
  economic: { it: 'Economico', en: 'Economic' },
  priceJudged: {
    it: 'Prezzo per paziente, IVA esclusa, in busta separata',
    en: 'Price per patient, VAT excluded, in a separate envelope',
  },
  priceOfItem: {
    it: 'Prezzo, IVA esclusa, in busta separata; per',
    en: 'Price, VAT excluded, in a separate envelope; per',
  },
  total: { it: 'Totale', en: 'Total' },
};

const letterTexts: Record<Criterion['letter'], Text> = {
  D: { it: 'D\u00a0– discrezionale', en: 'D\u00a0– discretionary' },
  Q: { it: 'Q\u00a0– quantitativo', en: 'Q\u00a0– quantitative' },
  T: { it: 'T\u00a0– tabellare', en: 'T\u00a0– tabular' },
};

/** The table that Italian boards know: code, D/Q/T, what is judged, how, and maxima that add up to 100. */
export function criteriaTable(lot: Lot, locale: Locale, format: Format): TableView {
  const t = localized(criteriaTexts, locale);
  const points = (value: number): string => format.number(value, Number.isInteger(value) ? 0 : 2);
  const total = [...lot.criteria, lot.price].reduce((sum, { weight }) => sum + weight, 0);
  const rows = [
    ...lot.criteria.map(({ code, letter, label, description, weight, rule }) => [
      code,
      letterTexts[letter][locale],
      { text: label[locale], note: description[locale] },
      { text: ruleInShort(rule)[locale], href: `#rule-criterion-${code}` },
      points(weight),
    ]),
    ...priceItems(lot).map((item, at) => [
      item.code,
      t.economic,
      {
        text: item.label[locale],
        note: lot.price.kind === 'per-patient' ? t.priceJudged : `${t.priceOfItem} ${item.unit[locale]}`,
      },
      {
        text: formulaInShort(item)[locale],
        href: `#rule-price-formula${at === 0 ? '' : `-${item.code}`}`,
      },
      points(item.weight),
    ]),
    [t.total, '', '', '', points(total)],
  ];
  return simpleTable(
    'criteria-table',
    t.caption,
    [
      { label: t.code, kind: 'text' },
      { label: t.letter, kind: 'text' },
      { label: t.judged, kind: 'text' },
      { label: t.rule, kind: 'text' },
      { label: t.points, kind: 'number' },
    ],
    rows,
    { strong: [rows.length - 1] },
  );
}

/** Links lead to the full rules further down the page, by their ids in src/report/ruleText.ts. */
function ruleInShort(rule: Criterion['rule']): Text {
  switch (rule.kind) {
    case 'benefit':
      return {
        'relative-best': {
          it: 'In proporzione al beneficio oltre il minimo; l’offerta migliore ha il massimo',
          en: 'In proportion to the benefit above the minimum; the best offer gets the maximum',
        },
        'absolute-ideal': {
          it: 'In proporzione al beneficio oltre il minimo; il massimo spetta al profilo ideale',
          en: 'In proportion to the benefit above the minimum; the ideal profile would get the maximum',
        },
        'equal-euro': {
          it: 'Un punto per ogni quota fissa di euro di beneficio oltre il minimo',
          en: 'One point for each fixed amount of euros of benefit above the minimum',
        },
        calibrated: {
          it: 'In proporzione al beneficio oltre il minimo, con pesi calibrati sugli euro',
          en: 'In proportion to the benefit above the minimum, with weights calibrated on euros',
        },
      }[rule.anchor];
    case 'discretionary-pairwise':
      return {
        it: 'Confronto a coppie tra le offerte',
        en: 'Pairwise comparison of the offers',
      };
    case 'quantitative':
      return {
        it: 'Coefficiente dalla cifra dichiarata',
        en: 'Coefficient from the figure declared',
      };
    case 'discretionary-mean':
      return { it: 'Media dei coefficienti dei commissari', en: 'Mean of the commissioners’ coefficients' };
    case 'tabular':
      return {
        it: 'Coefficiente fisso secondo la risposta dichiarata',
        en: 'Fixed coefficient by the answer declared',
      };
  }
}

function formulaInShort({ formula }: PriceItem): Text {
  return {
    linear: {
      it: 'In proporzione al ribasso; il ribasso maggiore ha il massimo',
      en: 'In proportion to the discount; the greatest gets the maximum',
    },
    bilinear: {
      it: 'Bilineare sul ribasso, con cambio di pendenza al ribasso medio',
      en: 'Bilinear in the discount, with a change of slope at the mean discount',
    },
    'inverse-proportional': {
      it: 'Prezzo più basso diviso il prezzo offerto',
      en: 'Lowest price divided by the price offered',
    },
    power: {
      it: 'Potenza del ribasso; il ribasso maggiore ha il massimo',
      en: 'Power of the discount; the greatest gets the maximum',
    },
    'min-max': {
      it: 'Tra il ribasso minore (0) e il maggiore (massimo)',
      en: 'Between the least discount (0) and the greatest (maximum)',
    },
    'to-threshold': {
      it: 'In proporzione fino a un prezzo soglia',
      en: 'In proportion up to a threshold price',
    },
    concave: {
      it: 'Concava nel ribasso: ogni ribasso ulteriore vale meno',
      en: 'Concave in the discount: each further discount earns less',
    },
    absolute: {
      it: 'In proporzione al ribasso sulla base d’asta',
      en: 'In proportion to the discount on the base price',
    },
  }[formula.kind];
}
