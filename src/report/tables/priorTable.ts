import type { Flips } from '../../core/flips/flips.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import { priorNames } from '../priorNames.ts';
import type { Cell, Column, Table } from '../table.ts';
import { winnersText } from '../winnersText.ts';
import { exactFlipNote } from './flipNotes.ts';
import { type ReportedLot, words } from './reportedLot.ts';

/** Points and winner under each prior of the counts of events; null if there are no counts. */
export function priorTable(lot: Lot, evaluation: ReportedLot, { priors }: Flips): Table | null {
  if (priors.length === 0) return null;
  const name = offerNames(evaluation);
  const offers = offerOrder(evaluation);
  const unknown: Cell = {
    it: 'non calcolabile: un’offerta ha 0 eventi, o tutti',
    en: 'not computable: an offer has 0 events, or all',
  };
  return {
    id: 'priors',
    title: { it: 'Punti totali con un altro prior', en: 'Total points with another prior' },
    sheet: { it: 'Altro prior', en: 'Another prior' },
    notes: [
      {
        it: 'Il prior è ciò che la regola pubblicata aggiunge agli eventi e ai non eventi prima di guardare i dati: pesa di più dove i pazienti sono pochi. Qui lo stesso prior per tutti i conteggi, il resto come è. In evidenza quello pubblicato.',
        en: 'The prior is what the published rule adds to events and non-events before looking at the data: it weighs most where patients are few. Here the same prior for all counts, the rest as it is. Set off, the published one.',
      },
      exactFlipNote,
    ],
    columns: [
      words({ it: 'Prior', en: 'Prior' }),
      words({ it: 'Sarebbe prima', en: 'Would be first' }),
      words({ it: 'Beneficio netto più alto', en: 'Highest net benefit' }),
      ...offers.map(
        (offer): Column => ({
          label: { it: name(offer), en: name(offer) },
          group: { it: 'Punti totali', en: 'Total points' },
          kind: 'number',
          decimals: lot.award.rounding.decimals,
        }),
      ),
    ],
    rows: priors.map(({ prior, published, result }) => {
      const of = (id: string) => result?.offers.find(({ offer }) => offer === id);
      const best = result?.offers.toSorted((a, b) => b.netMonetaryBenefit - a.netMonetaryBenefit)[0];
      return {
        strong: published,
        cells: [
          priorNames[prior],
          result === null ? unknown : winnersText(result.winners, name),
          best === undefined ? null : name(best.offer),
          ...offers.map((offer) => of(offer)?.points ?? null),
        ],
      };
    }),
  };
}
