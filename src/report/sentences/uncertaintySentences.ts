import type { Estimate } from '../../core/numbers/estimate.ts';
import type { Text } from '../../core/problem.ts';
import { winnersOf } from '../../core/scoring/winners.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { InputInformation } from '../../core/valuation/inputInformation.ts';
import type { BoardSentence } from '../boardSentences.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { offerNames } from '../offerNames.ts';
import { parameterOf } from '../parameterLabel.ts';
import { inBoth, listText } from '../rules/phrases.ts';
import { forContract } from '../tables/netBenefitTables.ts';
import type { ValuedLot } from '../tables/reportedLot.ts';

/** How many parameters the board is told of. */
const MOST_RESEARCH = 3;
const numerals = { it: ['', '', 'due', 'tre'], en: ['', '', 'two', 'three'] };

/** In how many possible worlds the first offer is the best, and what certainty would be worth. */
export function uncertaintySentences(lot: Lot, evaluation: ValuedLot): BoardSentence[] {
  const { valuation, offers } = evaluation;
  if (offers.length < 2) return [];
  const name = offerNames(evaluation);
  const { probabilityBest, frontier } = valuation.atWillingnessToPay;
  const winners = winnersOf(evaluation.scoring);
  // The winner by the rules first; the offer with the highest expected net benefit if it is another one.
  const spoken = [...winners, ...(winners.includes(frontier) ? [] : [frontier])];
  return [
    ...spoken.map((offer): BoardSentence => {
      const probability = probabilityBest[offer] ?? { value: 0, standardError: 0 };
      return {
        id: `worlds-${offer}`,
        tone: 'information',
        text: {
          it: `L’offerta di ${name(offer)} è la migliore in ${worlds(probability, 'it')} (${errorText(probability, 'it')}).`,
          en: `The offer of ${name(offer)} is best in ${worlds(probability, 'en')} (${errorText(probability, 'en')}).`,
        },
      };
    }),
    {
      id: 'worlds-meaning',
      tone: 'information',
      text: {
        it: `Un mondo possibile è un insieme di valori dei parametri compatibile con le evidenze; ne sono stati simulati ${formatFor('it').number(valuation.draws)}. La migliore è l’offerta con il beneficio monetario netto più alto${excludedNote(evaluation).it}.`,
        en: `A possible world is a set of parameter values compatible with the evidence; ${formatFor('en').number(valuation.draws)} were simulated. Best is the offer with the highest net monetary benefit${excludedNote(evaluation).en}.`,
      },
    },
    { id: 'information-value', tone: 'information', text: informationSentence(lot, evaluation) },
    ...researchSentences(lot, evaluation),
  ];
}

/** `54 mondi possibili su 100`; extremes are not rounded to never or always. */
function worlds({ value }: Estimate, locale: Locale): string {
  const hundred = Math.round(value * 100);
  const few = hundred === 0 && value > 0;
  const nearlyAll = hundred === 100 && value < 1;
  const count = few ? 1 : nearlyAll ? 99 : hundred;
  const prefix = few
    ? { it: 'meno di ', en: 'fewer than ' }[locale]
    : nearlyAll
      ? { it: 'più di ', en: 'more than ' }[locale]
      : '';
  return {
    it: `${prefix}${count} ${count === 1 ? 'mondo possibile' : 'mondi possibili'} su 100`,
    en: `${prefix}${count} of 100 possible worlds`,
  }[locale];
}

function errorText({ standardError }: Estimate, locale: Locale): string {
  const points = formatFor(locale).number(standardError * 100, standardError < 0.0005 ? 2 : 1);
  return { it: `errore standard ${points}`, en: `standard error ${points}` }[locale];
}

/** The simulation compares all offers that were received. */
function excludedNote({ scoring }: ValuedLot): Text {
  const some = scoring.technical.some(({ excluded }) => excluded !== null);
  return some
    ? {
        it: ', tra tutte le offerte ricevute, anche escluse',
        en: ', among all offers received, excluded ones too',
      }
    : { it: '', en: '' };
}

