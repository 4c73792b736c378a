import type { MarkovModel } from '../../src/core/tender/markovModel.ts';

/** A way between states as `from → to: probability`. */
export type Ways = readonly (readonly [from: string, to: string, probability: string])[];

/** A state that costs nothing, weighs a full year and starts empty unless told otherwise. */
export function state(
  id: string,
  given: Partial<MarkovModel['states'][number]> = {},
): MarkovModel['states'][number] {
  return { id, label: { it: id, en: id }, start: '0', cost: '0', utility: '1', ...given };
}

/** A model of yearly cycles without discounting, counted at the start, unless told otherwise. */
export function markovOf(
  states: MarkovModel['states'],
  ways: Ways,
  given: Partial<MarkovModel> = {},
): MarkovModel {
  return {
    kind: 'markov',
    effect: { unit: 'QALY' },
    cycle: { years: 1, count: 10 },
    counting: 'start',
    discounting: { costRate: 0, effectRate: 0, at: 'cycle-start' },
    states,
    transitions: ways.map(([from, to, probability]) => ({ from, to, probability })),
    atStart: { effect: '0', careCost: '0' },
    ...given,
  };
}

/** Alive or dead with a constant probability of death, `p`; a year of life costs 1,000 euros. */
export function aliveOrDead(p: string, given: Partial<MarkovModel> = {}): MarkovModel {
  return markovOf(
    [state('alive', { start: 'rest', cost: '1000' }), state('dead', { utility: '0' })],
    [
      ['alive', 'alive', 'rest'],
      ['alive', 'dead', p],
      ['dead', 'dead', 'rest'],
    ],
    given,
  );
}
