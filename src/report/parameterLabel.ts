import type { Text } from '../core/problem.ts';
import type { Lot } from '../core/tender/lot.ts';
import { isShare } from './quantity.ts';

/** An indicator or shared parameter of the lot by id, as it is drawn: of a risk known by a ratio, the ratio. */
export function parameterOf(
  lot: Lot,
  id: string,
): { readonly label: Text; readonly unit: string; readonly share: boolean } {
  const indicator = lot.indicators.find((one) => one.id === id);
  if (indicator !== undefined) {
    return { ...indicator, share: isShare(indicator) && indicator.evidence.form !== 'ratio-to-baseline' };
  }
  const parameter = lot.parameters.find((one) => one.id === id);
  if (parameter !== undefined) return { ...parameter, share: false };
  return { label: { it: id, en: id }, unit: '1', share: false };
}