function informationSentence({ patients }: Lot, { valuation }: ValuedLot): Text {
  const value = valuation.atWillingnessToPay.expectedValueOfPerfectInformation;
  const contract = forContract(value, patients);
  // A few euros are told with their cents, so that their standard error is not written as none.
  const decimals = value.standardError < 1 ? 2 : 0;
  const perPatient = (amount: number): Text => inBoth((locale) => formatFor(locale).euro(amount, decimals));
  const euro = (amount: number): Text => inBoth((locale) => formatFor(locale).euro(amount));
  const number = inBoth((locale) => formatFor(locale).number(patients));
  return {
    it: `Sapere ogni parametro con certezza prima di scegliere varrebbe al massimo ${perPatient(value.value).it} per paziente (errore standard ${perPatient(value.standardError).it}), cioè ${euro(contract.value).it} sul contratto di ${number.it} pazienti (errore standard ${euro(contract.standardError).it}): oltre questa cifra altre evidenze non convengono.`,
    en: `Knowing every parameter for certain before choosing would be worth at most ${perPatient(value.value).en} per patient (standard error ${perPatient(value.standardError).en}), that is ${euro(contract.value).en} over the contract of ${number.en} patients (standard error ${euro(contract.standardError).en}): beyond that, more evidence does not pay.`,
  };
}

/** The parameters worth most research, three at most; one that its standard error does not tell from nothing is not. */
export function worthResearch({ valuation }: Pick<ValuedLot, 'valuation'>): readonly InputInformation[] {
  return valuation.parameterInformation
    .filter(({ value }) => value.value > 2 * value.standardError)
    .slice(0, MOST_RESEARCH);
}

/** The parameters that more evidence should be sought on first, or that none alone is worth it. */
function researchSentences(lot: Lot, evaluation: ValuedLot): BoardSentence[] {
  const name = offerNames(evaluation);
  const worth = worthResearch(evaluation);
  if (evaluation.valuation.parameterInformation.length === 0) return [];
  if (worth.length === 0) {
    return [
      {
        id: 'no-research',
        tone: 'information',
        text: {
          it: 'Nessun parametro da solo, conosciuto con certezza, cambierebbe la scelta in modo misurabile: cercare altre evidenze su uno solo non conviene.',
          en: 'No parameter alone, known for certain, would change the choice measurably: seeking more evidence on a single one does not pay.',
        },
      },
    ];
  }
  const listed = (locale: Locale): string => {
    const format = formatFor(locale);
    const items = worth.map(({ parameter, strategy, value }) => {
      const owner =
        strategy === null
          ? { it: 'comune a tutte', en: 'shared by all' }[locale]
          : { it: `offerta di ${name(strategy)}`, en: `offer of ${name(strategy)}` }[locale];
      const decimals = value.standardError < 1 ? 2 : 0;
      const [amount, error] = [value.value, value.standardError].map((one) => format.euro(one, decimals));
      const figures = {
        it: `${amount} per paziente, errore standard ${error}`,
        en: `${amount} per patient, standard error ${error}`,
      }[locale];
      return `${parameterOf(lot, parameter).label[locale]} (${owner}: ${figures})`;
    });
    return listText(items, locale);
  };
  const opening =
    worth.length === 1
      ? {
          it: 'Il parametro per cui altre evidenze varrebbero di più è',
          en: 'The parameter worth most research is',
        }
      : {
          it: `I ${numerals.it[worth.length]} parametri per cui altre evidenze varrebbero di più sono`,
          en: `The ${numerals.en[worth.length]} parameters worth most research are`,
        };
  return [
    {
      id: 'research',
      tone: 'information',
      text: {
        it: `${opening.it} ${listed('it')}.`,
        en: `${opening.en} ${listed('en')}.`,
      },
    },
  ];
}
