import type { Contract } from '../../core/contract/contract.ts';
import type { PaymentByResults } from '../../core/payment/paymentByResults.ts';
import type { SuccessFee } from '../../core/payment/successFee.ts';
import type { Warranty } from '../../core/payment/warranty.ts';
import type { Text } from '../../core/problem.ts';
import { agreedEuros, agreements, outcomeOf, priceOf, type RuleWords } from './phrases.ts';

/** Rules by which single cases are claimed. */
export function claimRuleText(
  rule: PaymentByResults | SuccessFee | Warranty,
  supplier: string,
  contract: Contract,
): RuleWords {
  const { label, better } = outcomeOf(contract, rule.outcome);
  switch (rule.kind) {
    case 'payment-by-results': {
      const price = agreedEuros(priceOf(contract, supplier));
      const [it, en] = better === 'lower' ? ['con', 'with'] : ['senza', 'without'];
      return {
        words: {
          it: `Per ogni paziente ${it} «${label.it}» il prezzo del dispositivo (${price.it}) torna alla centrale, se l’ospedale lo documenta e presenta la richiesta entro ${rule.claimDays} giorni dall’evento. Ciò che non è chiesto in tempo resta a carico dell’ospedale.`,
          en: `For each patient ${en} “${label.en}” the price of the device (${price.en}) comes back to the board, if the hospital documents it and files the claim within ${rule.claimDays} days of the event. What is not claimed in time stays with the hospital.`,
        },
        formula: {
          it: `rimborso = ${price.it} · richieste valide`,
          en: `refund = ${price.en} · valid claims`,
        },
        article: agreements,
      };
    }
    case 'success-fee': {
      const fee = agreedEuros(rule.fee);
      const [it, en] = better === 'lower' ? ['senza', 'without'] : ['con', 'with'];
      return {
        words: {
          it: `La fornitura non si paga prima. Per ogni paziente ${it} «${label.it}», documentato entro ${rule.claimDays} giorni dalla fine della finestra, al fornitore spettano ${fee.it}.`,
          en: `The supply is not paid for beforehand. For each patient ${en} “${label.en}”, documented within ${rule.claimDays} days after the end of the window, the supplier is due ${fee.en}.`,
        },
        formula: {
          it: `compenso = ${fee.it} · successi documentati in tempo`,
          en: `payment = ${fee.en} · successes documented in time`,
        },
        article: agreements,
      };
    }
    case 'warranty':
      return warrantyText(rule, agreedEuros(priceOf(contract, supplier)), label);
  }
}

function warrantyText(
  { months, claimDays, contribution, recall }: Warranty,
  price: Text,
  label: Text,
): RuleWords {
  const early = agreedEuros(contribution.amount);
  const recalled = agreedEuros(recall.contribution);
  const presumed: Text = recall.causePresumed
    ? {
        it: ' Se la causa non è nota e il lotto è stato richiamato, si presume che sia il dispositivo.',
        en: ' Where the cause is unknown and the lot was recalled, the device is presumed to be it.',
      }
    : {
        it: ' Se la causa non è nota la richiesta non vale, anche se il lotto è stato richiamato.',
        en: ' Where the cause is unknown the claim does not count, even if the lot was recalled.',
      };
  return {
    words: {
      it: `«${label.it}»: se la causa è il dispositivo, il suo UDI è quello consegnato e la richiesta arriva entro ${claimDays} giorni, il prezzo (${price.it}) torna in proporzione al tempo che mancava ai ${months} mesi di garanzia, in mesi compiuti. Fino a ${contribution.withinMonths} mesi si aggiungono ${early.it} per la revisione.${presumed.it} Per ogni paziente con un dispositivo di un lotto richiamato il fornitore versa ${recalled.it}, per visite e controlli, una volta sola.`,
      en: `“${label.en}”: if the device is the cause, its UDI is the one delivered and the claim comes within ${claimDays} days, the price (${price.en}) comes back in proportion to the time that was left of the ${months} months of warranty, in completed months. Up to ${contribution.withinMonths} months ${early.en} are added for the revision.${presumed.en} For each patient with a device of a recalled lot the supplier pays ${recalled.en}, for visits and checks, once only.`,
    },
    formula: {
      it: `rimborso = ${price.it} · (1 − mesi / ${months}) + ${early.it} se mesi ≤ ${contribution.withinMonths}; richiamo = ${recalled.it} · pazienti`,
      en: `refund = ${price.en} · (1 − months / ${months}) + ${early.en} if months ≤ ${contribution.withinMonths}; recall = ${recalled.en} · patients`,
    },
    article: null,
  };
}
