import type { Text } from '../../core/problem.ts';
import type { AnomalySign } from '../../core/scoring/anomaly.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { formatFor } from '../format.ts';
import { offerNames } from '../offerNames.ts';
import { anomalyRule } from '../rules/anomalyRuleText.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Table } from '../table.ts';
import { type ReportedLot, words } from './reportedLot.ts';

const signTexts: Record<AnomalySign['element'], Text> = {
  'discount-above': { it: 'ribasso', en: 'discount' },
  'discount-above-mean': { it: 'ribasso oltre la media', en: 'discount above the mean' },
  'technical-share': { it: 'punti tecnici', en: 'technical points' },
  'economic-share': { it: 'punti economici', en: 'economic points' },
};

/** The test for abnormally low offers, sign by sign; null where none is declared or there are too few offers. */
export function anomalyTable(lot: Lot, evaluation: ReportedLot): Table | null {
  const { anomalies } = evaluation.scoring;
  if (anomalies.length === 0) return null;
  const name = offerNames(evaluation);
  return {
    id: 'anomalies',
    title: { it: 'Verifica dell’anomalia', en: 'Test for abnormally low offers' },
    sheet: { it: 'Anomalia', en: 'Anomaly' },
    notes: [anomalyRule(lot.award.anomaly).words],
    columns: [
      words({ it: 'Offerta', en: 'Offer' }),
      words({ it: 'Segno', en: 'Sign' }),
      words({ it: 'Valore', en: 'Value' }),
      words({ it: 'Limite', en: 'Limit' }),
      words({ it: 'Presente', en: 'Present' }),
      words({ it: 'Segnalata', en: 'Flagged' }),
    ],
    rows: anomalies.flatMap(({ offer, signs, flagged }) =>
      signs.map((sign, at) => ({
        strong: flagged,
        cells: [
          name(offer),
          signTexts[sign.element],
          figure(sign, sign.value),
          figure(sign, sign.limit),
          yesOrNo(sign.present),
          at === 0 ? yesOrNo(flagged) : '',
        ],
      })),
    ),
  };
}

function figure({ element }: AnomalySign, value: number): Text {
  const points = element === 'technical-share' || element === 'economic-share';
  return inBoth((locale) =>
    points ? formatFor(locale).number(value, 2) : formatFor(locale).percent(value, 2),
  );
}

function yesOrNo(is: boolean): Text {
  return is ? { it: 'sì', en: 'yes' } : { it: 'no', en: 'no' };
}
