import type { Contract } from '../../core/contract/contract.ts';
import type { Clause } from '../../core/payment/clause.ts';
import { capsOf, withinCaps } from '../../core/settlement/caps.ts';
import { inBoth } from '../rules/phrases.ts';
import { centsText } from '../settlement/centsText.ts';
import { claimExamples } from './claimExamples.ts';
import { costExamples } from './costExamples.ts';
import type { Example } from './example.ts';
import { targetExamples } from './targetExamples.ts';

/** Worked examples of one clause, chosen by its own figures and computed by the functions that settle; where a cap of the clause binds in one, that is said last. */
export function clauseExamples(clause: Clause, contract: Contract): readonly Example[] {
  const examples = ofRule(clause, contract);
  return [...examples, ...capExample(clause, examples)];
}

function ofRule({ supplier, rule }: Clause, contract: Contract): readonly Example[] {
  switch (rule.kind) {
    case 'payment-by-results':
    case 'success-fee':
    case 'warranty':
      return claimExamples(rule, supplier, contract);
    case 'corridor':
    case 'risk-sharing':
    case 'quality-linked':
    case 'shared-savings':
    case 'net-benefit-true-up':
      return targetExamples(rule, supplier, contract);
    case 'cost-sharing':
    case 'spending-cap':
    case 'bundle':
    case 'capitation':
    case 'delay-penalty':
      return costExamples(rule, supplier, contract);
  }
}

/** The greatest amount of the examples, as if all of it fell due in one period. */
function capExample({ caps }: Clause, examples: readonly Example[]): readonly Example[] {
  const sizes = examples.map(({ amount }) => Math.abs(amount));
  const most = Math.max(0, ...sizes);
  const at = sizes.indexOf(most);
  const due = examples[at];
  if (due === undefined) return [];
  const nothing = { period: 0, life: 0 };
  const ever = withinCaps(due.amount, { ...capsOf(caps), period: undefined }, nothing);
  const once = withinCaps(due.amount, capsOf(caps), nothing);
  if (once === due.amount) return [];
  const [all, now] = [Math.abs(ever), Math.abs(once)];
  const money = (cents: number) => inBoth((locale) => centsText(cents, locale));
  const [whole, moved, waits, lost] = [most, now, all - now, most - all].map(money) as [
    ReturnType<typeof money>,
    ReturnType<typeof money>,
    ReturnType<typeof money>,
    ReturnType<typeof money>,
  ];
  const parts = inBoth((locale) =>
    [
      { it: `se ne muovono ${moved.it}`, en: `${moved.en} of it moves` }[locale],
      ...(all > now
        ? [
            { it: `${waits.it} aspettano i periodi seguenti`, en: `${waits.en} waits for the next periods` }[
              locale
            ],
          ]
        : []),
      ...(most > all
        ? [
            {
              it: `${lost.it} superano il tetto sul contratto e non sono dovuti`,
              en: `${lost.en} is above the cap over the contract and not due`,
            }[locale],
          ]
        : []),
    ].join('; '),
  );
  return [
    {
      words: {
        it: `L’importo dell’esempio ${at + 1} (${whole.it}) cade in un solo periodo: ${parts.it}.`,
        en: `The amount of example ${at + 1} (${whole.en}) falls due in one period: ${parts.en}.`,
      },
      steps: [],
      amount: once,
    },
  ];
}
