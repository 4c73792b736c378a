const DIMENSIONS = [
  'mobility',
  'selfCare',
  'usualActivities',
  'painDiscomfort',
  'anxietyDepression',
] as const;

/** Which questionnaire: three or five answers for each dimension. Profiles of one are never read as the other. */
export type Eq5dInstrument = 'EQ-5D-3L' | 'EQ-5D-5L';

/** The levels 1, 2, … of the five dimensions in order; undefined where no answer was given. */
export interface Eq5dProfile {
  readonly instrument: Eq5dInstrument;
  readonly levels: readonly (number | undefined)[];
}

/** What each level of each dimension takes from full health, 1. Every index is shown with the name of its value set. */
export interface Eq5dValueSet {
  readonly name: string;
  readonly instrument: Eq5dInstrument;
  readonly source: string;
  readonly decrements: Readonly<Record<(typeof DIMENSIONS)[number], readonly number[]>>;
}

/** No interaction term; the least index, of 55555, is −0.571. */
export const EQ5D5L_ITALY: Eq5dValueSet = {
  name: 'EQ-5D-5L Italy (Finch 2022)',
  instrument: 'EQ-5D-5L',
  source: 'Finch AP et al. Soc Sci Med 2022;292:114519, doi 10.1016/j.socscimed.2021.114519',
  decrements: {
    mobility: [0, 0.051, 0.064, 0.244, 0.329],
    selfCare: [0, 0.046, 0.056, 0.216, 0.257],
    usualActivities: [0, 0.05, 0.064, 0.225, 0.255],
    painDiscomfort: [0, 0.047, 0.088, 0.353, 0.408],
    anxietyDepression: [0, 0.044, 0.109, 0.318, 0.322],
  },
};

/** Value sets have three decimals; a sum of binary numbers is brought back to them. */
const DECIMALS = 1000;

/**
 * A profile as delivered, `21232`: one figure for each dimension; `9`, `0`, `.`, `-`, `x` or a blank for an answer that is missing.
 * @returns undefined if it is no profile of this instrument: other length, a level that the instrument has not
 */
export function readEq5dProfile(text: string, instrument: Eq5dInstrument): Eq5dProfile | undefined {
  if (text.length !== DIMENSIONS.length) return undefined;
  const levels = [...text].map((answer) => (/^[90.\-xX ]$/.test(answer) ? undefined : Number(answer)));
  const most = instrument === 'EQ-5D-3L' ? 3 : 5;
  const known = levels.every((level) => level === undefined || (level >= 1 && level <= most));
  return known ? { instrument, levels } : undefined;
}

/**
 * Index 1 − Σ decrements, on the scale 0 dead, 1 full health; below 0 for states valued worse than dead.
 * @returns undefined if an answer is missing: a missing answer is never level 1 and never zero
 * @throws RangeError if profile and value set are of different instruments
 */
export function eq5dIndex(profile: Eq5dProfile, valueSet: Eq5dValueSet): number | undefined {
  if (profile.instrument !== valueSet.instrument)
    throw new RangeError(`${profile.instrument} profile with the value set ${valueSet.name}`);
  let sum = 0;
  for (const [at, dimension] of DIMENSIONS.entries()) {
    const level = profile.levels[at];
    if (level === undefined) return undefined;
    sum += valueSet.decrements[dimension][level - 1] as number;
  }
  return Math.round((1 - sum) * DECIMALS) / DECIMALS;
}
