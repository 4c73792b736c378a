import type { Lot } from '../../core/tender/lot.ts';
import { formatFor } from '../format.ts';
import { decimalsDeclared, exactNumber, unitLabel } from '../quantity.ts';
import type { RuleText } from '../ruleText.ts';
import { inBoth, same } from './phrases.ts';

/** Willingness to pay, horizon and discounting. */
export function valuationRuleTexts(lot: Lot): RuleText[] {
  const { willingnessToPay, horizon, discounting } = lot;
  const lambda = inBoth(
    (locale) =>
      `${formatFor(locale).number(willingnessToPay.value)} ${unitLabel(willingnessToPay.unit, locale)}`,
  );
  const years = inBoth((locale) => exactNumber(horizon.years, locale));
  const rate = inBoth((locale) =>
    formatFor(locale).percent(
      discounting.annualRate,
      Math.max(1, decimalsDeclared(100 * discounting.annualRate)),
    ),
  );
  const { citation, date } = willingnessToPay.source;
  return [
    {
      id: 'willingness-to-pay',
      title: { it: 'Disponibilità a pagare λ', en: 'Willingness to pay λ' },
      words: {
        it: `Un’unità di effetto vale ${lambda.it}. Lo stesso λ vale per tutte le offerte.`,
        en: `One unit of effect is worth ${lambda.en}. The same λ holds for all offers.`,
      },
      formula: { it: `λ = ${lambda.it}`, en: `λ = ${lambda.en}` },
      article: { it: `${citation.it} (${date})`, en: `${citation.en} (${date})` },
    },
    {
      id: 'horizon',
      title: { it: 'Orizzonte e attualizzazione', en: 'Horizon and discounting' },
      words: {
        it: `Effetti e costi si contano su ${years.it} ${horizon.years === 1 ? 'anno' : 'anni'}. ${horizon.description.it} Tasso annuo di attualizzazione: ${rate.it}. ${discounting.description.it}`,
        en: `Effects and costs are counted over ${years.en} ${horizon.years === 1 ? 'year' : 'years'}. ${horizon.description.en} Annual discount rate: ${rate.en}. ${discounting.description.en}`,
      },
      formula: null,
      article: null,
    },
  ];
}

/** The simulation beside the award. */
export function simulationRuleText({ simulation }: Lot): RuleText {
  const draws = inBoth((locale) => formatFor(locale).number(simulation.draws));
  return {
    id: 'simulation',
    title: { it: 'Simulazione dell’incertezza', en: 'Simulation of uncertainty' },
    words: {
      it: `Con ${draws.it} simulazioni indipendenti (Monte Carlo semplice) e seme ${simulation.seed}, pubblicati con la gara, si calcola quanto è sicuro il risultato. È un’informazione: l’aggiudicazione dipende solo dai punti, mai dalla simulazione.`,
      en: `With ${draws.en} independent draws (plain Monte Carlo) and seed ${simulation.seed}, published with the tender, it is computed how sure the result is. It is information: the award depends on the points only, never on the simulation.`,
    },
    formula: same('NMB = λ · E − K − p'),
    article: {
      it: 'Stinnett e Mullahy, Med Decis Making 1998;18:S68-80; Briggs, Claxton e Sculpher 2006',
      en: 'Stinnett and Mullahy, Med Decis Making 1998;18:S68-80; Briggs, Claxton and Sculpher 2006',
    },
  };
}
