import { describe, expect, it } from 'vitest';
import { candidateGroups } from '../../src/core/laboratory/candidate.ts';
import { usualMarket } from '../../src/core/laboratory/imaginedMarket.ts';
import { runLaboratory } from '../../src/core/laboratory/laboratory.ts';
import { summaryOf } from '../../src/core/rescoring/summary.ts';
import type { Indicator } from '../../src/core/tender/indicator.ts';
import { toSvg } from '../../src/io/charts/toSvg.ts';
import { acceptabilityChart } from '../../src/report/chart/acceptabilityChart.ts';
import { sitesChart, waitsChart } from '../../src/report/chart/againstTargetCharts.ts';
import { axisStart, spread } from '../../src/report/chart/axes.ts';
import { changesByRuleChart } from '../../src/report/chart/changesByRuleChart.ts';
import { changesOverLambdaChart } from '../../src/report/chart/changesOverLambdaChart.ts';
import type { Chart, Label } from '../../src/report/chart/chart.ts';
import { convergenceChart } from '../../src/report/chart/convergenceChart.ts';
import { distributionChart } from '../../src/report/chart/distributionChart.ts';
import { funnelChart } from '../../src/report/chart/funnelChart.ts';
import { hatchPath } from '../../src/report/chart/hatch.ts';
import { intervalChart } from '../../src/report/chart/intervalChart.ts';
import { regretChart, winnersChart } from '../../src/report/chart/laboratoryChart.ts';
import { contrast, offerColours, offerStyles } from '../../src/report/chart/palette.ts';
import { parameterInformationChart } from '../../src/report/chart/parameterInformationChart.ts';
import { planeChart } from '../../src/report/chart/planeChart.ts';
import { pointsChart } from '../../src/report/chart/pointsChart.ts';
import { priceMapChart } from '../../src/report/chart/priceMapChart.ts';
import { rankChart } from '../../src/report/chart/rankChart.ts';
import { runChart } from '../../src/report/chart/runChart.ts';
import { cusumChart, vladChart } from '../../src/report/chart/seriesChart.ts';
import { sparkline } from '../../src/report/chart/sparkline.ts';
import { survivalChart } from '../../src/report/chart/survivalChart.ts';
import { textWidth } from '../../src/report/chart/textWidth.ts';
import { tornadoChart } from '../../src/report/chart/tornadoChart.ts';
import { traceChart } from '../../src/report/chart/traceChart.ts';
import { twoWayChart } from '../../src/report/chart/twoWayChart.ts';
import { valueChart } from '../../src/report/chart/valueChart.ts';
import { winnerMapChart } from '../../src/report/chart/winnerMapChart.ts';
import { zeroLine } from '../../src/report/chart/zeroLine.ts';
import { type Locale, locales } from '../../src/report/locale.ts';
import { priceMaps } from '../../src/report/priceMaps.ts';
import { offerTraces } from '../../src/report/traces.ts';
import { trackedTargets } from '../../src/report/tracking/trackedTarget.ts';
import { pastTenderNames, rescored } from '../support/pastTenders.ts';
import { richTracking, trackedContract } from '../support/tracking.ts';
import {
  type Evaluated,
  evaluated,
  markovEvaluated,
  richEvaluated,
  tavi5Evaluated,
  tavi5Offers,
} from './evaluation.ts';

const plain = tavi5Evaluated(1000);
const single = evaluated(plain.tender, tavi5Offers(plain.lot).slice(0, 1), { draws: 1000 });

function chartsOf({ lot, evaluation }: Evaluated, locale: Locale): Chart[] {
  const { sensitivity, twoWay } = evaluation.valuation;
  const convergence = convergenceChart(evaluation, locale);
  const information = parameterInformationChart(lot, evaluation, locale);
  const tried = runLaboratory(lot, { lots: 20, seed: 1, market: usualMarket, groups: candidateGroups });
  return [
    acceptabilityChart(lot, evaluation, locale),
    planeChart(lot, evaluation, locale),
    rankChart(evaluation, locale),
    pointsChart(lot, evaluation, locale),
    winnersChart(tried, locale),
    regretChart(tried, locale),
    ...offerTraces(lot, evaluation).map((trace) => traceChart(trace, locale)),
    ...(information === null ? [] : [information]),
    ...(sensitivity === null ? [] : [tornadoChart(lot, evaluation, sensitivity, locale)]),
    ...(convergence === null ? [] : [convergence]),
    ...(twoWay === null ? [] : [twoWayChart(lot, evaluation, twoWay, locale)]),
    ...(evaluation.flips?.map ? [winnerMapChart(lot, evaluation, evaluation.flips.map, locale)] : []),
    ...priceMaps(lot, evaluation).map((map) => priceMapChart(lot, evaluation, map, locale)),
    ...evaluation.offers.flatMap(({ evidence }) =>
      lot.indicators.flatMap((indicator, at) => {
        const distribution = evidence.evidence[at]?.distribution;
        return distribution === undefined
          ? []
          : [distributionChart(indicator, distribution, locale, (value) => value)];
      }),
    ),
  ];
}

