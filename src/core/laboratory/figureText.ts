import type { Text } from '../problem.ts';

/** A figure inside a sentence, with at most so many decimals: `6.271,5` and `6,271.5`. */
export function figureText(value: number, decimals = 2): Text {
  const [whole = '', fraction] = String(Number(value.toFixed(decimals))).split('.');
  const grouped = (mark: string): string => whole.replace(/\B(?=(\d{3})+$)/g, mark);
  const end = (mark: string): string => (fraction === undefined ? '' : `${mark}${fraction}`);
  return { it: `${grouped('.')}${end(',')}`, en: `${grouped(',')}${end('.')}` };
}
