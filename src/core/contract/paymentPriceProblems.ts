import type { PaymentKind } from '../payment/clause.ts';
import { errorAt, type Problem } from '../problem.ts';
import { duplicates } from '../tender/duplicates.ts';
import type { Locate } from '../tender/parseTender.ts';
import type { Contract } from './contract.ts';
import { pointing, supplierText } from './pointing.ts';

/** Rules whose amounts are counted by the price of a device. */
const pricedRules: ReadonlySet<PaymentKind> = new Set([
  'payment-by-results',
  'risk-sharing',
  'cost-sharing',
  'warranty',
]);

/** Prices of nobody, two prices of one supplier, and clauses that count by a price that is not there. */
export function paymentPriceProblems({ payment, suppliers }: Contract, locate: Locate): Problem[] {
  if (payment === undefined) return [];
  const priced = payment.prices.map(({ supplier }) => supplier);
  const known = suppliers.map(({ id }) => id);
  return [
    ...priced.flatMap((supplier, at) =>
      pointing(supplier, known, ['payment', 'prices', at, 'supplier'], supplierText, locate),
    ),
    ...duplicates(priced, (at) => locate(['payment', 'prices', at, 'supplier']), 'prezzi / prices'),
    ...payment.clauses.flatMap(({ supplier, rule }, at) =>
      !pricedRules.has(rule.kind) || priced.includes(supplier)
        ? []
        : [
            errorAt(
              locate(['payment', 'clauses', at, 'rule']),
              'price-missing',
              {
                it: `La regola «${rule.kind}» conta con il prezzo di «${supplier}», che «prices» non dice.`,
                en: `The rule “${rule.kind}” counts by the price of “${supplier}”, which “prices” does not say.`,
              },
              {
                it: 'Aggiungere il prezzo concordato, in euro senza IVA, per dispositivo principale.',
                en: 'Add the agreed price, in euros without VAT, for each main device.',
              },
            ),
          ],
    ),
  ];
}
