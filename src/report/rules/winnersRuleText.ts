import type { Text } from '../../core/problem.ts';
import type { AwardRules } from '../../core/tender/awardRules.ts';
import { formatFor } from '../format.ts';
import type { RuleText } from '../ruleText.ts';
import { inBoth } from './phrases.ts';

/** Who wins: one offer, or several with quotas. */
export function winnersRule(winners: AwardRules['winners']): RuleText {
  return {
    id: 'winners',
    title: { it: 'Aggiudicatari', en: 'Winners' },
    words: winners.kind === 'one' ? one : several(winners),
    formula: null,
    article: winners.kind === 'one' ? null : framework,
  };
}

const framework: Text = { it: 'D.Lgs. 36/2023, art. 59', en: 'D.Lgs. 36/2023, art. 59' };

const one: Text = {
  it: 'Vince la prima in graduatoria.',
  en: 'The first in the ranking wins.',
};

function several({ quotas, whenFewer }: Extract<AwardRules['winners'], { kind: 'several' }>): Text {
  const shares = inBoth((locale) =>
    quotas.map((quota) => formatFor(locale).percent(quota, Number.isInteger(quota * 100) ? 0 : 2)).join(', '),
  );
  const fewer = {
    'in-proportion': {
      it: 'le quote delle posizioni vuote si dividono in proporzione',
      en: 'quotas of empty ranks are shared in proportion',
    },
    'to-the-first': {
      it: 'le quote delle posizioni vuote vanno alla prima',
      en: 'quotas of empty ranks go to the first',
    },
    'not-awarded': {
      it: 'le quote delle posizioni vuote non sono aggiudicate',
      en: 'quotas of empty ranks are not awarded',
    },
  }[whenFewer];
  return {
    it: `Vincono le prime ${quotas.length} offerte in graduatoria, con quote nell’ordine di ${shares.it}; se le offerte ammesse sono meno, ${fewer.it}. Finché un sorteggio deve dire chi è su una di queste posizioni non si assegna alcuna quota.`,
    en: `The first ${quotas.length} offers of the ranking win, with quotas in this order: ${shares.en}; with fewer admitted offers, ${fewer.en}. As long as a drawing of lots has to say who is on one of these ranks no quota is given.`,
  };
}
