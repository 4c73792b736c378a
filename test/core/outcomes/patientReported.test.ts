import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedGain } from '../../../src/core/outcomes/adjustedGain.ts';
import {
  EQ5D5L_ITALY,
  type Eq5dProfile,
  eq5dIndex,
  readEq5dProfile,
} from '../../../src/core/outcomes/eq5d.ts';
import { responders } from '../../../src/core/outcomes/responders.ts';
import { expectClose } from '../../support/expectClose.ts';
import { golden } from '../../support/golden.ts';

const profile = (text: string) => readEq5dProfile(text, 'EQ-5D-5L') as Eq5dProfile;

describe('the index of a health profile', () => {
  it('has the published decrements and gives the golden indices', () => {
    const { inputs, expected, tolerance } = golden('outcome-eq5d-5l-italy');
    expect(Object.values(EQ5D5L_ITALY.decrements)).toEqual(Object.values(inputs.decrements));
    const found = inputs.states.map((state: string) => eq5dIndex(profile(state), EQ5D5L_ITALY));
    expectClose(found, expected.index, tolerance);
  });

  it('never rises when an answer gets worse', () => {
    const level = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(fc.array(level, { minLength: 5, maxLength: 5 }), fc.nat({ max: 4 }), (levels, at) => {
        fc.pre((levels[at] as number) < 5);
        const worse = levels.with(at, (levels[at] as number) + 1);
        const [one, other] = [levels, worse].map(
          (of) => eq5dIndex(profile(of.join('')), EQ5D5L_ITALY) as number,
        );
        expect(other).toBeLessThan(one as number);
      }),
    );
  });

  it('is unknown if one answer is missing, and never made with a value set of the other questionnaire', () => {
    for (const text of ['11921', '1 121', '.1111', '1111x'])
      expect(eq5dIndex(profile(text), EQ5D5L_ITALY)).toBeUndefined();
    const three = readEq5dProfile('11121', 'EQ-5D-3L') as Eq5dProfile;
    expect(() => eq5dIndex(three, EQ5D5L_ITALY)).toThrow('EQ-5D-3L');
    for (const text of ['', '1111', '111111', '11161', '1111a'])
      expect(readEq5dProfile(text, 'EQ-5D-5L')).toBeUndefined();
    expect(readEq5dProfile('11141', 'EQ-5D-3L')).toBeUndefined();
  });
});

describe('the gain of patients', () => {
  const patients = [
    { before: 20, after: 42, expectedAfter: 39 },
    { before: 12, after: 33, expectedAfter: 36 },
    { before: 25, after: 47, expectedAfter: 41 },
    { before: 9, after: 30, expectedAfter: 34 },
  ];

  it('is the plain mean gain of all, whatever the model expects, and differs by the excess over the model', () => {
    expect(adjustedGain(patients, patients)).toBeCloseTo(21.5, 12);
    const shifted = patients.map((one) => ({ ...one, expectedAfter: one.expectedAfter + 3 }));
    expect(adjustedGain(shifted, shifted)).toBeCloseTo(21.5, 12);
    // Provider: excess 3 and 6, mean 4.5; all: 3, −3, 6, −4, mean 0.5.
    expect(adjustedGain([patients[0], patients[2]] as typeof patients, patients)).toBeCloseTo(25.5, 12);
    expect(adjustedGain([], patients)).toBeUndefined();
    expect(adjustedGain(patients, [])).toBeUndefined();
  });

  it('counts responders at exactly the minimal change, and leaves unanswered pairs in neither number', () => {
    const pairs = [
      { before: 0.85, after: 0.95 }, // 0.0999… in binary
      { before: 0.7, after: 0.8 }, // 0.1000…
      { before: 0.7, after: 0.799 },
      { before: undefined, after: 0.9 },
      { before: 0.4, after: undefined },
    ];
    expect(responders(pairs, 0.1)).toEqual({ responders: 2, scored: 3, missing: 2 });
    expect(responders([], 0.1)).toEqual({ responders: 0, scored: 0, missing: 0 });
    expect(() => responders(pairs, 0)).toThrow(RangeError);
  });
});
