import type { Clause, PaymentRule } from '../payment/clause.ts';
import { errorAt, type Problem, type Text } from '../problem.ts';
import { duplicates } from '../tender/duplicates.ts';
import type { Locate, Path } from '../tender/parseTender.ts';
import type { Contract } from './contract.ts';
import type { Measure } from './outcomeDefinition.ts';
import { outcomeText, pointing, supplierText, targetText } from './pointing.ts';

/** Clauses that name something that is not there or not their supplier’s, or rest on what their rule cannot use. */
export function clauseProblems(contract: Contract, locate: Locate): Problem[] {
  const clauses = contract.payment?.clauses ?? [];
  return [
    ...duplicates(
      clauses.map(({ id }) => id),
      (at) => locate(['payment', 'clauses', at, 'id']),
      'clausole / clauses',
    ),
    ...clauses.flatMap((clause, at) => {
      const here: Locate = (path) => locate(['payment', 'clauses', at, ...path]);
      const suppliers = contract.suppliers.map(({ id }) => id);
      return [
        ...pointing(clause.supplier, suppliers, ['supplier'], supplierText, here),
        ...targetsOf(clause.rule).flatMap(({ target, path }) =>
          targetProblems(contract, clause, target, (more) => here([...path, ...more])),
        ),
        ...claimedOutcomeProblems(contract, clause, here),
        ...promiseProblems(contract, clause, here),
      ];
    }),
  ];
}

/** Targets that a rule names, with the place of each below its clause. */
function targetsOf(rule: PaymentRule): readonly { readonly target: string; readonly path: Path }[] {
  if ('target' in rule) return [{ target: rule.target, path: ['rule', 'target'] }];
  if (!('quality' in rule) || typeof rule.quality === 'number') return [];
  return rule.quality.map(({ target }, at) => ({ target, path: ['rule', 'quality', at, 'target'] }));
}

function targetProblems(contract: Contract, clause: Clause, name: string, here: Locate): Problem[] {
  const { targets } = contract;
  const target = targets.find(({ id }) => id === name);
  if (target === undefined) {
    return pointing(
      name,
      targets.map(({ id }) => id),
      [],
      targetText,
      here,
    );
  }
  if (target.supplier !== clause.supplier) {
    return [
      errorAt(
        here([]),
        'target-of-another-supplier',
        {
          it: `«${name}» è un obiettivo di «${target.supplier}», la clausola è di «${clause.supplier}»: nessuno paga per i risultati di un altro.`,
          en: `“${name}” is a target of “${target.supplier}”, the clause is of “${clause.supplier}”: nobody pays for another’s outcomes.`,
        },
        {
          it: 'Nominare un obiettivo dello stesso fornitore.',
          en: 'Name a target of the same supplier.',
        },
      ),
    ];
  }
  const kind = measureOf(contract, target.outcome);
  if (clause.rule.kind !== 'risk-sharing' || kind !== 'registry') return [];
  return [
    wrongKind(here([]), name, kind, {
      it: 'la condivisione del rischio conta i casi sfavorevoli, e un registro dà solo il tasso',
      en: 'risk sharing counts bad outcomes, and a registry gives only the rate',
    }),
  ];
}

const measureOf = ({ outcomes }: Contract, id: string): Measure['kind'] | undefined =>
  outcomes.find((one) => one.id === id)?.measure.kind;

/** What each rule with claims can be claimed for. */
const claimed: Partial<Record<PaymentRule['kind'], { readonly kind: Measure['kind']; readonly why: Text }>> =
  {
    'payment-by-results': {
      kind: 'event',
      why: {
        it: 'si reclama un evento documentato entro la finestra (kind: event)',
        en: 'a documented event within the window is claimed (kind: event)',
      },
    },
    'success-fee': {
      kind: 'event',
      why: {
        it: 'si documenta il successo di un paziente entro la finestra (kind: event)',
        en: 'the success of a patient within the window is documented (kind: event)',
      },
    },
    warranty: {
      kind: 'survival',
      why: {
        it: 'si reclama la revisione di un dispositivo (kind: survival)',
        en: 'the revision of a device is claimed (kind: survival)',
      },
    },
  };

function claimedOutcomeProblems(contract: Contract, { supplier, rule }: Clause, here: Locate): Problem[] {
  const use = claimed[rule.kind];
  if (use === undefined || !('outcome' in rule)) return [];
  const place: Path = ['rule', 'outcome'];
  const kind = measureOf(contract, rule.outcome);
  if (kind === undefined) {
    return pointing(
      rule.outcome,
      contract.outcomes.map(({ id }) => id),
      place,
      outcomeText,
      here,
    );
  }
  if (kind !== use.kind) return [wrongKind(here(place), rule.outcome, kind, use.why)];
  if (contract.targets.some((one) => one.supplier === supplier && one.outcome === rule.outcome)) return [];
  return [
    errorAt(
      here(place),
      'claimed-without-target',
      {
        it: `«${supplier}» non ha un obiettivo per «${rule.outcome}»: nessuno sorveglia se i suoi dati bastano.`,
        en: `“${supplier}” has no target for “${rule.outcome}”: nobody watches whether its data suffice.`,
      },
      {
        it: 'Aggiungere l’obiettivo: i soldi si muovono solo con dati completi.',
        en: 'Add the target: money moves only on complete data.',
      },
    ),
  ];
}

function wrongKind(where: ReturnType<Locate>, name: string, kind: string, why: Text): Problem {
  return errorAt(
    where,
    'outcome-not-usable',
    {
      it: `«${name}» è di tipo «${kind}»: ${why.it}.`,
      en: `“${name}” is of kind “${kind}”: ${why.en}.`,
    },
    { it: 'Scegliere un altro esito o un’altra regola.', en: 'Choose another outcome or another rule.' },
  );
}

function promiseProblems({ suppliers }: Contract, { supplier, rule }: Clause, here: Locate): Problem[] {
  if (rule.kind !== 'net-benefit-true-up') return [];
  const promising = suppliers.find(({ id }) => id === supplier);
  if (promising === undefined || promising.promisedNetBenefit !== undefined) return [];
  return [
    errorAt(
      here(['rule']),
      'promise-missing',
      {
        it: `Il conguaglio ha bisogno del beneficio netto promesso da «${supplier}» («promisedNetBenefit»), che il contratto non dice.`,
        en: `The true-up needs the net benefit that “${supplier}” promised (“promisedNetBenefit”), which the contract does not say.`,
      },
      {
        it: 'Riportarlo dal pacchetto dell’aggiudicazione: beneficio meno prezzo, per paziente.',
        en: 'Copy it from the package of the award: benefit less price, per patient.',
      },
    ),
  ];
}
