import type { Flips } from '../../core/flips/flips.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { offerNames } from '../offerNames.ts';
import { unitLabel } from '../quantity.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Column, Table } from '../table.ts';
import { winnersText } from '../winnersText.ts';
import { exactFlipNote } from './flipNotes.ts';
import { type ReportedLot, words } from './reportedLot.ts';

/** Who would be first between which values of λ; null if the published range holds no whole euro. */
export function lambdaToFlipTable(lot: Lot, evaluation: ReportedLot, { lambda }: Flips): Table | null {
  if (lambda.length === 0) return null;
  const name = offerNames(evaluation);
  const { value, unit } = lot.willingnessToPay;
  const limit = (it: string, en: string): Column => ({
    label: { it, en },
    unit: inBoth((locale) => unitLabel(unit, locale)),
    kind: 'number',
    decimals: 0,
  });
  return {
    id: 'lambdaToFlip',
    title: {
      it: 'Chi sarebbe prima con un’altra disponibilità a pagare (λ)',
      en: 'Who would be first at another willingness to pay (λ)',
    },
    sheet: { it: 'λ per cambiare', en: 'λ to flip' },
    notes: [
      {
        it: 'Con le regole pubblicate, in tutto l’intervallo pubblicato di λ, all’euro; si muovono con λ anche il beneficio minimo accettabile e quello del profilo ideale. In evidenza il tratto del λ di gara.',
        en: 'By the published rules, over the whole published range of λ, to the euro; the minimum acceptable benefit and that of the ideal profile move with λ too. Set off, the stretch of the tender’s λ.',
      },
      exactFlipNote,
    ],
    columns: [
      limit('λ da', 'λ from'),
      limit('λ a', 'λ to'),
      words({ it: 'Sarebbe prima', en: 'Would be first' }),
    ],
    rows: lambda.map(({ from, to, winners }) => ({
      strong: from <= value && value <= to,
      cells: [from, to, winnersText(winners, name)],
    })),
  };
}
