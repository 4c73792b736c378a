import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../src/core/contract/contract.ts';
import { parseContract } from '../../../src/core/contract/parseContract.ts';
import { smallContract } from '../../support/contract.ts';

/** A contract that a test may change at will. */
// biome-ignore lint/suspicious/noExplicitAny: wrong values are the point
type Draft = { -readonly [K in keyof Contract]: any };

/** What is found in the small contract after a change: `code place`. */
function found(change: (draft: Draft) => void): string[] {
  const draft = structuredClone(smallContract()) as Draft;
  change(draft);
  const { value, problems } = parseContract(draft, (path) => ({ field: path.join('.') }));
  expect(value === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
  return problems
    .filter(({ code }) => code !== 'covariates-unexplained')
    .map(({ code, where }) => `${code} ${where.field}`);
}

const extra = { id: 'x', supplier: 'S1', outcome: 'ppm', value: 0.1, patients: 1 };

describe('parseContract', () => {
  it('accepts a sound contract and asks what its covariates are', () => {
    const { value, problems } = parseContract(smallContract(), () => ({}));
    expect(value).toEqual(smallContract());
    expect(problems.map(({ code }) => code)).toEqual(['covariates-unexplained']);
  });

  it('names what is blank, unknown or of the wrong shape, each at its place', () => {
    expect(
      found((draft) => {
        draft.calendar.from = null;
        draft.outcomes[0].numerator = { it: null, en: 'x' };
        Object.assign(draft, { colour: 1 });
        draft.decision.level = 2;
      }),
    ).toEqual([
      'blank outcomes.0.numerator.it',
      'invalid-value decision.level',
      'blank calendar.from',
      'unknown-key colour',
    ]);
  });

  const cases: readonly [string, (draft: Draft) => void, readonly string[]][] = [
    [
      'a name twice, and one that is an address',
      (draft) => {
        draft.id = 'new';
        draft.flows[1].id = draft.flows[0].id;
        draft.sites[1].code = 'H1';
      },
      [
        'reserved-name id',
        'duplicate-name sites.1.code',
        'duplicate-name flows.1.id',
        'points-nowhere outcomes.4.flow',
      ],
    ],
    [
      'names that point nowhere',
      ({ targets, outcomes }) => {
        targets[0].supplier = 'S9';
        targets[3].outcome = 'gone';
        outcomes[1].riskModel = 'none';
      },
      [
        'points-nowhere targets.0.supplier',
        'points-nowhere targets.3.outcome',
        'points-nowhere outcomes.1.riskModel',
        'model-unused riskModels.0.id',
        'outcome-without-target outcomes.2.id',
      ],
    ],
    [
      'covariates outside their list',
      (draft) => {
        const label = { it: 'x', en: 'x' };
        draft.covariates = [
          { code: 'sex', label },
          { code: 'prior_pacemaker', label },
        ];
      },
      ['points-nowhere riskModels.0.form.terms.0.covariate'],
    ],
    [
      'an outcome without index, and rules that never count',
      ({ outcomes }) => {
        delete outcomes[0].index;
        outcomes[4].index = outcomes[2].index;
        outcomes[2].riskModel = 'euro';
      },
      ['index-missing outcomes.0', 'never-used outcomes.4.index', 'never-used outcomes.2.riskModel'],
    ],
    [
      'windows of a score reversed',
      ({ outcomes }) => {
        outcomes[3].measure.before = { fromDays: -10, toDays: -60 };
      },
      ['window-reversed outcomes.3.measure.before'],
    ],
    [
      'windows of a score that share a day',
      ({ outcomes }) => {
        outcomes[3].measure.before.toDays = 60;
      },
      ['windows-overlap outcomes.3.measure.after'],
    ],
    [
      'a logistic model with a term twice, or with a covariate as number and code',
      ({ riskModels }) => {
        const { terms } = riskModels[0].form;
        terms.push({ ...terms[1] }, { covariate: 'sex', coefficient: 1 });
      },
      ['term-twice riskModels.0.form.terms.2', 'term-number-and-code riskModels.0.form.terms.3'],
    ],
    [
      'a reference that is no rate',
      ({ riskModels }) => {
        riskModels[0].reference = 3;
      },
      ['reference-no-rate riskModels.0.reference'],
    ],
    [
      'strata that expect nothing, and strata beside their reference',
      ({ riskModels, outcomes }) => {
        riskModels[0].form = { kind: 'strata', covariate: 'sex', rates: { F: 0, M: 0 } };
        const other = { kind: 'strata', covariate: 'sex', rates: { F: 0.1, M: 0.2 } };
        riskModels.push({ ...riskModels[0], id: 'other', form: other });
        outcomes[0].riskModel = 'other';
      },
      ['strata-without-rates riskModels.0.form.rates', 'reference-outside-strata riskModels.1.reference'],
    ],
    [
      'a rate for a score, and the excess of a score for a rate',
      ({ outcomes, riskModels }) => {
        riskModels[0].form = { kind: 'constant' };
        riskModels[0].referenceExcess = 1;
        outcomes[3].riskModel = 'euro';
      },
      ['excess-of-a-rate riskModels.0.referenceExcess', 'probability-for-a-score riskModels.0.form.kind'],
    ],
    [
      'a probability for a score; a given risk of a rate is remarked on',
      ({ outcomes, riskModels }) => {
        outcomes[3].riskModel = 'euro';
        riskModels.push({ ...riskModels[0], id: 'given', form: { kind: 'given', covariate: 'sts' } });
        outcomes[0].riskModel = 'given';
      },
      ['probability-for-a-score riskModels.0.form.kind', 'given-risk-of-a-rate riskModels.1.form.covariate'],
    ],
    [
      'targets that nothing can miss, or meet, and targets outside the measure',
      ({ targets }) => {
        for (const [at, value] of [1, 0, 1.2, 0, -0.1].entries()) {
          const target = targets[[0, 2, 3, 5, 6][at] as number];
          target.value = value;
          target.promised.value = value;
        }
        targets[4].value = 1.6;
        targets[4].promised.value = 1.6;
      },
      [
        'target-nothing-can-miss targets.0.value',
        'target-nothing-can-meet targets.2.value',
        'target-outside-measure targets.3.value',
        'target-outside-measure targets.3.promised.value',
        'target-outside-measure targets.4.value',
        'target-outside-measure targets.4.promised.value',
        'target-nothing-can-miss targets.5.value',
        'target-outside-measure targets.6.value',
        'target-outside-measure targets.6.promised.value',
      ],
    ],
    [
      'a target beside its promise without a reason, and one twice',
      ({ targets }) => {
        targets[0].value = 0.07;
        targets.push({ ...extra, promised: { value: 0.1, evidence: { it: 'x', en: 'x' } } });
      },
      ['target-differs-without-reason targets.0.value', 'target-twice targets.7'],
    ],
    [
      'devices: check digit, of two suppliers, none that is main',
      ({ suppliers }) => {
        suppliers[0].devices[1].udiDi.push('08012345678910');
        suppliers[1].devices[0].rdmNumbers.push('1000001');
        suppliers[1].devices[0].main = false;
      },
      [
        'gtin-check-digit suppliers.0.devices.1.udiDi.1',
        'device-of-two-suppliers suppliers.1.devices.0.rdmNumbers.1',
        'no-main-device suppliers.1.devices',
      ],
    ],
    [
      'a calendar that ends before it begins, and begins before the award',
      ({ calendar }) => {
        calendar.from = '2025-01-01';
        calendar.to = '2025-01-01';
      },
      [
        'calendar-reversed calendar.to',
        'calendar-before-award calendar.from',
        'model-frozen-late riskModels.0.frozenOn',
      ],
    ],
    [
      'phases out of order, and one person in two roles',
      ({ phases }) => {
        const [design] = phases;
        phases.push({ ...design, phase: 'decision', signatories: [] }, design);
        design.signatories.push({ ...design.signatories[0], role: 'clinician' });
      },
      [
        'duplicate-name phases.0.signatories.1.name',
        'phase-order phases.1.phase',
        'phase-unsigned phases.1.signatories',
        'phase-twice phases.2.phase',
        'duplicate-name phases.2.signatories.1.name',
      ],
    ],
  ];

  it.each(cases)('finds %s', (_, change, codes) => {
    expect(found(change)).toEqual(codes);
  });
});
