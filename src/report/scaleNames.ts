import type { ScaleAward } from '../core/flips/scaleAwards.ts';
import type { Text } from '../core/problem.ts';
import { candidateScales } from '../core/scoring/candidateScale.ts';

/** What a scale is called; the published one says so. */
export function scaleName({ scale, published }: Pick<ScaleAward, 'scale' | 'published'>): Text {
  const label = candidateScales.find(({ id }) => id === scale)?.label;
  if (!published) return label ?? { it: scale ?? '', en: scale ?? '' };
  if (label === undefined) return { it: 'Regole pubblicate', en: 'Published rules' };
  return { it: `Regole pubblicate: ${lower(label.it)}`, en: `Published rules: ${lower(label.en)}` };
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
