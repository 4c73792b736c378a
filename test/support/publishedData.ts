import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Contract } from '../../src/core/contract/contract.ts';
import type { OutcomeDefinition } from '../../src/core/contract/outcomeDefinition.ts';
import type { Target } from '../../src/core/contract/target.ts';
import type { TargetState } from '../../src/core/outcomes/outcomeTarget.ts';
import { smallContract } from './contract.ts';
import { csv, keyOf, type MadeFile } from './deliveries.ts';

/**
 * Published data as a contract and the record files of its delivery. Patients, days and devices are made up where the source has none:
 * figures that depend on them are not published ones.
 */
export interface PublishedDelivery {
  readonly contract: Contract;
  readonly files: readonly MadeFile[];
  readonly period: { readonly period_from: string; readonly period_to: string };
}

type Row = Readonly<Record<string, string>>;

const SHIPPED = 'test/data/published';
const GTINS = ['08012345678907', '08098765432107'] as const;
const said = (words: string) => ({ it: words, en: words });

function tableOf(text: string): Row[] {
  return parse(text, { columns: true });
}

const shipped = (name: string): Row[] => tableOf(readFileSync(join(SHIPPED, name), 'utf8'));

/**
 * 12 hospitals, deaths and operations: every operation a row, with the rate of all as the target.
 * @param only hospitals by their letter
 */
export function paediatricSurgery(only: (hospital: string) => boolean = () => true): PublishedDelivery {
  const hospitals = shipped('paediatric-cardiac-12-hospitals.csv').filter(({ hospital = '' }) =>
    only(hospital),
  );
  const patients = hospitals.flatMap(({ hospital = '', n, deaths }) =>
    Array.from({ length: Number(n) }, (_, at) => ({
      id: `${hospital}-${at}`,
      site: hospital,
      event: at < Number(deaths),
    })),
  );
  return {
    contract: contractOf(
      'paediatric',
      hospitals.map(({ hospital = '' }) => hospital),
      [eventWithin('death', 'DEATH', 30)],
      [targetOf('S1', 'death', paediatricPublished.deaths / paediatricPublished.operations)],
    ),
    files: [
      csv(
        'delivery',
        patients.map(({ id, site }) => implantOf('paediatric', id, site, '2026-03-01')),
      ),
      csv(
        'outcome',
        patients.filter(({ event }) => event).map(({ id }) => happenedOn(id, 'DEATH', '2026-03-15')),
      ),
      csv(
        'followup',
        patients.map(({ id, event }) => seenUntil(id, '2026-12-31', event ? '2026-03-15' : undefined)),
      ),
    ],
    period: { period_from: '2026-01-01', period_to: '2026-12-31' },
  };
}

/** Deaths of all operations; the funnel's limits at the sizes of A, H and D are in the golden case S05, at this rate. */
export const paediatricPublished = { operations: 2814, deaths: 208 };

/**
 * CMS results of three states as those of a registry, each hospital a supplier that is held to the national rate. The file does not say its
 * period: this one is made up.
 */
export function cmsThreeStates(): PublishedDelivery {
  const rows = shipped('cms-30day-three-states.csv');
  const share = (percent: string | number = '') => Number((Number(percent) / 100).toFixed(3));
  const hospitals = [...new Set(rows.map(({ provider = '' }) => provider))];
  const contract = contractOf(
    'cms',
    hospitals,
    Object.keys(cmsNationalRates).map((measure) => ({
      ...eventWithin(measure.toLowerCase(), measure, 30),
      flow: 'registry',
      index: undefined,
      measure: { kind: 'registry', codes: [measure] },
    })),
    rows.map(({ provider = '', measure = '' }) =>
      targetOf(provider, measure.toLowerCase(), share(cmsNationalRates[measure])),
    ),
  );
  return {
    contract: {
      ...contract,
      suppliers: hospitals.map((id) => ({ id, name: id, lot: '1', devices: [] })),
    },
    files: [
      csv(
        'registry',
        rows.map(({ provider = '', measure = '', rate, lower, upper, n = '', category = '' }) => ({
          supplier_id: provider,
          site_code: provider,
          outcome_code: measure,
          period_from: '2026-01-01',
          period_to: '2026-12-31',
          n,
          rate: share(rate),
          lower: share(lower),
          upper: share(upper),
          category,
          source_flow: 'registry',
        })),
      ),
    ],
    period: { period_from: '2026-01-01', period_to: '2026-12-31' },
  };
}

