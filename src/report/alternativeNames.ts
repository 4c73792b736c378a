import type { Text } from '../core/problem.ts';
import { same } from './rules/phrases.ts';

const fixedNames: Record<string, Text> = {
  base: { it: 'Modello di gara', en: 'Model of the tender' },
  mixture: { it: 'Media pesata dei modelli', en: 'Weighted mixture of the models' },
};

/** What a structural alternative is called: the model of the tender, the mixture, or an alternative by its id. */
export function alternativeName(alternative: string): Text {
  return fixedNames[alternative] ?? same(alternative);
}
