import { type PriceItem, priceItems } from '../../core/tender/price.ts';
import { type CalculatedLot, sheetOf, suppliersOf } from './calculatedLot.ts';
import { given } from './cells.ts';
import { lifeCycleCostColumn } from './lifeCycleCostColumn.ts';
import * as live from './live.ts';
import { priceCoefficientFormula } from './priceCoefficientFormula.ts';
import * as ranges from './ranges.ts';
import { rounded } from './rounding.ts';
import type { RuleCells } from './rulesSheet.ts';
import type { SheetInWriting } from './sheet.ts';
import type { Column } from './table.ts';

/** The economic phase as cells: nothing for excluded offers. */
export interface EconomicCells {
  readonly sheet: SheetInWriting;
  /** Points by code of the price item. */
  readonly items: ReadonlyMap<string, Column>;
  readonly points: Column;
  /** EUR per patient, of all items together. */
  readonly price: Column;
}

/** Prices of the admitted offers, discounts, mean and greatest, coefficients and points. */
export function economicSheet(calculated: CalculatedLot, rules: RuleCells, admitted: Column): EconomicCells {
  const { lot, locale } = calculated;
  const suppliers = suppliersOf(calculated);
  const offered = { it: 'Offerta', en: 'Offer' }[locale];
  const sheet = sheetOf(
    calculated,
    { it: 'Punti economici', en: 'Economic points' },
    {
      it: 'Prezzi e punti economici delle offerte ammesse',
      en: 'Prices and economic points of the admitted offers',
    },
    [
      {
        it: 'R è il ribasso sulla base d’asta. La busta economica di un’offerta esclusa non è aperta.',
        en: 'R is the discount on the base price. The economic envelope of an excluded offer is not opened.',
      },
    ],
  );
  const ifAdmitted = (offer: number, content: live.Live): live.Live =>
    live.when(admitted.cells[offer] as live.Live, content, live.nothing);
  const { mode, stage } = lot.award.rounding;
  const decimals = rules.figure('decimals');
  const items = priceItems(lot).map((item) => ({ item, ...itemColumns(item) }));

  sheet.section({ it: 'Totale economico', en: 'Economic total' }[locale]);
  const table = sheet.table(offered, suppliers);
  const price = table.column(
    { it: 'Prezzo per paziente (€)', en: 'Price per patient (€)' }[locale],
    'euro',
    (offer) => {
      const [only] = items;
      if (lot.price.kind === 'per-patient') return ifAdmitted(offer, only?.prices.cells[offer] as live.Live);
      const parts = items.map(({ item, prices }) =>
        live.over(
          live.times(rules.figure(`quantity of ${item.code}`), prices.cells[offer] as live.Live),
          rules.figure('patients'),
        ),
      );
      return ifAdmitted(offer, live.total(parts));
    },
  );
  const exact = table.column({ it: 'Somma', en: 'Sum' }[locale], 'points', (offer) =>
    ifAdmitted(offer, live.total(items.map(({ points }) => points.cells[offer] as live.Live))),
  );
  const points = table.column(
    { it: 'Totale economico', en: 'Economic total' }[locale],
    'points',
    (offer) => ifAdmitted(offer, rounded(exact.cells[offer] as live.Live, mode, decimals)),
    'result',
  );
  return { sheet, items: new Map(items.map((one) => [one.item.code, one.points])), points, price };

  /** The economic envelope of an excluded offer stays closed. */
  function isOpened(offer: number): boolean {
    const { offers, scoring } = calculated.evaluation;
    return scoring.technical.find((one) => one.offer === offers[offer]?.id)?.excluded === null;
  }

  function openedPrice(offer: number, code: string): number | string {
    return isOpened(offer)
      ? (calculated.evaluation.offers[offer]?.price.prices[code] as number)
      : { it: 'non aperta', en: 'not opened' }[locale];
  }

  function itemColumns(item: PriceItem): { prices: Column; points: Column } {
    const { code, label } = item;
    const isTrimmed = lot.award.sets.priceMean.over === 'trimmed';
    sheet.section(`${code} ${label[locale]}`);
    const labels = {
      it: [
        'Ribasso medio R̄',
        'Ribasso massimo',
        'Ribasso minimo',
        'Offerte ammesse',
        'Tagliate a ciascun estremo',
      ],
      en: [
        'Mean discount R̄',
        'Greatest discount',
        'Least discount',
        'Admitted offers',
        'Left out at each end',
      ],
    }[locale];
    const costs =
      item.lifeCycleCost === undefined
        ? null
        : lifeCycleCostColumn(calculated, sheet, code, item.lifeCycleCost, isOpened, ifAdmitted);
    const itemTable = sheet.table(offered, suppliers, isTrimmed ? labels : labels.slice(0, 3));
    const prices = itemTable.column({ it: 'Prezzo (€)', en: 'Price (€)' }[locale], 'euro', (offer) =>
      costs === null ? given(openedPrice(offer, code)) : (costs.cells[offer] as live.Live),
    );
    const base = rules.figure(`base of ${code}`);
    const discounts = itemTable.column({ it: 'Ribasso R', en: 'Discount R' }[locale], 'percent', (offer) =>
      ifAdmitted(offer, live.over(live.minus(base, prices.cells[offer] as live.Live), base)),
    );
    const greatest = itemTable.foot(1, discounts, ranges.greatestIn(discounts), 'percent');
    const least = itemTable.foot(2, discounts, ranges.leastIn(discounts), 'percent');
    let counted = discounts;
    if (isTrimmed) {
      const admittedNow = itemTable.foot(3, discounts, ranges.numbersOf(discounts), 'whole');
      const cut = itemTable.foot(
        4,
        discounts,
        live.roundUp(live.roundTo(live.times(admittedNow, rules.figure('trim')), live.number(12))),
        'whole',
      );
      counted = itemTable.column({ it: 'Nella media', en: 'In the mean' }[locale], 'percent', (row) => {
        const k = live.number(row + 1);
        const kept = live.all([
          live.compare(k, '>', cut),
          live.compare(k, '<=', live.minus(admittedNow, cut)),
        ]);
        const none = live.compare(
          live.minus(admittedNow, live.times(live.number(2), cut)),
          '<=',
          live.number(0),
        );
        const isCounted = live.all([live.compare(k, '<=', admittedNow), live.any([none, kept])]);
        return live.when(isCounted, ranges.smallestAt(discounts, row + 1), live.nothing);
      });
    }
    const anyAdmitted = live.compare(ranges.numbersOf(counted), '>', live.number(0));
    const mean = itemTable.foot(
      0,
      counted,
      live.when(anyAdmitted, ranges.average(counted), live.number(0)),
      'percent',
    );
    let coefficient = itemTable.column(
      { it: 'Coefficiente', en: 'Coefficient' }[locale],
      'coefficient',
      (offer) =>
        ifAdmitted(
          offer,
          priceCoefficientFormula(item, rules, discounts.cells[offer] as live.Live, {
            mean,
            greatest,
            least,
          }),
        ),
    );
    const roundedLabel = { it: 'arrotondato', en: 'rounded' }[locale];
    if (stage === 'coefficient') {
      const exactCoefficient = coefficient;
      coefficient = itemTable.column(roundedLabel, 'coefficient', (offer) =>
        ifAdmitted(offer, rounded(exactCoefficient.cells[offer] as live.Live, mode, decimals)),
      );
    }
    const exactPoints = itemTable.column({ it: 'Punti', en: 'Points' }[locale], 'points', (offer) =>
      ifAdmitted(offer, live.times(coefficient.cells[offer] as live.Live, rules.figure(`weight of ${code}`))),
    );
    if (stage === 'total') return { prices, points: exactPoints };
    const points = itemTable.column(roundedLabel, 'points', (offer) =>
      ifAdmitted(offer, rounded(exactPoints.cells[offer] as live.Live, mode, decimals)),
    );
    return { prices, points };
  }
}
