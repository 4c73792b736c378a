import type { Flips } from '../../core/flips/flips.ts';
import type { PriceToWin } from '../../core/flips/priceToWin.ts';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { priceItems } from '../../core/tender/price.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import type { Cell, Table } from '../table.ts';
import { exactFlipNote } from './flipNotes.ts';
import { euros, offerColumn, type ReportedLot } from './reportedLot.ts';

const severalPrices: Text = {
  it: 'I prezzi delle voci (o i costi del ciclo di vita, dove sono questi a dare punti) si muovono insieme, tutti per lo stesso fattore, a passi dello 0,01%; il prezzo è quello per paziente.',
  en: 'The prices of the items (or the life-cycle costs, where these earn the points) move together, all by the same factor, in steps of 0.01%; the price is that per patient.',
};

/** At which price each offer would be first under the published formula. */
export function priceToWinTable(lot: Lot, evaluation: ReportedLot, { prices }: Flips): Table {
  const name = offerNames(evaluation);
  const first = evaluation.scoring.ranking.filter(({ rank }) => rank === 1);
  return {
    id: 'priceToWin',
    title: {
      it: 'Prezzo al quale ogni offerta sarebbe prima con le regole pubblicate',
      en: 'Price at which each offer would be first by the published rules',
    },
    sheet: { it: 'Prezzo per vincere', en: 'Price to win' },
    notes: [
      {
        it: 'Il prezzo più alto al quale l’offerta sarebbe stata l’unica prima, con i prezzi delle altre come sono; per la prima in graduatoria, fino a quale prezzo lo sarebbe rimasta.',
        en: 'The highest price at which the offer would have been the only first one, with the prices of the others as they are; for the one that is first, up to which price it would have stayed so.',
      },
      ...(priceItems(lot).length > 1 ? [severalPrices] : []),
      exactFlipNote,
    ],
    columns: [
      offerColumn,
      euros({ it: 'Prezzo offerto', en: 'Price offered' }, 2),
      euros({ it: 'Prezzo per essere prima', en: 'Price to be first' }, 2),
      euros({ it: 'Differenza', en: 'Difference' }, 2),
      { label: { it: 'Differenza', en: 'Difference' }, kind: 'percent', decimals: 2 },
    ],
    rows: offerOrder(evaluation).flatMap((offer) => {
      const one = prices.find((price) => price.offer === offer);
      if (one === undefined) return [];
      const { offered, price } = one;
      return {
        strong: first.length === 1 && first[0]?.offer === offer,
        cells: [
          name(offer),
          offered,
          priceCell(one),
          price === null ? null : price - offered,
          price === null || offered === 0 ? null : (price - offered) / offered,
        ],
      };
    }),
  };
}

function priceCell({ price, excluded }: PriceToWin): Cell {
  if (excluded) return { it: 'esclusa prima dei prezzi', en: 'excluded before prices' };
  return price ?? { it: 'a nessun prezzo', en: 'at no price' };
}
