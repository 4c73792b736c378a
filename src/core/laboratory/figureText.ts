import { amountText } from '../numbers/amountText.ts';
import type { Text } from '../problem.ts';

/** A figure inside a sentence, with at most so many decimals: `6.271,5` and `6,271.5`. */
export function figureText(value: number, decimals = 2): Text {
  return amountText(Number(value.toFixed(decimals)));
}
