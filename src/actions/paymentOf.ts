import type { Contract } from '../core/contract/contract.ts';
import type { Payment } from '../core/payment/payment.ts';
import { DomainError } from '../core/problem.ts';

/** How money follows outcomes in a contract. @throws DomainError `no-payment` for one that is only tracked */
export function paymentOf({ id, payment }: Pick<Contract, 'id' | 'payment'>): Payment {
  if (payment !== undefined) return payment;
  throw new DomainError('no-payment', {
    it: `Il contratto «${id}» non dice come il pagamento segue i risultati: manca la parte «payment».`,
    en: `The contract “${id}” does not say how payment follows outcomes: it has no “payment” part.`,
  });
}
