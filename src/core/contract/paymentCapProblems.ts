import type { PaymentKind } from '../payment/clause.ts';
import { errorAt, type Problem, warningAt } from '../problem.ts';
import { duplicates } from '../tender/duplicates.ts';
import type { Locate, Path } from '../tender/parseTender.ts';
import type { Contract } from './contract.ts';
import { pointing, supplierText } from './pointing.ts';

/** Rules that say themselves how much they move at most. */
const boundedRules: ReadonlySet<PaymentKind> = new Set([
  'corridor',
  'shared-savings',
  'quality-linked',
  'bundle',
  'net-benefit-true-up',
  'delay-penalty',
]);

/** Common caps of nobody or twice, caps of a period above those of life, clauses that can move nothing or without any limit. */
export function paymentCapProblems({ payment, suppliers }: Contract, locate: Locate): Problem[] {
  if (payment === undefined) return [];
  const { caps, clauses } = payment;
  const capped = caps.map(({ supplier }) => supplier);
  return [
    ...capped.flatMap((supplier, at) =>
      pointing(
        supplier,
        suppliers.map(({ id }) => id),
        ['payment', 'caps', at, 'supplier'],
        supplierText,
        locate,
      ),
    ),
    ...duplicates(capped, (at) => locate(['payment', 'caps', at, 'supplier']), 'tetti / caps'),
    ...caps.flatMap((cap, at) => orderProblems(cap, ['payment', 'caps', at], locate)),
    ...clauses.flatMap(({ supplier, rule, caps: own }, at) => {
      const here: Path = ['payment', 'clauses', at];
      const common = caps.find((one) => one.supplier === supplier);
      return [
        ...orderProblems(own, [...here, 'caps'], locate),
        ...(rule.kind === 'corridor' && rule.bonusCap === 0 && rule.malusCap === 0
          ? [nothingMoves(locate([...here, 'rule']))]
          : []),
        ...(boundedRules.has(rule.kind) || own.life !== undefined || common?.life !== undefined
          ? []
          : [unlimited(supplier, locate([...here, 'caps']))]),
      ];
    }),
  ];
}

function orderProblems(
  { period, life }: { readonly period?: number | undefined; readonly life?: number | undefined },
  path: Path,
  locate: Locate,
): Problem[] {
  if (period === undefined || life === undefined || period <= life) return [];
  return [
    warningAt(
      locate([...path, 'period']),
      'cap-never-reached',
      {
        it: `Il tetto di un periodo (${period}) supera quello di tutto il contratto (${life}): non conterà mai.`,
        en: `The cap of a period (${period}) exceeds the one of the whole contract (${life}): it will never count.`,
      },
      { it: 'Abbassarlo o toglierlo.', en: 'Lower it or remove it.' },
    ),
  ];
}

function nothingMoves(where: ReturnType<Locate>): Problem {
  return errorAt(
    where,
    'clause-moves-nothing',
    {
      it: 'Premio massimo e penalità massima sono 0: la clausola non può muovere nulla.',
      en: 'Greatest bonus and greatest malus are 0: the clause can move nothing.',
    },
    {
      it: 'Dare un tetto a uno dei due, o togliere la clausola.',
      en: 'Give one of them a cap, or remove it.',
    },
  );
}

function unlimited(supplier: string, where: ReturnType<Locate>): Problem {
  return warningAt(
    where,
    'clause-without-cap',
    {
      it: `Nulla limita quanto la clausola può muovere sul contratto: né un tetto suo né uno comune di «${supplier}».`,
      en: `Nothing limits what the clause can move over the contract: neither a cap of its own nor a common one of “${supplier}”.`,
    },
    {
      it: 'Dare «life» alla clausola o al fornitore: un rischio senza limite si paga nel prezzo.',
      en: 'Give “life” to the clause or to the supplier: a risk without limit is paid for in the price.',
    },
  );
}
