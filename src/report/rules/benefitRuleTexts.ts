import { parseExpression, symbolsOf } from '../../core/numbers/expression.ts';
import type { Text } from '../../core/problem.ts';
import type { BenefitRule, Criterion } from '../../core/tender/criterion.ts';
import type { EventTree } from '../../core/tender/eventTree.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { idealBenefit, minimumAcceptableBenefit } from '../../core/valuation/benefit.ts';
import { parameterOf } from '../parameterLabel.ts';
import { isShare, unitLabel } from '../quantity.ts';
import type { RuleText } from '../ruleText.ts';
import { markovRuleTexts } from './markovRuleTexts.ts';
import { euroText, inBoth, listText, numberText, quantityInBoth, same, typeset } from './phrases.ts';

const separation: Text = {
  it: 'Messori, Trippoli, Caccese e Marinai, Ther Innov Regul Sci 2020;54:226-231',
  en: 'Messori, Trippoli, Caccese and Marinai, Ther Innov Regul Sci 2020;54:226-231',
};

/** How outcomes become euros, and euros become the points of the benefit criterion. */
export function benefitRuleTexts(lot: Lot): RuleText[] {
  return [
    {
      id: 'benefit',
      title: { it: 'Beneficio in euro', en: 'Benefit in euros' },
      words: {
        it: 'Per ogni offerta si calcola, per un paziente, l’effetto atteso E e il costo atteso delle cure K, ciascun parametro al suo valore medio. Il beneficio B è il valore dell’effetto meno il costo delle cure. Il prezzo offerto non entra.',
        en: 'For each offer the expected effect E and the expected cost of care K of one patient are computed, each parameter at its mean. The benefit B is the value of the effect less the cost of care. The price offered does not enter.',
      },
      formula: same('B = λ · E − K'),
      article: separation,
    },
    ...modelRuleTexts(lot),
    minimumRule(lot),
    ...lot.criteria.flatMap((criterion) =>
      criterion.rule.kind === 'benefit'
        ? [
            anchorRule(lot, criterion, criterion.rule),
            belowMinimumRule(criterion, criterion.rule),
            fewAboveMinimumRule(criterion, criterion.rule),
          ]
        : [],
    ),
  ];
}

/** The rules of the lot's model alone. */
export function modelRuleTexts(lot: Lot): RuleText[] {
  return lot.model.kind === 'markov' ? markovRuleTexts(lot, lot.model) : eventTreeRules(lot, lot.model);
}

function eventTreeRules(lot: Lot, { effect, careCost }: EventTree): RuleText[] {
  return [
    formulaRule(lot, 'effect', effect, 'E', { it: 'Effetto per paziente', en: 'Effect per patient' }),
    formulaRule(lot, 'careCost', careCost, 'K', {
      it: 'Costo delle cure per paziente',
      en: 'Cost of care per patient',
    }),
  ];
}

function formulaRule(
  lot: Lot,
  part: 'effect' | 'careCost',
  { formula, unit }: EventTree['effect'],
  symbol: string,
  title: Text,
): RuleText {
  const names = inBoth((locale) =>
    symbolsOf(parseExpression(formula))
      .map((name) => `${name} = ${parameterOf(lot, name).label[locale]}`)
      .join('; '),
  );
  return {
    id: `model-${part}`,
    title,
    words: {
      it: `${symbol} in ${unitLabel(unit, 'it') || 'numero puro'}, secondo il modello pubblicato: ${names.it}.`,
      en: `${symbol} in ${unitLabel(unit, 'en') || 'pure number'}, by the published model: ${names.en}.`,
    },
    formula: same(`${symbol} = ${typeset(formula)}`),
    article: null,
  };
}

function minimumRule(lot: Lot): RuleText {
  const minimum = euroText(minimumAcceptableBenefit(lot).benefit);
  const profile = inBoth((locale) =>
    listText(
      lot.indicators.map((indicator) => {
        const { label, minimumAcceptable, unit } = indicator;
        return `${label[locale]} ${quantityInBoth(minimumAcceptable, unit, isShare(indicator))[locale]}`;
      }),
      locale,
    ),
  );
  return {
    id: 'minimum-benefit',
    title: { it: 'Beneficio minimo accettabile', en: 'Minimum acceptable benefit' },
    words: {
      it: `Contano solo gli euro di beneficio oltre il minimo accettabile B_MAB = ${minimum.it}, cioè il beneficio dello stesso modello sul profilo minimo: ${profile.it}.`,
      en: `Only euros of benefit above the minimum acceptable one count, B_MAB = ${minimum.en}: the benefit of the same model on the minimum profile: ${profile.en}.`,
    },
    formula: same('ΔB = B − B_MAB'),
    article: separation,
  };
}

