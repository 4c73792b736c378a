import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { type PriceItem, priceItems } from '../../core/tender/price.ts';
import { formatFor } from '../format.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import { inBoth, same } from '../rules/phrases.ts';
import type { Row, Table } from '../table.ts';
import { euros, offerColumn, type ReportedLot, words } from './reportedLot.ts';

/** Prices of the admitted offers, discounts, coefficients and economic points, item by item. */
export function priceTable(lot: Lot, evaluation: ReportedLot): Table {
  const name = offerNames(evaluation);
  const { economic, comparisons } = evaluation.scoring;
  const items = priceItems(lot);
  const several = items.length > 1;
  return {
    id: 'prices',
    title: { it: 'Prezzi e punti economici', en: 'Prices and economic points' },
    sheet: { it: 'Prezzi', en: 'Prices' },
    notes: [
      {
        it: 'Ribasso R = (A − p)/A sulla base d’asta A, IVA esclusa, tra le sole offerte ammesse.',
        en: 'Discount R = (A − p)/A on the base price A, VAT excluded, among the admitted offers only.',
      },
      ...items.map((item) =>
        comparisonNote(
          item,
          comparisons.find((one) => one.item === item.code),
        ),
      ),
    ],
    columns: [
      offerColumn,
      ...(several ? [words({ it: 'Voce', en: 'Item' })] : []),
      euros({ it: 'Prezzo p', en: 'Price p' }, 2),
      { label: { it: 'Ribasso R', en: 'Discount R' }, kind: 'percent', decimals: 4 },
      { label: { it: 'Coefficiente V', en: 'Coefficient V' }, kind: 'number', decimals: 6 },
      {
        label: { it: 'Punti economici', en: 'Economic points' },
        kind: 'number',
        decimals: lot.award.rounding.decimals,
      },
    ],
    rows: offerOrder(evaluation).flatMap((offer): Row[] => {
      const score = economic.find((one) => one.offer === offer);
      if (score === undefined) return [];
      const label = (code: string): Text => {
        const item = items.find((one) => one.code === code);
        return { it: `${code} ${item?.label.it}`, en: `${code} ${item?.label.en}` };
      };
      return [
        ...score.items.map(
          ({ item, price, discount, coefficient, points }): Row => ({
            strong: false,
            cells: [name(offer), ...(several ? [label(item)] : []), price, discount, coefficient, points],
          }),
        ),
        ...(several
          ? [
              {
                strong: true,
                cells: [name(offer), perPatient, score.price, null, null, score.points],
              },
            ]
          : []),
      ];
    }),
  };
}

const perPatient: Text = { it: 'Totale, per paziente', en: 'Total, per patient' };

function comparisonNote(
  { code, basePrice, unit }: PriceItem,
  comparison: ReportedLot['scoring']['comparisons'][number] | undefined,
): Text {
  const base = inBoth((locale) => formatFor(locale).euro(basePrice, 2));
  if (comparison === undefined) return same(`${code}: A = ${base.it}.`);
  const percent = (value: number): Text => inBoth((locale) => formatFor(locale).percent(value, 4));
  const [mean, most] = [percent(comparison.meanDiscount), percent(comparison.greatestDiscount)];
  return {
    it: `${code}: A = ${base.it} per ${unit.it}; ribasso medio R̄ = ${mean.it} su ${comparison.offersInMean} offerte, massimo Rmax = ${most.it}.`,
    en: `${code}: A = ${base.en} per ${unit.en}; mean discount R̄ = ${mean.en} over ${comparison.offersInMean} offers, greatest Rmax = ${most.en}.`,
  };
}
