import { strategyOf } from '../../src/core/evaluation/evaluateLot.ts';
import { inputNames } from '../../src/core/evidence/workbookNames.ts';
import type { Lot } from '../../src/core/tender/lot.ts';
import type { Strategy } from '../../src/core/valuation/strategy.ts';
import { workloadLot, workloadStrategies } from '../bench/psaWorkload.ts';
import { richEvaluated } from '../report/evaluation.ts';
import { lotWithAllForms } from './allForms.ts';
import { allFormsOffer } from './allFormsOffer.ts';
import { firstLot, shippedTender, tavi5Strategies } from './tenders.ts';
import { uncertainTender } from './uncertainTender.ts';
import { publishedForTest } from './workbooks.ts';

/** Lots of every kind with strategies to value: what must hold of simulations holds of each. */
export const valuedLots: readonly {
  readonly name: string;
  readonly lot: Lot;
  readonly strategies: readonly Strategy[];
}[] = [
  {
    name: 'five offers, own inputs only',
    lot: firstLot(shippedTender('tavi5')),
    strategies: tavi5Strategies('none'),
  },
  { name: 'five offers, uncertain costs', lot: richEvaluated().lot, strategies: tavi5Strategies('none') },
  { name: 'the reference workload', lot: workloadLot, strategies: workloadStrategies },
  {
    name: 'a Markov model with correlations, alternatives and groups',
    lot: firstLot(uncertainTender()),
    strategies: tavi5Strategies('none'),
  },
  everyForm(),
];

/** Ratios, categories, own draws and all the rest. */
function everyForm() {
  const shipped = shippedTender('tavi5');
  const lot = lotWithAllForms(firstLot(shipped));
  const published = publishedForTest({ ...shipped, lots: [lot] });
  const worse = {
    [inputNames.evidence('utility', 'mean')]: 0.71,
    [inputNames.evidence('stroke', 'events')]: 9,
  };
  const offers = [allFormsOffer(published, lot, 'Alfa'), allFormsOffer(published, lot, 'Beta', worse)];
  return { name: 'every form of evidence', lot, strategies: offers.map(strategyOf) };
}
