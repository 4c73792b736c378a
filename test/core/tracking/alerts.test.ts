import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../src/core/contract/contract.ts';
import type { Target } from '../../../src/core/contract/target.ts';
import type { EventCell } from '../../../src/core/tracking/aggregates.ts';
import { asOfDate } from '../../../src/core/tracking/asOfDate.ts';
import { crossedSince } from '../../../src/core/tracking/crossing.ts';
import { monitoringFold } from '../../../src/core/tracking/monitoring.ts';
import { addDays, lastDayOf, monthsBetween } from '../../../src/core/tracking/months.ts';
import type { Tracking } from '../../../src/core/tracking/tracking.ts';
import { smallContract } from '../../support/contract.ts';
import { emptySnapshot, eventCell, targetOf, tracked } from '../../support/trackedCells.ts';

const contract = smallContract();
const death = contract.targets.find(({ id }) => id === 'death_S1') as Target;

/** Implants of nine months at two sites, 10 a month and site; from July on seven of ten patients of the second have the event. */
const TAVI: EventCell[] = monthsBetween('2026-01', '2026-09').flatMap((month, at) => [
  eventCell(at % 2, 10, { month }),
  eventCell(at < 6 ? 1 + (at % 2) : 7, 10, { month, site: 'H2' }),
]);

const until = (month: string) => ({ events: TAVI.filter((cell) => cell.month <= month) });

const ids = (tracking: Tracking, kind: string) =>
  tracking.alerts.filter((alert) => alert.kind === kind).map(({ id }) => id);

describe('alerts', () => {
  it('name the month of the crossing, and keep their id when more data come', () => {
    const [august, september] = ['2026-08', '2026-09'].map((month) => tracked(contract, until(month)));
    expect(targetOf(september as Tracking, 'ppm_S1').state).toBe('missed');
    expect(ids(september as Tracking, 'missed')).toEqual(['missed:ppm_S1:2026-07']);
    expect(ids(august as Tracking, 'missed')).toEqual(ids(september as Tracking, 'missed'));
    expect(ids(september as Tracking, 'funnel')).toEqual(['funnel:ppm_S1:H2:2026-07']);
    expect(ids(august as Tracking, 'funnel')).toEqual(ids(september as Tracking, 'funnel'));
    expect(ids(tracked(contract, until('2026-06')), 'missed')).toEqual([]);
    expect(september?.alerts.find(({ kind }) => kind === 'funnel')).toMatchObject({
      target: 'ppm_S1',
      supplier: 'S1',
      site: 'H2',
      since: '2026-07',
      figure: 30 / 90,
    });
  });

  it('ask about months outside the control chart on the worse side only', () => {
    const months = monthsBetween('2026-01', '2026-08').map((month, at) =>
      eventCell([19, 21, 20, 19, 20, 21, 2, 45][at] as number, 100, { month }),
    );
    const found = tracked(contract, { events: months });
    const chart = targetOf(found, 'ppm_S1').runChart;
    expect(chart?.centre).toBeCloseTo(0.2, 12);
    expect(chart?.points.filter(({ outside }) => outside).map(({ month }) => month)).toEqual([
      '2026-07',
      '2026-08',
    ]);
    expect(ids(found, 'control-chart')).toEqual(['control-chart:ppm_S1:2026-08']);
    // The baseline of six months is not over.
    expect(targetOf(tracked(contract, { events: months.slice(0, 5) }), 'ppm_S1').runChart).toBeNull();
  });

  it('ask a site once for its follow-up, whatever outcomes and suppliers lack it', () => {
    const events = ['S1', 'S2'].flatMap((supplier) => [
      eventCell(5, 80, { supplier, site: 'H2', missing: 20 }),
      eventCell(5, 200, { supplier }),
    ]);
    const found = tracked(contract, { events });
    expect(ids(found, 'follow-up')).toEqual(['follow-up:H2:2026-01']);
    expect(found.alerts.find(({ kind }) => kind === 'follow-up')).toMatchObject({ figure: 0.8, limit: 0.9 });
    // Too little in all makes each target one, with the month since when.
    const more = [eventCell(1, 10, { month: '2026-02' }), eventCell(0, 0, { month: '2026-03', missing: 9 })];
    expect(ids(tracked(contract, { events: more }), 'follow-up')).toEqual([
      'follow-up:ppm_S1:2026-03',
      'follow-up:H1:2026-03',
    ]);
  });

  it('name supplier, site and month where consumption differs', () => {
    const place = { supplier: 'S1', site: 'H1', month: '2026-03' };
    const found = tracked(contract, { reconciliation: [{ ...place, delivered: 9, consumed: 10 }] });
    expect(ids(found, 'reconciliation')).toEqual(['reconciliation:S1:H1:2026-03']);
    expect(found.quality.find(({ site, month }) => site === 'H1' && month === '2026-03')).toMatchObject({
      delivered: 9,
      consumed: 10,
      reconciled: false,
    });
    // Each supplier by itself: one too few of ten, though one of forty in all.
    const two = [
      { ...place, delivered: 9, consumed: 10 },
      { ...place, supplier: 'S2', delivered: 30, consumed: 30 },
    ];
    const both = tracked(contract, { reconciliation: two }).quality;
    expect(both.find(({ site, month }) => site === 'H1' && month === '2026-03')?.reconciled).toBe(false);
  });

  it('are given for the signals of a CUSUM', () => {
    const series = Array.from({ length: 30 }, (_, at) => ({
      date: addDays('2026-07-01', at),
      site: 'H1',
      risk: 0.05,
      event: at >= 10,
    }));
    const fold = monitoringFold(contract, death);
    fold?.add(series.map((patient, at) => ({ ...patient, date: addDays('2026-01-01', at), event: false })));
    fold?.add(series);
    const monitoring = new Map([['death_S1', fold?.result()]]);
    const found = tracked(contract, {}, { monitoring });
    const watched = targetOf(found, 'death_S1').monitoring;
    expect(watched?.locked).toBe(true);
    const [first] = watched?.signals ?? [];
    expect(first?.cusum).toBeGreaterThanOrEqual(watched?.limit as number);
    expect(watched?.signals.length).toBeGreaterThan(2);
    // One between two reviews, every three months from January on, whatever the day of the first signal.
    expect(found.alerts.filter(({ kind }) => kind === 'cusum')).toMatchObject([
      { id: 'cusum:death_S1:2026-07', since: first?.date, figure: first?.cusum },
    ]);
    fold?.add(series.map((patient, at) => ({ ...patient, date: addDays('2026-09-20', at), event: true })));
    const later = tracked(contract, {}, { monitoring: new Map([['death_S1', fold?.result()]]) });
    expect(targetOf(later, 'death_S1').monitoring?.signals[0]).toEqual(first);
    expect(later.alerts.filter(({ kind }) => kind === 'cusum')).toEqual([
      ...found.alerts.filter(({ kind }) => kind === 'cusum'),
      expect.objectContaining({ id: 'cusum:death_S1:2026-10' }),
    ]);
  });
});

