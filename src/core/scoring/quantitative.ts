import { type Arithmetic, greatest, least, type Quantity } from '../numbers/arithmetic.ts';
import type { QuantitativeRule } from '../tender/criterion.ts';

/**
 * Coefficient in [0, 1] of a declared figure (ANAC guidelines no. 2, section III).
 * @param figures those of the offers that greatest and least are taken over
 * @throws if the rule is min/x and the figure is 0: such a figure is refused when it is declared
 */
export function quantitativeCoefficient(
  arithmetic: Arithmetic,
  { better, scale }: Pick<QuantitativeRule, 'better' | 'scale'>,
  figures: readonly number[],
  figure: number,
): Quantity {
  const { of } = arithmetic;
  const own = of(figure);
  const all = figures.map(of);
  const most = greatest(all) ?? own;
  const fewest = least(all) ?? own;
  switch (scale.kind) {
    case 'anchors': {
      const share = own.minus(of(scale.zero)).div(of(scale.full).minus(of(scale.zero)));
      return within(arithmetic, share);
    }
    case 'range': {
      const range = most.minus(fewest);
      if (range.cmp(of(0)) === 0) return of(scale.whenAllEqual === 'maximum' ? 1 : 0);
      return within(arithmetic, (better === 'higher' ? own.minus(fewest) : most.minus(own)).div(range));
    }
    case 'best': {
      if (better === 'higher') return within(arithmetic, own.div(most));
      if (figure === 0) throw new Error('min/x of a figure 0');
      return within(arithmetic, fewest.div(own));
    }
  }
}

/** Cut at 0 and 1: an excluded offer may lie beyond the greatest and least of the admitted ones. */
function within({ of }: Arithmetic, share: Quantity): Quantity {
  if (share.cmp(of(0)) < 0) return of(0);
  return share.cmp(of(1)) > 0 ? of(1) : share;
}
