import type { Text } from '../../core/problem.ts';
import { type LifeCycleCostRule, whenPaid } from '../../core/tender/lifeCycleCost.ts';
import { exactNumber } from '../quantity.ts';
import type { RuleText } from '../ruleText.ts';
import { inBoth, listText, numberText } from './phrases.ts';

/**
 * How the amounts of a life become one price.
 * @param price the price item that is a life-cycle cost
 */
export function lifeCycleCostRuleText(
  price: { readonly code: string; readonly label: Text },
  rule: LifeCycleCostRule,
): RuleText {
  const { years, annualRate, timing, components, source } = rule;
  const parts = inBoth((locale) =>
    listText(
      components.map((component) => `${component.label[locale]} (${whenPaid(component)[locale]})`),
      locale,
    ),
  );
  const rate = inBoth((locale) => `${exactNumber(100 * annualRate, locale)}%`);
  const moment = timingTexts[timing];
  const r = numberText(annualRate);
  return {
    id: `life-cycle-cost-${price.code}`,
    title: {
      it: `Costo del ciclo di vita: ${price.code} ${price.label.it}`,
      en: `Life-cycle cost: ${price.code} ${price.label.en}`,
    },
    words: {
      it: `Si confronta ciò che si paga in ${years} ${years === 1 ? 'anno' : 'anni'} di uso: ${parts.it}. Il fornitore indica gli importi, IVA esclusa; anni, tasso e numero di usi sono uguali per tutti. Ogni pagamento è riportato al giorno dell’acquisto con un tasso del ${rate.it} all’anno: ciò che si paga ogni anno conta come pagato ${moment.it}, ciò che si paga all’inizio non si attualizza, ciò che si paga al termine si attualizza per tutti gli anni. Non ci sono arrotondamenti intermedi.`,
      en: `What is paid over ${years} ${years === 1 ? 'year' : 'years'} of use is compared: ${parts.en}. The supplier gives the amounts, VAT excluded; years, rate and number of uses are the same for all. Each payment is brought back to the day of purchase at a rate of ${rate.en} a year: what is paid every year counts as paid ${moment.en}, what is paid at the start is not discounted, what is paid at the end is discounted over all the years. Nothing is rounded on the way.`,
    },
    formula: inBoth(
      (locale) =>
        `LCC = Σ A(t) / (1 + ${r[locale]})^t; ${{ it: 't = 0 all’inizio', en: 't = 0 at the start' }[locale]}, ${yearlyTimes[timing]} ${{ it: 'ogni anno k', en: 'in each year k' }[locale]}, t = ${years} ${{ it: 'al termine', en: 'at the end' }[locale]}`,
    ),
    article: inBoth(
      (locale) =>
        `${{ it: 'D.Lgs. 36/2023, art. 108, c. 1, e allegato II.8; direttiva 2014/24/UE, art. 68', en: 'D.Lgs. 36/2023, art. 108(1) and annex II.8; Directive 2014/24/EU, art. 68' }[locale]}; ${source.citation[locale]} (${source.date})`,
    ),
  };
}

const timingTexts: Record<LifeCycleCostRule['timing'], Text> = {
  'start-of-year': { it: 'all’inizio di ogni anno', en: 'at the start of each year' },
  'mid-year': { it: 'a metà di ogni anno', en: 'in the middle of each year' },
  'end-of-year': { it: 'alla fine di ogni anno', en: 'at the end of each year' },
};

const yearlyTimes: Record<LifeCycleCostRule['timing'], string> = {
  'start-of-year': 't = k − 1',
  'mid-year': 't = k − ½',
  'end-of-year': 't = k',
};