function anchorRule(
  lot: Lot,
  { code, weight, label, article }: Criterion,
  { anchor }: BenefitRule,
): RuleText {
  const maximum = numberText(weight);
  const rule = (words: Text, formula: Text): RuleText => ({
    id: `criterion-${code}`,
    title: { it: `${code} ${label.it}`, en: `${code} ${label.en}` },
    words,
    formula,
    article,
  });
  const calibrated: Text =
    anchor === 'calibrated'
      ? {
          it: ' I pesi di beneficio e prezzo sono scelti in modo che un punto costi gli stessi euro sulle due scale.',
          en: ' The weights of benefit and price are chosen so that a point costs the same euros on both scales.',
        }
      : { it: '', en: '' };
  switch (anchor) {
    case 'relative-best':
      return rule(
        {
          it: `L’offerta ammessa con il ΔB più alto ottiene ${maximum.it} punti, le altre in proporzione. I punti dipendono quindi anche dalle altre offerte ammesse.`,
          en: `The admitted offer with the highest ΔB earns ${maximum.en} points, the others in proportion. So points also depend on the other admitted offers.`,
        },
        inBoth((locale) => `Q = ${maximum[locale]} · max(0, ΔB) / max ΔB`),
      );
    case 'absolute-ideal':
    case 'calibrated': {
      const ideal = idealBenefit(lot).benefit;
      const scale = euroText(ideal - minimumAcceptableBenefit(lot).benefit);
      return rule(
        {
          it: `Il profilo ideale, con beneficio B* = ${euroText(ideal).it}, vale ${maximum.it} punti; le offerte in proporzione, su una scala di ${scale.it}. I punti non dipendono dalle altre offerte.${calibrated.it}`,
          en: `The ideal profile, with benefit B* = ${euroText(ideal).en}, is worth ${maximum.en} points; offers in proportion, on a scale of ${scale.en}. Points do not depend on the other offers.${calibrated.en}`,
        },
        inBoth((locale) => `Q = ${maximum[locale]} · min(1, max(0, ΔB) / (B* − B_MAB))`),
      );
    }
    case 'equal-euro': {
      const euros = euroText(lot.basePrice / lot.price.weight);
      const price = numberText(lot.price.weight);
      return rule(
        {
          it: `Un punto di qualità costa quanto un punto di prezzo: k = ${euros.it}, cioè la base d’asta A divisa per i ${price.it} punti del prezzo. Oltre ${maximum.it} punti non si sale.`,
          en: `A quality point costs as much as a price point: k = ${euros.en}, the base price A divided by the ${price.en} points of the price. Points stop at ${maximum.en}.`,
        },
        inBoth((locale) => `Q = min(${maximum[locale]}, max(0, ΔB) / k), k = A / ${price[locale]}`),
      );
    }
  }
}

function belowMinimumRule({ code, article }: Criterion, { belowMinimum }: BenefitRule): RuleText {
  return {
    id: `below-minimum-${code}`,
    title: { it: 'Sotto il minimo accettabile', en: 'Below the minimum acceptable benefit' },
    words: {
      zero: {
        it: 'Un’offerta con beneficio inferiore al minimo resta in gara e ottiene 0 punti su questo criterio.',
        en: 'An offer whose benefit is below the minimum stays in and earns 0 points on this criterion.',
      },
      exclude: {
        it: 'Un’offerta con beneficio inferiore al minimo è esclusa.',
        en: 'An offer whose benefit is below the minimum is excluded.',
      },
    }[belowMinimum],
    formula: belowMinimum === 'zero' ? same('ΔB < 0 ⇒ Q = 0') : null,
    article,
  };
}

function fewAboveMinimumRule(
  { code, weight }: Criterion,
  { anchor, noneAboveMinimum, oneAboveMinimum }: BenefitRule,
): RuleText {
  const none = {
    zero: {
      it: 'Se nessuna offerta supera il minimo, tutte hanno 0 punti.',
      en: 'If no offer is above the minimum, all earn 0 points.',
    },
    'no-award': {
      it: 'Se nessuna offerta supera il minimo, il lotto non è aggiudicato.',
      en: 'If no offer is above the minimum, the lot is not awarded.',
    },
  }[noneAboveMinimum];
  const maximum = numberText(weight);
  const one: Text =
    anchor === 'relative-best' && oneAboveMinimum === 'anchor'
      ? {
          it: `A una sola spettano ${maximum.it} punti, qualunque sia il suo ΔB.`,
          en: `A single one earns ${maximum.en} points, whatever its ΔB.`,
        }
      : oneAboveMinimum === 'absolute-ideal'
        ? {
            it: 'Se una sola lo supera, i suoi punti si misurano sul profilo ideale.',
            en: 'If a single one is, its points are measured against the ideal profile.',
          }
        : {
            it: 'Se una sola lo supera, vale la stessa scala.',
            en: 'If a single one is, the same scale holds.',
          };
  return {
    id: `few-above-minimum-${code}`,
    title: {
      it: 'Nessuna o una sola sopra il minimo',
      en: 'None, or a single one, above the minimum',
    },
    words: { it: `${none.it} ${one.it}`, en: `${none.en} ${one.en}` },
    formula: null,
    // The law says nothing of it: the documents do.
    article: null,
  };
}
