import type { Contract } from '../contract/contract.ts';
import type { OutcomeDefinition } from '../contract/outcomeDefinition.ts';
import { positionOf, siteTails } from '../tracking/siteFigures.ts';
import { heldOutcome } from './groupFigure.ts';
import { keysBehind, unitKeys, unitName } from './knownCount.ts';
import type { Reader } from './reader.ts';
import type { FigureKey, ReleasedFigure, ReleasedUnit } from './release.ts';
import { figureName, roundedSize, type TrueView } from './trueView.ts';

/**
 * The circles of a reader's funnel, smallest first: its own and the others unnamed, of those only whose figure may be shown as it is. Others are held to the reader's own
 * target; sites have one only where all suppliers have the same.
 */
export function funnelUnits(
  reader: Reader,
  outcome: OutcomeDefinition,
  contract: Contract,
  released: readonly ReleasedFigure[],
  views: readonly TrueView[],
): readonly ReleasedUnit[] {
  const keys = unitKeys(reader, outcome.id, contract);
  const found = keys
    .flatMap((key): ReleasedUnit[] => {
      const figure = released.find((one) => figureName(one) === figureName(key));
      if (figure === undefined || figure.value === null) return [];
      const { patients, events, value, data } = figure;
      if (typeof patients !== 'number' || typeof events !== 'number') return [];
      const own = isOwn(reader, key);
      const position = positionAgainst(reader, outcome, contract, { patients, events, value });
      return [{ own, data, size: roundedSize(patients), value, position }];
    })
    .toSorted((one, other) => one.size - other.size || one.value - other.value);
  // A circle that could as well be that of somebody whose figure is withheld is left out.
  return found.filter((unit) => {
    const alike = found.filter((other) => unitName(other) === unitName(unit)).length;
    return alike === keysBehind(unit, keys, views).length;
  });
}

function isOwn(reader: Reader, { supplier, site }: FigureKey): boolean {
  return reader.kind === 'supplier'
    ? supplier === reader.supplier
    : reader.kind === 'site' && site === reader.site;
}

function positionAgainst(
  reader: Reader,
  outcome: OutcomeDefinition,
  contract: Contract,
  { patients, events, value }: { patients: number; events: number; value: number },
): ReleasedUnit['position'] {
  const own = reader.kind === 'supplier' ? reader.supplier : null;
  const targets = contract.targets.filter(
    (target) => target.outcome === outcome.id && (own === null || target.supplier === own),
  );
  const held = heldOutcome(contract, outcome, own);
  if (held === undefined || targets.some((target) => target.value !== held.target.value)) return null;
  // O/E × reference is the value: what was expected follows, unless nobody had the event.
  const expected = held.model === null ? 0 : value > 0 ? (events * held.model.reference) / value : null;
  const tails = expected === null ? undefined : siteTails({ patients, events, expected }, null, held);
  return tails === undefined ? null : positionOf(tails, held);
}
