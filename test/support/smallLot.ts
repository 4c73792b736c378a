import type { Lot } from '../../src/core/tender/lot.ts';
import type { ParameterValue } from '../../src/core/tender/parameter.ts';
import { firstLot, shippedTender } from './tenders.ts';

/** A lot with this model, these shared parameters, indicators and λ; the rest is borrowed and plays no part. */
export function smallLot(
  model: Lot['model'],
  parameters: Readonly<Record<string, ParameterValue>>,
  indicators: readonly string[],
  willingnessToPay: Pick<Lot['willingnessToPay'], 'value' | 'range'>,
): Lot {
  const base = firstLot(shippedTender('tavi5'));
  const [parameter, indicator] = [base.parameters[0], base.indicators[0]];
  if (parameter === undefined || indicator === undefined) throw new Error('a lot with nothing to copy');
  return {
    ...base,
    model,
    parameters: Object.entries(parameters).map(([id, value]) => ({ ...parameter, id, value })),
    indicators: indicators.map((id) => ({ ...indicator, id })),
    willingnessToPay: { ...base.willingnessToPay, ...willingnessToPay },
  };
}