const markov = markovEvaluated();

// A threshold above what the criteria can give.
const threshold = { kind: 'technical-total', points: 71, stage: 'before-rescaling' } as const;
const strict = { ...plain.lot, award: { ...plain.lot.award, threshold } };
const none = evaluated({ ...plain.tender, lots: [strict] }, tavi5Offers(strict), { draws: 1000 });

function rescoredCharts(locale: Locale): Chart[] {
  const summary = summaryOf(pastTenderNames.map((name) => rescored(name)));
  return [
    changesByRuleChart(summary, locale),
    ...summary.overLambda.map((changes) => changesOverLambdaChart(changes, locale)),
  ];
}

/** Every chart of a tracking with every measure in it. */
function trackingCharts(locale: Locale): Chart[] {
  const tracking = richTracking();
  const contract = trackedContract();
  return [
    valueChart(tracking.value, contract, locale),
    ...trackedTargets(tracking, contract).flatMap((tracked) => {
      const { funnel, monitoring, runChart: months, survival } = tracked.figures;
      return [
        sparkline(tracked, locale),
        funnel && funnelChart(tracked, funnel, locale),
        months && runChart(tracked, months, locale),
        monitoring && cusumChart(tracked, monitoring, locale),
        monitoring && vladChart(tracked, monitoring, locale),
        survival && survivalChart(tracked, survival, locale),
        sitesChart(tracked, locale),
        waitsChart(tracked, locale),
      ];
    }),
  ].filter((chart) => chart !== null);
}

const cases = locales.flatMap((locale) => [
  ...Object.entries({ plain, rich: richEvaluated(), single, none, markov }).map(
    ([name, one]) => [name, locale, chartsOf(one, locale)] as const,
  ),
  ['past tenders', locale, rescoredCharts(locale)] as const,
  ['a tracking', locale, trackingCharts(locale)] as const,
]);

/** Left, top, right and bottom of a label as it is drawn. */
function boxOf({ x, y, text, size, bold, anchor, rotation }: Label): [number, number, number, number] {
  const width = textWidth(text, size, bold);
  const before = { start: 0, middle: width / 2, end: width }[anchor];
  // The only rotation in use is a quarter turn to the left.
  if (rotation === -90) return [x - size, y - (width - before), x, y + before];
  return [x - before, y - size * 0.8, x - before + width, y + size * 0.22];
}

