import type { Criterion } from '../../core/tender/criterion.ts';
import { type PriceItem, priceItems } from '../../core/tender/price.ts';
import { type CalculatedLot, sheetOf } from './calculatedLot.ts';
import { type CellFormat, given, stated } from './cells.ts';
import type { Live, LiveRange } from './live.ts';
import type { SheetInWriting } from './sheet.ts';

/** The published figures, as cells that all formulas refer to. */
export interface RuleCells {
  /** @throws if the lot publishes no such figure */
  figure(name: RuleFigure): Live;
  /** Levels of a tabular criterion with their coefficients. */
  levels(criterion: string): { readonly ids: LiveRange; readonly coefficients: LiveRange };
  readonly quotas: LiveRange | null;
}

type PriceFigure = 'base' | 'weight' | 'quantity' | 'x' | 'alpha' | 'thresholdPrice' | 'n';

export type RuleFigure =
  | 'lambda'
  | 'patients'
  | 'basePrice'
  | 'decimals'
  | 'trim'
  | 'priceWeight'
  | 'minimum total'
  | 'fewest offers'
  | `weight ${string}`
  | `minimum ${string}`
  | `zero ${string}`
  | `full ${string}`
  | `element ${number}`
  | `${PriceFigure} of ${string}`;

/** Every number of the published rules, once, each in its cell. */
export function rulesSheet(calculated: CalculatedLot): { sheet: SheetInWriting; rules: RuleCells } {
  const { lot, locale } = calculated;
  const sheet = sheetOf(
    calculated,
    { it: 'Regole', en: 'Rules' },
    { it: 'Regole pubblicate: i numeri', en: 'Published rules: the numbers' },
    [
      {
        it: 'Tutte le formule degli altri fogli prendono da qui i numeri del disciplinare.',
        en: 'All formulas of the other sheets take the numbers of the tender rules from here.',
      },
    ],
  );
  const figures = new Map<RuleFigure, Live>();
  const enter = (
    name: RuleFigure,
    label: { it: string; en: string },
    value: number,
    format: CellFormat,
    remark = '',
  ): void => {
    figures.set(name, sheet.entry(label[locale], given(value), format, remark));
  };
  const { willingnessToPay, award } = lot;
  enter(
    'lambda',
    { it: 'λ, euro per unità di effetto', en: 'λ, euros per unit of effect' },
    willingnessToPay.value,
    'euro',
    willingnessToPay.unit,
  );
  enter(
    'patients',
    { it: 'Pazienti nel contratto', en: 'Patients over the contract' },
    lot.patients,
    'whole',
  );
  enter('basePrice', { it: 'Base d’asta per paziente', en: 'Base price per patient' }, lot.basePrice, 'euro');

  sheet.section({ it: 'Criteri tecnici', en: 'Technical criteria' }[locale]);
  for (const criterion of lot.criteria) criterionFigures(criterion, enter, locale);
  const levels = new Map<string, { ids: LiveRange; coefficients: LiveRange }>();
  for (const { code, label, rule } of lot.criteria) {
    if (rule.kind !== 'tabular') continue;
    const table = sheet.table(
      `${code} ${label[locale]}`,
      rule.levels.map((level) => level.label[locale]),
    );
    const ids = table.column({ it: 'Codice', en: 'Code' }[locale], 'text', (at) =>
      stated(rule.levels[at]?.id ?? ''),
    );
    const coefficients = table.column(
      { it: 'Coefficiente', en: 'Coefficient' }[locale],
      'coefficient',
      (at) => given(rule.levels[at]?.coefficient ?? 0),
    );
    levels.set(code, { ids, coefficients });
  }

  sheet.section({ it: 'Prezzo', en: 'Price' }[locale]);
  enter(
    'priceWeight',
    { it: 'Punti del prezzo', en: 'Points of the price' },
    lot.price.weight,
    'number',
    lot.price.label[locale],
  );
  for (const item of priceItems(lot)) priceFigures(item, enter, locale);
  if (award.sets.priceMean.over === 'trimmed')
    enter(
      'trim',
      { it: 'Taglio delle ali: quota a ciascun estremo', en: 'Left out of the mean at each end: share' },
      award.sets.priceMean.share,
      'percent',
    );

  sheet.section({ it: 'Aggiudicazione', en: 'Award' }[locale]);
  enter(
    'decimals',
    { it: 'Decimali dell’arrotondamento', en: 'Decimals of rounding' },
    award.rounding.decimals,
    'whole',
  );
  const { threshold, anomaly, winners } = award;
  const minimum = { it: 'Soglia di sbarramento', en: 'Threshold' };
  if (threshold.kind === 'technical-total') enter('minimum total', minimum, threshold.points, 'number');
  if (threshold.kind === 'criteria') {
    for (const { criterion, points } of threshold.minimum)
      enter(`minimum ${criterion}`, minimum, points, 'number', criterion);
    if (threshold.total !== undefined) enter('minimum total', minimum, threshold.total, 'number');
  }
  if (anomaly.kind === 'four-fifths') {
    const label = { it: 'Anomalia: quota del punteggio massimo', en: 'Anomaly: share of the maximum' };
    enter('element 0', label, 0.8, 'percent');
    enter(
      'fewest offers',
      { it: 'Anomalia: offerte ammesse necessarie', en: 'Anomaly: admitted offers needed' },
      anomaly.fewestOffers,
      'whole',
    );
  }
  if (anomaly.kind === 'elements') {
    for (const [at, element] of anomaly.elements.entries()) {
      const limit = 'discount' in element ? element.discount : 'by' in element ? element.by : element.share;
      enter(`element ${at}`, elementLabels[element.kind], limit, 'percent');
    }
  }
  let quotas: LiveRange | null = null;
  if (winners.kind === 'several') {
    const table = sheet.table(
      { it: 'Quota del contratto per posizione', en: 'Share of the contract by rank' }[locale],
      winners.quotas.map((_, at) => String(at + 1)),
    );
    quotas = table.column({ it: 'Quota', en: 'Share' }[locale], 'percent', (at) =>
      given(winners.quotas[at] ?? 0),
    );
  }
  return {
    sheet,
    rules: {
      figure: (name) => found(figures.get(name), name),
      levels: (criterion) => found(levels.get(criterion), criterion),
      quotas,
    },
  };
}

