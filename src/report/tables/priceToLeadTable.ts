import type { Lot } from '../../core/tender/lot.ts';
import type { PriceToLead } from '../../core/valuation/priceMap.ts';
import { formatFor } from '../format.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import { priceMaps } from '../priceMaps.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Cell, Column, Table } from '../table.ts';
import { simulationNote } from './netBenefitTables.ts';
import type { ReportedLot } from './reportedLot.ts';
import { lambdaColumn } from './uncertaintyTables.ts';

/** Steps between the values of λ that the table shows beside the tender's own; the chart's table has more. */
const SELECTED = 10;

/** At which price each offer would just lead, at some values of λ; null with a single offer. */
export function priceToLeadTable(lot: Lot, evaluation: ReportedLot): Table | null {
  const maps = priceMaps(lot, evaluation);
  if (maps.length === 0) return null;
  const name = offerNames(evaluation);
  const offers = offerOrder(evaluation).flatMap((offer) => maps.find((map) => map.offer === offer) ?? []);
  const lambda = lot.willingnessToPay.value;
  const range = (offers[0]?.overLambda ?? []).map(({ willingnessToPay }) => willingnessToPay);
  const step = Math.max(1, Math.round((range.length - 1) / SELECTED));
  const selected = range.filter((_, at) => at % step === 0 || at === range.length - 1);
  const values = [...new Set([...selected, lambda])].toSorted((a, b) => a - b);
  return {
    id: 'priceToLead',
    title: {
      it: 'Prezzo al quale ogni offerta avrebbe il beneficio netto più alto',
      en: 'Price at which each offer would have the highest net benefit',
    },
    sheet: { it: 'Prezzo e λ', en: 'Price and lambda' },
    notes: [
      {
        it: `Solo informazione, mai l’aggiudicazione. Prezzo per paziente al quale l’offerta avrebbe appena il beneficio monetario netto atteso più alto tra tutte quelle ricevute, con i prezzi delle altre come sono: se è sopra il prezzo offerto, l’offerta è già prima a quel λ. Base d’asta: ${formatFor('it').euro(lot.basePrice)}.`,
        en: `Information only, never the award. Price per patient at which the offer would just have the highest expected net monetary benefit of all received, with the prices of the others as they are: where it is above the price offered, the offer already leads at that λ. Base price: ${formatFor('en').euro(lot.basePrice)}.`,
      },
      {
        it: 'Dai costi e dagli effetti medi della simulazione, senza nuove estrazioni. L’errore standard è prudente: la somma di quelli delle due offerte confrontate.',
        en: 'From the mean costs and effects of the simulation, without new draws. The standard error is a cautious one: the sum of those of the two offers compared.',
      },
      simulationNote(evaluation),
    ],
    columns: [
      lambdaColumn(lot),
      ...offers.map(({ offer, offeredPrice }): Column => {
        const offered = inBoth((locale) => formatFor(locale).euro(offeredPrice));
        return {
          label: {
            it: `${name(offer)}, offerto ${offered.it}`,
            en: `${name(offer)}, offered ${offered.en}`,
          },
          kind: 'number',
          decimals: lot.basePrice < 100 ? 2 : 0,
        };
      }),
    ],
    rows: values.map((value) => ({
      strong: value === lambda,
      cells: [
        value,
        ...offers.map((map): Cell => {
          const point =
            value === lambda
              ? map.atWillingnessToPay
              : map.overLambda.find(({ willingnessToPay }) => willingnessToPay === value);
          return point === undefined ? null : priceCell(point, lot.basePrice);
        }),
      ],
    })),
  };
}

/** A price that can be offered, or words where every price or none would do. */
function priceCell({ price }: PriceToLead, basePrice: number): Cell {
  if (price.value < 0) return { it: 'nessun prezzo', en: 'no price' };
  if (price.value > basePrice) return { it: 'ogni prezzo ammesso', en: 'any admitted price' };
  return price;
}
