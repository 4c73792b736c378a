import type { Contract } from '../../src/core/contract/contract.ts';
import { rateFunnel } from '../../src/core/outcomes/funnel.ts';
import { targetState } from '../../src/core/outcomes/outcomeTarget.ts';
import { wilsonInterval } from '../../src/core/outcomes/proportionInterval.ts';
import type {
  PeriodFigure,
  QualityCell,
  SiteFigure,
  TargetTracking,
  Tracking,
} from '../../src/core/tracking/tracking.ts';
import { smallContract } from './contract.ts';

/** The small contract with six sites. */
export function trackedContract(): Contract {
  return smallContract((definition) => {
    definition.notice = { it: 'Dati inventati.', en: 'Invented data.' };
    definition.sites = [1, 2, 3, 4, 5, 6].map((at) => ({
      code: `H${at}`,
      name: `Ospedale ${at}`,
      keyHolder: `Custode ${at}`,
    }));
  });
}

const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map(
  (month) => `2026-${month}`,
);

/** Figures that come from counts; everything else null or empty. */
function base(outcome: string, supplier: string, value: number): TargetTracking {
  return {
    target: `${outcome}_${supplier}`,
    supplier,
    outcome,
    promised: value,
    value,
    better: ['quality', 'waiting'].includes(outcome) ? 'higher' : 'lower',
    observed: null,
    standardised: null,
    crude: null,
    state: 'not-computable',
    because: ['no-data'],
    stateOfInterval: null,
    sanctionable: false,
    trend: null,
    probabilityMet: null,
    probabilityMetAtEnd: null,
    forecast: null,
    patientsNeeded: null,
    young: 0,
    missing: null,
    periods: [],
    sites: [],
    funnel: null,
    monitoring: null,
    runChart: null,
    survival: null,
    score: null,
    waits: [],
  };
}

function periodsOf(events: readonly number[], patients: number): PeriodFigure[] {
  return events.map((count, at) => ({
    month: months[at] as string,
    patients,
    events: count,
    expected: null,
    value: count / patients,
  }));
}

function sitesOf(events: readonly number[], patients: readonly number[], target: number): SiteFigure[] {
  return events.map((count, at) => {
    const n = patients[at] as number;
    const warning = rateFunnel(target, n, 0.95);
    const action = rateFunnel(target, n, 0.998);
    const value = count / n;
    return {
      site: `H${at + 1}`,
      patients: n,
      events: count,
      expected: null,
      value,
      interval: wilsonInterval(count, n, 0.95),
      missing: at === 2 ? 9 : 0,
      position: value > action.upper ? 'action' : value > warning.upper ? 'warning' : 'within',
      screened: { p: 0.5 / (at + 1), adjusted: Math.min(1, 3 / (at + 1)) },
    };
  });
}

