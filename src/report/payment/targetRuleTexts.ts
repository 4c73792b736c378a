import type { Contract } from '../../core/contract/contract.ts';
import type { Corridor } from '../../core/payment/corridor.ts';
import type { NetBenefitTrueUp } from '../../core/payment/netBenefitTrueUp.ts';
import type { Quality } from '../../core/payment/quality.ts';
import type { QualityLinked } from '../../core/payment/qualityLinked.ts';
import type { RiskSharing } from '../../core/payment/riskSharing.ts';
import type { SharedSavings } from '../../core/payment/sharedSavings.ts';
import type { Text } from '../../core/problem.ts';
import { inBoth, listText, numberText } from '../rules/phrases.ts';
import { declaredText } from '../tracking/figureText.ts';
import {
  agreedEuros,
  agreedPoints,
  agreedShare,
  agreements,
  priceOf,
  type RuleWords,
  targetOf,
  targetWords,
  theShare,
} from './phrases.ts';

/** Rules whose amount follows from targets, or from the net benefit. */
export function targetRuleText(
  rule: Corridor | RiskSharing | QualityLinked | SharedSavings | NetBenefitTrueUp,
  supplier: string,
  contract: Contract,
): RuleWords {
  switch (rule.kind) {
    case 'corridor':
      return corridorText(rule, contract);
    case 'risk-sharing':
      return riskSharingText(rule, agreedEuros(priceOf(contract, supplier)), contract);
    case 'quality-linked':
      return qualityLinkedText(rule, contract);
    case 'shared-savings':
      return sharedSavingsText(rule, contract);
    case 'net-benefit-true-up':
      return trueUpText(rule, supplier, contract);
  }
}

function corridorText(
  { target, deadBand, slope, bonusCap, malusCap }: Corridor,
  contract: Contract,
): RuleWords {
  const held = targetWords(contract, target);
  const [band, each] = [agreedPoints(deadBand), agreedEuros(slope)];
  const [most, least] = [agreedEuros(bonusCap), agreedEuros(malusCap)];
  const within: Text =
    deadBand === 0
      ? { it: 'ogni punto di distanza', en: 'each point of distance' }
      : {
          it: `fino a ${band.it} di distanza non si muove nulla, ogni punto oltre`,
          en: `up to ${band.en} of distance nothing moves, each point beyond`,
        };
  const bonus: Text =
    bonusCap === 0
      ? { it: 'Raggiunto: nessun premio.', en: 'Met: no bonus.' }
      : {
          it: `Raggiunto: premio al fornitore, fino a ${most.it} sul contratto.`,
          en: `Met: a bonus to the supplier, up to ${most.en} over the contract.`,
        };
  const malus: Text =
    malusCap === 0
      ? { it: 'Mancato: nessuna penalità.', en: 'Missed: no malus.' }
      : {
          it: `Mancato, anche tenuto conto di tutti gli obiettivi insieme: penalità fino a ${least.it}.`,
          en: `Missed, also once all targets are taken together: a malus up to ${least.en}.`,
        };
  return {
    words: {
      it: `Obiettivo: ${held.it}. ${bonus.it} ${malus.it} Non deciso: nulla. Un punto è un centesimo dell’unità dell’esito; ${within.it} vale ${each.it} per ogni paziente contato. La distanza è quella del valore osservato, corretto per il rischio dove c’è un modello.`,
      en: `Target: ${held.en}. ${bonus.en} ${malus.en} Inconclusive: nothing. A point is a hundredth of the outcome’s unit; ${within.en} is worth ${each.en} for each patient counted. The distance is that of the observed value, adjusted for risk where there is a model.`,
    },
    formula: {
      it: `importo = segno(d) · min(tetto; ${each.it} · pazienti · (|d| − ${band.it})), d > 0 se meglio dell’obiettivo`,
      en: `amount = sign(d) · min(cap, ${each.en} · patients · (|d| − ${band.en})), d > 0 if better than the target`,
    },
    article: null,
  };
}

function riskSharingText({ target, when, share }: RiskSharing, price: Text, contract: Contract): RuleWords {
  const held = targetWords(contract, target);
  const [part, the] = [agreedShare(share), theShare(share)];
  const once: Text =
    when === 'missed'
      ? {
          it: 'Quando l’obiettivo è mancato, anche tenuto conto di tutti gli obiettivi insieme',
          en: 'Once the target is missed, also with all targets taken together',
        }
      : {
          it: 'Quando l’obiettivo è deciso, raggiunto o mancato',
          en: 'Once the target is decided, met or missed',
        };
  return {
    words: {
      it: `Obiettivo: ${held.it}. ${once.it}, per ogni esito sfavorevole contato torna ${the.it} del prezzo (${price.it}), senza richieste dell’ospedale. Non deciso: nulla.`,
      en: `Target: ${held.en}. ${once.en}, for each bad outcome counted ${part.en} of the price (${price.en}) comes back, without claims of the hospital. Inconclusive: nothing.`,
    },
    formula: {
      it: `rimborso = ${part.it} · ${price.it} · esiti sfavorevoli`,
      en: `refund = ${part.en} · ${price.en} · bad outcomes`,
    },
    article: agreements,
  };
}