/**
 * National rates of the release, in %. The file does not hold them: for each measure this is the only rate with one decimal by which the interval
 * of every one of the release's 21,544 results has its published category (better: upper limit below it; worse: lower limit above it).
 */
const cmsNationalRates: Readonly<Record<string, number>> = {
  AMI_mortality: 15.5,
  AMI_readmission: 19.7,
  HF_mortality: 11.6,
  HF_readmission: 24.7,
  PN_mortality: 12.0,
  PN_readmission: 18.5,
};

/** The state of a target that each published category stands for, by target. */
export function cmsStates(): ReadonlyMap<string, TargetState> {
  const states: Readonly<Record<string, TargetState>> = {
    better: 'met',
    worse: 'missed',
    no_different: 'inconclusive',
  };
  return new Map(
    shipped('cms-30day-three-states.csv').map(({ provider, measure = '', category = '' }) => [
      `${measure.toLowerCase()}_${provider}`,
      states[category] as TargetState,
    ]),
  );
}

/**
 * Cardiac surgery of a UK centre (R package spcadjust, after Steiner et al. 2000, Biostatistics 1:441-452), surgeons as sites. The licence
 * (GPL) keeps the file out of this project.
 * @param folder that holds cardiac-surgery-90day.csv
 */
export function cardiacSurgery(folder: string): PublishedDelivery {
  const rows = tableOf(readFileSync(join(folder, 'cardiac-surgery-90day.csv'), 'utf8'));
  const patients = rows.map(({ date, time, status, Parsonnet = '', surgeon = '' }, at) => {
    const day = dayAfter('1992-01-01', Number(date) - 1);
    const died = status === '1' ? dayAfter(day, Number(time)) : undefined;
    // As text in the order of the file: of one day the series goes by record.
    const id = String(at).padStart(4, '0');
    return { id, site: surgeon, day, last: dayAfter(day, Number(time)), died, Parsonnet };
  });
  const death = { ...eventWithin('death', 'DEATH', 30), riskModel: 'parsonnet' };
  const contract = contractOf(
    'cardiac',
    ['1', '2', '3', '4', '5', '6', '7'],
    [death],
    [targetOf('S1', 'death', steinerModel.reference)],
  );
  return {
    contract: {
      ...contract,
      riskModels: [steinerModel],
      calendar: { ...contract.calendar, from: '1992-01-01', to: '1998-12-31' },
    },
    files: [
      csv(
        'delivery',
        patients.map(({ id, site, day }) => implantOf('cardiac', id, site, day)),
      ),
      csv(
        'outcome',
        patients.flatMap(({ id, died }) => (died === undefined ? [] : [happenedOn(id, 'DEATH', died)])),
      ),
      csv(
        'covariate',
        patients.map(({ id, Parsonnet }) => ({
          patient_key: keyOf(id),
          covariate_code: 'parsonnet',
          value: Parsonnet,
        })),
      ),
      csv(
        'followup',
        patients.map(({ id, last, died }) => seenUntil(id, last, died)),
      ),
    ],
    period: { period_from: '1992-01-01', period_to: '1999-06-30' },
  };
}

/** logit p = −3.68 + 0.077 · Parsonnet score, Steiner et al. 2000; their weights at scores 0 and 50 are in the golden case S09. */
const steinerModel: Contract['riskModels'][number] = {
  id: 'parsonnet',
  label: said('Parsonnet'),
  version: 'Steiner 2000',
  frozenOn: '2025-11-10',
  source: { citation: said('Steiner et al. 2000, Biostatistics 1:441-452'), date: '2000' },
  reference: 0.065,
  form: {
    kind: 'logistic',
    intercept: -3.68,
    terms: [{ covariate: 'parsonnet', coefficient: 0.077 }],
  },
};

