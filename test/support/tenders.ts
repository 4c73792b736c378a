import { readFileSync } from 'node:fs';
import { betaFromEvents, type Prior } from '../../src/core/distributions/beta.ts';
import { fixedAt } from '../../src/core/distributions/fixed.ts';
import { placeText } from '../../src/core/problem.ts';
import type { Lot } from '../../src/core/tender/lot.ts';
import { parseTender } from '../../src/core/tender/parseTender.ts';
import type { Tender } from '../../src/core/tender/tender.ts';
import type { Strategy } from '../../src/core/valuation/strategy.ts';
import { readYaml } from '../../src/io/yaml.ts';
import { golden } from './golden.ts';

/** A tender shipped with the project, by file name. */
export function shippedTender(name: string): Tender {
  const file = `tenders/${name}.yaml`;
  const { data, locate, problems } = readYaml(readFileSync(file, 'utf8'), file);
  const parsed = parseTender(data, locate);
  if (parsed.value === undefined) {
    throw new Error(
      [...problems, ...parsed.problems].map((p) => `${placeText(p.where)}: ${p.message.en}`).join('\n'),
    );
  }
  return parsed.value;
}

export function firstLot(tender: Tender): Lot {
  return tender.lots[0] as Lot;
}

/** The five synthetic offers of `tavi5-deterministic` as strategies. */
export function tavi5Strategies(prior: Prior): Strategy[] {
  const { suppliers } = golden('tavi5-deterministic').inputs;
  return Object.entries(suppliers as Record<string, Tavi5Supplier>).map(([id, supplier]) => ({
    id,
    price: supplier.offeredPrice,
    indicators: {
      ...Object.fromEntries(
        Object.entries(supplier.events).map(([event, x]) => [event, betaFromEvents(x, supplier.n, prior)]),
      ),
      stay: fixedAt(supplier.meanLengthOfStayDays),
    },
  }));
}

export interface Tavi5Supplier {
  readonly n: number;
  readonly events: Record<string, number>;
  readonly meanLengthOfStayDays: number;
  readonly offeredPrice: number;
}
