import { scaleLinear } from 'd3-scale';
import type { Contract } from '../../core/contract/contract.ts';
import type { Text } from '../../core/problem.ts';
import type { ValueTracking } from '../../core/tracking/tracking.ts';
import { supplierName } from '../contract/supplierName.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { differenceText } from '../tracking/valueTables.ts';
import { bottomAxis, type Frame, ticksOf } from './axes.ts';
import { type Chart, fontSize, ink, label, line, type Primitive } from './chart.ts';
import { legend } from './legend.ts';
import { marker, offerColours } from './palette.ts';
import { cut, NAME_LENGTH, textWidth } from './textWidth.ts';

const WIDTH = 720;
const ROW = 36;

const texts = {
  title: { it: 'Beneficio netto promesso e consegnato', en: 'Net benefit promised and delivered' },
  axis: { it: 'Beneficio netto per paziente (€)', en: 'Net benefit per patient (€)' },
  promised: { it: 'promesso', en: 'promised' },
  delivered: { it: 'consegnato', en: 'delivered' },
  difference: { it: 'Differenza (intervallo)', en: 'Difference (interval)' },
  supplier: { it: 'Fornitore', en: 'Supplier' },
} satisfies Record<string, Text>;

const promised = { shape: 'diamond', colour: ink.soft, dash: [] } as const;
const delivered = { shape: 'circle', colour: offerColours[0], dash: [] } as const;

/** Per supplier, net benefit per patient as promised and as delivered with its interval. Null without figures. */
export function valueChart(
  value: readonly ValueTracking[],
  { suppliers }: Pick<Contract, 'suppliers'>,
  locale: Locale,
): Chart | null {
  if (value.length === 0) return null;
  const t = localized(texts, locale);
  const format = formatFor(locale);
  const name = (id: string): string => supplierName({ suppliers }, id);
  const names = value.map(({ supplier }) => cut(name(supplier), NAME_LENGTH));
  const differences = value.map((one) => differenceText(one, locale));
  const top = legend(
    [
      { text: t.promised, mark: (x, y) => [marker(promised, x + 13, y, 5.5)] },
      { text: t.delivered, mark: (x, y) => [marker(delivered, x + 13, y, 5.5)] },
    ],
    16,
    WIDTH,
  );
  const frame: Frame = {
    left: Math.max(...names.map((one) => textWidth(one, fontSize.normal))) + 22,
    top: top.bottom,
    right: WIDTH - Math.max(...differences.map((one) => textWidth(one, fontSize.small))) - 30,
    bottom: top.bottom + ROW * value.length,
  };
  const all = value.flatMap(({ promisedNetBenefit, deliveredInterval: { lower, upper } }) => [
    promisedNetBenefit,
    lower,
    upper,
  ]);
  const [lowest, highest] = [Math.min(...all), Math.max(...all)];
  const x = scaleLinear([lowest, highest === lowest ? lowest + 1 : highest], [frame.left, frame.right]).nice(
    4,
  );
  return {
    width: WIDTH,
    height: frame.bottom + 48,
    title: t.title,
    description: value
      .map(
        (one, at) =>
          ({
            it: `${names[at]}: promesso ${format.euro(one.promisedNetBenefit)}, consegnato ${format.euro(one.deliveredNetBenefit)} a paziente.`,
            en: `${names[at]}: promised ${format.euro(one.promisedNetBenefit)}, delivered ${format.euro(one.deliveredNetBenefit)} per patient.`,
          })[locale],
      )
      .join(' '),
    primitives: [
      ...top.primitives,
      ...bottomAxis(x, frame, ticksOf(x, 4, locale), t.axis),
      ...value.flatMap((one, at): Primitive[] => {
        const y = frame.top + ROW * (at + 0.5);
        const [from, to] = [x(one.promisedNetBenefit), x(one.deliveredNetBenefit)];
        const [lower, upper] = [x(one.deliveredInterval.lower), x(one.deliveredInterval.upper)];
        return [
          label(frame.left - 10, y + 4, names[at] as string, { anchor: 'end' }),
          line(lower, y, upper, y, { stroke: delivered.colour, strokeWidth: 2 }),
          line(lower, y - 5, lower, y + 5, { stroke: delivered.colour, strokeWidth: 2 }),
          line(upper, y - 5, upper, y + 5, { stroke: delivered.colour, strokeWidth: 2 }),
          marker(promised, from, y, 6),
          marker(delivered, to, y, 6),
          label(frame.right + 14, y + 4, differences[at] as string, { size: fontSize.small }),
        ];
      }),
    ],
    table: {
      header: [t.supplier, t.promised, t.delivered, t.difference],
      rows: value.map((one) => [
        name(one.supplier),
        format.euro(one.promisedNetBenefit),
        format.euro(one.deliveredNetBenefit),
        differenceText(one, locale),
      ]),
    },
  };
}
