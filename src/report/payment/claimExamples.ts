import type { Contract } from '../../core/contract/contract.ts';
import type { PaymentByResults } from '../../core/payment/paymentByResults.ts';
import type { SuccessFee } from '../../core/payment/successFee.ts';
import type { Warranty } from '../../core/payment/warranty.ts';
import type { WorkedAmount } from '../../core/payment/workedAmount.ts';
import { claimAmount } from '../../core/settlement/claimAmount.ts';
import { type ClaimRule, claimVerdict } from '../../core/settlement/claimVerdict.ts';
import type { ClaimFact } from '../../core/settlement/paymentFacts.ts';
import { type Example, example } from './example.ts';
import { priceOf } from './phrases.ts';

const RECALLED = 12;

/** A claim to which nobody objects. */
const GOOD: ClaimFact = {
  clause: '',
  supplier: '',
  site: '',
  reference: '',
  filedOn: '',
  daysToFile: 0,
  ageMonths: 0,
  linked: true,
  documented: true,
  udiMatched: true,
  cause: 'device',
  recalledLot: null,
};

/** What claims bring, each judged as a settlement judges it. @param claims what differs from a good one, for each */
function judged(rule: ClaimRule, price: number, claims: readonly Partial<ClaimFact>[]): WorkedAmount {
  const counted = claims.map((change) => {
    const claim = { ...GOOD, ...change };
    const verdict = claimVerdict(claim, rule, false);
    return { clause: claim.clause, ageMonths: claim.ageMonths, verdict, claims: 1 };
  });
  return claimAmount(rule, price, counted, 0);
}

/** Claims in time, late and not matched. */
export function claimExamples(
  rule: PaymentByResults | SuccessFee | Warranty,
  supplier: string,
  contract: Contract,
): readonly Example[] {
  switch (rule.kind) {
    case 'payment-by-results': {
      const price = priceOf(contract, supplier);
      return [
        example(
          `Tre eventi. Due richieste arrivano entro ${rule.claimDays} giorni, la terza un giorno dopo il termine: valgono in due.`,
          `Three events. Two claims come within ${rule.claimDays} days, the third a day after the deadline: two count.`,
          judged(rule, price, [{}, { daysToFile: rule.claimDays }, { daysToFile: rule.claimDays + 1 }]),
        ),
        example(
          'Un evento richiesto in tempo, ma che le righe degli esiti non documentano: la richiesta non vale.',
          'One event claimed in time, but not documented by the rows of outcomes: the claim does not count.',
          judged(rule, price, [{ documented: false }]),
        ),
      ];
    }
    case 'success-fee':
      return [
        example(
          `Dieci pazienti hanno successo. Nove sono documentati entro ${rule.claimDays} giorni dalla fine della finestra, il decimo dopo.`,
          `Ten patients succeed. Nine are documented within ${rule.claimDays} days after the end of the window, the tenth later.`,
          judged(rule, 0, [...Array.from({ length: 9 }, () => ({})), { daysToFile: rule.claimDays + 1 }]),
        ),
        example(
          'Nessun successo documentato: la fornitura non si paga.',
          'No success documented: the supply is not paid for.',
          judged(rule, 0, [{ documented: false }]),
        ),
      ];
    case 'warranty':
      return warrantyExamples(rule, priceOf(contract, supplier));
  }
}

function warrantyExamples(rule: Warranty, price: number): readonly Example[] {
  const { months, contribution, claimDays } = rule;
  const early = Math.floor(Math.min(months - 1, contribution.withinMonths) / 2);
  const later = Math.min(
    months - 1,
    contribution.withinMonths + Math.ceil((months - contribution.withinMonths) / 2),
  );
  return [
    example(
      `Il dispositivo cede dopo ${early} mesi compiuti ed è la causa; la richiesta è in tempo e il suo UDI è quello consegnato.`,
      `The device fails after ${early} completed months and is the cause; the claim is in time and its UDI is the one delivered.`,
      judged(rule, price, [{ ageMonths: early }]),
    ),
    ...(later > contribution.withinMonths
      ? [
          example(
            `Cede dopo ${later} mesi compiuti: non c’è più il contributo alla revisione.`,
            `It fails after ${later} completed months: there is no contribution to the revision any more.`,
            judged(rule, price, [{ ageMonths: later }]),
          ),
        ]
      : []),
    example(
      `Cede dopo ${months} mesi compiuti: la garanzia è finita.`,
      `It fails after ${months} completed months: the warranty is over.`,
      judged(rule, price, [{ ageMonths: months }]),
    ),
    example(
      `La richiesta arriva il giorno ${claimDays + 1} dopo il guasto, o il suo UDI non è quello consegnato, o la causa è un’infezione: non vale.`,
      `The claim comes on day ${claimDays + 1} after the failure, or its UDI is not the one delivered, or an infection was the cause: it does not count.`,
      judged(rule, price, [{ daysToFile: claimDays + 1 }, { udiMatched: false }, { cause: 'infection' }]),
    ),
    example(
      `Un lotto è richiamato: ${RECALLED} pazienti ne hanno un dispositivo, usato prima o dopo il richiamo.`,
      `A lot is recalled: ${RECALLED} patients have a device of it, used before or after the recall.`,
      claimAmount(rule, price, [], RECALLED),
    ),
  ];
}
