import type { Text } from '../core/problem.ts';
import type { Lot } from '../core/tender/lot.ts';
import type { MovedInput } from '../core/valuation/twoWaySensitivity.ts';
import type { OfferNames } from './offerNames.ts';
import { isShare, type Quantity, quantityText } from './quantity.ts';
import { inBoth, same } from './rules/phrases.ts';

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

/** An input that an analysis moves: `Morte (S5)`, `Costo di un ictus (comune)`, and how its values are written. */
export function movedInputNames(
  lot: Lot,
  { parameter, strategy }: MovedInput,
  name: OfferNames,
): {
  readonly name: Text;
  quantity(value: number): Quantity;
  valueText(value: number): Text;
} {
  const { label, unit, share } = parameterOf(lot, parameter);
  const owner: Text = strategy === null ? { it: 'comune', en: 'shared' } : same(name(strategy));
  const quantity = (value: number): Quantity => ({ quantity: value, unit, share });
  return {
    name: inBoth((locale) => `${label[locale]} (${owner[locale]})`),
    quantity,
    valueText: (value) => inBoth((locale) => quantityText(quantity(value), locale)),
  };
}

/** Label of a declared group of inputs. */
export function groupLabel({ informationGroups }: Lot): (group: string) => Text {
  return (id) => informationGroups?.find((one) => one.id === id)?.label ?? same(id);
}
