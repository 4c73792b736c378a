type Point = readonly [x: number, y: number];

/** Parallel lines as a pattern, or crossed ones: directions in degrees clockwise from the horizontal, and distance. */
export interface Hatching {
  readonly angles: readonly (0 | 45 | 90 | 135)[];
  readonly gap: number;
}

/** Told apart without colour. */
const hatchings: readonly Hatching[] = [
  { angles: [45], gap: 9 },
  { angles: [135], gap: 9 },
  { angles: [0], gap: 7 },
  { angles: [90], gap: 9 },
  { angles: [45, 135], gap: 11 },
  { angles: [0, 90], gap: 11 },
  { angles: [135], gap: 5 },
];

/** Hatching by offer id; as many as there are shapes and dashes. */
export function offerHatchings(offers: readonly string[]): (offer: string) => Hatching {
  return (offer) => hatchings[Math.max(0, offers.indexOf(offer)) % hatchings.length] as Hatching;
}

/**
 * SVG path data of the parts of the hatching's lines that lie inside a polygon (even-odd rule). Lines are placed from
 * the origin, so that neighbouring polygons of one hatching meet.
 */
export function hatchPath(polygon: readonly Point[], { angles, gap }: Hatching): string {
  return angles.map((angle) => linesInside(polygon, (angle * Math.PI) / 180, gap)).join('');
}

function linesInside(polygon: readonly Point[], turn: number, gap: number): string {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  // In turned coordinates the lines are horizontal: v is constant along each.
  const turned = polygon.map(([x, y]): Point => [x * cos + y * sin, y * cos - x * sin]);
  const heights = turned.map(([, v]) => v);
  const parts: string[] = [];
  for (let line = Math.ceil(Math.min(...heights) / gap); line * gap < Math.max(...heights); line++) {
    const v = line * gap;
    const crossings = turned
      .flatMap(([u, from], at): number[] => {
        const [next, to] = turned[(at + 1) % turned.length] as Point;
        return from <= v === to <= v ? [] : [u + ((v - from) / (to - from)) * (next - u)];
      })
      .toSorted((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const [start, end] = [crossings[pair] as number, crossings[pair + 1] as number];
      const text = (u: number): string =>
        `${(u * cos - v * sin).toFixed(1)} ${(u * sin + v * cos).toFixed(1)}`;
      parts.push(`M${text(start)}L${text(end)}`);
    }
  }
  return parts.join('');
}
