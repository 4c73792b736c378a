import { errorAt, type Problem, warningAt } from '../problem.ts';
import type { Lot } from './lot.ts';
import type { Locate } from './parseTender.ts';

/** A price formula that would be 0/0, or whose scale cannot be reached; and one that is discouraged. */
export function priceProblems({ price, basePrice }: Lot, locate: Locate): Problem[] {
  const { formula } = price;
  const problems: Problem[] = [];
  if (formula.kind === 'to-threshold' && formula.thresholdPrice >= basePrice) {
    problems.push(
      errorAt(
        locate(['price', 'formula', 'thresholdPrice']),
        'threshold-price-not-below-base',
        {
          it: `Il prezzo soglia (${formula.thresholdPrice} €) non è inferiore alla base d’asta (${basePrice} €).`,
          en: `The threshold price (${formula.thresholdPrice} €) is not below the base price (${basePrice} €).`,
        },
        {
          it: 'Indicare il prezzo, inferiore alla base, oltre il quale un ribasso non ottiene altri punti.',
          en: 'Give the price, below the base, beyond which a discount earns no more points.',
        },
      ),
    );
  }
  if (formula.kind === 'min-max' && price.whenAllDiscountsEqual === 'formula') {
    problems.push(
      errorAt(
        locate(['price', 'whenAllDiscountsEqual']),
        'price-formula-undefined',
        {
          it: 'Con ribassi tutti uguali la formula min–max è 0/0: non può valere ciò che dà la formula.',
          en: 'With all discounts equal the min–max formula is 0/0: what the formula gives cannot hold.',
        },
        { it: 'Scrivere «maximum».', en: 'Write `maximum`.' },
      ),
    );
  }
  if (formula.kind === 'min-max') {
    problems.push(
      warningAt(
        locate(['price', 'formula']),
        'price-formula-discouraged',
        {
          it: 'La formula min–max dà tutti i punti tra l’offerta più cara e la meno cara, per quanto vicine siano, e un’offerta in più può cambiare l’ordine delle altre.',
          en: 'The min–max formula gives all points between the dearest and the cheapest offer, however close they are, and one more offer can change the order of the others.',
        },
        {
          it: 'Preferire una formula che dipende meno dalle altre offerte, per esempio «to-threshold».',
          en: 'Prefer a formula that depends less on the other offers, `to-threshold` for example.',
        },
      ),
    );
  }
  return problems;
}
