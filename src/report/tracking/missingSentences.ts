import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { inBoth, listText } from '../rules/phrases.ts';
import { figureText } from './figureText.ts';
import { stateWords } from './stateTexts.ts';
import { countedNoun, partyName, type TrackedTarget } from './trackedTarget.ts';

/** Who is missing, who owed the rows, and what it could mean. */
export function missingSentences(tracked: TrackedTarget): Text[] {
  const { missing } = tracked.figures;
  if (missing === null) return [];
  if (missing.missing === 0) {
    return [
      inBoth((locale) => {
        const { number } = formatFor(locale);
        const noun = countedNoun(tracked.outcome)[locale];
        return {
          it: `L’esito è noto di tutti: ${number(missing.known)} ${noun} su ${number(missing.due)}.`,
          en: `The outcome is known of all: ${number(missing.known)} ${noun} of ${number(missing.due)}.`,
        }[locale];
      }),
    ];
  }
  return [owedSentence(tracked), ...caseSentences(tracked)];
}

function owedSentence({ contract, outcome, figures }: TrackedTarget): Text {
  const { due = 0, missing = 0, owedBy = [] } = figures.missing ?? {};
  return inBoth((locale) => {
    const { number } = formatFor(locale);
    const owed = owedBy.map(
      ({ party, patients }) => `${partyName(contract, party)[locale]} (${number(patients)})`,
    );
    const who =
      owed.length === 0
        ? ''
        : { it: ` Doveva i dati: ${owed.join(', ')}.`, en: ` The data were owed by: ${owed.join(', ')}.` }[
            locale
          ];
    const noun = countedNoun(outcome)[locale];
    return {
      it: `Mancano ${number(missing)} di ${number(due)} ${noun}.${who}`,
      en: `${number(missing)} of ${number(due)} ${noun} are missing.${who}`,
    }[locale];
  });
}

function caseSentences({ outcome, figures }: TrackedTarget): Text[] {
  const { missing } = figures;
  if (missing === null) return [];
  const { best, worst, tippingPoint, weighted } = missing;
  const said = (one: NonNullable<typeof best>, locale: Locale): string =>
    `${figureText(outcome, one.value, locale)} (${stateWords[one.state][locale].toLowerCase()})`;
  return [
    ...(best === null || worst === null
      ? []
      : [
          inBoth((locale) => {
            const range = {
              it: `Nel caso migliore sarebbe ${said(best, locale)}, nel peggiore ${said(worst, locale)}`,
              en: `At best it would be ${said(best, locale)}, at worst ${said(worst, locale)}`,
            }[locale];
            // By how many is not told where it matters when it happened to them.
            const depends = tippingPoint === null && best.state !== worst.state;
            return depends ? `${range}.` : `${range}; ${turningText(tippingPoint, figures.better, locale)}.`;
          }),
        ]),
    ...(weighted === null
      ? []
      : [
          inBoth((locale) => {
            const value = figureText(outcome, weighted, locale);
            return {
              it: `Se in ogni sede i mancanti somigliano ai noti, il valore è ${value}.`,
              en: `If at each site the missing are like the known, the figure is ${value}.`,
            }[locale];
          }),
        ]),
  ];
}

/** From how many bad outcomes among the missing the state would be another. */
function turningText(from: number | null, better: 'lower' | 'higher', locale: Locale): string {
  if (from === null) {
    return {
      it: 'qualunque cosa sia accaduta a loro, lo stato non cambierebbe',
      en: 'whatever happened to them, the state would not change',
    }[locale];
  }
  if (from === 0) {
    return {
      it: 'contando anche loro lo stato sarebbe comunque un altro',
      en: 'counting them too the state would be another in any case',
    }[locale];
  }
  const count = formatFor(locale).number(from);
  const what =
    better === 'lower'
      ? { it: from === 1 ? 'evento' : 'eventi', en: from === 1 ? 'event' : 'events' }[locale]
      : { it: 'senza l’esito voluto', en: 'without the wanted outcome' }[locale];
  return {
    it: `lo stato cambierebbe con ${count} ${what} fra loro`,
    en: `the state would change with ${count} ${what} among them`,
  }[locale];
}

/** Parties with what they owe, joined: `Ospedale 2 (50) e Ospedale 3 (9)`. */
export function owedByText({ contract, figures }: TrackedTarget, locale: Locale): string {
  const { number } = formatFor(locale);
  return listText(
    (figures.missing?.owedBy ?? []).map(
      ({ party, patients }) => `${partyName(contract, party)[locale]} (${number(patients)})`,
    ),
    locale,
  );
}