/** A rate with everything that a clinician asks next. */
function rateTarget(
  supplier: string,
  target: number,
  events: readonly number[],
  patients = 30,
): TargetTracking {
  const sum = events.reduce((all, one) => all + one, 0);
  const n = patients * events.length;
  const interval = wilsonInterval(sum, n, 0.95);
  const state = targetState(interval, { value: target, better: 'lower' });
  const perSite = [80, 70, 60, 60, 50, 40];
  return {
    ...base('ppm', supplier, target),
    observed: { value: sum / n, interval, method: 'wilson', patients: n, events: sum },
    state,
    because: [],
    stateOfInterval: state,
    sanctionable: state === 'missed',
    trend: { direction: state === 'missed' ? 'worse' : 'steady', p: state === 'missed' ? 0.03 : 0.42 },
    probabilityMet: state === 'met' ? 0.998 : 0.02,
    probabilityMetAtEnd: state === 'met' ? 0.97 : 0.04,
    forecast: { patients: 600, eventsLeft: state === 'met' ? 22 : -9 },
    patientsNeeded: state === 'met' ? 0 : null,
    young: 24,
    missing: {
      due: n + 12,
      known: n,
      missing: 12,
      owner: 'site',
      owedBy: [
        { party: 'H3', patients: 9 },
        { party: 'H1', patients: 3 },
      ],
      best: { value: sum / (n + 12), state },
      worst: { value: (sum + 12) / (n + 12), state: 'inconclusive' },
      tippingPoint: state === 'met' ? 8 : null,
      weighted: sum / n + 0.001,
    },
    periods: periodsOf(events, patients),
    sites: sitesOf([2, 3, 1, 14, 2, 0], perSite, target),
    funnel: {
      target,
      scale: 'rate',
      tau2: supplier === 'S2' ? 0.0012 : null,
      limits: [5, 10, 20, 40, 60, 80, 100].map((size) => ({
        size,
        warning: rateFunnel(target, size, 0.95),
        action: rateFunnel(target, size, 0.998),
      })),
    },
    runChart: {
      kind: 'p-prime',
      centre: target,
      baselineMonths: 6,
      points: events.map((count, at) => ({
        month: months[at] as string,
        size: patients,
        value: count / patients,
        lower: 0,
        upper: target + 0.1,
        outside: count / patients > target + 0.1,
      })),
    },
    monitoring: {
      limit: 4.2,
      locked: true,
      leftOut: 0,
      falseAlarmEvery: 500,
      oddsRatio: 2,
      points: events.map((_, at) => ({
        date: `${months[at] as string}-15`,
        patient: (at + 1) * patients,
        cusum: state === 'missed' ? Math.min(5, at * 0.6) : (at % 4) * 0.5,
        vlad: state === 'missed' ? 0 - at * 0.8 : at * 0.3 - 0.5,
      })),
      signals: state === 'missed' ? [{ date: '2026-09-15', patient: 270, cusum: 4.8 }] : [],
    },
  };
}

const riskAdjusted: TargetTracking = {
  ...base('death', 'S1', 0.03),
  promised: 0.025,
  observed: {
    value: 0.0315,
    interval: { lower: 0.018, upper: 0.0512 },
    method: 'garwood-ratio',
    patients: 480,
    events: 16,
  },
  standardised: {
    observed: 16,
    expected: 15.24,
    ratio: 1.05,
    interval: { lower: 0.6, upper: 1.705 },
    reference: 0.03,
    model: 'test 1',
  },
  crude: {
    value: 16 / 480,
    interval: wilsonInterval(16, 480, 0.95),
    method: 'wilson',
    patients: 480,
    events: 16,
  },
  state: 'inconclusive',
  because: [],
  stateOfInterval: 'inconclusive',
  trend: { direction: 'better', p: 0.2 },
  probabilityMet: 0.46,
  probabilityMetAtEnd: 0.44,
  forecast: { patients: 900, eventsLeft: 11 },
  patientsNeeded: 2400,
  young: 20,
  missing: {
    due: 480,
    known: 480,
    missing: 0,
    owner: 'site',
    owedBy: [],
    best: null,
    worst: null,
    tippingPoint: null,
    weighted: null,
  },
  periods: months.map((month, at) => ({
    month,
    patients: 40,
    events: at % 3,
    expected: 1.27,
    value: at === 4 ? null : ((at % 3) / 1.27) * 0.03,
  })),
  sites: [1, 2, 3, 4, 5, 6].map((at) => ({
    site: `H${at}`,
    patients: 80,
    events: at - 1,
    expected: 2.5,
    value: ((at - 1) / 2.5) * 0.03,
    interval: { lower: 0, upper: 0.06 + at * 0.01 },
    missing: 0,
    position: 'within',
    screened: null,
  })),
  funnel: {
    target: 1,
    scale: 'ratio',
    tau2: null,
    limits: [1, 2, 3, 4].map((size) => ({
      size,
      warning: { lower: Math.max(0, 1 - 1.9 / size), upper: 1 + 1.9 / size },
      action: { lower: 0, upper: 1 + 3 / size },
    })),
  },
  monitoring: {
    limit: null,
    locked: false,
    leftOut: 2,
    falseAlarmEvery: 500,
    oddsRatio: 2,
    points: [{ date: '2026-01-10', patient: 1, cusum: 0, vlad: 0.03 }],
    signals: [],
  },
  runChart: {
    kind: 'u',
    centre: 1,
    baselineMonths: 6,
    points: months.map((month, at) => ({
      month,
      size: 1.27,
      value: (at % 3) / 1.27,
      lower: 0,
      upper: 3.6,
      outside: false,
    })),
  },
};