/**
 * Exit-site infection of dialysis catheters (R package KMsurv, after Klein and Moeschberger), placed by surgery (S1) or through the skin (S2).
 * The licence (GPL) keeps the file out of this project.
 * @param folder that holds dialysis-catheter-infection.csv
 */
export function dialysisCatheters(folder: string): PublishedDelivery {
  const rows = tableOf(readFileSync(join(folder, 'dialysis-catheter-infection.csv'), 'utf8'));
  // Months become days so that their order stays: half a month is 15 days.
  const patients = rows.map(({ time, delta, type }, at) => ({
    id: String(at),
    supplier: Number(type) - 1,
    end: dayAfter('2026-01-01', Number(time) * 30),
    infected: delta === '1',
  }));
  const infection = {
    ...eventWithin('infection', 'INFECTION', 30),
    measure: { kind: 'survival', codes: ['INFECTION'], horizonDays: 900 },
  } satisfies OutcomeDefinition;
  return {
    contract: contractOf(
      'catheters',
      ['H1'],
      [infection],
      [targetOf('S1', 'infection', 0.4), targetOf('S2', 'infection', 0.4)],
    ),
    files: [
      csv(
        'delivery',
        patients.map(({ id, supplier }) => implantOf('catheters', id, 'H1', '2026-01-01', supplier)),
      ),
      csv(
        'outcome',
        patients.filter(({ infected }) => infected).map(({ id, end }) => happenedOn(id, 'INFECTION', end)),
      ),
      csv(
        'followup',
        patients.map(({ id, end }) => seenUntil(id, end, undefined)),
      ),
    ],
    period: { period_from: '2026-01-01', period_to: '2028-12-31' },
  };
}

/** Klein and Moeschberger, Survival Analysis, example 7.2: log-rank χ² 2.53, p 0.112. */
export const catheterPublished = {
  logRank: 2.53,
  infections: { S1: 15, S2: 11 },
  patients: { S1: 43, S2: 76 },
};

/**
 * Oxford Hip Scores of primary hip replacements, England 2018/19, with the score that the publisher's model expects as a covariate. The
 * records carry no licence of their own, so they are not copied into this project.
 * @param folder that holds nhs-proms-hip-2018-19-records.csv.gz
 */
export function hipScores(folder: string): PublishedDelivery {
  const file = gunzipSync(readFileSync(join(folder, 'nhs-proms-hip-2018-19-records.csv.gz')));
  const patients = tableOf(file.toString('utf8'))
    .filter(({ revision, ohs_pre, ohs_post }) => revision === '0' && isNumber(ohs_pre) && isNumber(ohs_post))
    .map((row, at) => ({ row, id: String(at), site: row.provider ?? '' }));
  const scores = (column: 'ohs_pre' | 'ohs_post', day: string) =>
    patients.map(({ id, row }) => ({ ...happenedOn(id, 'OHS', day), value_num: row[column] ?? '' }));
  const gain = {
    ...eventWithin('ohs', 'OHS', 30),
    better: 'higher',
    riskModel: 'expected',
    measure: {
      kind: 'score',
      scale: { kind: 'number' },
      codes: ['OHS'],
      before: { fromDays: -60, toDays: 0 },
      after: { fromDays: 150, toDays: 240 },
    },
  } satisfies OutcomeDefinition;
  const sites = [...new Set(patients.map(({ site }) => site))];
  const england = hipPublished(folder).get('England');
  if (england === undefined) throw new Error('no row of England');
  const modelled = patients.filter(({ row }) => isNumber(row.ohs_post_predicted));
  const excess = modelled.map(({ row }) => Number(row.ohs_post) - Number(row.ohs_post_predicted));
  return {
    contract: {
      ...contractOf('hips', sites, [gain], [targetOf('S1', 'ohs', england.adjustedGain)]),
      riskModels: [
        {
          ...steinerModel,
          id: 'expected',
          label: said('Expected score after'),
          version: 'NHS Digital 2018/19',
          source: { citation: said('NHS Digital, Finalised PROMs 2018/19'), date: '2020' },
          reference: england.adjustedGain,
          referenceExcess: excess.reduce((sum, one) => sum + one, 0) / excess.length,
          form: { kind: 'given', covariate: 'ohs_expected' },
        },
      ],
    },
    files: [
      csv(
        'delivery',
        patients.map(({ id, site }) => implantOf('hips', id, site, '2026-03-01')),
      ),
      csv('outcome', [...scores('ohs_pre', '2026-03-01'), ...scores('ohs_post', '2026-09-01')]),
      csv(
        'covariate',
        modelled.map(({ id, row }) => ({
          patient_key: keyOf(id),
          covariate_code: 'ohs_expected',
          value: row.ohs_post_predicted ?? '',
        })),
      ),
    ],
    period: { period_from: '2026-01-01', period_to: '2026-12-31' },
  };
}

