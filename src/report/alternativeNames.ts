import type { Text } from '../core/problem.ts';
import type { Lot } from '../core/tender/lot.ts';
import { same } from './rules/phrases.ts';

const fixedNames: Record<string, Text> = {
  base: { it: 'Modello di gara', en: 'Model of the tender' },
  mixture: { it: 'Media pesata dei modelli', en: 'Weighted mixture of the models' },
};

/** What a structural alternative is called: the model of the tender, the mixture, or by its label in the tender. */
export function alternativeNames({ alternatives }: Lot): (alternative: string) => Text {
  return (id) => fixedNames[id] ?? alternatives?.models.find((one) => one.id === id)?.label ?? same(id);
}