const survival: TargetTracking = {
  ...base('revision', 'S1', 0.05),
  observed: {
    value: 0.061,
    interval: { lower: 0.041, upper: 0.085 },
    method: 'aalen-johansen',
    patients: 480,
    events: 26,
  },
  state: 'inconclusive',
  because: [],
  stateOfInterval: 'inconclusive',
  survival: {
    horizonDays: 365,
    points: [0, 30, 90, 180, 270, 365].map((day, at) => ({
      day,
      atRisk: 480 - at * 70,
      revised: at * 0.0122,
      interval: { lower: at * 0.008, upper: at * 0.017 },
      died: at * 0.01,
    })),
    componentYears: 312.4,
    revisions: 26,
    per100Years: 8.32,
    per100YearsInterval: { lower: 5.44, upper: 12.19 },
  },
};

const score: TargetTracking = {
  ...base('quality', 'S1', 0.1),
  observed: {
    value: 0.142,
    interval: { lower: 0.121, upper: 0.163 },
    method: 'normal-mean',
    patients: 210,
    events: null,
  },
  state: 'met',
  because: [],
  stateOfInterval: 'met',
  trend: { direction: 'steady', p: 0.8 },
  score: {
    valueSet: 'EQ-5D-5L Italy (Finch 2022)',
    before: 0.701,
    after: 0.843,
    change: 0.142,
    adjustedGain: 0.139,
    responders: { n: 160, share: 160 / 210, interval: wilsonInterval(160, 210, 0.95) },
  },
  sites: [1, 2].map((at) => ({
    site: `H${at}`,
    patients: 105,
    events: null,
    expected: null,
    value: 0.13 + at * 0.01,
    interval: { lower: 0.1, upper: 0.18 },
    missing: 3,
    position: null,
    screened: null,
  })),
  missing: {
    due: 260,
    known: 210,
    missing: 50,
    owner: 'site',
    owedBy: [{ party: 'H2', patients: 50 }],
    best: null,
    worst: null,
    tippingPoint: null,
    weighted: 0.14,
  },
};

const waits: TargetTracking = {
  ...base('waiting', 'S1', 0.9),
  observed: {
    value: 0.82,
    interval: wilsonInterval(1640, 2000, 0.95),
    method: 'wilson',
    patients: 2000,
    events: 1640,
  },
  state: 'missed',
  because: [],
  stateOfInterval: 'missed',
  sanctionable: false,
  waits: (['U', 'B', 'D', 'P'] as const).map((priority, at) => ({
    priority,
    booked: 600,
    delivered: 480,
    inTime: 380 + at * 20,
    overdue: 20,
    notDelivered: 60,
    cancelled: 40,
    share: at === 3 ? null : (380 + at * 20) / 500,
    interval: at === 3 ? null : wilsonInterval(380 + at * 20, 500, 0.95),
    meanDays: at === 3 ? null : 3 + at * 20.5,
  })),
};

const nothing: TargetTracking = {
  ...base('audited', 'S1', 0.04),
  missing: {
    due: 40,
    known: 0,
    missing: 40,
    owner: 'supplier',
    owedBy: [{ party: 'S1', patients: 40 }],
    best: null,
    worst: null,
    tippingPoint: null,
    weighted: null,
  },
};

