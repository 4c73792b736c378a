import type { Flips } from '../../core/flips/flips.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { offerNames } from '../offerNames.ts';
import { numberText } from '../rules/phrases.ts';
import type { Column, Table } from '../table.ts';
import { winnersText } from '../winnersText.ts';
import { exactFlipNote } from './flipNotes.ts';
import { type ReportedLot, words } from './reportedLot.ts';

/** How many events in the leader's own study would hand the award over; null if it gives none. */
export function eventsToFlipTable(lot: Lot, evaluation: ReportedLot, { events }: Flips): Table | null {
  const [first] = events;
  if (first === undefined) return null;
  const name = offerNames(evaluation);
  const leader = name(first.offer);
  const count = (it: string, en: string): Column => ({ label: { it, en }, kind: 'number', decimals: 0 });
  return {
    id: 'eventsToFlip',
    title: {
      it: `Eventi nello studio di ${leader} che cambierebbero chi è prima`,
      en: `Events in the study of ${leader} that would change who is first`,
    },
    sheet: { it: 'Eventi per cambiare', en: 'Events to flip' },
    notes: [
      {
        it: 'Quanti eventi in più (in meno, dove averne è un bene) basterebbero, uno dei dati alla volta, con il prior, il modello e le regole pubblicati e le altre offerte come sono. Pochi eventi di differenza significano che decide il caso.',
        en: 'How many more events (fewer, where having them is good) would be enough, one figure at a time, with the published prior, model and rules and the other offers as they are. A difference of few events means that chance decides.',
      },
      exactFlipNote,
    ],
    columns: [
      words({ it: 'Indicatore', en: 'Indicator' }),
      count('Eventi dichiarati', 'Events declared'),
      count('Osservati', 'Observed'),
      count('Cambierebbe con eventi', 'Would change at events'),
      words({ it: 'Differenza', en: 'Difference' }),
      words({ it: 'Sarebbe prima', en: 'Would be first' }),
    ],
    rows: events.map(({ indicator, events: declared, n, flipAt, winners }) => {
      const difference = flipAt === null ? null : numberText(Math.abs(flipAt - declared));
      const more = flipAt !== null && flipAt > declared;
      return {
        strong: false,
        cells: [
          lot.indicators.find(({ id }) => id === indicator)?.label ?? indicator,
          declared,
          n,
          flipAt,
          difference === null
            ? { it: 'con nessun numero possibile', en: 'at no possible number' }
            : {
                it: `${difference.it} in ${more ? 'più' : 'meno'}`,
                en: `${difference.en} ${more ? 'more' : 'fewer'}`,
              },
          winners && winnersText(winners, name),
        ],
      };
    }),
  };
}
