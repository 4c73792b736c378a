import type { Lot } from '../../core/tender/lot.ts';
import { formatFor } from '../format.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import type { Table } from '../table.ts';
import { euros, offerColumn, type ReportedLot } from './reportedLot.ts';

/** Prices of the admitted offers, discounts, coefficients and economic points. */
export function priceTable(lot: Lot, evaluation: ReportedLot): Table {
  const name = offerNames(evaluation);
  const { economic, meanDiscount, greatestDiscount } = evaluation.scoring;
  const percent = (locale: 'it' | 'en', value: number | null): string =>
    value === null ? '–' : formatFor(locale).percent(value, 4);
  const base = (locale: 'it' | 'en'): string => formatFor(locale).euro(lot.basePrice, 2);
  return {
    id: 'prices',
    title: { it: 'Prezzi e punti economici', en: 'Prices and economic points' },
    sheet: { it: 'Prezzi', en: 'Prices' },
    notes: [
      {
        it: `Base d’asta A = ${base('it')} per paziente, IVA esclusa; ribasso R = (A − p)/A. Ribasso medio R̄ = ${percent('it', meanDiscount)}, massimo Rmax = ${percent('it', greatestDiscount)}, sulle offerte ammesse.`,
        en: `Base price A = ${base('en')} per patient, VAT excluded; discount R = (A − p)/A. Mean discount R̄ = ${percent('en', meanDiscount)}, greatest Rmax = ${percent('en', greatestDiscount)}, over the admitted offers.`,
      },
    ],
    columns: [
      offerColumn,
      euros({ it: 'Prezzo p', en: 'Price p' }, 2),
      { label: { it: 'Ribasso R', en: 'Discount R' }, kind: 'percent', decimals: 4 },
      { label: { it: 'Coefficiente V', en: 'Coefficient V' }, kind: 'number', decimals: 6 },
      {
        label: { it: 'Punti economici', en: 'Economic points' },
        kind: 'number',
        decimals: lot.award.rounding.decimals,
      },
    ],
    rows: offerOrder(evaluation).flatMap((offer) => {
      const row = economic.find((one) => one.offer === offer);
      if (row === undefined) return [];
      return [{ strong: false, cells: [name(offer), row.price, row.discount, row.coefficient, row.points] }];
    }),
  };
}