describe('a crossing', () => {
  it('is the first month of the last run, and none if it is over', () => {
    const since = (beyond: readonly string[]) =>
      crossedSince(['2026-01', '2026-02', '2026-03', '2026-04'], (month) => beyond.includes(month));
    expect(since(['2026-01', '2026-03', '2026-04'])).toBe('2026-03');
    expect(since(['2026-01', '2026-02'])).toBeUndefined();
  });
});

describe('monitoring', () => {
  const patients = (count: number, from = '2026-01-01') =>
    Array.from({ length: count }, (_, at) => ({
      date: addDays(from, Math.floor(at / 3)),
      site: 'H1',
      risk: 0.02 + 0.1 * ((at * 0.618) % 1),
      event: at % 9 === 4,
    }));

  it('is the same however the series is cut, and keeps some hundreds of days with all signals', () => {
    const series = patients(2500);
    const whole = monitoringFold(contract, death);
    whole?.add(series);
    const parts = monitoringFold(contract, death);
    for (let at = 0; at < series.length; at += 700) parts?.add(series.slice(at, at + 700));
    const found = whole?.result();
    expect(parts?.result()).toEqual(found);
    expect(found?.points.length).toBeLessThan(500);
    expect(found?.points.at(-1)).toMatchObject({ date: addDays('2026-01-01', 833), patient: 2500 });
    expect(found?.signals.length).toBeGreaterThan(0);
    const days = new Set(found?.points.map(({ date }) => date));
    expect(found?.signals.every(({ date }) => days.has(date))).toBe(true);
  });

  it('has a limit that rests on the baseline and no longer moves after it', () => {
    const fold = monitoringFold(contract, death);
    fold?.add(patients(150));
    const early = fold?.result();
    expect(early?.locked).toBe(false);
    fold?.add(patients(400, '2026-07-01').map((patient) => ({ ...patient, risk: patient.risk / 4 })));
    const late = fold?.result();
    expect([late?.locked, late?.limit]).toEqual([true, early?.limit]);
  });

  it('watches a rate without a model against its target, leaves out who has no risk, and no other outcomes', () => {
    const ppm = contract.targets.find(({ id }) => id === 'ppm_S1') as Target;
    const [one] = patients(1);
    const unadjusted = monitoringFold(contract, ppm);
    unadjusted?.add([{ ...(one as typeof one & object), risk: ppm.value, event: false }]);
    expect(unadjusted?.result().points[0]?.vlad).toBeCloseTo(0.065, 12);
    expect(monitoringFold(contract, { ...ppm, value: 0 })).toBeUndefined();
    const certain = monitoringFold(contract, death);
    certain?.add([{ ...(one as typeof one & object), risk: 1, event: true }]);
    expect(certain?.result()).toMatchObject({ leftOut: 1, points: [], limit: null });
    const waiting = contract.targets.find(({ id }) => id === 'waiting_S1') as Target;
    expect(monitoringFold(contract, waiting)).toBeUndefined();
  });
});

