import type { ReleasedCount } from '../../core/disclosure/release.ts';
import { SMALLEST_COUNT } from '../../core/disclosure/release.ts';
import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import { inBoth } from '../rules/phrases.ts';

/** The one mark of every count that is not given out, and of every figure that would tell it. */
export const hiddenMark: Text = { it: 'nascosto', en: 'hidden' };

/** Stands where all or none of so few patients had the event. */
const fewMark: Text = { it: 'n < 10', en: 'n < 10' };

/** What the marks mean, beside every table that has one. */
export const hiddenNote: Text = {
  it: `«nascosto»: il numero è fra 1 e ${SMALLEST_COUNT - 1}, oppure farebbe ricavare un altro numero così piccolo; con lui è nascosto tutto ciò che se ne calcola. «n < 10»: tutti o nessuno di meno di dieci pazienti. Una casella nascosta non dice di più di un’altra.`,
  en: `“hidden”: the number is between 1 and ${SMALLEST_COUNT - 1}, or would tell another one as small; everything computed from it is hidden with it. “n < 10”: all or none of fewer than ten patients. One hidden cell says no more than another.`,
};

/** Why a figure can be older than the release. */
export const upToNote: Text = {
  it: 'Ogni numero dice fino a quale mese di intervento conta: se i casi nuovi da soli sarebbero meno di cinque, resta il numero precedente con la sua data.',
  en: 'Every figure says up to which month of the procedure it counts: where the new cases alone would be fewer than five, the earlier figure stays with its date.',
};

/** A count as readers see it. */
export function countText(count: ReleasedCount): Text {
  if (count === 'hidden') return hiddenMark;
  if (count === 'few') return fewMark;
  return inBoth((locale) => formatFor(locale).number(count));
}
