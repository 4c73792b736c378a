import type { Estimate } from '../../core/numbers/estimate.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { PriceMap } from '../../core/valuation/priceMap.ts';
import { formatFor } from '../../report/format.ts';
import type { Locale } from '../../report/locale.ts';
import { plainNumber, unitLabel } from '../../report/quantity.ts';
import { modeNames } from '../../report/simulationMode.ts';
import type { ReportedLot, ValuedLot } from '../../report/tables/reportedLot.ts';

/** The line under each figure about uncertainty. */
export interface UncertaintyCaptions {
  readonly acceptability: string;
  readonly ranks: string;
  readonly parameterInformation: string;
}

/** The line under each figure: how its numbers were made and how exact they are. */
export interface FigureCaptions extends UncertaintyCaptions {
  readonly points: string;
  readonly plane: string;
  readonly convergence: string;
  readonly tornado: string;
  readonly twoWay: string;
  readonly winnerMap: string;
  readonly priceMap: (map: PriceMap, supplier: string) => string;
  readonly trace: (supplier: string) => string;
}

/** The captions of all figures of a result page, in one language. */
export function figureCaptions(lot: Lot, evaluation: ReportedLot, locale: Locale): FigureCaptions {
  const format = formatFor(locale);
  const { expected, plane, convergence } = evaluation.valuation;
  const lambda = lambdaText(lot, evaluation, locale);
  const exact = {
    it: `Calcolo esatto ai valori medi, senza simulazione (errore standard nullo), ${lambda}.`,
    en: `Exact calculation at mean values, without simulation (no standard error), ${lambda}.`,
  }[locale];
  const atEnd = (convergence.at(-1)?.strategies ?? []).map(({ probabilityBest }) => probabilityBest);
  const shown = format.number(Math.max(0, ...plane.map(({ points }) => points.length)));
  const cost = format.euro(largest(expected.map((one) => one.cost)));
  const effect = `${plainNumber(largest(expected.map((one) => one.effect)), locale)} ${unitLabel(lot.model.effect.unit, locale)}`;
  const simulated = `${seeded(evaluation, locale)}, ${lambda}`;
  return {
    ...uncertaintyCaptions(lot, evaluation, locale),
    points: exact,
    plane: {
      it: `${simulated}; disegnate le prime ${shown} di ogni offerta. Errore standard delle medie al massimo ${cost} e ${effect}.`,
      en: `${simulated}; the first ${shown} of each offer are drawn. Standard error of the means at most ${cost} and ${effect}.`,
    }[locale],
    convergence: {
      it: `${simulated}; alla fine ${probabilityError(atEnd, locale)}.`,
      en: `${simulated}; at the end ${probabilityError(atEnd, locale)}.`,
    }[locale],
    tornado: exact,
    twoWay: exact,
    winnerMap: {
      it: 'Calcolo esatto ai valori medi con le regole pubblicate, senza simulazione (errore standard nullo). Informazione: non decide l’aggiudicazione.',
      en: 'Exact calculation at mean values by the published rules, without simulation (no standard error). Information: it does not decide the award.',
    }[locale],
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
        it: `${seeded(evaluation, locale)}. A ${lambda} ${supplier} ha il beneficio netto atteso più alto ${toLead}. Informazione: non decide l’aggiudicazione.`,
        en: `${seeded(evaluation, locale)}. At ${lambda} ${supplier} has the highest expected net benefit ${toLead}. Information: it does not decide the award.`,
      }[locale];
    },
    trace: (supplier) =>
      ({
        it: `${supplier}. Calcolo esatto ai valori medi, senza simulazione (errore standard nullo).`,
        en: `${supplier}. Exact calculation at mean values, without simulation (no standard error).`,
      })[locale],
  };
}

/** The captions of the figures that an answer to a changed λ or price has as well. */
export function uncertaintyCaptions(lot: Lot, valued: ValuedLot, locale: Locale): UncertaintyCaptions {
  const format = formatFor(locale);
  const { acceptability, rankProbabilities, parameterInformation } = valued.valuation;
  const { range, unit } = lot.willingnessToPay;
  const [from, to] = [range.from, range.to].map((limit) => format.number(limit));
  const overRange = { it: `λ da ${from} a ${to}`, en: `λ from ${from} to ${to}` }[locale];
  const informationError = largest(parameterInformation.map(({ value }) => value));
  const draws = seeded(valued, locale);
  const simulated = `${draws}, ${lambdaText(lot, valued, locale)}`;
  return {
    acceptability: `${draws}, ${overRange} ${unitLabel(unit, locale)}; ${probabilityError(
      acceptability.flatMap((point) => Object.values(point.probabilityBest)),
      locale,
    )}.`,
    ranks: `${simulated}; ${probabilityError(
      rankProbabilities.flatMap(({ ranks }) => ranks),
      locale,
    )}.`,
    parameterInformation: {
      it: `${simulated}; errore standard al massimo ${format.euro(informationError)}. I valori non si sommano.`,
      en: `${simulated}; standard error at most ${format.euro(informationError)}. The values do not add up.`,
    }[locale],
  };
}

function probabilityError(estimates: readonly Estimate[], locale: Locale): string {
  const points = formatFor(locale).number(100 * largest(estimates), 2);
  return {
    it: `errore standard al massimo ${points} punti percentuali`,
    en: `standard error at most ${points} percentage points`,
  }[locale];
}

function largest(estimates: readonly Estimate[]): number {
  return Math.max(0, ...estimates.map(({ standardError }) => standardError));
}

function seeded({ valuation: { mode, draws, seed } }: Pick<ValuedLot, 'valuation'>, locale: Locale): string {
  const number = formatFor(locale).number(draws);
  return {
    it: `${number} simulazioni, metodo ${modeNames[mode].it}, seme ${seed}`,
    en: `${number} draws, ${modeNames[mode].en}, seed ${seed}`,
  }[locale];
}

function lambdaText(lot: Lot, { valuation }: Pick<ValuedLot, 'valuation'>, locale: Locale): string {
  const unit = unitLabel(lot.willingnessToPay.unit, locale);
  return `λ = ${formatFor(locale).number(valuation.willingnessToPay)} ${unit}`;
}