/** What makes the quality, each target from what earns nothing to what earns all. */
function qualityWords(quality: Quality, contract: Contract): Text {
  return inBoth((locale) =>
    listText(
      quality.map(({ target, threshold, benchmark, weight }) => {
        const { outcome } = targetOf(contract, target);
        const [from, to] = [threshold, benchmark].map((value) => declaredText(outcome, value, locale));
        const words = {
          it: `«${outcome.label.it}» da ${from} (vale 0) a ${to} (vale 1), peso ${agreedShare(weight).it}`,
          en: `“${outcome.label.en}” from ${from} (worth 0) to ${to} (worth 1), weight ${agreedShare(weight).en}`,
        };
        return words[locale];
      }),
      locale,
    ),
  );
}

function qualityLinkedText(
  { tariff, withhold, factor, quality }: QualityLinked,
  contract: Contract,
): RuleWords {
  const made = qualityWords(quality, contract);
  const [each, part, k] = [agreedEuros(tariff), agreedShare(withhold), numberText(factor)];
  return {
    words: {
      it: `Ogni procedura si paga ${each.it} in via ordinaria. Se ne trattiene ${theShare(withhold).it} e si riguadagna con la qualità Q, moltiplicata per ${k.it}. Q viene da: ${made.it}.`,
      en: `Each procedure is paid ${each.en} in the ordinary way. Of it ${part.en} is withheld and earned back by the quality Q, times ${k.en}. Q comes from: ${made.en}.`,
    },
    formula: {
      it: `importo = procedure · ${each.it} · ${part.it} · (Q · ${k.it} − 1)`,
      en: `amount = procedures · ${each.en} · ${part.en} · (Q · ${k.en} − 1)`,
    },
    article: {
      it: 'Trattenuta riguadagnata tra soglia e riferimento, come nel programma Hospital Value-Based Purchasing (42 CFR 412, sottoparte I)',
      en: 'A withhold earned back between threshold and benchmark, as in Hospital Value-Based Purchasing (42 CFR 412, subpart I)',
    },
  };
}

function sharedSavingsText(
  { benchmark, share, leastRate, cap, quality, gate }: SharedSavings,
  contract: Contract,
): RuleWords {
  const made = qualityWords(quality, contract);
  const each = agreedEuros(benchmark);
  const [part, least, most, good] = [share, leastRate, cap, gate].map(agreedShare) as [
    Text,
    Text,
    Text,
    Text,
  ];
  return {
    words: {
      it: `Il costo degli episodi si confronta con ${each.it} per episodio. Un risparmio di almeno ${least.it}, con qualità Q di almeno ${good.it}, dà al fornitore ${theShare(share).it} del risparmio per Q; un eccesso di almeno ${least.it} gli costa ${theShare(share).it} dell’eccesso. In entrambi i casi al massimo ${theShare(cap).it} del costo concordato. Q viene da: ${made.it}.`,
      en: `The cost of the episodes is held against ${each.en} for each. Savings of ${least.en} or more, with a quality Q of at least ${good.en}, give the supplier ${part.en} of the savings times Q; an excess of ${least.en} or more costs it ${part.en} of the excess. Either way at most ${most.en} of the agreed cost. Q comes from: ${made.en}.`,
    },
    formula: {
      it: `S = B − costo, B = episodi · ${each.it}; S/B ≥ ${least.it} e Q ≥ ${good.it}: min(${part.it} · Q · S; ${most.it} · B); S/B ≤ −${least.it}: max(${part.it} · S; −${most.it} · B)`,
      en: `S = B − cost, B = episodes · ${each.en}; S/B ≥ ${least.en} and Q ≥ ${good.en}: min(${part.en} · Q · S, ${most.en} · B); S/B ≤ −${least.en}: max(${part.en} · S, −${most.en} · B)`,
    },
    article: {
      it: 'Risparmi condivisi nei due sensi, con quota minima e soglia di qualità, come nel Medicare Shared Savings Program (42 CFR 425)',
      en: 'Two-sided shared savings with a minimum rate and a quality gate, as in the Medicare Shared Savings Program (42 CFR 425)',
    },
  };
}

function trueUpText(
  { share, capPerPatient }: NetBenefitTrueUp,
  supplier: string,
  { suppliers }: Contract,
): RuleWords {
  const promised = suppliers.find(({ id }) => id === supplier)?.promisedNetBenefit;
  if (promised === undefined) throw new RangeError(`no promise of ${supplier}`);
  const [part, most, gave] = [
    agreedShare(share),
    agreedEuros(capPerPatient),
    agreedEuros(Math.round(promised * 100) / 100),
  ];
  return {
    words: {
      it: `L’offerta ha promesso un beneficio netto di ${gave.it} per paziente. Solo dove l’intervallo di quello realizzato sta tutto sotto la promessa, torna ${theShare(share).it} di quanto manca, al massimo ${most.it} per paziente. Un beneficio maggiore non dà alcun premio.`,
      en: `The offer promised a net benefit of ${gave.en} per patient. Only where the interval of the delivered one lies wholly below the promise, ${part.en} of what is short comes back, at most ${most.en} per patient. A greater benefit brings no bonus.`,
    },
    formula: {
      it: `rimborso = pazienti · min(${most.it}; ${part.it} · max(0; promesso − realizzato))`,
      en: `refund = patients · min(${most.en}, ${part.en} · max(0, promised − delivered))`,
    },
    article: null,
  };
}
