import { describe, expect, it } from 'vitest';
import { hasErrors, type Problem, placeText } from '../../../src/core/problem.ts';
import { lockedTables } from '../../../src/core/scoring/committee.ts';
import type { PairwiseTable } from '../../../src/core/scoring/pairwise.ts';
import { parseCommittee } from '../../../src/core/scoring/parseCommittee.ts';
import { preferenceProblems } from '../../../src/core/scoring/preferenceProblems.ts';
import { voidComparison } from '../../../src/core/scoring/voidComparison.ts';
import { readYaml } from '../../../src/io/yaml.ts';
import {
  commissioners,
  goldenCommitteeYaml,
  goldenTables,
  preferenceTender,
} from '../../support/preferenceTender.ts';
import { firstLot } from '../../support/tenders.ts';

const lot = firstLot(preferenceTender());
const offers = ['s1', 's2', 's3', 's4'].map((offer) => ({ offer, supplier: offer.toUpperCase() }));
const tables = goldenTables();
const [anna, bruno, carla] = tables as [PairwiseTable, PairwiseTable, PairwiseTable];
const nobody = new Set<string>();

function parsed(yaml: string) {
  const { data, locate } = readYaml(yaml, 'commissione.yaml');
  return parseCommittee(data, lot, locate);
}

describe('tables in the committee’s file', () => {
  it('are read as they are meant', () => {
    const { value, problems } = parsed(goldenCommitteeYaml());
    expect(problems).toEqual([]);
    expect(value?.tables).toEqual(tables);
    expect(preferenceProblems(lot, offers, commissioners, tables, nobody)).toEqual([]);
  });

  // The first table begins on line 4, its preferences on line 9: B6, AC1, A3, …
  it.each([
    ['criterion: A.2', 'criterion: A.1', 'not-pairwise', 5],
    ['commissioner: Anna', 'commissioner: Dora', 'unknown-commissioner', 6],
    ['commissioner: Bruno', 'commissioner: Anna', 'table-twice', 17],
    ['reason: Motivi di Anna.', 'reason: ""', 'invalid-value', 7],
    ['second: s2', 'second: s1', 'pair-of-one', 9],
    ['second: s3, parity', 'second: s2, parity', 'pair-twice', 10],
    ['preferred: s2', 'preferred: s4', 'preferred-not-in-pair', 9],
    ['preferred: s2, grade: 6', 'grade: 6', 'preferred-not-in-pair', 9],
    ['preferred: s2, grade: 6', 'preferred: s2', 'preference-grade', 9],
    ['grade: 6', 'grade: 7', 'preference-grade', 9],
    ['grade: 6', 'grade: 1', 'preference-grade', 9],
    ['parity: true', 'parity: true, grade: 1', 'parity-and-preference', 10],
    ['[Anna, Bruno, Carla]', '[Anna, Anna, Carla]', 'duplicate-name', 1],
  ])('refuses %s → %s', (from, to, code, line) => {
    const { value, problems } = parsed(goldenCommitteeYaml().replace(from, to));
    expect(value).toBeUndefined();
    expect(problems).toContainEqual(
      expect.objectContaining({ code, where: expect.objectContaining({ line }) }),
    );
  });
});

