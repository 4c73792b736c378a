import type { PriceFormula, PriceItem } from '../../core/tender/price.ts';
import * as live from './live.ts';
import { guarded } from './rounding.ts';
import type { RuleCells } from './rulesSheet.ts';

/** What the discounts of the admitted offers come to. */
export interface DiscountCells {
  readonly mean: live.Live;
  readonly greatest: live.Live;
  readonly least: live.Live;
}

const zero = live.number(0);
const one = live.number(1);

/** The published price formula with its edge rules, as in `core/scoring/priceFormula.ts`. @param discount R of one offer */
export function priceCoefficientFormula(
  { code, formula, whenAllDiscountsEqual, whenNoDiscount }: PriceItem,
  rules: RuleCells,
  discount: live.Live,
  { mean, greatest, least }: DiscountCells,
): live.Live {
  switch (formula.kind) {
    case 'absolute':
      return discount;
    case 'to-threshold': {
      const base = rules.figure(`base of ${code}`);
      const whole = live.over(live.minus(base, rules.figure(`thresholdPrice of ${code}`)), base);
      return live.smallest(one, live.over(discount, whole));
    }
    case 'concave':
      return live.minus(one, live.raised(live.minus(one, discount), rules.figure(`n of ${code}`)));
  }
  const allEqual = live.compare(least, '=', greatest);
  const compared = comparedCoefficient(formula, code, rules, discount, { mean, greatest, least });
  return live.when(
    live.compare(greatest, '=', zero),
    whenNoDiscount === 'maximum' ? one : zero,
    whenAllDiscountsEqual === 'maximum' ? live.when(allEqual, one, compared) : compared,
  );
}

/** The formulas that compare offers, where their discounts differ. */
function comparedCoefficient(
  formula: Exclude<PriceFormula, { kind: 'absolute' | 'to-threshold' | 'concave' }>,
  code: string,
  rules: RuleCells,
  discount: live.Live,
  { mean, greatest, least }: DiscountCells,
): live.Live {
  const isBest = live.compare(discount, '=', greatest);
  switch (formula.kind) {
    case 'linear':
      return live.over(discount, greatest);
    case 'power':
      return live.raised(live.over(discount, greatest), rules.figure(`alpha of ${code}`));
    case 'min-max':
      return live.over(live.minus(discount, least), live.minus(greatest, least));
    case 'inverse-proportional':
      return live.when(isBest, one, live.over(live.minus(one, greatest), live.minus(one, discount)));
    case 'bilinear': {
      const x = rules.figure(`x of ${code}`);
      const below = live.over(live.times(x, discount), mean);
      const share = live.over(live.minus(discount, mean), live.minus(greatest, mean));
      const above = live.plus(x, live.times(live.minus(one, x), share));
      return live.when(
        live.compare(discount, '=', zero),
        zero,
        live.when(
          live.all([live.compare(least, '<', greatest), isBest]),
          one,
          live.when(live.compare(guarded(live.minus(discount, mean)), '<=', zero), below, above),
        ),
      );
    }
  }
}
