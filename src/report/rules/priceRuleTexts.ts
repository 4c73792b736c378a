import type { Text } from '../../core/problem.ts';
import { comparesOffers } from '../../core/scoring/priceFormula.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { type PriceFormula, type PriceItem, priceItems } from '../../core/tender/price.ts';
import type { RuleText } from '../ruleText.ts';
import { lifeCycleCostRuleText } from './lifeCycleCostRuleText.ts';
import { declaredEuroText, inBoth, numberText, same } from './phrases.ts';

/** How prices become points, and what happens where a formula loses its meaning. */
export function priceRuleTexts(lot: Lot): RuleText[] {
  const { article } = lot.price;
  const items = priceItems(lot);
  const single = lot.price.kind === 'per-patient';
  return [
    {
      id: 'discount',
      title: { it: 'Ribasso', en: 'Discount' },
      words: single ? discountOf(items) : discountsOfItems(lot, items),
      formula: same('R = (A − p) / A'),
      article,
    },
    ...items.flatMap((item, at): RuleText[] => {
      const { words, formula } = formulaTexts(item.formula);
      const maximum = numberText(item.weight);
      // The first keeps the plain name, to which the table of criteria leads.
      const suffix = at === 0 ? '' : `-${item.code}`;
      return [
        ...(item.lifeCycleCost === undefined ? [] : [lifeCycleCostRuleText(item, item.lifeCycleCost)]),
        {
          id: `price-formula${suffix}`,
          title: { it: `${item.code} ${item.label.it}`, en: `${item.code} ${item.label.en}` },
          words: {
            it: `${words.it} I punti sono ${maximum.it} per il coefficiente V.`,
            en: `${words.en} The points are ${maximum.en} times the coefficient V.`,
          },
          formula: inBoth((locale) => `${formula[locale]}; P = ${maximum[locale]} · V`),
          article,
        },
        ...(comparesOffers(item.formula) ? edgeRules(item, article, suffix) : []),
      ];
    }),
  ];
}

const opened: Text = {
  it: 'I prezzi si aprono dopo la chiusura della fase tecnica. Delle offerte ammesse Rmax è il ribasso massimo, R̄ il medio.',
  en: 'Prices are opened after the technical phase is closed. Of the admitted offers Rmax is the greatest discount, R̄ the mean.',
};

function discountOf([item]: readonly PriceItem[]): Text {
  const base = declaredEuroText(item?.basePrice ?? 0);
  return {
    it: `A = ${base.it} è la base d’asta per paziente, IVA esclusa; un prezzo p superiore ad A non è ricevibile. ${opened.it}`,
    en: `A = ${base.en} is the base price per patient, VAT excluded; a price p above A cannot be received. ${opened.en}`,
  };
}

function discountsOfItems(lot: Lot, items: readonly PriceItem[]): Text {
  const list = inBoth((locale) =>
    items
      .map(
        ({ code, label, basePrice, unit, quantity }) =>
          `${code} ${label[locale]}: A = ${declaredEuroText(basePrice)[locale]} ${{ it: 'per', en: 'per' }[locale]} ${unit[locale]}, ${numberText(quantity)[locale]} ${{ it: 'nel contratto', en: 'over the contract' }[locale]}`,
      )
      .join('; '),
  );
  const perPatient = declaredEuroText(lot.basePrice);
  return {
    it: `Ogni voce ha la sua base d’asta A, IVA esclusa, e un prezzo p superiore non è ricevibile: ${list.it}. Insieme fanno al massimo ${perPatient.it} per paziente. ${opened.it}`,
    en: `Each item has its base price A, VAT excluded, and a price p above it cannot be received: ${list.en}. Together they make ${perPatient.en} per patient at most. ${opened.en}`,
  };
}