describe('sites', () => {
  /** Twelve sites that differ by more than chance, around 6.5%. */
  const many = (id: 'ppm' | 'death'): EventCell[] =>
    [0, 2, 30, 4, 28, 3, 1, 25, 12, 14, 2, 20].map((events, at) =>
      eventCell(events, 200, { outcome: id, site: `H${10 + at}`, expected: 13 }),
    );
  const inSites: Contract = {
    ...contract,
    sites: many('ppm').map(({ site }) => ({ code: site, name: site, keyHolder: 'x' })),
  };

  it.each(['ppm', 'death'] as const)('widen the funnel of %s from ten on, where they differ', (id) => {
    const twelve = targetOf(tracked(inSites, { events: many(id) }), `${id}_S1`);
    const nine = targetOf(tracked(inSites, { events: many(id).slice(0, 9) }), `${id}_S1`);
    expect([nine.funnel?.tau2 === null, (twelve.funnel?.tau2 as number) > 0]).toEqual([true, true]);
    const upper = ({ funnel }: typeof twelve) => funnel?.limits.at(-1)?.action.upper as number;
    expect(upper(twelve)).toBeGreaterThan(upper(nine));
    const { target: t, limits, tau2 } = twelve.funnel as NonNullable<typeof twelve.funnel>;
    for (const { size, warning } of limits) {
      const error = id === 'ppm' ? Math.sqrt((t * (1 - t)) / size) : 1 / (2 * Math.sqrt(t * size));
      const half = 1.959963984540054 * Math.hypot(error, Math.sqrt(tau2 as number));
      expect(warning.upper).toBeCloseTo(
        id === 'ppm' ? Math.min(1, t + half) : t * (1 + half) * (1 + half),
        9,
      );
    }
    const third = (of: typeof twelve) => of.sites.find(({ site }) => site === 'H12');
    expect(third(nine)?.position).toBe('action');
    expect(third(twelve)?.position).not.toBe('action');
    expect(third(twelve)?.screened?.p).toBeGreaterThan(third(nine)?.screened?.p as number);
    expect(third(twelve)?.screened?.adjusted).toBeGreaterThanOrEqual(third(twelve)?.screened?.p as number);
  });

  it('can be a single one, or one without patients', () => {
    const found = targetOf(
      tracked(contract, { events: [eventCell(3, 50), eventCell(0, 0, { site: 'H2', young: 4 })] }),
      'ppm_S1',
    );
    expect(found.funnel).toMatchObject({ target: 0.065, scale: 'rate', tau2: null });
    expect(found.funnel?.limits.at(-1)?.size).toBeGreaterThan(50);
    expect(found.sites.map(({ position, value }) => [position, value])).toEqual([
      ['within', 0.06],
      [null, null],
    ]);
    expect(found.young).toBe(4);
  });
});

describe('dates', () => {
  it('of data are the last that a delivery covers', () => {
    const batches = ['2026-03-31', '2026-04-30', '2026-02-28'].map((to) => ({ to }));
    expect(asOfDate({ batches } as unknown as typeof emptySnapshot)).toBe('2026-04-30');
    expect(asOfDate(emptySnapshot)).toBeUndefined();
  });

  it('know leap years and the turn of the year', () => {
    expect([lastDayOf('2028-02'), lastDayOf('2026-12'), addDays('2026-03-28', 2)]).toEqual([
      '2028-02-29',
      '2026-12-31',
      '2026-03-30',
    ]);
    expect(monthsBetween('2026-11', '2027-01')).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(monthsBetween('2026-11', '2026-10')).toEqual([]);
  });
});
