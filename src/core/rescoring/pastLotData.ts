import { notANumber } from '../evidence/numberCell.ts';
import type { Place, Problem } from '../problem.ts';
import { formulaParameters, type lotSheet } from './pastLotSheet.ts';
import { present, type Row } from './pastRows.ts';

/** Columns of the sheet of lots. */
export type LotKey = (typeof lotSheet)['columns'][number]['key'];

/** A row of the sheet of lots as a YAML file would give it, without criteria and offers. */
export function lotData(lot: Row<LotKey>, problems: Problem[]): object {
  const [points, stage] = [lot.number('thresholdPoints'), lot.text('thresholdStage')];
  if (points !== undefined && stage === undefined)
    problems.push(
      notANumber({ kind: 'empty' }, lot.place('thresholdStage'), {
        it: 'Soglia applicata',
        en: 'Threshold applied',
      }),
    );
  const profile = (effect: LotKey, cost: LotKey): object | undefined => {
    const [value, costOfCare] = [lot.number(effect), lot.number(cost)];
    if (value === undefined && costOfCare === undefined) return undefined;
    if (value !== undefined && costOfCare !== undefined) return { effect: value, costOfCare };
    problems.push(
      notANumber({ kind: 'empty' }, lot.place(value === undefined ? effect : cost), {
        it: 'Profilo',
        en: 'Profile',
      }),
    );
    return undefined;
  };
  const minimum = profile('minimumEffect', 'minimumCost');
  const ideal = profile('idealEffect', 'idealCost');
  if (minimum === undefined && ideal !== undefined)
    problems.push(
      notANumber({ kind: 'empty' }, lot.place('minimumEffect'), {
        it: 'Profilo minimo',
        en: 'Minimum profile',
      }),
    );
  const ties = [lot.text('tie1'), lot.text('tie2')].filter((tie) => tie !== undefined);
  return {
    id: lot.text('lot'),
    title: lot.text('title'),
    ...present('patients', lot.number('patients')),
    ...present('basePrice', lot.number('basePrice')),
    given: lot.text('given'),
    price: {
      weight: lot.number('priceWeight'),
      per: lot.text('per'),
      formula: formulaData(lot, problems),
      whenAllDiscountsEqual: lot.text('allEqual'),
      whenNoDiscount: lot.text('noDiscount'),
    },
    award: {
      threshold: points === undefined ? { kind: 'none' } : { kind: 'technical-total', points, stage },
      rescaling: { first: lot.text('first'), second: lot.text('second') },
      rounding: {
        decimals: lot.number('decimals'),
        mode: lot.text('mode'),
        stage: lot.text('roundingStage'),
      },
      ties,
    },
    ...(minimum !== undefined && { profiles: { minimum, ...present('ideal', ideal) } }),
    ...present('candidateThresholdPrice', lot.number('candidateThreshold')),
  };
}

function formulaData(lot: Row<LotKey>, problems: Problem[]): object {
  const kind = lot.text('formula') ?? '';
  const name = (formulaParameters as Readonly<Record<string, string | null>>)[kind] ?? null;
  const value = lot.number('parameter');
  if (name !== null && value === undefined)
    problems.push(
      notANumber({ kind: 'empty' }, lot.place('parameter'), {
        it: 'Parametro della formula',
        en: 'Parameter of the formula',
      }),
    );
  return name === null ? { kind } : { kind, [name]: value };
}

/** The cell of each value of a lot, by its path. */
export function lotPlaces(lot: Row<LotKey>, path: string, put: (path: string, place: Place) => void): void {
  put(path, lot.place('lot'));
  const columns: Readonly<Record<string, LotKey>> = {
    id: 'lot',
    title: 'title',
    patients: 'patients',
    basePrice: 'basePrice',
    given: 'given',
    'price.weight': 'priceWeight',
    'price.per': 'per',
    'price.formula': 'parameter',
    'award.threshold': 'thresholdPoints',
    'award.rounding': 'decimals',
    'award.rescaling': 'first',
    'award.ties': 'tie1',
    profiles: 'minimumEffect',
    'profiles.ideal': 'idealEffect',
    candidateThresholdPrice: 'candidateThreshold',
  };
  for (const [key, column] of Object.entries(columns)) put(`${path}.${key}`, lot.place(column));
}