const quality: QualityCell[] = ['H1', 'H2', 'H3'].flatMap((site, row) =>
  months.slice(0, 4).map((month, at): QualityCell => {
    const delivery = (['in', 'late', 'owed', 'not-due'] as const)[(row + at) % 4] ?? 'in';
    const given = delivery === 'in' || delivery === 'late';
    return {
      site,
      month,
      delivery,
      deviceRows: given ? 20 : 0,
      matched: given ? 19 : 0,
      followUpDue: given ? 20 : 0,
      followUpKnown: given ? 18 - row : 0,
      outcomeRows: given ? 12 : 0,
      orphans: given ? row : 0,
      delivered: given ? 20 : 0,
      consumed: row === 0 ? null : 20 + row,
      reconciled: row === 0 || !given ? null : row === 1,
    };
  }),
);

/** A tracking of `trackedContract` with every state, every measure, every chart and every alert. Figures are invented. */
export function richTracking(): Tracking {
  return {
    contract: 'valvole',
    fingerprint: 'c'.repeat(64),
    snapshot: 'd'.repeat(64),
    asOf: '2026-12-31',
    targets: [
      rateTarget('S1', 0.065, [1, 1, 0, 2, 1, 1, 0, 1, 2, 1, 1, 0]),
      rateTarget('S2', 0.17, [5, 6, 7, 5, 8, 6, 9, 10, 9, 11, 9, 10]),
      riskAdjusted,
      survival,
      score,
      waits,
      nothing,
    ],
    quality,
    linkage: {
      deviceRows: 1104,
      matched: 1061,
      matchRate: 1061 / 1104,
      duplicateKeys: 3,
      outcomeRows: 750,
      orphans: 30,
      orphanRate: 0.04,
    },
    value: [
      {
        supplier: 'S1',
        promisedNetBenefit: 41_250,
        deliveredNetBenefit: 42_010.5,
        deliveredInterval: { lower: 40_900, upper: 42_800 },
        patients: 480,
        awardedPoints: 61.25,
        realisedPoints: 63.1,
        realised: [{ indicator: 'ppm', promised: 0.065, delivered: 0.0306 }],
        unchanged: ['stay'],
      },
      {
        supplier: 'S2',
        promisedNetBenefit: 38_400,
        deliveredNetBenefit: 36_120.2,
        deliveredInterval: { lower: 35_000, upper: 37_100 },
        patients: 360,
        awardedPoints: null,
        realisedPoints: null,
        realised: [],
        unchanged: [],
      },
    ],
    alerts: [
      alert('a1', 'missed', { target: 'ppm_S2', supplier: 'S2', figure: 0.264, limit: 0.17 }),
      alert('a2', 'cusum', {
        target: 'ppm_S2',
        supplier: 'S2',
        since: '2026-09-15',
        figure: 4.8,
        limit: 4.2,
      }),
      alert('a3', 'funnel', { target: 'ppm_S1', supplier: 'S1', site: 'H4', figure: 0.233, limit: 0.19 }),
      alert('a4', 'control-chart', { target: 'ppm_S2', supplier: 'S2', figure: 0.367, limit: 0.27 }),
      alert('a5', 'follow-up', { target: 'quality_S1', supplier: 'S1', figure: 0.81, limit: 0.9 }),
      alert('a6', 'linkage', { figure: 0.85, limit: 0.9 }),
      alert('a7', 'reconciliation', { supplier: 'S1', site: 'H3', figure: 20, limit: 23 }),
      alert('a8', 'delivery-owed', { site: 'H2' }),
    ],
  };
}

function alert(
  id: string,
  kind: Tracking['alerts'][number]['kind'],
  more: Partial<Tracking['alerts'][number]>,
): Tracking['alerts'][number] {
  return {
    id,
    kind,
    target: null,
    supplier: null,
    site: null,
    since: '2026-09',
    figure: null,
    limit: null,
    ...more,
  };
}

/** A tracking of which nothing is known yet. */
export function emptyTracking(): Tracking {
  const rich = richTracking();
  return {
    ...rich,
    targets: rich.targets.map(({ outcome, supplier, value }) => base(outcome, supplier, value)),
    quality: [],
    linkage: {
      deviceRows: 0,
      matched: 0,
      matchRate: null,
      duplicateKeys: 0,
      outcomeRows: 0,
      orphans: 0,
      orphanRate: null,
    },
    value: [],
    alerts: [],
  };
}
