import { type Contract, contractSchema, type PublishedContract } from '../../src/core/contract/contract.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';

const said = (words: string) => ({ it: words, en: words });

const event = (id: string, code: string, windowDays: number, more: object = {}) => ({
  id,
  label: said(id),
  numerator: said(`${id} within ${windowDays} days`),
  denominator: said('implants'),
  exclusions: said('none'),
  better: 'lower',
  flow: 'sdo',
  index: { codeSystem: 'ICD-9-CM', procedureCodes: ['35.05'] },
  measure: { kind: 'event', codes: [code], windowDays, death: id === 'death' },
  ...more,
});

/** A small contract with an outcome of every kind: two suppliers, two sites, 2026 and 2027. Figures are invented. */
export function smallContract(change: (contract: Record<string, unknown>) => void = () => {}): Contract {
  const definition = {
    esitoContract: 1,
    id: 'valvole',
    title: said('Valvole'),
    buyer: said('Centrale'),
    award: {
      tender: 'tavi5',
      lot: '1',
      package: '0'.repeat(64),
      decidedOn: '2025-11-10',
      decision: said('Decreto 1/2025'),
    },
    suppliers: [
      {
        id: 'S1',
        name: 'Fornitore Uno',
        lot: '1',
        devices: [
          { label: 'Valve', udiDi: ['08012345678907'], rdmNumbers: ['1000001'], main: true },
          { label: 'Introducer', udiDi: ['08012345678914'], main: false },
        ],
      },
      {
        id: 'S2',
        name: 'Fornitore Due',
        lot: '1',
        devices: [{ label: 'Valve', udiDi: ['08098765432107'], rdmNumbers: ['1000002'], main: true }],
      },
    ],
    sites: [
      { code: 'H1', name: 'Ospedale Uno', keyHolder: 'Dott. Rossi' },
      { code: 'H2', name: 'Ospedale Due', keyHolder: 'Dott.ssa Bianchi' },
    ],
    flows: [
      { id: 'sdo', label: said('SDO'), owner: 'site' },
      { id: 'cup', label: said('CUP'), owner: 'region' },
      { id: 'proms', label: said('PROMs'), owner: 'site' },
      { id: 'registry', label: said('Registry'), owner: 'supplier' },
    ],
    outcomes: [
      event('ppm', 'PPM', 30, {
        indicator: 'ppm',
        exclude: [{ covariate: 'prior_pacemaker', equals: ['1'] }],
      }),
      event('death', 'DEATH', 30, { indicator: 'death', riskModel: 'euro' }),
      {
        ...event('revision', 'REV', 0),
        measure: { kind: 'survival', codes: ['REV'], horizonDays: 365 },
      },
      {
        ...event('quality', 'EQ5D', 0),
        better: 'higher',
        flow: 'proms',
        measure: {
          kind: 'score',
          scale: { kind: 'eq5d', valueSet: 'EQ-5D-5L Italy (Finch 2022)' },
          codes: ['EQ5D'],
          before: { fromDays: -60, toDays: 0 },
          after: { fromDays: 60, toDays: 150 },
          minimalImportantChange: 0.05,
        },
      },
      {
        ...event('waiting', 'WAIT', 0),
        better: 'higher',
        flow: 'cup',
        index: undefined,
        measure: { kind: 'wait', limits: 'PNGLA 2019-2021', classes: ['U', 'B', 'D', 'P'] },
      },
      {
        ...event('audited', 'AUD', 0),
        flow: 'registry',
        index: undefined,
        measure: { kind: 'registry', codes: ['AUD'] },
      },
    ],
    riskModels: [
      {
        id: 'euro',
        label: said('Risk of death'),
        version: 'test 1',
        frozenOn: '2025-11-10',
        source: { citation: said('invented'), date: '2025' },
        reference: 0.03,
        form: {
          kind: 'logistic',
          intercept: -4,
          terms: [
            { covariate: 'age_decades_over_70', coefficient: 0.5 },
            { covariate: 'sex', equals: 'F', coefficient: 0.2 },
          ],
        },
      },
    ],
    targets: [
      ['ppm', 'S1', 0.065],
      ['ppm', 'S2', 0.17],
      ['death', 'S1', 0.03],
      ['revision', 'S1', 0.05],
      ['quality', 'S1', 0.1],
      ['waiting', 'S1', 0.9],
      ['audited', 'S1', 0.04],
    ].map(([outcome, supplier, value]) => ({
      id: `${outcome}_${supplier}`,
      supplier,
      outcome,
      value,
      promised: { value, evidence: said('31 / 480') },
      patients: 400,
    })),
    decision: {
      level: 0.95,
      rateInterval: 'wilson',
      minimumPatients: 20,
      prior: { a: 0.5, b: 0.5 },
      ratioPrior: { shape: 4, scale: 0.25 },
      comparisons: 'holm',
      power: 0.8,
    },
    monitoring: {
      oddsRatio: 2,
      falseAlarmEvery: 500,
      baselineMonths: 6,
      funnelLevels: { warning: 0.95, action: 0.998 },
    },
    dataQuality: {
      lagDays: 60,
      leastFollowUp: 0.9,
      leastLinkage: 0.9,
      consumptionTolerance: 0.05,
      deliveryDueDays: 45,
    },
    calendar: { from: '2026-01-01', to: '2027-12-31', reviewEveryMonths: 3 },
    phases: [
      {
        phase: 'design',
        artefacts: [{ id: 'dictionary', label: said('Outcome dictionary'), required: true }],
        signatories: [{ role: 'board', label: said('Board'), name: 'Anna Verdi' }],
        gate: said('Dictionary agreed'),
      },
    ],
  };
  change(definition);
  return contractSchema.parse(definition);
}

/** The same as a version in force. */
export function published(contract: Contract): PublishedContract {
  return { contract, fingerprint: fingerprint(contract) };
}
