import type { Text } from '../problem.ts';

/** A figure inside a sentence, with at most so many decimals: `271,51` and `271.51`. */
export function figureText(value: number, decimals = 2): Text {
  const en = String(Number(value.toFixed(decimals)));
  return { it: en.replace('.', ','), en };
}
