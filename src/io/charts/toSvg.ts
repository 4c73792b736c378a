import type { Chart, Primitive } from '../../report/chart/chart.ts';

/**
 * A chart as an SVG element to be put into a page. Presentation attributes only, because the pages' content
 * security policy forbids inline styles; no width and height, so that it fills its column.
 * @param id unique in the page; names the title and description
 */
export function toSvg({ width, height, title, description, primitives }: Chart, id: string): string {
  const root = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    role: 'img',
    'aria-labelledby': `${id}-title ${id}-description`,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': "'Titillium Web', 'DejaVu Sans', sans-serif",
  });
  const marks = primitives.map(element).join('');
  return `<svg${root}><title id="${escaped(id)}-title">${escaped(title)}</title><desc id="${escaped(id)}-description">${escaped(description)}</desc>${marks}</svg>`;
}

function element(primitive: Primitive): string {
  switch (primitive.kind) {
    case 'line': {
      const { x1, y1, x2, y2 } = primitive;
      return `<line${attributes({ x1, y1, x2, y2, ...stroke(primitive) })}/>`;
    }
    case 'path': {
      const caps = primitive.roundCaps ? { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } : {};
      return `<path${attributes({ d: primitive.d, ...fill(primitive), ...stroke(primitive), ...caps })}/>`;
    }
    case 'rect': {
      const { x, y, width, height } = primitive;
      return `<rect${attributes({ x, y, width, height, ...fill(primitive), ...stroke(primitive) })}/>`;
    }
    case 'circle': {
      const { cx, cy, r } = primitive;
      return `<circle${attributes({ cx, cy, r, ...fill(primitive), ...stroke(primitive) })}/>`;
    }
    case 'text': {
      const { x, y, size, anchor, bold, rotation } = primitive;
      const given = {
        x,
        y,
        'font-size': size,
        'text-anchor': anchor === 'start' ? undefined : anchor,
        'font-weight': bold ? 'bold' : undefined,
        fill: primitive.fill,
        transform: rotation === 0 ? undefined : `rotate(${rotation} ${rounded(x)} ${rounded(y)})`,
      };
      return `<text${attributes(given)}>${escaped(primitive.text)}</text>`;
    }
  }
}

type Attributes = Record<string, string | number | undefined>;

function stroke(mark: Extract<Primitive, { stroke?: string }>): Attributes {
  if (mark.stroke === undefined) return {};
  return {
    stroke: mark.stroke,
    'stroke-width': mark.strokeWidth,
    'stroke-dasharray': mark.dash?.length ? mark.dash.join(' ') : undefined,
    'stroke-opacity': mark.strokeOpacity,
  };
}

function fill(mark: Extract<Primitive, { fillOpacity?: number }>): Attributes {
  return { fill: mark.fill ?? 'none', 'fill-opacity': mark.fillOpacity };
}

function attributes(given: Attributes): string {
  return Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        ` ${name}="${escaped(typeof value === 'number' ? String(rounded(value)) : String(value))}"`,
    )
    .join('');
}

/** A hundredth of a pixel is enough, and keeps the page small. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
