import type { Prior } from '../../core/distributions/beta.ts';
import type { Flips } from '../../core/flips/flips.ts';
import type { Text } from '../../core/problem.ts';
import type { Winners } from '../../core/scoring/winners.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { oneStop } from '../boardSentences.ts';
import { formatFor } from '../format.ts';
import { type OfferNames, offerNames } from '../offerNames.ts';
import { priorNames } from '../priorNames.ts';
import { unitLabel } from '../quantity.ts';
import { euroText, inBoth, listText, numberText } from '../rules/phrases.ts';
import type { ReportedLot } from '../tables/reportedLot.ts';
import { winnersText } from '../winnersText.ts';
import { eventSentences } from './eventSentences.ts';

/** What would change the award, in sentences that a board reads without a table; none in results from before it was kept. */
export function flipSentences(lot: Lot, evaluation: ReportedLot): Text[] {
  const { flips, scoring } = evaluation;
  const [first, ...others] = scoring.ranking.filter(({ rank }) => rank === 1);
  if (flips === undefined || first === undefined || others.length > 0) return [];
  const name = offerNames(evaluation);
  return [
    probabilitySentence(first.offer, evaluation, flips, name),
    ...priceSentences(first.offer, flips, name),
    ...eventSentences(lot, flips, name),
    ...lambdaSentences(lot, flips, name),
    ...priorSentences(flips, name),
    ...scaleSentences(flips, name),
  ].map(({ it, en }) => ({ it: oneStop(it), en: oneStop(en) }));
}

function probabilitySentence(
  winner: string,
  { valuation }: ReportedLot,
  { awardProbability }: Flips,
  name: OfferNames,
): Text {
  const award = awardProbability.offers.find(({ offer }) => offer === winner)?.probability;
  const best = valuation.atWillingnessToPay.probabilityBest[winner];
  if (award === undefined || best === undefined) throw new Error(`no probability of ${winner}`);
  const text = ({ value, standardError }: typeof award): Text =>
    inBoth((locale) => {
      const format = formatFor(locale);
      return `${format.percent(value)} (± ${format.number(100 * standardError, 1)})`;
    });
  const [first, leads] = [text(award), text(best)];
  return {
    it: `Nei mondi compatibili con gli studi, con gli stessi giudizi e prezzi, ${name(winner)} sarebbe prima con le regole pubblicate con probabilità ${first.it}, e avrebbe il beneficio netto più alto con probabilità ${leads.it}.`,
    en: `In the worlds compatible with the studies, with the same judgements and prices, ${name(winner)} would be first by the published rules with probability ${first.en}, and would have the highest net benefit with probability ${leads.en}.`,
  };
}

/** The loser who was nearest by price, and those whom no price would have helped. */
function priceSentences(winner: string, { prices }: Flips, name: OfferNames): Text[] {
  const losers = prices.filter(({ offer, excluded }) => offer !== winner && !excluded);
  const share = ({ offered, price }: (typeof losers)[number]): number =>
    price === null ? Number.POSITIVE_INFINITY : (offered - price) / offered;
  const [nearest] = losers.toSorted((a, b) => share(a) - share(b));
  const helpless = losers.filter(({ price }) => price === null).map(({ offer }) => name(offer));
  const names = inBoth((locale) => listText(helpless, locale));
  const sentences: Text[] = [];
  if (nearest !== undefined && nearest.price !== null) {
    const [asked, offered] = [euroText(nearest.price), euroText(nearest.offered)];
    const less = euroText(nearest.offered - nearest.price);
    sentences.push({
      it: `${name(nearest.offer)} sarebbe stata prima con un prezzo fino a ${asked.it} invece di ${offered.it}, cioè con ${less.it} in meno per paziente, le altre offerte invariate.`,
      en: `${name(nearest.offer)} would have been first at a price up to ${asked.en} instead of ${offered.en}, that is ${less.en} less per patient, the other offers unchanged.`,
    });
  }
  if (helpless.length > 0) {
    sentences.push({
      it: `A nessun prezzo ${helpless.length === 1 ? 'sarebbe stata prima' : 'sarebbero state prime'}: ${names.it}.`,
      en: `At no price would these have been first: ${names.en}.`,
    });
  }
  return sentences;
}

