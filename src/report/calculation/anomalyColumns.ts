import type { Text } from '../../core/problem.ts';
import type { AnomalyElement } from '../../core/tender/awardRules.ts';
import { type CalculatedLot, suppliersOf } from './calculatedLot.ts';
import type { EconomicCells } from './economicSheet.ts';
import * as live from './live.ts';
import * as ranges from './ranges.ts';
import { guarded } from './rounding.ts';
import type { RuleCells } from './rulesSheet.ts';
import type { SheetInWriting } from './sheet.ts';
import type { Column } from './table.ts';
import type { TechnicalCells } from './technicalSheets.ts';

const signLabels: Record<AnomalyElement['kind'], Text> = {
  'discount-above': { it: 'ribasso', en: 'discount' },
  'discount-above-mean': { it: 'ribasso oltre la media', en: 'discount above the mean' },
  'technical-share': { it: 'punti tecnici', en: 'technical points' },
  'economic-share': { it: 'punti economici', en: 'economic points' },
};

/** Signs of an abnormally low offer by the declared rule, as in `core/scoring/anomaly.ts`; null without a rule. */
export function anomalyColumns(
  calculated: CalculatedLot,
  rules: RuleCells,
  sheet: SheetInWriting,
  technical: TechnicalCells,
  economic: EconomicCells,
  ifAdmitted: (offer: number, content: live.Live) => live.Live,
): Column | null {
  const { lot, locale } = calculated;
  const { anomaly } = lot.award;
  if (anomaly.kind === 'none') return null;
  sheet.section({ it: 'Segni di anomalia', en: 'Signs of anomaly' }[locale]);
  const meanLabel = { it: 'Media', en: 'Mean' }[locale];
  const table = sheet.table({ it: 'Offerta', en: 'Offer' }[locale], suppliersOf(calculated), [meanLabel]);
  const base = rules.figure('basePrice');
  const discounts = table.column({ it: 'Ribasso', en: 'Discount' }[locale], 'percent', (offer) =>
    ifAdmitted(offer, live.over(live.minus(base, economic.price.cells[offer] as live.Live), base)),
  );
  const enough = live.compare(ranges.numbersOf(discounts), '>', live.number(0));
  const mean = table.foot(
    0,
    discounts,
    live.when(enough, ranges.average(discounts), live.number(0)),
    'percent',
  );
  const elements: readonly Pick<AnomalyElement, 'kind'>[] =
    anomaly.kind === 'elements'
      ? anomaly.elements
      : [{ kind: 'technical-share' }, { kind: 'economic-share' }];
  const fromRaw = anomaly.kind === 'four-fifths' && anomaly.stage === 'before-rescaling';
  const technicalPoints = fromRaw ? technical.rawTotal : technical.points.total;
  const technicalMaximum = live.total(lot.criteria.map(({ code }) => rules.figure(`weight ${code}`)));
  const signs = elements.map(({ kind }, at) => {
    const limit = rules.figure(`element ${anomaly.kind === 'elements' ? at : 0}`);
    const heading = `${{ it: 'Segno', en: 'Sign' }[locale]} ${at + 1}: ${signLabels[kind][locale]}`;
    return table.column(heading, 'text', (offer) => ifAdmitted(offer, signOf(kind, limit, offer)));
  });
  const flaggedLabel = { it: 'Da verificare', en: 'To be explained' }[locale];
  return table.column(
    flaggedLabel,
    'text',
    (offer) => {
      const own = signs.map((column) => column.cells[offer] as live.Live);
      const flagged = anomaly.kind === 'elements' && anomaly.when === 'any' ? live.any(own) : live.all(own);
      if (anomaly.kind === 'elements') return ifAdmitted(offer, flagged);
      const offers = live.compare(ranges.numbersOf(discounts), '>=', rules.figure('fewest offers'));
      return ifAdmitted(offer, live.when(offers, flagged, live.truth(false)));
    },
    'result',
  );

  function signOf(kind: AnomalyElement['kind'], limit: live.Live, offer: number): live.Live {
    const discount = discounts.cells[offer] as live.Live;
    const atLeast = (points: live.Live, maximum: live.Live): live.Live =>
      live.compare(guarded(points), '>=', guarded(live.times(limit, maximum)));
    switch (kind) {
      case 'discount-above':
        return live.compare(guarded(discount), '>', limit);
      case 'discount-above-mean':
        return live.compare(guarded(live.minus(discount, mean)), '>', limit);
      case 'technical-share':
        return atLeast(technicalPoints.cells[offer] as live.Live, technicalMaximum);
      case 'economic-share':
        return atLeast(economic.points.cells[offer] as live.Live, rules.figure('priceWeight'));
    }
  }
}
