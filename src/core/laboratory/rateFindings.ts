import { type Problem, warningAt } from '../problem.ts';
import { expectedRate } from './expectedRate.ts';
import { figureText } from './figureText.ts';
import { usualMarket } from './imaginedMarket.ts';
import type { ReadLot } from './readLot.ts';

/** Beyond this the weights pay for an effect another price than the λ that the lot declares. */
const STRONGLY = { below: 3 / 4, above: 4 / 3 } as const;

/** Weights under which the points pay much more, or much less, for a unit of effect than the declared λ. */
export function rateFindings({ lot, locate, benefits, benefit }: ReadLot): Problem[] {
  const expected = expectedRate(lot, benefits, usualMarket);
  if (expected === null) return [];
  const { rate, least, most } = expected;
  const strongly =
    least.priceEurosPerEuroOfBenefit > STRONGLY.above || most.priceEurosPerEuroOfBenefit < STRONGLY.below;
  if (!strongly) return [];
  const declared = figureText(lot.willingnessToPay.value);
  const exact = !expected.benefitDepends && !expected.priceDepends;
  const figures = (locale: 'it' | 'en'): string => {
    const text = (effective: number): string => figureText(effective, effective < 100 ? 2 : 0)[locale];
    if (exact) return text(rate.effectiveWillingnessToPay);
    const and = { it: 'e', en: 'and' }[locale];
    const between = { it: 'tra', en: 'between' }[locale];
    return `${between} ${text(least.effectiveWillingnessToPay)} ${and} ${text(most.effectiveWillingnessToPay)}`;
  };
  const euros = figureText(rate.priceEurosPerEuroOfBenefit);
  const share = figureText(100 * (1 - usualMarket.floor), 0);
  const assumed = {
    it: exact
      ? ''
      : ` (se il ribasso massimo è al più ${share.it}% e l’offerta migliore è all’ideale o a metà strada)`,
    en: exact
      ? ''
      : ` (if the greatest discount is at most ${share.en}% and the best offer at the ideal or half-way to it)`,
  };
  return [
    warningAt(
      locate(['criteria', benefit.at, 'weight']),
      'effective-lambda',
      {
        it: `Con questi pesi un euro di beneficio vale ${euros.it} € di prezzo: il λ effettivo è ${figures('it')} € per unità di effetto invece di ${declared.it} €${assumed.it}.`,
        en: `With these weights a euro of benefit is worth ${euros.en} € of price: the effective λ is ${figures('en')} € per unit of effect instead of ${declared.en} €${assumed.en}.`,
      },
      {
        it: 'Cambiare i pesi o la scala, oppure motivare la scelta: provarli nel laboratorio.',
        en: 'Change the weights or the scale, or give the reasons for the choice: try them in the laboratory.',
      },
    ),
  ];
}
