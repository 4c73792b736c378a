import { scaleLinear } from 'd3-scale';
import type { Text } from '../../core/problem.ts';
import type { CandidateRule } from '../../core/rescoring/candidateRule.ts';
import type { RescoringSummary } from '../../core/rescoring/summary.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { candidateKinds, candidateName } from '../rescoring/candidateTexts.ts';
import { bottomAxis, type Frame, ticksOf } from './axes.ts';
import { type Chart, fontSize, ink, label, type Primitive } from './chart.ts';
import { priceTone, stackTones } from './palette.ts';
import { textWidth } from './textWidth.ts';

const WIDTH = 720;
const ROW = 24;
const HEADING = 26;

const chartTexts = {
  title: {
    it: 'Aggiudicazioni che sarebbero cambiate, per regola',
    en: 'Awards that would have changed, by rule',
  },
  share: { it: 'Quota dei lotti (%)', en: 'Share of lots (%)' },
  rule: { it: 'Regola', en: 'Rule' },
  lots: { it: 'Cambiano', en: 'Changed' },
  missing: { it: 'non calcolabile', en: 'not computable' },
  of: { it: 'su', en: 'of' },
  description: {
    it: 'Per ogni regola candidata, quota dei lotti la cui aggiudicazione sarebbe cambiata; accanto alla barra quanti lotti su quanti.',
    en: 'For each candidate rule, share of lots whose award would have changed; beside the bar how many lots of how many.',
  },
} satisfies Record<string, Text>;

const tones: Record<CandidateRule['kind'], string> = {
  price: priceTone,
  rescaling: stackTones[2],
  quality: stackTones[4],
  'net-benefit': stackTones[0],
};

/** A bar per rule under the heading of its kind: share of lots whose award changes. */
export function changesByRuleChart({ byRule }: RescoringSummary, locale: Locale): Chart {
  const t = localized(chartTexts, locale);
  const format = formatFor(locale);
  const counts = byRule.map(({ changed, lots }) => (lots === 0 ? t.missing : `${changed} ${t.of} ${lots}`));
  const names = byRule.map(({ rule }) => candidateName(rule)[locale]);
  const left = Math.max(...names.map((text) => textWidth(text, fontSize.normal))) + 24;
  const right = WIDTH - Math.max(...counts.map((text) => textWidth(text, fontSize.normal))) - 24;
  const marks: Primitive[] = [];
  const bars: Primitive[] = [];
  let y = 8;
  byRule.forEach(({ rule, changed, lots }, at) => {
    if (rule.kind !== byRule[at - 1]?.rule.kind) {
      marks.push(label(8, y + 17, candidateKinds[rule.kind][locale], { bold: true }));
      y += HEADING;
    }
    const share = lots === 0 ? 0 : changed / lots;
    const end = left + share * (right - left);
    if (share > 0)
      bars.push({
        kind: 'rect',
        x: left,
        y: y + 4,
        width: end - left,
        height: ROW - 8,
        fill: tones[rule.kind],
      });
    marks.push(
      label(left - 10, y + ROW / 2 + 4, names[at] as string, { anchor: 'end' }),
      label(end + 7, y + ROW / 2 + 4, counts[at] as string, {
        size: fontSize.small,
        fill: lots === 0 ? ink.soft : ink.text,
      }),
    );
    y += ROW;
  });
  const frame: Frame = { left, top: 8, right, bottom: y + 4 };
  const x = scaleLinear([0, 100], [frame.left, frame.right]);
  return {
    width: WIDTH,
    height: frame.bottom + 48,
    title: t.title,
    description: t.description,
    primitives: [...bottomAxis(x, frame, ticksOf(x, 5, locale), t.share), ...bars, ...marks],
    table: {
      header: [t.rule, t.lots, t.share],
      rows: byRule.map(({ changed, lots }, at) => [
        names[at] as string,
        counts[at] as string,
        lots === 0 ? '–' : format.percent(changed / lots, 0),
      ]),
    },
  };
}
