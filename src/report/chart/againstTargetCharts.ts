import type { Text } from '../../core/problem.ts';
import type { Locale } from '../locale.ts';
import { declaredText, figureText, intervalText, isScore } from '../tracking/figureText.ts';
import { classWords } from '../tracking/targetTables.ts';
import { siteName, type TrackedTarget } from '../tracking/trackedTarget.ts';
import type { Chart } from './chart.ts';
import { type IntervalRow, intervalChart } from './intervalChart.ts';

const texts = {
  sites: { it: 'Sede per sede', en: 'Site by site' },
  waits: { it: 'Classe per classe', en: 'Class by class' },
  class: { it: 'Classe', en: 'Class' },
  site: { it: 'Sede', en: 'Site' },
  share: { it: 'Quota in tempo (%)', en: 'Share in time (%)' },
} satisfies Record<string, Text>;

/** Share in time by class, beside the target. Null without a class that has a share. */
export function waitsChart(tracked: TrackedTarget, locale: Locale): Chart | null {
  const rows = tracked.figures.waits.flatMap(({ priority, share, interval }) =>
    share === null || interval === null
      ? []
      : [intervalRow(tracked, classWords[priority][locale], share, interval, locale)],
  );
  return intervalChart(
    rows,
    { ...against(tracked, texts.waits, locale), axis: texts.share[locale], rowLabel: texts.class[locale] },
    locale,
  );
}

/** Sites one below the other, where no funnel can be drawn. Null without sites that have a figure. */
export function sitesChart(tracked: TrackedTarget, locale: Locale): Chart | null {
  const { contract, outcome, figures } = tracked;
  const rows = figures.sites.flatMap(({ site, value, interval }) =>
    value === null || interval === null
      ? []
      : [intervalRow(tracked, siteName(contract, site), value, interval, locale)],
  );
  const axis = `${outcome.label[locale]}${isScore(outcome) ? '' : ' (%)'}`;
  return intervalChart(
    rows,
    { ...against(tracked, texts.sites, locale), axis, rowLabel: texts.site[locale] },
    locale,
  );
}

function intervalRow(
  { outcome }: TrackedTarget,
  name: string,
  value: number,
  interval: IntervalRow['interval'],
  locale: Locale,
): IntervalRow {
  const text = `${figureText(outcome, value, locale)} (${intervalText(outcome, interval, locale)})`;
  return { name, value, interval, text };
}

function against(
  { outcome, supplier, figures }: TrackedTarget,
  title: Text,
  locale: Locale,
): Pick<Parameters<typeof intervalChart>[1], 'title' | 'target' | 'targetText' | 'unit' | 'description'> {
  const target = declaredText(outcome, figures.value, locale);
  return {
    title: `${title[locale]}: ${outcome.label[locale]}, ${supplier.name}`,
    target: figures.value,
    targetText: { it: `obiettivo ${target}`, en: `target ${target}` }[locale],
    unit: isScore(outcome) ? 1 : 100,
    description: {
      it: `Punti: valori osservati; barre: intervalli; tratteggio: l’obiettivo, ${target}.`,
      en: `Points: observed figures; bars: intervals; dashes: the target, ${target}.`,
    }[locale],
  };
}
