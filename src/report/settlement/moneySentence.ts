import type { Cents } from '../../core/payment/money.ts';
import type { Text } from '../../core/problem.ts';
import type { StatementProgress } from '../../core/settlement/statementProgress.ts';
import { type Locale, localized } from '../locale.ts';
import { inBoth } from '../rules/phrases.ts';
import { centsText } from './centsText.ts';

const texts = {
  none: { it: 'Nessun prospetto, finora.', en: 'No statement so far.' },
  payable: { it: 'Saldo esigibile', en: 'Payable net' },
  escrow: { it: 'in deposito', en: 'in escrow' },
  penalty: { it: 'penali per ritardi', en: 'penalties for delay' },
  to: { it: 'ai fornitori', en: 'to the suppliers' },
  from: { it: 'dai fornitori', en: 'from the suppliers' },
  disputedLine: { it: 'riga contestata', en: 'disputed line' },
  disputedLines: { it: 'righe contestate', en: 'disputed lines' },
  draft: { it: 'bozza da approvare', en: 'draft to approve' },
  drafts: { it: 'bozze da approvare', en: 'drafts to approve' },
} satisfies Record<string, Text>;

/**
 * Where the money of a contract stands, in one line: `Saldo esigibile 200.100,00 € dai fornitori; in deposito 13.100,00 € dai fornitori; 1 riga contestata.`
 * The penalty for delay, a ledger of its own, is named where there is one. @param statements of all suppliers, drafts among them
 */
export function moneySentence(statements: readonly StatementProgress[]): Text {
  if (statements.length === 0) return texts.none;
  const issued = statements.filter((one) => one.issued !== null);
  const sum = (of: (one: StatementProgress) => Cents): Cents => issued.reduce((all, one) => all + of(one), 0);
  const payable = sum((one) => one.payable);
  const escrow = sum((one) => one.escrow);
  const penalty = sum(({ statement }) => statement.totals.penalty);
  const disputed = issued.flatMap(({ lines }) => lines).filter(({ state }) => state === 'disputed').length;
  const drafts = statements.length - issued.length;
  return inBoth((locale) => {
    const t = localized(texts, locale);
    const parts = [
      `${t.payable} ${sided(payable, locale)}`,
      `${t.escrow} ${sided(escrow, locale)}`,
      ...(penalty === 0 ? [] : [`${t.penalty} ${sided(penalty, locale)}`]),
      ...(disputed === 0 ? [] : [`${disputed} ${disputed === 1 ? t.disputedLine : t.disputedLines}`]),
      ...(drafts === 0 ? [] : [`${drafts} ${drafts === 1 ? t.draft : t.drafts}`]),
    ];
    return `${parts.join('; ')}.`;
  });
}

/** An amount with its side in words instead of a sign. */
function sided(amount: Cents, locale: Locale): string {
  const euros = centsText(Math.abs(amount), locale);
  if (amount === 0) return euros;
  return `${euros} ${texts[amount > 0 ? 'to' : 'from'][locale]}`;
}
