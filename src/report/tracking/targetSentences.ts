import type { Text } from '../../core/problem.ts';
import type { Observed } from '../../core/tracking/tracking.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { inBoth } from '../rules/phrases.ts';
import { declaredText, figureText, intervalText, probabilityText } from './figureText.ts';
import { missingSentences } from './missingSentences.ts';
import { reasonText, stateWords } from './stateTexts.ts';
import { countedNoun, type TrackedTarget } from './trackedTarget.ts';

/** The state of a target and why, with the limit that decides it. */
export function decisionSentence({ contract, outcome, figures }: TrackedTarget): Text {
  const { state, observed, value, better, because } = figures;
  return inBoth((locale) => {
    const word = stateWords[state][locale];
    if (state === 'not-computable' || observed === null) {
      const reasons = because.map((one) => reasonText(one, contract)[locale]).join('; ');
      return `${word}: ${reasons}. ${{ it: 'Finché è così non si muove denaro.', en: 'As long as this is so no money moves.' }[locale]}`;
    }
    const target = declaredText(outcome, value, locale);
    const lower = figureText(outcome, observed.interval.lower, locale);
    const upper = figureText(outcome, observed.interval.upper, locale);
    const level = formatFor(locale).percent(contract.decision.level, 0);
    if (state === 'inconclusive') {
      return {
        it: `${word}: l’obiettivo (${target}) sta fra i limiti dell’intervallo al ${level} (${lower} e ${upper}). Finché è così non si muove denaro.`,
        en: `${word}: the target (${target}) lies between the limits of the ${level} interval (${lower} and ${upper}). As long as this is so no money moves.`,
      }[locale];
    }
    const high = (state === 'met') === (better === 'lower');
    const limit = {
      it: `${high ? 'il limite superiore' : 'il limite inferiore'} dell’intervallo al ${level} (${high ? upper : lower})`,
      en: `the ${high ? 'upper' : 'lower'} limit of the ${level} interval (${high ? upper : lower})`,
    }[locale];
    return {
      met: {
        it: `${word}: ${limit} ${high ? 'non supera' : 'non è sotto'} l’obiettivo (${target}).`,
        en: `${word}: ${limit} is not ${high ? 'above' : 'below'} the target (${target}).`,
      },
      missed: {
        it: `${word}: anche ${limit} ${high ? 'è sotto' : 'supera'} l’obiettivo (${target}).`,
        en: `${word}: even ${limit} is ${high ? 'below' : 'above'} the target (${target}).`,
      },
    }[state][locale];
  });
}

/** What else a reader asks of a decided or undecided target: sanction, chance, what is still to come, what is missing. */
export function targetSentences(tracked: TrackedTarget): Text[] {
  return [
    ...sanctionSentence(tracked),
    ...chanceSentences(tracked),
    ...forecastSentences(tracked),
    ...missingSentences(tracked),
  ];
}

function sanctionSentence({ contract, figures }: TrackedTarget): Text[] {
  if (figures.state !== 'missed' || contract.decision.comparisons === 'none') return [];
  return [
    figures.sanctionable
      ? {
          it: 'Regge anche se si tiene conto di quanti obiettivi ha il fornitore (correzione di Holm 1979): può seguirne una sanzione.',
          en: 'It stands also when the number of the supplier’s targets is taken into account (Holm 1979): a sanction may follow.',
        }
      : {
          it: 'Se si tiene conto di quanti obiettivi ha il fornitore (correzione di Holm 1979) non regge: non basta per una sanzione.',
          en: 'It does not stand when the number of the supplier’s targets is taken into account (Holm 1979): not enough for a sanction.',
        },
  ];
}

function chanceSentences({ figures }: TrackedTarget): Text[] {
  const { probabilityMet, probabilityMetAtEnd } = figures;
  if (probabilityMet === null) return [];
  return [
    inBoth((locale) => {
      const now = probabilityText(probabilityMet, locale);
      const end =
        probabilityMetAtEnd === null
          ? ''
          : {
              it: `; che lo rispetti il conteggio a fine contratto: ${probabilityText(probabilityMetAtEnd, locale)}`,
              en: `; that the count at the end of the contract meets it: ${probabilityText(probabilityMetAtEnd, locale)}`,
            }[locale];
      return {
        it: `Probabilità che il vero valore rispetti l’obiettivo: ${now}${end}.`,
        en: `Probability that the true value meets the target: ${now}${end}.`,
      }[locale];
    }),
  ];
}

