import type { OfferBenefit } from '../../core/evaluation/evaluateLot.ts';
import type { Text } from '../../core/problem.ts';
import type { RankingRow } from '../../core/scoring/ranking.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { BoardSentence } from '../boardSentences.ts';
import { formatFor } from '../format.ts';
import { offerNames } from '../offerNames.ts';
import { inBoth, listText } from '../rules/phrases.ts';
import type { ReportedLot } from '../tables/reportedLot.ts';

/** Who comes first by the published rules, whether that is the best value, and what price alone would do. */
export function awardSentences(lot: Lot, evaluation: ReportedLot): BoardSentence[] {
  const { ranking } = evaluation.scoring;
  const winners = ranking.filter(({ rank }) => rank === 1);
  const [first] = winners;
  if (first === undefined) {
    return [
      {
        id: 'award',
        tone: 'warning',
        text: {
          it: 'Nessuna offerta è ammessa: il lotto non può essere aggiudicato.',
          en: 'No offer is admitted: the lot cannot be awarded.',
        },
      },
    ];
  }
  return [
    { id: 'award', tone: 'result', text: rankingSentence(lot, evaluation, winners) },
    ...quotaSentences(lot, evaluation),
    ...valueSentences(lot, evaluation, winners),
  ];
}

function rankingSentence(lot: Lot, evaluation: ReportedLot, winners: readonly RankingRow[]): Text {
  const name = offerNames(evaluation);
  const { decimals } = lot.award.rounding;
  const [first] = winners as [RankingRow];
  const points = (row: RankingRow): Text => inBoth((locale) => formatFor(locale).number(row.total, decimals));
  if (winners.length > 1) {
    const names = inBoth((locale) =>
      listText(
        winners.map(({ offer }) => name(offer)),
        locale,
      ),
    );
    return {
      it: `Con le regole pubblicate ${names.it} sono prime a pari merito con ${points(first).it} punti: decide il sorteggio, in seduta pubblica.`,
      en: `By the published rules ${names.en} are first with equal totals of ${points(first).en} points: lots are drawn, in public session.`,
    };
  }
  const part = (value: number): Text => inBoth((locale) => formatFor(locale).number(value, decimals));
  const { technicalPoints, economicPoints } = first;
  const second = evaluation.scoring.ranking.find(({ rank }) => rank === 2);
  const behind: Text =
    second === undefined
      ? { it: ', unica offerta ammessa', en: ', the only admitted offer' }
      : {
          it: `, davanti a ${name(second.offer)} (${points(second).it})`,
          en: `, ahead of ${name(second.offer)} (${points(second).en})`,
        };
  return {
    it: `Con le regole pubblicate è prima l’offerta di ${name(first.offer)} con ${points(first).it} punti su 100 (${part(technicalPoints).it} tecnici e ${part(economicPoints).it} economici)${behind.it}.`,
    en: `By the published rules ${name(first.offer)} comes first with ${points(first).en} points of 100 (${part(technicalPoints).en} technical and ${part(economicPoints).en} economic)${behind.en}.`,
  };
}

/** With several winners: who gets which share of the contract. */
function quotaSentences(lot: Lot, evaluation: ReportedLot): BoardSentence[] {
  const { quotas } = evaluation.scoring;
  if (lot.award.winners.kind === 'one' || quotas.length === 0) return [];
  const name = offerNames(evaluation);
  const shares = inBoth((locale) =>
    listText(
      quotas.map(({ offer, share }) => `${name(offer)} ${formatFor(locale).percent(share, 2)}`),
      locale,
    ),
  );
  return [
    {
      id: 'quotas',
      tone: 'result',
      text: {
        it: `Le quote del contratto sono: ${shares.it}.`,
        en: `The shares of the contract are: ${shares.en}.`,
      },
    },
  ];
}

/** All comparisons are made at the mean of every parameter, between admitted offers. */
function valueSentences(lot: Lot, evaluation: ReportedLot, winners: readonly RankingRow[]): BoardSentence[] {
  const name = offerNames(evaluation);
  const admitted = evaluation.benefits.offers.filter(({ offer }) =>
    evaluation.scoring.ranking.some((row) => row.offer === offer),
  );
  const winner = winners.length === 1 ? admitted.find(({ offer }) => offer === winners[0]?.offer) : undefined;
  if (winner === undefined || admitted.length < 2) return [];
  const best = admitted.reduce((most, one) =>
    one.netMonetaryBenefit > most.netMonetaryBenefit ? one : most,
  );
  const cheapest = admitted.reduce((least, one) =>
    one.price < least.price ||
    (one.price === least.price && one.netMonetaryBenefit > least.netMonetaryBenefit)
      ? one
      : least,
  );
  const gap = difference(best, winner, lot.patients);
  const value: Text =
    gap.perPatient === 0
      ? {
          it: `L’offerta di ${name(winner.offer)} ha anche il beneficio monetario netto più alto ai valori medi.`,
          en: `${name(winner.offer)} is also the offer with the highest net monetary benefit at mean values.`,
        }
      : {
          it: `Il beneficio monetario netto più alto ai valori medi è invece di ${name(best.offer)}: ${gap.text.it} più di ${name(winner.offer)}. Le regole pubblicate restano quelle che decidono.`,
          en: `The highest net monetary benefit at mean values, however, is that of ${name(best.offer)}: ${gap.text.en} more than ${name(winner.offer)}. The published rules remain what decides.`,
        };
  return [
    { id: 'net-benefit', tone: 'information', text: value },
    { id: 'price-only', tone: 'information', text: priceOnlySentence(name, winner, cheapest, lot.patients) },
  ];
}

function priceOnlySentence(
  name: (offer: string) => string,
  winner: OfferBenefit,
  cheapest: OfferBenefit,
  patients: number,
): Text {
  if (cheapest.price === winner.price) {
    return {
      it: `${name(winner.offer)} ha anche il prezzo più basso: al solo prezzo il risultato sarebbe lo stesso.`,
      en: `${name(winner.offer)} also has the lowest price: on price alone the result would be the same.`,
    };
  }
  const loss = difference(winner, cheapest, patients);
  const [it, en] = loss.perPatient >= 0 ? ['in meno', 'less'] : ['in più', 'more'];
  return {
    it: `Al solo prezzo sarebbe stata prima ${name(cheapest.offer)}: ${loss.text.it} di beneficio monetario netto ${it} rispetto a ${name(winner.offer)}.`,
    en: `On price alone ${name(cheapest.offer)} would have come first: ${loss.text.en} ${en} net monetary benefit than ${name(winner.offer)}.`,
  };
}

/** How much more `a` is worth than `b`, per patient and for the contract, without sign. */
function difference(
  a: OfferBenefit,
  b: OfferBenefit,
  patients: number,
): { readonly perPatient: number; readonly text: Text } {
  const perPatient = a.netMonetaryBenefit - b.netMonetaryBenefit;
  const { it, en } = inBoth((locale) => formatFor(locale).euro(Math.abs(perPatient)));
  const contract = inBoth((locale) => formatFor(locale).euro(Math.abs(perPatient * patients)));
  return {
    perPatient,
    text: {
      it: `${it} per paziente (${contract.it} sul contratto)`,
      en: `${en} per patient (${contract.en} over the contract)`,
    },
  };
}
