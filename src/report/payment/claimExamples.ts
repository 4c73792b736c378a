import type { Contract } from '../../core/contract/contract.ts';
import { type PaymentByResults, paymentByResults } from '../../core/payment/paymentByResults.ts';
import { type SuccessFee, successFee } from '../../core/payment/successFee.ts';
import { recallContribution, type Warranty, warrantyRefund } from '../../core/payment/warranty.ts';
import { type Example, example, noMoney } from './example.ts';
import { priceOf } from './phrases.ts';

const RECALLED = 12;

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
          paymentByResults({ price, valid: 2 }),
        ),
        example(
          'Un evento richiesto in tempo, ma che le righe degli esiti non documentano: la richiesta non vale.',
          'One event claimed in time, but not documented by the rows of outcomes: the claim does not count.',
          paymentByResults({ price, valid: 0 }),
        ),
      ];
    }
    case 'success-fee':
      return [
        example(
          `Dieci pazienti hanno successo. Nove sono documentati entro ${rule.claimDays} giorni dalla fine della finestra, il decimo dopo.`,
          `Ten patients succeed. Nine are documented within ${rule.claimDays} days after the end of the window, the tenth later.`,
          successFee(rule, { documented: 9 }),
        ),
        example(
          'Nessun successo documentato: la fornitura non si paga.',
          'No success documented: the supply is not paid for.',
          successFee(rule, { documented: 0 }),
        ),
      ];
    case 'warranty':
      return warrantyExamples(rule, priceOf(contract, supplier));
  }
}

function warrantyExamples(rule: Warranty, price: number): readonly Example[] {
  const { months, contribution, recall, claimDays } = rule;
  const early = Math.floor(Math.min(months - 1, contribution.withinMonths) / 2);
  const later = Math.min(
    months - 1,
    contribution.withinMonths + Math.ceil((months - contribution.withinMonths) / 2),
  );
  return [
    example(
      `Il dispositivo cede dopo ${early} mesi compiuti ed è la causa; la richiesta è in tempo e il suo UDI è quello consegnato.`,
      `The device fails after ${early} completed months and is the cause; the claim is in time and its UDI is the one delivered.`,
      warrantyRefund(rule, { price, ageMonths: early }),
    ),
    ...(later > contribution.withinMonths
      ? [
          example(
            `Cede dopo ${later} mesi compiuti: non c’è più il contributo alla revisione.`,
            `It fails after ${later} completed months: there is no contribution to the revision any more.`,
            warrantyRefund(rule, { price, ageMonths: later }),
          ),
        ]
      : []),
    example(
      `Cede dopo ${months} mesi compiuti: la garanzia è finita.`,
      `It fails after ${months} completed months: the warranty is over.`,
      warrantyRefund(rule, { price, ageMonths: months }),
    ),
    noMoney(
      `La richiesta arriva il giorno ${claimDays + 1} dopo il guasto, o il suo UDI non è quello consegnato, o la causa è un’infezione: non vale.`,
      `The claim comes on day ${claimDays + 1} after the failure, or its UDI is not the one delivered, or an infection was the cause: it does not count.`,
    ),
    example(
      `Un lotto è richiamato: ${RECALLED} pazienti ne hanno un dispositivo, usato prima o dopo il richiamo.`,
      `A lot is recalled: ${RECALLED} patients have a device of it, used before or after the recall.`,
      recallContribution({ recall }, { patients: RECALLED }),
    ),
  ];
}
