import type { Text } from '../../core/problem.ts';
import type { LotLimit } from '../../core/tender/lotLimit.ts';
import { inBoth, listText } from './phrases.ts';

/** How many lots one supplier may win, in words (D.Lgs. 36/2023, art. 58, c. 4). */
export function lotLimitText(limit: LotLimit): Text {
  if (limit.kind === 'none') {
    return {
      it: 'Un fornitore può vincere tutti i lotti (D.Lgs. 36/2023, art. 58).',
      en: 'One supplier may win all lots (D.Lgs. 36/2023, art. 58).',
    };
  }
  const order = inBoth((locale) => listText(limit.order, locale));
  const otherwise: Text =
    limit.whenNoOther === 'exceed'
      ? {
          it: 'Se restano solo fornitori già al limite, il primo di loro vince ugualmente.',
          en: 'If only suppliers at their limit are left, the first of them wins all the same.',
        }
      : {
          it: 'Se restano solo fornitori già al limite, il lotto non è aggiudicato.',
          en: 'If only suppliers at their limit are left, the lot is not awarded.',
        };
  const most: Text =
    limit.lots === 1
      ? { it: 'un lotto', en: 'one lot' }
      : { it: `${limit.lots} lotti`, en: `${limit.lots} lots` };
  return {
    it: `Un fornitore vince al massimo ${most.it}; i lotti si aggiudicano nell’ordine ${order.it} (D.Lgs. 36/2023, art. 58, c. 4). ${otherwise.it}`,
    en: `One supplier wins at most ${most.en}; lots are awarded in the order ${order.en} (D.Lgs. 36/2023, art. 58(4)). ${otherwise.en}`,
  };
}