/** Whether all elements are closed in order and all text and attributes are escaped. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const token =
    /<(\/?)([a-z]+)((?: [a-zA-Z0-9:-]+="[^"<>&]*(?:&(?:amp|lt|gt|quot);[^"<>&]*)*")*)(\/?)>|([^<>&]|&(?:amp|lt|gt|quot);)+/y;
  while (token.lastIndex < xml.length) {
    const match = token.exec(xml);
    if (match === null) return false;
    const [, closing, name, , empty] = match;
    if (name === undefined) continue;
    if (closing === '/') {
      if (open.pop() !== name) return false;
    } else if (empty !== '/') open.push(name);
  }
  return open.length === 0;
}

describe('charts', () => {
  it.each(cases)('of %s in %s are sound SVG without inline style', (_name, _locale, charts) => {
    for (const chart of charts) {
      const svg = toSvg(chart, 'c1');
      expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
      expect(svg).not.toMatch(/style|class=|width="[^"]*" height="[^"]*" viewBox/);
      expect(isWellFormed(svg)).toBe(true);
      expect(svg).toContain('aria-labelledby="c1-title c1-description"');
      expect(chart.description.length).toBeGreaterThan(20);
    }
  });

  it.each(cases)('of %s in %s keep every label inside the box', (_name, _locale, charts) => {
    for (const { title, width, height, primitives } of charts) {
      for (const primitive of primitives) {
        if (primitive.kind !== 'text') continue;
        const [left, top, right, bottom] = boxOf(primitive);
        const inside = left >= 0 && top >= 0 && right <= width && bottom <= height;
        expect(inside, `${title}: ${primitive.text}`).toBe(true);
      }
    }
  });

  it.each(cases)('of %s in %s come with a table of their figures', (_name, _locale, charts) => {
    for (const { table } of charts) {
      expect(table.rows.length).toBeGreaterThan(0);
      for (const row of table.rows) expect(row).toHaveLength(table.header.length);
    }
  });

  it('draw a cloud as one path per supplier', () => {
    const { primitives } = planeChart(plain.lot, plain.evaluation, 'it');
    const clouds = primitives.filter((one) => one.kind === 'path' && one.roundCaps === true);
    // The reference offer is the origin and has no cloud.
    expect(clouds).toHaveLength(4);
  });

  it('stack the states of a Markov model to all patients at every moment', () => {
    const traces = offerTraces(markov.lot, markov.evaluation);
    expect(traces.map(({ offer }) => offer)).toHaveLength(5);
    const { primitives, table } = traceChart(traces[0] ?? fail(), 'en');
    expect(primitives.filter(({ kind }) => kind === 'path')).toHaveLength(3);
    expect(table.header).toEqual([
      'Years since the start',
      'Without stroke (%)',
      'After stroke (%)',
      'Death (%)',
    ]);
    expect(table.rows).toHaveLength(11);
    for (const [, ...shares] of table.rows) {
      expect(Math.abs(shares.map(Number).reduce((sum, share) => sum + share, 0) - 100)).toBeLessThan(0.2);
    }
    expect(offerTraces(plain.lot, plain.evaluation)).toEqual([]);
  });

  it('of a long trace show some of its moments, the last among them', () => {
    const [first] = offerTraces(markov.lot, markov.evaluation);
    if (first === undefined) return fail();
    const years = Array.from({ length: 1201 }, (_, month) => month / 12);
    const long = { ...first, trace: { ...first.trace, years, shares: years.map(() => [0.5, 0.3, 0.2]) } };
    const { rows } = traceChart(long, 'it').table;
    expect(rows.length).toBeLessThanOrEqual(25);
    expect(rows.at(-1)).toEqual(['100', '50,0', '30,0', '20,0']);
  });

  it('of the value of information show the twelve highest and name each one’s supplier', () => {
    const chart = parameterInformationChart(plain.lot, plain.evaluation, 'en');
    expect(plain.evaluation.valuation.parameterInformation.length).toBeGreaterThan(12);
    expect(chart?.table.rows).toHaveLength(12);
    expect(chart?.table.rows[0]?.slice(0, 2)).toEqual(['Death', 'S5']);
    const bars = (chart?.primitives ?? []).filter((one) => one.kind === 'rect').map(({ width }) => width);
    expect(bars).toHaveLength(12);
    expect(bars).toEqual(bars.toSorted((a, b) => b - a));
  });

  it('of the value of information are left out when no parameter alone is worth anything', () => {
    const { valuation } = plain.evaluation;
    const nothing = { value: 0, standardError: 0 };
    const worthless = valuation.parameterInformation.map((one) => ({ ...one, value: nothing }));
    for (const parameterInformation of [[], worthless]) {
      const evaluation = { ...plain.evaluation, valuation: { ...valuation, parameterInformation } };
      expect(parameterInformationChart(plain.lot, evaluation, 'en')).toBeNull();
    }
  });

  it('show own draws as steps, and draws that are all equal as their value alone', () => {
    const [indicator] = plain.lot.indicators as [Indicator];
    const pathsOf = (values: number[]): string[] =>
      distributionChart(
        indicator,
        { family: 'empirical', values },
        'it',
        (value) => value,
      ).primitives.flatMap((one) => (one.kind === 'path' && one.stroke === '#0b5cab' ? [one.d] : []));
    const [outline = ''] = pathsOf(Array.from({ length: 2000 }, (_, at) => Math.sqrt(at) / 50));
    const points = outline
      .split(/[ML]/)
      .slice(1)
      .map((point) => point.split(',').map(Number));
    expect(points.length).toBeGreaterThan(20);
    for (const [at, [x, y]] of points.entries()) {
      const [beforeX, beforeY] = points[at - 1] ?? [x, y];
      expect(x === beforeX || y === beforeY).toBe(true);
    }
    expect(pathsOf(new Array<number>(1000).fill(0.1))).toEqual([]);
    expect(pathsOf([0.05, ...new Array<number>(2000).fill(0.1), 0.2])).toEqual([]);
  });

  it('of convergence end at the final value, and are left out for results from before it was kept', () => {
    const chart = convergenceChart(plain.evaluation, 'it');
    const { valuation } = plain.evaluation;
    const last = valuation.convergence.at(-1)?.strategies.map(({ probabilityBest }) => probabilityBest.value);
    expect(last).toEqual(
      Object.values(valuation.atWillingnessToPay.probabilityBest).map(({ value }) => value),
    );
    expect(chart?.table.rows.at(-1)?.[0]).toBe('1.000');
    const earlier = { ...plain.evaluation, valuation: { ...valuation, convergence: [] } };
    expect(convergenceChart(earlier, 'it')).toBeNull();
  });

  it('of two inputs hatch the cells where the second offer is ahead and draw the line between', () => {
    const twoWay = plain.evaluation.valuation.twoWay ?? fail();
    const { primitives, description } = twoWayChart(plain.lot, plain.evaluation, twoWay, 'en');
    const text = primitives.flatMap((one) => (one.kind === 'text' ? [one.text] : []));
    expect(text.filter((one) => one === 'S5 ahead')).toHaveLength(2);
    expect(text.filter((one) => one === 'S1 ahead')).toHaveLength(2);
    expect(text.some((one) => one.startsWith('+'))).toBe(true);
    expect(text.some((one) => one.startsWith('−'))).toBe(true);
    expect(description).toContain('The line divides');
    // Always ahead: no line, no hatching, one name in the map.
    const safe = { ...twoWay, lead: twoWay.lead.map((row) => row.map((lead) => Math.abs(lead) + 1)) };
    const calm = twoWayChart(plain.lot, plain.evaluation, safe, 'en');
    expect(calm.description).toContain('In no combination');
    expect(calm.primitives.filter(({ kind }) => kind === 'path')).toHaveLength(1);
  });

  it('of price and λ name the leader under the price to lead and its rivals above it', () => {
    const [first] = priceMaps(plain.lot, plain.evaluation);
    const { primitives, table } = priceMapChart(plain.lot, plain.evaluation, first ?? fail(), 'it');
    const bold = primitives.flatMap((one) => (one.kind === 'text' && one.bold ? [one.text] : []));
    expect(bold).toContain('S5');
    expect(bold).toContain('S1');
    expect(bold).toContain('offerto 17.800\u00a0€');
    expect(bold).toContain('λ = 40.000 €/QALY');
    expect(table.rows.at(-1)?.[0]).toBe('100.000');
  });

  it('write Italian numbers with the true minus sign', () => {
    const svg = toSvg(
      tornadoChart(plain.lot, plain.evaluation, plain.evaluation.valuation.sensitivity ?? fail(), 'it'),
      'c',
    );
    expect(svg).toContain('−2.000');
    expect(svg).not.toMatch(/>-\d/);
  });
});

describe('charts of a tracking', () => {
  const contract = trackedContract();
  const tracked = trackedTargets(richTracking(), contract);
  const target = (id: string) => tracked.find((one) => one.figures.target === id) ?? fail();

  it('of months give those outside the limits another shape, and say which', () => {
    const missed = target('ppm_S2');
    const chart = runChart(missed, missed.figures.runChart ?? fail(), 'en') ?? fail();
    expect(chart.description).toContain('Outside the limits: Jul 2026');
    const shapes = chart.primitives.flatMap((one) => (one.kind === 'path' && one.fill ? [one.d] : []));
    // A diamond has four corners; a circle is drawn with arcs. The last six months, and one in the legend, are outside.
    expect(shapes.filter((d) => !d.includes('a')).length).toBe(7);
  });

  it('of sites hold ratios against expected events, rates against patients', () => {
    const rate = target('ppm_S1');
    const ratio = target('death_S1');
    expect(funnelChart(rate, rate.figures.funnel ?? fail(), 'it')?.table.rows[3]).toEqual([
      'Ospedale 4 (H4)',
      '60',
      '23,3',
      'oltre il limite d’azione',
    ]);
    expect(funnelChart(ratio, ratio.figures.funnel ?? fail(), 'it')?.table.rows[5]?.slice(0, 3)).toEqual([
      'Ospedale 6 (H6)',
      '2,5',
      '2,00',
    ]);
    const nobody = { ...rate, figures: { ...rate.figures, sites: [] } };
    expect(funnelChart(nobody, rate.figures.funnel ?? fail(), 'it')).toBeNull();
  });

  it('of a CUSUM name the price of the limit in false alarms', () => {
    const missed = target('ppm_S2');
    const chart = cusumChart(missed, missed.figures.monitoring ?? fail(), 'it') ?? fail();
    expect(chart.description).toBe(
      'Allarmi: 15 set 2026. Il limite (4,20) dà un falso allarme ogni 500 pazienti. Senza modello di rischio: da ogni paziente ci si attende l’obiettivo, 17%.',
    );
    expect(chart.table.rows).toHaveLength(12);
  });

  it('of survival say how many devices were still followed', () => {
    const revised = target('revision_S1');
    const { primitives } = survivalChart(revised, revised.figures.survival ?? fail(), 'en') ?? fail();
    const text = primitives.flatMap((one) => (one.kind === 'text' ? [one.text] : []));
    expect(text).toContain('At risk');
    expect(text).toContain('480');
    expect(text).toContain('130');
  });

  it('are left out where there is nothing to draw', () => {
    const nothing = target('audited_S1');
    expect(sparkline(nothing, 'it')).toBeNull();
    expect(sitesChart(nothing, 'it')).toBeNull();
    expect(valueChart([], contract, 'it')).toBeNull();
  });
});

function fail(): never {
  throw new Error('no sensitivity');
}

describe('zeroLine', () => {
  it('lies where a plane is zero, and nowhere else', () => {
    const grid = [0, 1, 2, 3].map((row) => [0, 1, 2, 3, 4].map((column) => 2 * column - row - 1.5));
    const points = zeroLine(grid).flat();
    expect(points.length).toBeGreaterThan(6);
    for (const [column, row] of points) expect(2 * column - row - 1.5).toBeCloseTo(0, 9);
    expect(zeroLine(grid.map((row) => row.map(() => 1)))).toEqual([]);
  });
});

describe('hatchPath', () => {
  it('fills a rectangle with lines at equal distances, none outside', () => {
    const square = [
      [10, 10],
      [30, 10],
      [30, 30],
      [10, 30],
    ] as const;
    expect(hatchPath(square, { angles: [0], gap: 8 })).toBe('M10.0 16.0L30.0 16.0M10.0 24.0L30.0 24.0');
    for (const angles of [[45], [90], [135], [45, 135]] as const) {
      const numbers =
        hatchPath(square, { angles, gap: 5 })
          .match(/[-\d.]+/g)
          ?.map(Number) ?? [];
      expect(numbers.length).toBeGreaterThan(8);
      for (const one of numbers) expect(one >= 10 && one <= 30).toBe(true);
    }
  });
});

describe('spread', () => {
  it('moves places apart, keeps their order and stays inside', () => {
    const places = spread([50, 49, 100, 51], 10, 0, 100);
    expect(places[1]).toBeLessThan(places[0] as number);
    const sorted = places.toSorted((a, b) => a - b);
    for (let at = 1; at < sorted.length; at++) {
      expect((sorted[at] as number) - (sorted[at - 1] as number)).toBeGreaterThanOrEqual(10 - 1e-9);
    }
    expect(sorted.at(-1)).toBeLessThanOrEqual(100);
    expect(spread([0, 0, 0], 10, 0, 100)).toEqual([0, 10, 20]);
    expect(spread([100, 100, 100], 10, 0, 100)).toEqual([80, 90, 100]);
  });
});

describe('palette', () => {
  it('has a contrast of at least 3:1 on white', () => {
    for (const colour of offerColours) expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(3);
  });

  it('tells 56 offers apart without relying on colour alone', () => {
    const ids = Array.from({ length: 56 }, (_, at) => `o${at}`);
    const style = offerStyles(ids);
    expect(new Set(ids.map((id) => JSON.stringify(style(id)))).size).toBe(56);
    expect(new Set(ids.slice(0, 7).map((id) => style(id).dash.join())).size).toBe(7);
    expect(new Set(ids.slice(0, 7).map((id) => style(id).shape)).size).toBe(7);
  });
});

it('an axis of figures begins where they can be told apart', () => {
  expect(axisStart(2, 30)).toBe(0);
  expect(axisStart(15, 30)).toBeCloseTo(13.5);
  expect(axisStart(96, 100)).toBeCloseTo(95.6);
});

it('hospitals that differ in their last word do so beside a chart too', () => {
  const row = { value: 0.1, interval: { lower: 0.05, upper: 0.2 }, text: '10%' };
  const names = ['Ospedale dimostrativo della Pianura', 'Ospedale dimostrativo della Costa'];
  const chart = intervalChart(
    names.map((name) => ({ ...row, name })),
    { title: '', axis: '', rowLabel: '', target: 0.1, targetText: '', unit: 100, description: '' },
    'it',
  );
  const texts = chart?.primitives.flatMap((one) => (one.kind === 'text' ? [one.text] : []));
  expect(texts).toEqual(expect.arrayContaining(names));
});
