/**
 * A chart as a list of marks, before any output format: `io/charts` writes the same list as SVG or draws it
 * into a PDF. Lengths are pixels of the chart's own box, x to the right and y downwards; colours are
 * `#rrggbb`.
 */
export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What the chart shows, in a sentence or two, for readers who do not see it. */
  readonly description: string;
  readonly primitives: readonly Primitive[];
  /** The figures behind the chart, to be printed beside it or offered to screen readers. */
  readonly table: ChartTable;
}

interface ChartTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export type Primitive = Line | Path | Rect | Circle | Label;

interface Stroked {
  readonly stroke?: string;
  readonly strokeWidth?: number;
  /** Lengths of dashes and gaps. */
  readonly dash?: readonly number[];
  readonly strokeOpacity?: number;
}

interface Filled {
  readonly fill?: string;
  readonly fillOpacity?: number;
}

export interface Line extends Stroked {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Path extends Stroked, Filled {
  readonly kind: 'path';
  /** SVG path data. */
  readonly d: string;
  /** Round ends make a point of every `M x y h0`. */
  readonly roundCaps?: boolean;
}

interface Rect extends Stroked, Filled {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Circle extends Stroked, Filled {
  readonly kind: 'circle';
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
}

export interface Label {
  readonly kind: 'text';
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly bold: boolean;
  readonly fill: string;
  /** Degrees clockwise about (x, y). */
  readonly rotation: number;
}

/** A text mark; regular ink, 12 pixels, starting at (x, y) unless told otherwise. */
export function label(x: number, y: number, text: string, options: Partial<Omit<Label, 'kind'>> = {}): Label {
  return {
    kind: 'text',
    x,
    y,
    text,
    size: fontSize.normal,
    anchor: 'start',
    bold: false,
    fill: ink.text,
    rotation: 0,
    ...options,
  };
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: Stroked): Line {
  return { kind: 'line', x1, y1, x2, y2, ...stroke };
}

export const fontSize = { normal: 12, small: 11 } as const;

/** Colours of everything that is not data. Text and axes have a contrast above 4.5:1 on white. */
export const ink = {
  text: '#1a1a1a',
  soft: '#56616b',
  axis: '#56616b',
  grid: '#d8dde2',
  paper: '#ffffff',
} as const;
