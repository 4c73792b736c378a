import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { daysAfter, daysBetween } from '../../examples/contracts/days.ts';
import { type Patient, patients } from '../../examples/contracts/tavi/patients.ts';
import type { Contract } from '../../src/core/contract/contract.ts';
import { addAggregates, NO_AGGREGATES } from '../../src/core/tracking/addAggregates.ts';
import { monitoringFold } from '../../src/core/tracking/monitoring.ts';
import { trackContract } from '../../src/core/tracking/trackContract.ts';
import type { Monitoring, TargetTracking, Tracking } from '../../src/core/tracking/tracking.ts';
import { aggregates } from '../../src/io/deliveries/aggregates.ts';
import { series } from '../../src/io/deliveries/series.ts';
import { openSnapshot } from '../../src/io/deliveries/snapshotViews.ts';
import { cusumChart } from '../../src/report/chart/seriesChart.ts';
import { trackedTargets } from '../../src/report/tracking/trackedTarget.ts';
import { importedExample } from '../support/importedExample.ts';

/** What tracking says of the shipped contracts, held against what happened to the invented people. */
const folder = mkdtempSync(join(tmpdir(), 'esito-tracking-'));
afterAll(() => rmSync(folder, { recursive: true }));
const asOf = '2026-09-30';
const limits = { memory: '256MB', threads: 1 };

async function tracked(name: string): Promise<{ tracking: Tracking; contract: Contract }> {
  const { published, snapshot } = await importedExample(name, folder);
  const engine = await openSnapshot(folder, snapshot, limits);
  try {
    let sums = NO_AGGREGATES;
    for await (const part of aggregates(engine, published.contract, asOf, 20_000))
      sums = addAggregates(sums, part);
    const { contract } = published;
    const monitoring = new Map<string, Monitoring>();
    for (const target of contract.targets) {
      const fold = monitoringFold(contract, target);
      for await (const part of series(engine, contract, asOf, target, 20_000)) fold?.add(part);
      if (fold !== undefined) monitoring.set(target.id, fold.result());
    }
    const tracking = trackContract({
      contract: published,
      snapshot,
      asOf,
      aggregates: sums,
      monitoring,
      value: [],
    });
    return { tracking, contract };
  } finally {
    engine.close();
  }
}

const statesOf = ({ targets }: Tracking) =>
  Object.fromEntries(targets.map(({ target, state }) => [target, state]));

describe('tracking the valves', () => {
  let tracking: Tracking;
  let contract: Contract;
  beforeAll(async () => {
    ({ tracking, contract } = await tracked('tavi'));
  }, 60_000);

  it('counts the patients and events that the invented world has, and no other', () => {
    const all = patients();
    for (const [outcome, codes] of Object.entries({
      pacemaker: /^37\.8/,
      stroke: /^43/,
      vascular: /^VARC/,
      death: /^DEATH$/,
    }))
      for (const supplier of ['S1', 'S2', 'S3']) {
        const due = all
          .filter((one) => one.supplier.id === supplier)
          .flatMap((one) => indexDates(one, all).map((index) => ({ one, index })))
          .filter(({ index }) => daysBetween(index, asOf) >= 30 + 60);
        const events = due.filter(({ one, index }) =>
          one.happenings.some(
            ({ code, date }) =>
              codes.test(code) &&
              date >= index &&
              daysBetween(index, date) <= 30 &&
              // Of a patient who was lost sight of only the first day was heard.
              !(one.forgotten && date > one.index),
          ),
        );
        const known = due.filter((each) => !each.one.forgotten || events.includes(each));
        const found = tracking.targets.find(({ target }) => target === `${outcome}_${supplier}`);
        expect(found?.observed, `${outcome} ${supplier}`).toMatchObject({
          patients: known.length,
          events: events.length,
        });
        expect(found?.missing).toMatchObject({ due: due.length, known: known.length });
      }
  });

  it('decides as the guide says', () => {
    expect(statesOf(tracking)).toEqual({
      pacemaker_S1: 'inconclusive',
      stroke_S1: 'met',
      vascular_S1: 'met',
      death_S1: 'met',
      reintervention_S1: 'met',
      quality_of_life_S1: 'met',
      pacemaker_S3: 'inconclusive',
      stroke_S3: 'inconclusive',
      vascular_S3: 'met',
      death_S3: 'met',
      reintervention_S3: 'inconclusive',
      quality_of_life_S3: 'not-computable',
      pacemaker_S2: 'missed',
      stroke_S2: 'inconclusive',
      vascular_S2: 'met',
      death_S2: 'inconclusive',
      reintervention_S2: 'met',
      quality_of_life_S2: 'met',
    });
    const owed = (tracking.targets.find(({ target }) => target === 'quality_of_life_S3') as TargetTracking)
      .missing?.owedBy;
    expect(owed?.[0]?.party).toBe('H05');
  });

  it('has an alarm for the valve with more pacemakers than its target, 22% against 17%, and draws it without a risk model', () => {
    const pacemakers = trackedTargets(tracking, contract).filter(({ outcome }) => outcome.id === 'pacemaker');
    const alarms = pacemakers.map(({ supplier, figures }) => [
      supplier.id,
      figures.monitoring?.signals.map(({ date }) => date),
    ]);
    expect(Object.fromEntries(alarms)).toEqual({
      S1: [],
      S3: [],
      S2: ['2025-02-28', '2025-06-10', '2026-01-09'],
    });
    for (const one of pacemakers)
      expect(cusumChart(one, one.figures.monitoring as Monitoring, 'en')?.title).toMatch(/^CUSUM: /);
    // The contract is reviewed every six months: each alarm lies between two other reviews.
    expect(tracking.alerts.filter(({ kind }) => kind === 'cusum').map(({ id }) => id)).toEqual([
      'cusum:pacemaker_S2:2024-10',
      'cusum:pacemaker_S2:2025-04',
      'cusum:pacemaker_S2:2025-10',
    ]);
  });

  it('finds the site that loses sight of patients, the month that does not add up, the late delivery and four orphans of a hundred', () => {
    const { alerts, quality, linkage } = tracking;
    expect(quality.filter(({ reconciled }) => reconciled === false)).toMatchObject([
      { site: 'H04', month: '2025-08' },
    ]);
    expect([
      ...new Set(quality.filter(({ delivery }) => delivery !== 'in').map(({ month }) => month)),
    ]).toEqual(['2025-10']);
    expect(alerts.filter(({ kind }) => kind === 'follow-up').map(({ site }) => site)).toContain('H05');
    expect(linkage.orphanRate).toBeCloseTo(0.04, 3);
    expect(linkage.duplicateKeys).toBe(4);
  });
});

describe('tracking the booking centre', () => {
  it('decides as the guide says', async () => {
    expect(statesOf((await tracked('cup')).tracking)).toEqual({
      in_time_betulla: 'met',
      in_time_u_betulla: 'inconclusive',
      in_time_b_betulla: 'met',
      in_time_d_betulla: 'missed',
      in_time_p_betulla: 'met',
    });
  }, 60_000);
});

/** The implant, and the second valve of the first four whose reintervention called for one. */
function indexDates(one: Patient, all: readonly Patient[]): string[] {
  const again = all
    .flatMap((each) => {
      const date = each.happenings.find(({ code }) => code === 'REINT')?.date;
      return date === undefined || each.forgotten || date > '2026-06-30' ? [] : [[each, date] as const];
    })
    .slice(0, 4)
    .find(([each]) => each === one);
  return again === undefined ? [one.index] : [one.index, daysAfter(again[1], 2)];
}