function forecastSentences({ contract, outcome, figures }: TrackedTarget): Text[] {
  const { forecast, patientsNeeded } = figures;
  const noun = countedNoun(outcome);
  return [
    ...(forecast === null
      ? []
      : [
          inBoth((locale) => {
            const { number } = formatFor(locale);
            const start = {
              it: `A fine contratto si attendono ${number(forecast.patients)} ${noun.it}`,
              en: `${number(forecast.patients)} ${noun.en} are expected by the end of the contract`,
            }[locale];
            return `${start}${leftText(forecast.eventsLeft, figures.better, locale)}.`;
          }),
        ]),
    // Of data that do not reach what the contract asks it would be no answer that the interval decides.
    ...(patientsNeeded === null || (patientsNeeded === 0 && figures.state === 'not-computable')
      ? []
      : [
          inBoth((locale) => {
            const { number, percent } = formatFor(locale);
            const power = percent(contract.decision.power, 0);
            if (patientsNeeded === 0) {
              return {
                it: 'L’intervallo decide già: non servono altri casi.',
                en: 'The interval decides already: no more cases are needed.',
              }[locale];
            }
            return {
              it: `Se il valore resta questo, servono ancora circa ${number(patientsNeeded)} ${noun.it} per decidere con potenza ${power}.`,
              en: `If the figure stays as it is, about ${number(patientsNeeded)} more ${noun.en} are needed to decide with power ${power}.`,
            }[locale];
          }),
        ]),
  ];
}

function leftText(left: number | null, better: 'lower' | 'higher', locale: Locale): string {
  if (left === null) return '';
  const count = formatFor(locale).number(left);
  if (better === 'lower') {
    if (left < 0) {
      return {
        it: ': l’obiettivo non si può più rispettare nel conteggio finale',
        en: ': the target cannot be met any more in the final count',
      }[locale];
    }
    return {
      it: `: perché il conteggio finale rispetti l’obiettivo, fra quelli che mancano ci possono essere al più ${count} eventi`,
      en: `: for the final count to meet the target, at most ${count} events may happen among those still to come`,
    }[locale];
  }
  if (left <= 0) {
    return {
      it: ': il conteggio finale rispetterà l’obiettivo in ogni caso',
      en: ': the final count will meet the target in any case',
    }[locale];
  }
  return {
    it: `: perché il conteggio finale rispetti l’obiettivo, l’esito voluto serve in almeno ${count} di quelli che mancano`,
    en: `: for the final count to meet the target, at least ${count} of those still to come must have the wanted outcome`,
  }[locale];
}

/** `3,1% (1,8% – 5,1%), 16 eventi su 480 pazienti`: the figure with all that it rests on. */
export function observedText(outcome: TrackedTarget['outcome'], observed: Observed, locale: Locale): string {
  const value = figureText(outcome, observed.value, locale);
  return `${value} (${intervalText(outcome, observed.interval, locale)}), ${restsOn(outcome, observed, locale)}`;
}

/** `16 eventi su 480 pazienti`, and why the figure is not simply one by the other, where it is not. */
export function restsOn(
  outcome: TrackedTarget['outcome'],
  { events, patients, method }: Pick<Observed, 'events' | 'patients' | 'method'>,
  locale: Locale,
): string {
  const { number } = formatFor(locale);
  const of = `${number(patients)} ${countedNoun(outcome)[locale]}`;
  if (events === null) return of;
  const what =
    outcome.measure.kind === 'wait'
      ? { it: 'in tempo', en: 'in time' }[locale]
      : events === 1
        ? { it: 'evento', en: 'event' }[locale]
        : { it: 'eventi', en: 'events' }[locale];
  return `${number(events)} ${what} ${{ it: 'su', en: 'of' }[locale]} ${of}${byOtherMeans(outcome, method, locale)}`;
}

/** A rate adjusted for risk, or one of a curve, is not events divided by patients: whoever divides must know. */
function byOtherMeans(
  { measure }: TrackedTarget['outcome'],
  method: Observed['method'],
  locale: Locale,
): string {
  if (method === 'garwood-ratio') {
    return { it: '; valore corretto per il rischio', en: '; figure adjusted for risk' }[locale];
  }
  if (measure.kind === 'survival') {
    return {
      it: `; valore della curva a ${measure.horizonDays} giorni`,
      en: `; figure of the curve at ${measure.horizonDays} days`,
    }[locale];
  }
  return '';
}
