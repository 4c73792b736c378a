import type { Measure, OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import { EQ5D5L_ITALY, eq5dIndex } from '../../core/outcomes/eq5d.ts';
import { outcomeRows } from './attribution.ts';
import { literal } from './duckdb.ts';
import type { IndexTable } from './indexTables.ts';
import type { Question } from './question.ts';
import { excluded, riskModelOf, riskSql } from './riskSql.ts';
import { date, double, exactSum, monthName, sameSide } from './sqlTerms.ts';

type ScoreMeasure = Extract<Measure, { kind: 'score' }>;

/** A gain of 0.95 − 0.85 is 0.1, also in binary. */
const SAME = 1e-9;

/**
 * Query for `ScoreCell`s. A score is of the patient at a time: it counts for every index delivery within whose window it lies (and of the
 * same side where both name one). Before: the latest within its window; after: the one closest to the middle of its window, the
 * earlier of two; of several of one day one of the own side, then the lowest. Who died before the end of the window without a score
 * owes none, and is not due.
 */
export function scoreCells(outcome: OutcomeDefinition, question: Question, index: IndexTable): string {
  if (outcome.measure.kind !== 'score') throw new RangeError(`${outcome.id} is no score`);
  const { measure } = outcome;
  const { contract, asOf } = question;
  const { before, after, minimalImportantChange } = measure;
  const model = riskModelOf(contract, outcome);
  const own = 'coalesce((i.side = e.side)::INTEGER, 0)';
  const day = `(e.day - DATE '0001-01-01')`;
  const distance = `abs(2 * (e.day - i.day) - ${after.fromDays + after.toDays})`;
  const within = ({ fromDays, toDays }: { fromDays: number; toDays: number }) =>
    `e.day BETWEEN i.day + ${fromDays} AND i.day + ${toDays}`;
  const better = outcome.better === 'higher' ? 'after - before' : 'before - after';
  const known = 'NOT young AND complete';
  const modelled = (term: string) => (model === undefined ? '0::DOUBLE' : exactSum(term, known));
  return `WITH answer AS (${answers(outcome, measure, question)}),
    scored AS (
      SELECT i.rowid AS id,
        max(struct_pack(a := ${day}, b := ${own}, c := -e.value)) FILTER (${within(before)}) AS first,
        max(struct_pack(a := -${distance}, b := -${day}, c := ${own}, d := -e.value)) FILTER (${within(after)}) AS last
      FROM answer AS e JOIN ${index.name} AS i ON i.patient_key = e.patient_key AND ${sameSide('i.side', 'e.side')}
        AND e.value IS NOT NULL AND e.day BETWEEN i.day + ${Math.min(before.fromDays, after.fromDays)} AND i.day + ${Math.max(before.toDays, after.toDays)}
      GROUP BY i.rowid
    ), pair AS (
      SELECT i.supplier, i.site, i.month, i.day + ${after.toDays} + ${contract.dataQuality.lagDays} > ${date(asOf)} AS young,
        coalesce(i.died BETWEEN i.day AND i.day + ${after.toDays}, false) AS dead,
        -s.first.c AS before, -s.last.d AS after, ${model === undefined ? '0::DOUBLE' : riskSql(model)} AS expected
      FROM ${index.name} AS i LEFT JOIN scored AS s ON s.id = i.rowid ${index.withCovariates}
      WHERE NOT ${excluded(outcome)}
    ), patient AS (
      SELECT *, before IS NOT NULL AND after IS NOT NULL AND expected IS NOT NULL AS complete
      FROM pair WHERE young OR NOT dead OR after IS NOT NULL
    )
    SELECT supplier, site, ${monthName('month')} AS month,
      count(*) FILTER (young) AS young,
      count(*) FILTER (NOT young) AS due,
      count(*) FILTER (${known}) AS known,
      count(*) FILTER (NOT young AND NOT complete) AS missing,
      ${exactSum('before', known)} AS "sumBefore",
      ${exactSum('after', known)} AS "sumAfter",
      ${exactSum('(after - before) * (after - before)', known)} AS "sumSquaredChange",
      ${modelled('expected')} AS "sumExpected",
      ${modelled('(after - expected) * (after - expected)')} AS "sumSquaredExcess",
      ${minimalImportantChange === undefined ? '0' : `count(*) FILTER (${known} AND ${better} >= ${double(minimalImportantChange - SAME)})`} AS responders
    FROM patient GROUP BY supplier, site, patient.month`;
}

/** Rows with a score; a profile that is incomplete or of another instrument has none. */
function answers(outcome: OutcomeDefinition, { scale, codes }: ScoreMeasure, question: Question): string {
  if (scale.kind === 'number') return outcomeRows(outcome, codes, question, ', value_num AS value');
  const rows = outcomeRows(outcome, codes, question, ', proms_profile, proms_instrument');
  return `SELECT patient_key, day, side, value FROM (${rows}) JOIN eq5d ON profile = proms_profile AND proms_instrument = ${literal(EQ5D5L_ITALY.instrument)}`;
}

/** The index of each of the 3125 profiles: table `eq5d`. */
export function eq5dTable(): string {
  const levels = [1, 2, 3, 4, 5];
  const profiles = levels
    .flatMap((a) => levels.map((b) => [a, b]))
    .flatMap((two) => levels.flatMap((c) => levels.map((d) => [...two, c, d])))
    .flatMap((four) => levels.map((e) => [...four, e]));
  const rows = profiles.map(
    (profile) =>
      `(${literal(profile.join(''))}, ${double(eq5dIndex({ instrument: 'EQ-5D-5L', levels: profile }, EQ5D5L_ITALY) as number)})`,
  );
  return `CREATE OR REPLACE TEMP TABLE eq5d AS SELECT * FROM (VALUES ${rows.join(', ')}) AS t(profile, value)`;
}
