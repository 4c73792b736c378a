import type { Text } from '../../core/problem.ts';
import type { AnomalyElement, AwardRules } from '../../core/tender/awardRules.ts';
import { formatFor } from '../format.ts';
import type { RuleText } from '../ruleText.ts';
import { inBoth, numberText } from './phrases.ts';

type Anomaly = AwardRules['anomaly'];

/** When an offer is flagged as abnormally low. */
export function anomalyRule(anomaly: Anomaly): RuleText {
  return {
    id: 'anomaly',
    title: { it: 'Offerte anormalmente basse', en: 'Abnormally low offers' },
    words: anomalyWords(anomaly),
    formula: null,
    article: { it: 'D.Lgs. 36/2023, art. 110', en: 'D.Lgs. 36/2023, art. 110' },
  };
}

const afterwards: Text = {
  it: 'All’offerta segnalata si chiedono spiegazioni scritte, entro un termine non superiore a quindici giorni; la segnalazione da sola non esclude.',
  en: 'A flagged offer is asked for written explanations, within at most fifteen days; the flag alone does not exclude.',
};

function anomalyWords(anomaly: Anomaly): Text {
  switch (anomaly.kind) {
    case 'none':
      return {
        it: 'Nessun calcolo; si possono sempre chiedere spiegazioni.',
        en: 'No computation; explanations may always be asked for.',
      };
    case 'four-fifths': {
      const stage: Text =
        anomaly.stage === 'before-rescaling'
          ? {
              it: 'su tutte le offerte ricevute, prima di riparametrazioni e arrotondamenti',
              en: 'over all offers received, before rescaling and rounding',
            }
          : { it: 'dopo le riparametrazioni', en: 'after rescaling' };
      return {
        it: `Con almeno ${anomaly.fewestOffers} offerte ammesse è segnalata quella i cui punti tecnici (${stage.it}) ed economici sono entrambi pari o superiori ai quattro quinti dei rispettivi massimi. ${afterwards.it}`,
        en: `With at least ${anomaly.fewestOffers} admitted offers one is flagged whose technical points (${stage.en}) and economic points are both at or above four fifths of their maxima. ${afterwards.en}`,
      };
    }
    case 'elements': {
      const elements = inBoth((locale) =>
        anomaly.elements.map((element) => elementText(element)[locale]).join('; '),
      );
      const when: Text =
        anomaly.when === 'any'
          ? { it: 'almeno uno di questi elementi', en: 'at least one of these elements' }
          : { it: 'tutti questi elementi', en: 'all of these elements' };
      return {
        it: `È segnalata l’offerta che presenta ${when.it}: ${elements.it}. ${anomaly.note?.it ?? ''} ${afterwards.it}`.replace(
          '  ',
          ' ',
        ),
        en: `An offer is flagged that shows ${when.en}: ${elements.en}. ${anomaly.note?.en ?? ''} ${afterwards.en}`.replace(
          '  ',
          ' ',
        ),
      };
    }
  }
}

/** One element of the test, in words. */
function elementText(element: AnomalyElement): Text {
  const percent = (value: number): Text =>
    inBoth((locale) => formatFor(locale).percent(value, Number.isInteger(value * 100) ? 0 : 2));
  switch (element.kind) {
    case 'discount-above': {
      const limit = percent(element.discount);
      return {
        it: `ribasso sulla base d’asta superiore al ${limit.it}`,
        en: `discount on the base price above ${limit.en}`,
      };
    }
    case 'discount-above-mean': {
      const points = numberText(element.by * 100);
      return {
        it: `ribasso superiore alla media delle offerte ammesse di oltre ${points.it} punti percentuali`,
        en: `discount above the mean of the admitted offers by more than ${points.en} percentage points`,
      };
    }
    case 'technical-share': {
      const limit = percent(element.share);
      return {
        it: `punti tecnici pari o superiori al ${limit.it} del massimo`,
        en: `technical points at or above ${limit.en} of the maximum`,
      };
    }
    case 'economic-share': {
      const limit = percent(element.share);
      return {
        it: `punti economici pari o superiori al ${limit.it} del massimo`,
        en: `economic points at or above ${limit.en} of the maximum`,
      };
    }
  }
}