function lambdaSentences(lot: Lot, { lambda }: Flips, name: OfferNames): Text[] {
  const { value, unit } = lot.willingnessToPay;
  const own = lambda.find(({ from, to }) => from <= value && value <= to);
  if (own === undefined) return [];
  const units = inBoth((locale) => unitLabel(unit, locale));
  if (lambda.length === 1) {
    return [
      {
        it: 'In tutto l’intervallo pubblicato di λ la prima resta la stessa.',
        en: 'Over the whole published range of λ the first one stays the same.',
      },
    ];
  }
  const limits = inBoth((locale) => {
    const [from, to] = [own.from, own.to].map((limit) => formatFor(locale).number(limit));
    return { it: `${from} a ${to} ${units.it}`, en: `${from} to ${to} ${units.en}` }[locale];
  });
  const outside = lambda.filter((one) => one !== own);
  const others = inBoth((locale) =>
    listText(
      outside.map(({ from, to, winners }) => {
        const who = winnersText(winners, name)[locale];
        const limit = formatFor(locale).number(from > own.from ? from : to);
        return from > own.from
          ? { it: `${who} da ${limit}`, en: `${who} from ${limit} on` }[locale]
          : { it: `${who} fino a ${limit}`, en: `${who} up to ${limit}` }[locale];
      }),
      locale,
    ),
  );
  return [
    {
      it: `La prima resta la stessa con λ da ${limits.it}; oltre sarebbe prima: ${others.it}.`,
      en: `The first one stays the same with λ from ${limits.en}; beyond, first would be: ${others.en}.`,
    },
  ];
}

function priorSentences({ priors }: Flips, name: OfferNames): Text[] {
  const published = priors.find((one) => one.published)?.result;
  if (!published) return [];
  const key = (winners: readonly string[]): string => winners.join(' ');
  const changed = new Map<string, { readonly winners: Winners; readonly priors: Prior[] }>();
  for (const { prior, result } of priors) {
    if (result === null || key(result.winners) === key(published.winners)) continue;
    const alike = changed.get(key(result.winners))?.priors ?? [];
    changed.set(key(result.winners), { winners: result.winners, priors: [...alike, prior] });
  }
  if (changed.size === 0) {
    return [
      {
        it: 'Con un altro prior sui conteggi di eventi la prima resta la stessa.',
        en: 'With another prior on the counts of events the first one stays the same.',
      },
    ];
  }
  const list = inBoth((locale) =>
    listText(
      [...changed.values()].map(({ winners, priors: read }) => {
        const who = winnersText(winners, name)[locale];
        const names = listText(
          read.map((prior) => priorNames[prior][locale]),
          locale,
        );
        return { it: `${who} con ${names}`, en: `${who} with ${names}` }[locale];
      }),
      locale,
    ),
  );
  return [
    {
      it: `Il prior pubblicato conta: sarebbe prima ${list.it}.`,
      en: `The published prior matters: first would be ${list.en}.`,
    },
  ];
}

function scaleSentences({ scales }: Flips, name: OfferNames): Text[] {
  if (scales.length === 0) return [];
  const names = [...new Set(scales.flatMap(({ winners }) => winners))].map(name);
  const list = inBoth((locale) => listText(names, locale));
  const count = numberText(scales.length);
  return [
    names.length === 1
      ? {
          it: `Con tutte le ${count.it} scale di punteggio confrontate la prima è la stessa.`,
          en: `On all ${count.en} scales of points compared the first one is the same.`,
        }
      : {
          it: `Con ${count.it} scale di punteggio plausibili gli stessi dati danno prime diverse: ${list.it}.`,
          en: `On ${count.en} plausible scales of points the same data put different offers first: ${list.en}.`,
        },
  ];
}
