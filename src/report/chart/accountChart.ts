import { scaleLinear } from 'd3-scale';
import type { Text } from '../../core/problem.ts';
import type { Recovery } from '../../core/settlement/recovery.ts';
import type { SupplierAccount } from '../../core/settlement/statementProgress.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { centsText } from '../settlement/centsText.ts';
import { bottomAxis, type Frame } from './axes.ts';
import { type Chart, fontSize, ink, label, line, type Primitive } from './chart.ts';
import { hatchPath } from './hatch.ts';
import { type LegendEntry, legend } from './legend.ts';
import { cut, textWidth } from './textWidth.ts';

/** What one supplier's issued statements come to. */
export interface ChartedAccount {
  readonly name: string;
  readonly account: SupplierAccount;
  readonly recovery: Recovery;
}

const WIDTH = 720;
const BAR = 14;
const ROW = 54;

const chartTexts = {
  title: { it: 'Conti con i fornitori', en: 'Accounts with the suppliers' },
  axis: {
    it: 'Euro: a destra al fornitore, a sinistra dal fornitore',
    en: 'Euro: to the supplier on the right, from it on the left',
  },
  supplier: { it: 'Fornitore', en: 'Supplier' },
  stated: { it: 'Liquidato nei prospetti', en: 'Stated' },
  payable: { it: 'Esigibile', en: 'Payable' },
  escrow: { it: 'In deposito', en: 'In escrow' },
  annulled: { it: 'Annullato', en: 'Annulled' },
  claimed: { it: 'Chiesto indietro', en: 'Asked back' },
  recovered: { it: 'Recuperato', en: 'Recovered' },
  description: {
    it: 'Per ogni fornitore due barre. Sopra, quanto i prospetti emessi liquidano: la parte esigibile è piena, quella in deposito tratteggiata, quella annullata vuota. Sotto, quanto è stato chiesto indietro (contorno) e quanto ne è stato recuperato (pieno).',
    en: 'Two bars for each supplier. Above, what issued statements come to: the payable part is solid, that in escrow hatched, that annulled empty. Below, what was asked back (outline), and what of it was recovered (solid).',
  },
} satisfies Record<string, Text>;

const tones = { stated: '#0b5cab', recovered: '#00796b' } as const;

type Look = 'solid' | 'hatched' | 'empty';

/** Two bars for each supplier: stated = payable + in escrow + annulled; recovered of what was asked back. */
export function accountChart(accounts: readonly ChartedAccount[], locale: Locale): Chart {
  const t = localized(chartTexts, locale);
  const format = formatFor(locale);
  const names = accounts.map(({ name }) => cut(name, 30));
  const left = Math.max(...names.map((name) => textWidth(name, fontSize.normal, true)), 40) + 18;
  const { primitives: key, bottom: top } = legend(legendEntries(t), 10, WIDTH - 10);
  const frame: Frame = { left, top: top + 6, right: WIDTH - 24, bottom: top + 6 + accounts.length * ROW };
  const ends = accounts.flatMap(({ account, recovery }) => [...reach(partsOf(account)), -recovery.claimed]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const x = scaleLinear([low / 100, high === low ? 1 : high / 100], [frame.left + 8, frame.right - 8]);
  return {
    width: WIDTH,
    height: frame.bottom + 48,
    title: t.title,
    description: t.description,
    primitives: [
      ...key,
      ...bottomAxis(
        x,
        frame,
        x.ticks(5).map((value) => ({ value, text: format.number(value) })),
        t.axis,
      ),
      line(x(0), frame.top, x(0), frame.bottom, { stroke: ink.axis, strokeWidth: 1.4 }),
      ...accounts.flatMap(({ account, recovery }, at): Primitive[] => {
        const middle = frame.top + ROW * (at + 0.5);
        const back = (amount: number, top: number, look: Look): Primitive[] =>
          box(x(-amount / 100), x(0), top, look, tones.recovered);
        return [
          label(left - 10, middle + 4, names[at] as string, { anchor: 'end', bold: true }),
          ...stack(partsOf(account), x, middle - BAR - 2),
          ...back(recovery.claimed, middle + 2, 'empty'),
          ...back(recovery.recovered, middle + 2, 'solid'),
        ];
      }),
    ],
    table: {
      header: [t.supplier, t.stated, t.payable, t.escrow, t.annulled, t.claimed, t.recovered],
      rows: accounts.map(({ name, account, recovery }) => [
        name,
        ...[account.stated, account.payable, account.escrow, account.annulled].map((amount) =>
          centsText(amount, locale),
        ),
        centsText(recovery.claimed, locale),
        recoveredText(recovery, locale),
      ]),
    },
  };
}

/** `12.500,00 € (83%)` */
function recoveredText({ claimed, recovered }: Recovery, locale: Locale): string {
  const share = claimed === 0 ? '' : ` (${formatFor(locale).percent(recovered / claimed, 0)})`;
  return `${centsText(recovered, locale)}${share}`;
}

type Part = readonly [look: Look, amount: number];

function partsOf({ payable, escrow, annulled }: SupplierAccount): readonly Part[] {
  return [
    ['solid', payable],
    ['hatched', escrow],
    ['empty', annulled],
  ];
}

/** How far parts reach to either side of 0. */
function reach(parts: readonly Part[]): [number, number] {
  const side = (sign: 1 | -1): number =>
    parts.reduce((sum, [, amount]) => (amount * sign > 0 ? sum + amount : sum), 0);
  return [side(-1), side(1)];
}

/** Parts beside each other from 0 outwards, each on its own side. */
function stack(parts: readonly Part[], x: (euros: number) => number, top: number): Primitive[] {
  let [low, high] = [0, 0];
  return parts.flatMap(([look, amount]) => {
    const from = amount < 0 ? low : high;
    if (amount < 0) low += amount;
    else high += amount;
    return box(x(from / 100), x((from + amount) / 100), top, look, tones.stated);
  });
}

function box(from: number, to: number, top: number, look: Look, tone: string): Primitive[] {
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  if (right - left < 0.01) return [];
  const rect = { kind: 'rect', x: left, y: top, width: right - left, height: BAR } as const;
  if (look === 'solid') return [{ ...rect, fill: tone }];
  const frame = { ...rect, fill: ink.paper, stroke: tone, strokeWidth: 1.2 };
  if (look === 'empty') return [frame];
  const corners = [
    [left, top],
    [right, top],
    [right, top + BAR],
    [left, top + BAR],
  ] as const;
  return [
    frame,
    { kind: 'path', d: hatchPath(corners, { angles: [45], gap: 5 }), stroke: tone, strokeWidth: 1.2 },
  ];
}

function legendEntries(t: { readonly [K in keyof typeof chartTexts]: string }): LegendEntry[] {
  const entry = (text: string, look: Look, tone: string): LegendEntry => ({
    text,
    mark: (x, y) => box(x, x + 26, y - BAR / 2, look, tone),
  });
  return [
    entry(t.payable, 'solid', tones.stated),
    entry(t.escrow, 'hatched', tones.stated),
    entry(t.annulled, 'empty', tones.stated),
    entry(t.recovered, 'solid', tones.recovered),
    entry(t.claimed, 'empty', tones.recovered),
  ];
}
