import { errorAt, type Problem, warningAt } from '../problem.ts';
import type { Locate } from '../tender/parseTender.ts';
import type { Contract } from './contract.ts';
import { measureRange } from './measureRange.ts';
import type { OutcomeDefinition } from './outcomeDefinition.ts';
import type { Target } from './target.ts';

/** Targets that nothing can miss or meet, that lie outside their measure, or differ from the promise without a reason; outcomes without a target. */
export function targetProblems({ targets, outcomes }: Contract, locate: Locate): Problem[] {
  return [
    ...targets.flatMap((target, at) => {
      const here: Locate = (path) => locate(['targets', at, ...path]);
      const outcome = outcomes.find(({ id }) => id === target.outcome);
      return [
        ...(outcome === undefined ? [] : valueProblems(target, outcome, here)),
        ...promiseProblems(target, here),
        ...repeated(target, targets.slice(0, at), here),
      ];
    }),
    ...outcomes.flatMap(({ id }, at) =>
      targets.some(({ outcome }) => outcome === id)
        ? []
        : [
            errorAt(
              locate(['outcomes', at, 'id']),
              'outcome-without-target',
              {
                it: `Nessun fornitore ha un obiettivo per «${id}».`,
                en: `No supplier has a target for “${id}”.`,
              },
              {
                it: 'Aggiungere un obiettivo, o togliere l’esito: si raccolgono solo i dati che servono.',
                en: 'Add a target, or remove the outcome: only data that are needed are collected.',
              },
            ),
          ],
    ),
  ];
}

function valueProblems({ value, promised }: Target, outcome: OutcomeDefinition, here: Locate): Problem[] {
  const { least, greatest, rate } = measureRange(outcome.measure);
  const outside = (
    [
      ['value', value],
      ['promised', promised.value],
    ] as const
  )
    .filter(([, figure]) => figure < least || figure > greatest)
    .map(([key, figure]) =>
      errorAt(
        here(key === 'value' ? ['value'] : ['promised', 'value']),
        'target-outside-measure',
        {
          it: `${figure} non è un valore possibile di «${outcome.id}» (da ${least} a ${greatest}).`,
          en: `${figure} is not a possible value of “${outcome.id}” (${least} to ${greatest}).`,
        },
        rate
          ? { it: 'Scrivere una frazione: 6,5% è 0.065.', en: 'Write a fraction: 6.5% is 0.065.' }
          : { it: 'Scrivere la variazione media.', en: 'Write the mean change.' },
      ),
    );
  if (value < least || value > greatest) return outside;
  const { better } = outcome;
  if (better === 'lower' ? value >= greatest : value <= least) {
    return [
      ...outside,
      errorAt(
        here(['value']),
        'target-nothing-can-miss',
        {
          it: `Con l’obiettivo ${value} nessun dato può mancarlo: «${outcome.id}» è sempre ${better === 'lower' ? 'al massimo' : 'almeno'} così.`,
          en: `With the target ${value} no data can miss it: “${outcome.id}” is always ${better === 'lower' ? 'at most' : 'at least'} that.`,
        },
        {
          it: 'Scegliere un valore che si possa anche mancare.',
          en: 'Choose a value that can be missed, too.',
        },
      ),
    ];
  }
  if (better === 'lower' ? value > least : value < greatest) return outside;
  return [
    ...outside,
    warningAt(
      here(['value']),
      'target-nothing-can-meet',
      {
        it: `Con l’obiettivo ${value} nessun dato lo dimostra raggiunto: il limite dell’intervallo non ci arriva mai.`,
        en: `With the target ${value} no data show it met: the limit of the interval never gets there.`,
      },
      {
        it: 'Può solo essere mancato o indeciso; se non è voluto, scegliere un valore raggiungibile.',
        en: 'It can only be missed or inconclusive; if this is not meant, choose a value within reach.',
      },
    ),
  ];
}

function promiseProblems({ value, promised, reason }: Target, here: Locate): Problem[] {
  if (value === promised.value || reason !== undefined) return [];
  return [
    errorAt(
      here(['value']),
      'target-differs-without-reason',
      {
        it: `L’obiettivo ${value} non è il valore promesso ${promised.value}, e «reason» non dice perché.`,
        en: `The target ${value} is not the promised ${promised.value}, and “reason” does not say why.`,
      },
      {
        it: 'L’offerta ha preso punti per la promessa: scrivere il motivo in «reason», o riportare l’obiettivo alla promessa.',
        en: 'The offer earned points for the promise: write the reason in “reason”, or set the target to the promise.',
      },
    ),
  ];
}

function repeated({ supplier, outcome }: Target, before: readonly Target[], here: Locate): Problem[] {
  if (!before.some((other) => other.supplier === supplier && other.outcome === outcome)) return [];
  return [
    errorAt(
      here([]),
      'target-twice',
      {
        it: `«${supplier}» ha due obiettivi per «${outcome}».`,
        en: `“${supplier}” has two targets for “${outcome}”.`,
      },
      { it: 'Tenerne uno.', en: 'Keep one.' },
    ),
  ];
}
