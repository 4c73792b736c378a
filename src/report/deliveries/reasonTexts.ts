import type { RowReason } from '../../core/deliveries/rowFate.ts';
import type { Text } from '../../core/problem.ts';
import { deviceReasonTexts } from './deviceReasonTexts.ts';
import { doubtTexts } from './doubtTexts.ts';
import { quarantineTexts } from './quarantineTexts.ts';
import { refusalTexts } from './refusalTexts.ts';

/** A reason for which a row was not taken as it is: its name, what it means, how to mend it. */
export interface ReasonText {
  readonly label: Text;
  readonly means: Text;
  readonly mend: Text;
}

/** Every reason, in the words of whoever has to mend the rows. */
export const reasonTexts: Readonly<Record<RowReason, ReasonText>> = {
  ...refusalTexts,
  ...quarantineTexts,
  ...doubtTexts,
  ...deviceReasonTexts,
};

/** What becomes of a row. */
export const fateTexts: Readonly<Record<'quarantined' | 'refused' | 'doubt', Text>> = {
  quarantined: { it: 'In quarantena', en: 'Quarantined' },
  refused: { it: 'Rifiutata', en: 'Refused' },
  doubt: { it: 'Tenuta, con un dubbio', en: 'Kept, with a doubt' },
};
