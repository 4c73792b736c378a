import type { Lot } from '../../core/tender/lot.ts';
import { plainNumber } from '../quantity.ts';
import type { RuleText } from '../ruleText.ts';
import { inBoth, numberText, same } from './phrases.ts';

/** Thresholds of a method that is shown beside the award, if the tender declares them. */
export function otherMethodsRuleTexts({ electre }: Lot): RuleText[] {
  if (electre === undefined) return [];
  const share = inBoth((locale) => `${plainNumber(100 * electre.concordance, locale)}%`);
  const worse = numberText(electre.discordance);
  return [
    {
      id: 'electre',
      title: { it: 'ELECTRE I, solo per informazione', en: 'ELECTRE I, as information only' },
      words: {
        it: `Accanto alla graduatoria, mai al suo posto, si mostra che cosa direbbe ELECTRE I: un’offerta ne surclassa un’altra se è almeno pari su criteri che fanno almeno il ${share.it} dei pesi e su nessuno ha un coefficiente più basso di oltre ${worse.it}.`,
        en: `Beside the ranking, never in its place, it is shown what ELECTRE I would say: an offer outranks another if it is at least as good on criteria with at least ${share.en} of the weights and on none has a coefficient lower by more than ${worse.en}.`,
      },
      formula: inBoth(
        (locale) =>
          `a S b ⇔ Σ(W: V(a) ≥ V(b)) / ΣW ≥ ${numberText(electre.concordance)[locale]}; max(V(b) − V(a)) ≤ ${worse[locale]}`,
      ),
      article: same('Roy, RIRO 1968;2(8):57-75'),
    },
  ];
}
