import { type LifeCycleCost, lifeCycleCost } from '../../core/evidence/lifeCycleCost.ts';
import type { Text } from '../../core/problem.ts';
import type { LifeCycleCostRule } from '../../core/tender/lifeCycleCost.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { priceItems } from '../../core/tender/price.ts';
import { formatFor } from '../format.ts';
import { euroText, inBoth } from '../rules/phrases.ts';
import type { Table } from '../table.ts';
import { euros, type ReportedLot, words } from './reportedLot.ts';

/** The payments behind every price that is a life-cycle cost, of the admitted offers. */
export function lifeCycleCostTables(lot: Lot, evaluation: ReportedLot): Table[] {
  return priceItems(lot).flatMap(({ lifeCycleCost: rule, ...item }) =>
    rule === undefined
      ? []
      : evaluation.scoring.ranking.flatMap(({ offer: id }) => {
          const offer = evaluation.offers.find((one) => one.id === id);
          const amounts = offer?.price.amounts[item.code];
          return offer === undefined || amounts === undefined
            ? []
            : [lifeCycleCostTable(item, rule, offer, lifeCycleCost(rule, amounts))];
        }),
  );
}

/**
 * Every payment of one offer's life-cycle cost, discounted, and their sum.
 * @param price the price item that is a life-cycle cost
 * @param offer its id, for the table's own, and the name of its supplier
 */
export function lifeCycleCostTable(
  price: { readonly code: string; readonly label: Text },
  { components }: LifeCycleCostRule,
  offer: { readonly id: string; readonly supplier: string },
  { cost, undiscounted, annuityFactor, rows }: LifeCycleCost,
): Table {
  const plain = euroText(undiscounted);
  const annuity = inBoth((locale) => formatFor(locale).number(annuityFactor, 8));
  return {
    id: `life-cycle-cost-${price.code}-${offer.id}`,
    title: {
      it: `Costo del ciclo di vita, ${price.code} ${price.label.it}: ${offer.supplier}`,
      en: `Life-cycle cost, ${price.code} ${price.label.en}: ${offer.supplier}`,
    },
    sheet: {
      it: `LCC ${price.code} ${offer.id}`.slice(0, 25),
      en: `LCC ${price.code} ${offer.id}`.slice(0, 25),
    },
    notes: [
      {
        it: `Senza attualizzazione la somma è ${plain.it}. Un euro ogni anno vale ${annuity.it} € oggi (fattore di rendita).`,
        en: `Without discounting the sum is ${plain.en}. One euro a year is worth ${annuity.en} € today (annuity factor).`,
      },
    ],
    columns: [
      words({ it: 'Voce', en: 'Component' }),
      { label: { it: 'Anno', en: 'Year' }, kind: 'number', decimals: 0 },
      euros({ it: 'Importo', en: 'Amount' }, 2),
      { label: { it: 'Fattore', en: 'Factor' }, kind: 'number', decimals: 6 },
      euros({ it: 'Valore attuale', en: 'Present value' }, 2),
    ],
    rows: [
      ...rows.map(({ year, component, amount, factor, presentValue }) => ({
        strong: false,
        cells: [
          components.find(({ id }) => id === component)?.label ?? component,
          year,
          amount,
          factor,
          presentValue,
        ],
      })),
      { strong: true, cells: [{ it: 'Totale', en: 'Total' }, null, undiscounted, null, cost] },
    ],
  };
}
