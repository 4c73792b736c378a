import type { Text } from '../../core/problem.ts';
import type { ObjectionReason, StatementAct } from '../../core/settlement/statementAct.ts';
import type { LineState } from '../../core/settlement/statementProgress.ts';

/** How a line stands, in a word or two. */
export const lineStateTexts: Readonly<Record<LineState, Text>> = {
  draft: { it: 'bozza', en: 'draft' },
  open: { it: 'da accettare o contestare', en: 'to be accepted or objected to' },
  accepted: { it: 'accettata', en: 'accepted' },
  disputed: { it: 'contestata', en: 'disputed' },
  stands: { it: 'confermata', en: 'stands' },
  falls: { it: 'annullata', en: 'falls' },
};

/** What a supplier says is wrong. */
export const objectionTexts: Readonly<Record<ObjectionReason, Text>> = {
  data: {
    it: 'I dati: una riga o un caso non è come è stato consegnato',
    en: 'The data: a row or a case is not as it was delivered',
  },
  method: {
    it: 'Il metodo: la regola del contratto è stata applicata in modo diverso da come è scritta',
    en: 'The method: the rule of the contract was applied otherwise than it is written',
  },
  calculation: {
    it: 'Il calcolo: con gli stessi dati e la stessa regola viene un altro importo',
    en: 'The calculation: the same data and the same rule give another amount',
  },
};

type Finding = Extract<StatementAct, { readonly kind: 'answer' }>['finding'];

/** What a hospital found when it looked. */
export const findingTexts: Readonly<Record<Finding, Text>> = {
  confirmed: { it: 'il dato è confermato', en: 'the data are confirmed' },
  corrected: {
    it: 'il dato era sbagliato, e sarà consegnato di nuovo',
    en: 'the data were wrong, and will be delivered again',
  },
  'not-found': { it: 'il caso non si trova', en: 'the case cannot be found' },
};

/** How a dispute ends, or what a clinician thinks of it. */
export const rulingTexts: Readonly<Record<'stands' | 'falls', Text>> = {
  stands: { it: 'Vale: l’importo è dovuto', en: 'It stands: the amount is due' },
  falls: { it: 'Non vale: l’importo non è dovuto', en: 'It falls: the amount is not due' },
};

/** The clinicians who judge, as the contract names them. */
export const roleTexts: Readonly<Record<'first' | 'second' | 'third', Text>> = {
  first: { it: 'primo clinico', en: 'first clinician' },
  second: { it: 'secondo clinico', en: 'second clinician' },
  third: { it: 'terzo clinico', en: 'third clinician' },
};
