import type { Flips } from '../../core/flips/flips.ts';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { formatFor } from '../format.ts';
import type { OfferNames } from '../offerNames.ts';
import { inBoth, numberText } from '../rules/phrases.ts';
import { winnersText } from '../winnersText.ts';

/** The figures of the leader's study that are nearest to handing the award over. */
export function eventSentences(lot: Lot, { events }: Flips, name: OfferNames): Text[] {
  const [first] = events;
  if (first === undefined) return [];
  const flipping = events.flatMap((one) =>
    one.flipAt === null ? [] : [{ ...one, change: one.flipAt - one.events }],
  );
  const [nearest] = flipping.toSorted((a, b) => Math.abs(a.change) - Math.abs(b.change));
  if (nearest === undefined) {
    return [
      {
        it: `Nessun numero possibile di eventi, in un solo dato dello studio di ${name(first.offer)}, cambierebbe chi è prima.`,
        en: `No possible number of events, in a single figure of the study of ${name(first.offer)}, would change who is first.`,
      },
    ];
  }
  const { change, offer } = nearest;
  const alike = flipping.filter((one) => one.change === change);
  const then = winnersText(nearest.winners ?? [], name);
  const figures = inBoth((locale) =>
    alike
      .filter(({ winners }) => winnersText(winners ?? [], name)[locale] === then[locale])
      .map(({ indicator, events: declared, n }) => {
        const label = lot.indicators.find(({ id }) => id === indicator)?.label[locale] ?? indicator;
        const [of, patients] = [declared, n].map((count) => formatFor(locale).number(count));
        return {
          it: `${label}, ora ${of} su ${patients}`,
          en: `${label}, now ${of} of ${patients}`,
        }[locale];
      })
      .join({ it: '; oppure ', en: '; or ' }[locale]),
  );
  const count = numberText(Math.abs(change));
  const one = Math.abs(change) === 1;
  return [
    {
      it: `Nello studio di ${name(offer)} ${one ? 'basterebbe 1 evento' : `basterebbero ${count.it} eventi`} in ${change > 0 ? 'più' : 'meno'} (${figures.it}) perché la prima fosse ${then.it}.`,
      en: `In the study of ${name(offer)} ${count.en} ${one ? 'event' : 'events'} ${change > 0 ? 'more' : 'fewer'} (${figures.en}) would be enough for ${then.en} to be first.`,
    },
  ];
}
