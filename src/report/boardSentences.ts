import type { Text } from '../core/problem.ts';
import type { Lot } from '../core/tender/lot.ts';
import { alternativeNames } from './alternativeNames.ts';
import { alternativesSentences } from './sentences/alternativesSentences.ts';
import { awardSentences } from './sentences/awardSentences.ts';
import { precisionSentences } from './sentences/precisionSentences.ts';
import { uncertaintySentences } from './sentences/uncertaintySentences.ts';
import { warningSentences } from './sentences/warningSentences.ts';
import type { ReportedLot } from './tables/reportedLot.ts';

/** One statement that a board understands without reading a table. */
export interface BoardSentence {
  /** What it speaks of: `award`, `net-benefit`, `price-only`, `worlds`, `information-value`, … */
  readonly id: string;
  readonly tone: 'result' | 'information' | 'warning';
  readonly text: Text;
}

/** What a board should know of an evaluated lot: the result first, then how sure it is, then warnings. */
export function boardSentences(lot: Lot, evaluation: ReportedLot): BoardSentence[] {
  const sentences = [
    ...awardSentences(lot, evaluation),
    ...uncertaintySentences(lot, evaluation),
    ...precisionSentences(evaluation),
    ...alternativesSentences(evaluation, alternativeNames(lot)),
    ...warningSentences(lot, evaluation),
  ];
  return sentences.map(({ text, ...rest }) => ({
    ...rest,
    text: { it: oneStop(text.it), en: oneStop(text.en) },
  }));
}

/** A sentence that ends with `S.p.A.` has its full stop already. */
export function oneStop(text: string): string {
  return text.replace(/\.\.(?!\.)/g, '.');
}
