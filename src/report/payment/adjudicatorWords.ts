import type { Payment } from '../../core/payment/payment.ts';
import type { Text } from '../../core/problem.ts';
import { inBoth } from '../rules/phrases.ts';

const roles: Record<Payment['adjudicators'][number]['role'], Text> = {
  first: { it: 'primo giudizio', en: 'first judgement' },
  second: { it: 'secondo giudizio', en: 'second judgement' },
  third: { it: 'dove i primi due non concordano', en: 'where the first two differ' },
};

/** Who judges disputed cases, and when. */
export function adjudicatorWords({ adjudicators }: Payment): Text {
  return inBoth((locale) =>
    adjudicators.map(({ name, role }) => `${name} (${roles[role][locale]})`).join(', '),
  );
}