type Enter = (
  name: RuleFigure,
  label: { it: string; en: string },
  value: number,
  format: CellFormat,
  remark?: string,
) => void;

function criterionFigures(
  { code, label, weight, rule }: Criterion,
  enter: Enter,
  locale: CalculatedLot['locale'],
): void {
  enter(
    `weight ${code}`,
    { it: `${code}: punti massimi`, en: `${code}: maximum points` },
    weight,
    'number',
    label[locale],
  );
  if (rule.kind !== 'quantitative' || rule.scale.kind !== 'anchors') return;
  enter(
    `zero ${code}`,
    { it: `${code}: valore che vale 0`, en: `${code}: figure that earns 0` },
    rule.scale.zero,
    'number',
    rule.unit,
  );
  enter(
    `full ${code}`,
    { it: `${code}: valore che vale 1`, en: `${code}: figure that earns 1` },
    rule.scale.full,
    'number',
    rule.unit,
  );
}

function priceFigures(
  { code, label, basePrice, weight, quantity, unit, formula }: PriceItem,
  enter: Enter,
  locale: CalculatedLot['locale'],
): void {
  const name = (it: string, en: string) => ({ it: `${code}: ${it}`, en: `${code}: ${en}` });
  enter(`weight of ${code}`, name('punti massimi', 'maximum points'), weight, 'number', label[locale]);
  enter(`base of ${code}`, name('base d’asta', 'base price'), basePrice, 'euro', unit[locale]);
  enter(`quantity of ${code}`, name('quantità', 'quantity'), quantity, 'number', unit[locale]);
  if (formula.kind === 'bilinear') enter(`x of ${code}`, name('X', 'X'), formula.x, 'number');
  if (formula.kind === 'power')
    enter(`alpha of ${code}`, name('esponente α', 'exponent α'), formula.alpha, 'number');
  if (formula.kind === 'concave')
    enter(`n of ${code}`, name('esponente n', 'exponent n'), formula.n, 'whole');
  if (formula.kind === 'to-threshold')
    enter(
      `thresholdPrice of ${code}`,
      name('prezzo soglia', 'threshold price'),
      formula.thresholdPrice,
      'euro',
    );
}

const elementLabels = {
  'discount-above': { it: 'Anomalia: ribasso oltre', en: 'Anomaly: discount above' },
  'discount-above-mean': {
    it: 'Anomalia: ribasso oltre la media di',
    en: 'Anomaly: discount above the mean by',
  },
  'technical-share': { it: 'Anomalia: quota dei punti tecnici', en: 'Anomaly: share of technical points' },
  'economic-share': { it: 'Anomalia: quota dei punti economici', en: 'Anomaly: share of economic points' },
};

function found<T>(cell: T | undefined, name: string): T {
  if (cell === undefined) throw new Error(`the rules sheet has no ${name}`);
  return cell;
}
