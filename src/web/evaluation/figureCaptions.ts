import type { Estimate } from '../../core/numbers/estimate.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { PriceMap } from '../../core/valuation/priceMap.ts';
import { formatFor } from '../../report/format.ts';
import type { Locale } from '../../report/locale.ts';
import { plainNumber, unitLabel } from '../../report/quantity.ts';
import type { ReportedLot } from '../../report/tables/reportedLot.ts';

/** The line under each figure: how its numbers were made and how exact they are. */
export interface FigureCaptions {
  readonly points: string;
  readonly plane: string;
  readonly acceptability: string;
  readonly ranks: string;
  readonly convergence: string;
  readonly parameterInformation: string;
  readonly tornado: string;
  readonly twoWay: string;
  readonly priceMap: (map: PriceMap, supplier: string) => string;
  readonly trace: (supplier: string) => string;
}

/** The captions of all figures of a result page, in one language. */
export function figureCaptions(lot: Lot, evaluation: ReportedLot, locale: Locale): FigureCaptions {
  const format = formatFor(locale);
  const {
    draws,
    seed,
    willingnessToPay,
    expected,
    acceptability,
    rankProbabilities,
    plane,
    convergence,
    parameterInformation,
  } = evaluation.valuation;
  const unit = unitLabel(lot.willingnessToPay.unit, locale);
  const lambda = `λ = ${format.number(willingnessToPay)} ${unit}`;
  const largest = (estimates: readonly Estimate[]): number =>
    Math.max(0, ...estimates.map(({ standardError }) => standardError));
  const probabilityError = (estimates: readonly Estimate[]): string => {
    const points = format.number(100 * largest(estimates), 2);
    return {
      it: `errore standard al massimo ${points} punti percentuali`,
      en: `standard error at most ${points} percentage points`,
    }[locale];
  };
  const seeded = {
    it: `${format.number(draws)} simulazioni, seme ${seed}`,
    en: `${format.number(draws)} draws, seed ${seed}`,
  }[locale];
  const simulated = `${seeded}, ${lambda}`;
  const { from, to } = lot.willingnessToPay.range;
  const overRange = {
    it: `${seeded}, λ da ${format.number(from)} a ${format.number(to)}`,
    en: `${seeded}, λ from ${format.number(from)} to ${format.number(to)}`,
  }[locale];
  const exact = {
    it: `Calcolo esatto ai valori medi, senza simulazione (errore standard nullo), ${lambda}.`,
    en: `Exact calculation at mean values, without simulation (no standard error), ${lambda}.`,
  }[locale];
  const atEnd = (convergence.at(-1)?.strategies ?? []).map(({ probabilityBest }) => probabilityBest);
  const informationError = largest(parameterInformation.map(({ value }) => value));
  const shown = format.number(Math.max(0, ...plane.map(({ points }) => points.length)));
  const cost = format.euro(largest(expected.map((one) => one.cost)));
  const effect = `${plainNumber(largest(expected.map((one) => one.effect)), locale)} ${unitLabel(lot.model.effect.unit, locale)}`;
  return {
    points: exact,
    plane: {
      it: `${simulated}; disegnate le prime ${shown} di ogni offerta. Errore standard delle medie al massimo ${cost} e ${effect}.`,
      en: `${simulated}; the first ${shown} of each offer are drawn. Standard error of the means at most ${cost} and ${effect}.`,
    }[locale],
    acceptability: `${overRange} ${unit}; ${probabilityError(acceptability.flatMap((point) => Object.values(point.probabilityBest)))}.`,
    ranks: `${simulated}; ${probabilityError(rankProbabilities.flatMap(({ ranks }) => ranks))}.`,
    convergence: {
      it: `${simulated}; alla fine ${probabilityError(atEnd)}.`,
      en: `${simulated}; at the end ${probabilityError(atEnd)}.`,
    }[locale],
    parameterInformation: {
      it: `${simulated}; errore standard al massimo ${format.euro(informationError, 1)}. I valori non si sommano.`,
      en: `${simulated}; standard error at most ${format.euro(informationError, 1)}. The values do not add up.`,
    }[locale],
    tornado: exact,
    twoWay: exact,
    priceMap: ({ atWillingnessToPay: { price } }, supplier) => {
      const error = format.euro(price.standardError);
      const toLead =
        price.value < 0
          ? { it: 'a nessun prezzo', en: 'at no price' }[locale]
          : price.value > lot.basePrice
            ? { it: 'a ogni prezzo ammesso', en: 'at any admitted price' }[locale]
            : {
                it: `fino a ${format.euro(price.value)} (errore standard al massimo ${error})`,
                en: `up to ${format.euro(price.value)} (standard error at most ${error})`,
              }[locale];
      return {
        it: `${seeded}. A ${lambda} ${supplier} ha il beneficio netto atteso più alto ${toLead}. Informazione: non decide l’aggiudicazione.`,
        en: `${seeded}. At ${lambda} ${supplier} has the highest expected net benefit ${toLead}. Information: it does not decide the award.`,
      }[locale];
    },
    trace: (supplier) =>
      ({
        it: `${supplier}. Calcolo esatto ai valori medi, senza simulazione (errore standard nullo).`,
        en: `${supplier}. Exact calculation at mean values, without simulation (no standard error).`,
      })[locale],
  };
}