/** A provider's published row for the Oxford Hip Score of primary replacements. */
export function hipPublished(folder: string): ReadonlyMap<
  string,
  {
    readonly records: number;
    readonly before: number;
    readonly gain: number;
    readonly adjustedGain: number;
  }
> {
  const rows = tableOf(
    readFileSync(join(folder, 'nhs-proms-hip-2018-19-providers-published.csv'), 'utf8'),
  ).filter((row) => row.Procedure === 'Hip Replacement Primary' && row.Measure === 'Oxford Hip Score');
  return new Map(
    rows.map((row) => [
      row['Organisation Code'] ?? '',
      {
        records: Number(row['Modelled Records']),
        before: Number(row['Average Pre-Op Q Score']),
        gain: Number(row['Health Gain']),
        adjustedGain: Number(row['Adjusted Average Health Gain']),
      },
    ]),
  );
}

function contractOf(
  id: string,
  sites: readonly string[],
  outcomes: readonly OutcomeDefinition[],
  targets: readonly Target[],
): Contract {
  const contract = smallContract();
  return {
    ...contract,
    id,
    sites: sites.map((code) => ({ code, name: code, keyHolder: 'published' })),
    outcomes: [...outcomes],
    riskModels: [],
    targets: [...targets],
  };
}

function targetOf(supplier: string, outcome: string, value: number): Target {
  const promised = { value, evidence: said('published') };
  return { id: `${outcome}_${supplier}`, supplier, outcome, value, promised, patients: 100 };
}

function eventWithin(id: string, code: string, windowDays: number): OutcomeDefinition {
  const [first] = smallContract().outcomes;
  if (first === undefined) throw new Error('no outcome');
  const { indicator: _, ...rest } = first;
  return {
    ...rest,
    id,
    label: said(id),
    flow: 'sdo',
    exclude: [],
    measure: { kind: 'event', codes: [code], windowDays, death: false },
  };
}

function implantOf(contract: string, id: string, site: string, day: string, supplier = 0) {
  return {
    record_id: id,
    contract_id: contract,
    lot_id: '1',
    supplier_id: `S${supplier + 1}`,
    patient_key: keyOf(id),
    key_version: 1,
    site_code: site,
    udi_di: GTINS[supplier] ?? GTINS[0],
    procedure_code: '35.05',
    code_system: 'ICD-9-CM',
    procedure_date: day,
  };
}

function happenedOn(id: string, code: string, day: string) {
  return { patient_key: keyOf(id), outcome_code: code, event_date: day, source_flow: 'sdo' };
}

function seenUntil(id: string, last: string, died: string | undefined) {
  return {
    patient_key: keyOf(id),
    last_seen_date: died ?? last,
    status: died === undefined ? 'active' : 'dead',
    death_date: died ?? '',
  };
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^\d+(\.\d+)?$/.test(text);
}
