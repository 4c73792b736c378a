/**
 * Widths of the printable ASCII characters of DejaVu Sans from the space on, in thousandths of the font
 * size. The web font of the pages is narrower, so what fits here fits there too.
 */
const widths = [
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636,
  636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295,
  295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838,
  500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
  392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];
/** Bold letters are wider by about this much. */
const BOLD = 1.12;

/** Estimated width of a text in pixels. Characters outside ASCII count as their base letter or as a wide one. */
export function textWidth(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const character of text.normalize('NFD').replace(/\p{M}/gu, '')) {
    sum += character === '\u00a0' ? 318 : (widths[character.charCodeAt(0) - 32] ?? 838);
  }
  return (sum / 1000) * size * (bold ? BOLD : 1);
}

/** At most `length` characters, the last one an ellipsis if something was cut. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

/** Longest name of a supplier that charts show in full. */
export const NAME_LENGTH = 28;