function formulaTexts(formula: PriceFormula): { readonly words: Text; readonly formula: Text } {
  switch (formula.kind) {
    case 'linear':
      return {
        words: {
          it: 'Interpolazione lineare: il ribasso massimo ottiene V = 1, gli altri in proporzione al ribasso.',
          en: 'Linear interpolation: the greatest discount gets V = 1, the others in proportion to their discount.',
        },
        formula: same('V = R / Rmax'),
      };
    case 'bilinear': {
      const x = numberText(formula.x);
      return {
        words: {
          it: `Formula bilineare: V cresce in proporzione fino a ${x.it} al ribasso medio, poi più lentamente fino a 1 al ribasso massimo.`,
          en: `Bilinear formula: V grows in proportion up to ${x.en} at the mean discount, then more slowly up to 1 at the greatest.`,
        },
        formula: {
          it: `V = ${x.it} · R / R̄ se R ≤ R̄; V = ${x.it} + (1 − ${x.it}) · (R − R̄) / (Rmax − R̄) se R > R̄`,
          en: `V = ${x.en} · R / R̄ if R ≤ R̄; V = ${x.en} + (1 − ${x.en}) · (R − R̄) / (Rmax − R̄) if R > R̄`,
        },
      };
    }
    case 'inverse-proportional':
      return {
        words: {
          it: 'Proporzionalità inversa: il prezzo più basso tra le offerte ammesse, diviso il prezzo offerto.',
          en: 'Inverse proportion: the lowest price of the admitted offers, divided by the price offered.',
        },
        formula: same('V = pmin / p'),
      };
    case 'power': {
      const alpha = numberText(formula.alpha);
      return {
        words: {
          it: `Il rapporto tra il ribasso e il ribasso massimo, elevato a ${alpha.it}: ${formula.alpha < 1 ? 'anche ribassi piccoli ottengono molto' : 'contano soprattutto i ribassi grandi'}.`,
          en: `The discount divided by the greatest one, to the power of ${alpha.en}: ${formula.alpha < 1 ? 'small discounts earn much too' : 'great discounts count most'}.`,
        },
        formula: inBoth((locale) => `V = (R / Rmax)^${alpha[locale]}`),
      };
    }
    case 'min-max':
      return {
        words: {
          it: 'Il ribasso minore ottiene 0, il maggiore 1, gli altri in proporzione tra i due: anche differenze di prezzo piccole spostano tutti i punti.',
          en: 'The least discount gets 0, the greatest 1, the others in proportion between them: even small differences of price move all the points.',
        },
        formula: same('V = (R − Rmin) / (Rmax − Rmin)'),
      };
    case 'to-threshold': {
      const threshold = declaredEuroText(formula.thresholdPrice);
      return {
        words: {
          it: `V cresce in proporzione al ribasso fino a 1 al prezzo soglia p₀ = ${threshold.it}; un prezzo più basso non ottiene di più. Non dipende dalle altre offerte.`,
          en: `V grows in proportion to the discount up to 1 at the threshold price p₀ = ${threshold.en}; a lower price gets no more. It does not depend on the other offers.`,
        },
        formula: same('V = min(1, (A − p) / (A − p₀))'),
      };
    }
    case 'concave':
      return {
        words: {
          it: 'Ogni ribasso ulteriore ottiene meno del precedente; V = 1 solo a prezzo zero. Non dipende dalle altre offerte.',
          en: 'Each further discount earns less than the one before; V = 1 only at a price of zero. It does not depend on the other offers.',
        },
        formula: same(`V = 1 − (p / A)^${formula.n}`),
      };
    case 'absolute':
      return {
        words: {
          it: 'Il coefficiente è il ribasso stesso: non dipende dalle altre offerte, e V = 1 solo a prezzo zero.',
          en: 'The coefficient is the discount itself: it does not depend on the other offers, and V = 1 only at a price of zero.',
        },
        formula: same('V = R'),
      };
  }
}

function edgeRules(
  { formula, whenAllDiscountsEqual, whenNoDiscount }: PriceItem,
  article: Text,
  suffix: string,
): RuleText[] {
  // p_min / p would be 1 for all; the declared rule holds there too.
  const why: Text =
    formula.kind === 'inverse-proportional'
      ? { it: 'la formula non distingue', en: 'the formula tells nothing apart' }
      : { it: 'la formula sarebbe 0/0', en: 'the formula would be 0/0' };
  return [
    {
      id: `price-all-equal${suffix}`,
      title: { it: 'Ribassi tutti uguali, o una sola offerta', en: 'All discounts equal, or a single offer' },
      words: {
        maximum: {
          it: 'Se tutte le offerte ammesse hanno lo stesso ribasso, maggiore di zero, ottengono tutte V = 1.',
          en: 'If all admitted offers have the same discount, above zero, all get V = 1.',
        },
        formula: {
          it: 'Se tutte le offerte ammesse hanno lo stesso ribasso, maggiore di zero, vale ciò che dà la formula.',
          en: 'If all admitted offers have the same discount, above zero, what the formula gives holds.',
        },
      }[whenAllDiscountsEqual],
      formula: whenAllDiscountsEqual === 'maximum' ? same('R₁ = … = Rₙ > 0 ⇒ V = 1') : null,
      article,
    },
    {
      id: `price-no-discount${suffix}`,
      title: { it: 'Nessun ribasso', en: 'No discount' },
      words: {
        maximum: {
          it: `Se nessuna offerta ammessa ha un ribasso, ${why.it}: tutte ottengono V = 1.`,
          en: `If no admitted offer has a discount, ${why.en}: all get V = 1.`,
        },
        zero: {
          it: `Se nessuna offerta ammessa ha un ribasso, ${why.it}: tutte ottengono V = 0.`,
          en: `If no admitted offer has a discount, ${why.en}: all get V = 0.`,
        },
      }[whenNoDiscount],
      formula: same(`Rmax = 0 ⇒ V = ${whenNoDiscount === 'maximum' ? 1 : 0}`),
      article,
    },
  ];
}
