import type { Estimate } from '../../core/numbers/estimate.ts';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { oneStop } from '../boardSentences.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { offerNames } from '../offerNames.ts';
import { unitLabel } from '../quantity.ts';
import { euroText, inBoth, listText } from '../rules/phrases.ts';
import { modeNames, modeSentences } from '../simulationMode.ts';
import type { ExploredLot } from '../tables/explorationTables.ts';
import type { ReportedLot, ValuedLot } from '../tables/reportedLot.ts';

/** Changed prices that a sentence tells one by one. */
const MOST_TOLD = 2;

/** What another λ or other prices change: `Con λ = 20.000 €/QALY … passa da A a B: … € per paziente (…).` */
export function explorationSentence(lot: Lot, evaluation: ReportedLot, explored: ExploredLot): Text {
  const before = leaders(evaluation);
  const now = leaders(explored);
  const sentence = inBoth((locale) => {
    const changes = changesText(lot, evaluation, explored, locale);
    const [from, to] = [before, now].map((offers) => namesText(evaluation, offers, locale));
    const value = explored.valuation.expected.find(({ strategy }) => strategy === now[0])?.netMonetaryBenefit;
    const figures = value === undefined ? '' : `: ${perPatient(value, locale)}`;
    const most = {
      it: 'il beneficio monetario netto atteso più alto',
      en: 'the highest expected net monetary benefit',
    }[locale];
    if (changes === null) {
      return {
        it: `Ai valori della gara ${most} è quello di ${to}${figures}.`,
        en: `At the tender’s own values ${most} is that of ${to}${figures}.`,
      }[locale];
    }
    if (before.join() === now.join()) {
      return {
        it: `Con ${changes} ${most} resta quello di ${to}${figures}.`,
        en: `With ${changes} ${most} is still that of ${to}${figures}.`,
      }[locale];
    }
    return {
      it: `Con ${changes} ${most} passa da ${from} a ${to}${figures}.`,
      en: `With ${changes} ${most} moves from ${from} to ${to}${figures}.`,
    }[locale];
  });
  return { it: oneStop(sentence.it), en: oneStop(sentence.en) };
}

/** Offers with the highest expected NMB: one, unless they are exactly equal. */
function leaders({ valuation: { expected } }: Pick<ValuedLot, 'valuation'>): string[] {
  const most = Math.max(...expected.map(({ netMonetaryBenefit }) => netMonetaryBenefit.value));
  return expected
    .filter(({ netMonetaryBenefit }) => netMonetaryBenefit.value === most)
    .map(({ strategy }) => strategy);
}

function namesText(evaluation: ReportedLot, offers: readonly string[], locale: Locale): string {
  const names = listText(offers.map(offerNames(evaluation)), locale);
  return offers.length < 2 ? names : `${names} (${{ it: 'alla pari', en: 'equal' }[locale]})`;
}

function perPatient({ value, standardError }: Estimate, locale: Locale): string {
  const { euro } = formatFor(locale);
  const amount = euro(value, standardError < 1 && Math.abs(value) < 1000 ? 2 : 0);
  const error = euro(standardError);
  return {
    it: `${amount} per paziente (errore standard ${error})`,
    en: `${amount} per patient (standard error ${error})`,
  }[locale];
}

/** `λ = 20.000 €/QALY e il prezzo di S1 a 9.000,00 €`; null when nothing differs from the tender's values. */
function changesText(
  lot: Lot,
  { offers, ...evaluation }: ReportedLot,
  { valuation: { willingnessToPay, prices } }: ExploredLot,
  locale: Locale,
): string | null {
  const { number } = formatFor(locale);
  const name = offerNames({ offers });
  const moved = offers.filter(({ id, price }) => prices[id] !== price.price);
  const told = moved.map(({ id }) => {
    const price = euroText(prices[id] ?? 0)[locale];
    return {
      it: `il prezzo di ${name(id)} a ${price}`,
      en: `the price of ${name(id)} at ${price}`,
    }[locale];
  });
  const counted = { it: `${moved.length} prezzi cambiati`, en: `${moved.length} changed prices` }[locale];
  const changes = [
    ...(willingnessToPay === evaluation.valuation.willingnessToPay
      ? []
      : [`λ = ${number(willingnessToPay)} ${unitLabel(lot.willingnessToPay.unit, locale)}`]),
    ...(told.length > MOST_TOLD ? [counted] : told),
  ];
  return changes.length === 0 ? null : listText(changes, locale);
}

/** Which simulation an answer comes from, and how exact its numbers are. */
export function simulationSentence({ valuation }: ExploredLot, locale: Locale): string {
  const { number, euro } = formatFor(locale);
  const { mode, draws, seed, expected, atWillingnessToPay } = valuation;
  const largest = (estimates: readonly Estimate[]): number =>
    Math.max(...estimates.map(({ standardError }) => standardError));
  const euros = euro(largest(expected.map((one) => one.netMonetaryBenefit)));
  const points = number(100 * largest(Object.values(atWillingnessToPay.probabilityBest)), 2);
  return {
    it: `Simulazione usata: metodo ${modeNames[mode].it}, ${number(draws)} punti, seme ${seed}. Errore standard al massimo ${euros} sul beneficio netto atteso per paziente e ${points} punti percentuali sulla probabilità di essere la migliore. ${modeSentences[mode].it}`,
    en: `Simulation used: ${modeNames[mode].en}, ${number(draws)} points, seed ${seed}. Standard error at most ${euros} on the expected net benefit per patient and ${points} percentage points on the probability of being the best. ${modeSentences[mode].en}`,
  }[locale];
}