describe('tables beside the offers', () => {
  const problemsOf = (given: readonly PairwiseTable[], of = offers, excluded: ReadonlySet<string> = nobody) =>
    preferenceProblems(lot, of, commissioners, given, excluded).map(found);
  const found = ({ code, severity, where }: Problem): string => `${severity} ${code} ${placeText(where)}`;
  const without = (table: PairwiseTable, offer: string): PairwiseTable => ({
    ...table,
    preferences: table.preferences.filter(({ first, second }) => first !== offer && second !== offer),
  });
  const by = (commissioner: string, { preferences }: PairwiseTable): PairwiseTable => ({
    ...anna,
    commissioner,
    preferences,
  });

  it('are wanted of every commissioner, with every pair and a reason, and of no stranger', () => {
    expect(problemsOf([])).toEqual(['error tables-missing A.2']);
    expect(problemsOf([anna, bruno])).toEqual(['error table-missing A.2 Carla']);
    expect(problemsOf([anna, bruno, { ...carla, preferences: carla.preferences.slice(1) }])).toEqual([
      'error pair-missing A.2 Carla',
    ]);
    expect(problemsOf([anna, bruno, { ...carla, reason: '' }])).toEqual(['error reason-missing A.2 Carla']);
    expect(problemsOf([...tables, by('Dora', without(carla, 's1'))])).toContain(
      'error unknown-commissioner A.2 Dora',
    );
    const three = offers.slice(0, 3);
    expect(problemsOf([anna, bruno, without(carla, 's4')], three)).toEqual([
      'error unknown-supplier A.2 Anna',
      'error unknown-supplier A.2 Bruno',
    ]);
    expect(problemsOf(tables, three, new Set(['s4']))).toEqual([]);
  });

  it('are void when all are identical, whichever way their pairs are written', () => {
    const turned = {
      ...anna,
      preferences: anna.preferences
        .map((one) => ({ ...one, first: one.second, second: one.first }))
        .toReversed(),
    };
    expect(problemsOf([anna, by('Bruno', turned), by('Carla', anna)])).toEqual([
      'error tables-identical A.2',
    ]);
    expect(problemsOf([anna, by('Bruno', turned), carla])).toEqual(['warning tables-alike A.2']);
  });

  it('may be identical with two offers, which is said', () => {
    const two = without(without(anna, 's3'), 's4');
    const all = [two, by('Bruno', two), by('Carla', two)];
    expect(problemsOf(all, offers.slice(0, 2))).toEqual(['warning tables-alike A.2']);
    const other = { ...two, preferences: two.preferences.map((one) => ({ ...one, grade: 2 })) };
    expect(problemsOf([two, by('Bruno', two), by('Carla', other)], offers.slice(0, 2))).toEqual([]);
  });

  it('are not wanted where the rule leaves few offers alone', () => {
    const lenient = {
      ...lot,
      criteria: lot.criteria.map((criterion) =>
        criterion.rule.kind === 'discretionary-pairwise'
          ? { ...criterion, rule: { ...criterion.rule, fewerThanThree: 'maximum' as const } }
          : criterion,
      ),
    };
    expect(preferenceProblems(lenient, offers.slice(0, 2), commissioners, [], nobody)).toEqual([]);
    expect(preferenceProblems(lenient, offers.slice(0, 3), commissioners, [], nobody)).toHaveLength(1);
    expect(preferenceProblems(lot, offers.slice(0, 1), commissioners, [], nobody)).toEqual([]);
  });
});

describe('locked tables', () => {
  const entry = (table: PairwiseTable, locked = true) => ({
    commissioner: table.commissioner,
    locked,
    tables: [table],
  });

  it('count when the last commissioner has locked, in the order of the committee', () => {
    expect(lockedTables(commissioners, [entry(carla), entry(anna)])).toEqual([]);
    expect(lockedTables(commissioners, [entry(carla), entry(anna), entry(bruno, false)])).toEqual([]);
    expect(lockedTables(commissioners, [entry(carla), entry(bruno), entry(anna)])).toEqual(tables);
  });

  it('say nothing of likeness before the last lock', () => {
    const copies = commissioners.map((commissioner) => entry({ ...anna, commissioner }));
    const codes = (entered: typeof copies, of = offers) =>
      voidComparison(lot, of, commissioners, entered, nobody).map(({ code }) => code);
    expect(codes(copies.slice(0, 2))).toEqual([]);
    expect(codes(copies)).toEqual(['tables-identical']);
    expect(codes([entry(anna)], [...offers, { offer: 's5', supplier: 'S5' }])).toContain('pair-missing');
    expect(codes(tables.map((table) => entry(table)))).toEqual([]);
    expect(hasErrors(voidComparison(lot, offers, commissioners, [], nobody))).toBe(false);
  });
});
