import { errorAt, type Problem, warningAt } from '../problem.ts';
import { lifeCycleCostProblems } from './lifeCycleCost.ts';
import type { Lot } from './lot.ts';
import type { Locate, Path } from './parseTender.ts';
import { type PriceItem, priceItems } from './price.ts';

/** A price formula that would be 0/0, or whose scale cannot be reached; items that do not add up; a discouraged one. */
export function priceProblems(lot: Lot, locate: Locate): Problem[] {
  const ofItem = (at: number): Path => (lot.price.kind === 'items' ? ['price', 'items', at] : ['price']);
  return [
    ...itemsTotalProblems(lot, locate),
    ...priceItems(lot).flatMap((item, at) => {
      const here: Locate = (path) => locate([...ofItem(at), ...path]);
      const { lifeCycleCost } = item;
      return [
        ...formulaProblems(item, here),
        ...(lifeCycleCost === undefined
          ? []
          : lifeCycleCostProblems(lifeCycleCost, (path) => here(['lifeCycleCost', ...path]))),
      ];
    }),
  ];
}

function formulaProblems(item: PriceItem, locate: Locate): Problem[] {
  const { formula, basePrice, whenAllDiscountsEqual } = item;
  const problems: Problem[] = [];
  if (formula.kind === 'to-threshold' && formula.thresholdPrice >= basePrice) {
    problems.push(
      errorAt(
        locate(['formula', 'thresholdPrice']),
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
  if (formula.kind === 'min-max' && whenAllDiscountsEqual === 'formula') {
    problems.push(
      errorAt(
        locate(['whenAllDiscountsEqual']),
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
        locate(['formula']),
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

/** Half a cent: base prices are amounts in cents. */
const HALF_CENT = 0.005;

/** The items' weights and base prices against those of the whole. */
function itemsTotalProblems({ price, basePrice, patients }: Lot, locate: Locate): Problem[] {
  if (price.kind === 'per-patient') return [];
  const problems: Problem[] = [];
  const weights = Math.round(price.items.reduce((sum, { weight }) => sum + weight, 0) * 1e6) / 1e6;
  if (weights !== price.weight) {
    problems.push(
      errorAt(
        locate(['price', 'weight']),
        'price-item-weights',
        {
          it: `I pesi delle voci di prezzo sommano a ${weights}, non a ${price.weight}.`,
          en: `The weights of the price items add up to ${weights}, not to ${price.weight}.`,
        },
        { it: 'Correggere i pesi delle voci.', en: 'Correct the weights of the items.' },
      ),
    );
  }
  const total = price.items.reduce((sum, item) => sum + item.quantity * item.basePrice, 0);
  if (Math.abs(total / patients - basePrice) >= HALF_CENT) {
    const perPatient = Number((total / patients).toFixed(4));
    problems.push(
      errorAt(
        locate(['basePrice']),
        'base-price-of-items',
        {
          it: `Le voci di prezzo danno ${perPatient} € per paziente (quantità × base d’asta, divise per ${patients} pazienti), non ${basePrice} €.`,
          en: `The price items make ${perPatient} € per patient (quantity × base price, over ${patients} patients), not ${basePrice} €.`,
        },
        {
          it: `Scrivere ${perPatient} o correggere le voci.`,
          en: `Write ${perPatient} or correct the items.`,
        },
      ),
    );
  }
  return problems;
}
