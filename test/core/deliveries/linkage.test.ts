import { describe, expect, it } from 'vitest';
import { linkageAccuracy, linkageQuality } from '../../../src/core/deliveries/linkageQuality.ts';
import { matchWeight } from '../../../src/core/deliveries/matchWeight.ts';
import { expectClose } from '../../support/expectClose.ts';
import { golden } from '../../support/golden.ts';

const { inputs, expected, tolerance } = golden('outcome-linkage');

describe('linkage', () => {
  it('counts matched, duplicate and orphan rows as in the golden case', () => {
    expect(linkageQuality(inputs.device_keys, inputs.outcome_keys)).toEqual({
      deviceRows: expected.device_records,
      matched: expected.matched_device_records,
      matchRate: expected.match_rate,
      duplicateKeys: expected.duplicate_device_keys,
      orphans: expected.orphan_outcomes,
      orphanRate: expected.orphan_rate,
    });
  });

  it('knows no rate of nothing', () => {
    expect(linkageQuality([], ['p1'])).toMatchObject({ matchRate: undefined, orphans: 1, orphanRate: 1 });
    expect(linkageQuality(['p1'], [])).toMatchObject({ matchRate: 0, orphanRate: undefined });
    expect(linkageAccuracy({ truePositives: 0, falsePositives: 0, falseNegatives: 0 })).toEqual({
      precision: undefined,
      recall: undefined,
      f1: undefined,
    });
  });

  it('gives the golden precision and recall of a clerical review', () => {
    const { TP, FP, FN } = inputs.clerical;
    const found = linkageAccuracy({ truePositives: TP, falsePositives: FP, falseNegatives: FN });
    const { precision, recall, f1 } = expected;
    expectClose(found, { precision, recall, f1 }, tolerance);
  });

  it('gives the golden weight and probability of a match', () => {
    const { m, u, agree, prior } = inputs.fs;
    const fields = m.map((agreeIfSame: number, at: number) => ({
      agreeIfSame,
      agreeIfOther: u[at],
      agrees: agree[at] === 1,
    }));
    expectClose(
      matchWeight(fields, prior),
      { weight: expected.match_weight, probability: expected.match_probability },
      tolerance,
    );
    expect(matchWeight([], prior)).toEqual({ weight: 0, probability: expect.closeTo(prior, 15) });
    expect(() => matchWeight(fields, 0)).toThrow(RangeError);
    expect(() => matchWeight([{ agreeIfSame: 1, agreeIfOther: 0.1, agrees: false }], prior)).toThrow(
      RangeError,
    );
  });
});
