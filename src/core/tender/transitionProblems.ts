import { errorAt, type Problem, type Text, warningAt } from '../problem.ts';
import { type MarkovModel, REST } from './markovModel.ts';
import type { Locate, Path } from './parseTender.ts';

/** Rows of a Markov model: each way known and once, one `rest` per row, every state reached, one that absorbs. */
export function chainProblems(model: MarkovModel, locate: Locate): Problem[] {
  return [...wayProblems(model, locate), ...restProblems(model, locate), ...reachProblems(model, locate)];
}

function wayProblems({ states, transitions }: MarkovModel, locate: Locate): Problem[] {
  const known = states.map(({ id }) => id);
  const seen = new Set<string>();
  return transitions.flatMap(({ from, to }, at): Problem[] => {
    const unknown = (['from', 'to'] as const).filter((end) => !known.includes({ from, to }[end]));
    if (unknown.length > 0) {
      return unknown.map((end) => {
        const state = { from, to }[end];
        return errorAt(
          locate(['model', 'transitions', at, end]),
          'unknown-state',
          { it: `«${state}» non è uno stato.`, en: `“${state}” is not a state.` },
          { it: `Gli stati sono: ${known.join(', ')}.`, en: `The states are: ${known.join(', ')}.` },
        );
      });
    }
    const way = `${from} → ${to}`;
    if (!seen.has(way)) {
      seen.add(way);
      return [];
    }
    return [
      errorAt(
        locate(['model', 'transitions', at]),
        'duplicate-transition',
        { it: `Il passaggio ${way} è scritto due volte.`, en: `The transition ${way} is written twice.` },
        { it: 'Lasciarne uno.', en: 'Keep one of them.' },
      ),
    ];
  });
}

/** What is left over in a row must belong to exactly one state. */
function restProblems({ states, transitions }: MarkovModel, locate: Locate): Problem[] {
  const problem = (path: Path, code: string, message: Text): Problem =>
    errorAt(locate(['model', ...path]), code, message, {
      it: `Scrivere «${REST}» una volta per riga, dove va la parte restante dei pazienti.`,
      en: `Write “${REST}” once per row, where the remaining patients go.`,
    });
  const starts = states.filter(({ start }) => start === REST).length;
  const problems =
    starts === 1
      ? []
      : [
          problem(['states'], starts === 0 ? 'rest-missing' : 'rest-twice', {
            it: `Nella distribuzione iniziale «${REST}» compare ${starts} volte.`,
            en: `In the distribution at the start “${REST}” appears ${starts} times.`,
          }),
        ];
  const rows = states.flatMap(({ id }, at): Problem[] => {
    const row = transitions.filter(({ from }) => from === id);
    const rests = row.filter(({ probability }) => probability === REST).length;
    if (row.length === 0) {
      return [
        problem(['states', at, 'id'], 'transition-missing', {
          it: `Dallo stato «${id}» non parte alcun passaggio, nemmeno verso sé stesso.`,
          en: `No transition leaves the state “${id}”, not even to itself.`,
        }),
      ];
    }
    if (rests === 1) return [];
    return [
      problem(['states', at, 'id'], rests === 0 ? 'rest-missing' : 'rest-twice', {
        it: `Nei passaggi da «${id}» la parola «${REST}» compare ${rests} volte.`,
        en: `In the transitions from “${id}” the word “${REST}” appears ${rests} times.`,
      }),
    ];
  });
  return [...problems, ...rows];
}

function reachProblems({ states, transitions }: MarkovModel, locate: Locate): Problem[] {
  const open = transitions.filter(({ probability }) => probability !== '0');
  const reached = new Set(states.filter(({ start }) => start !== '0').map(({ id }) => id));
  // A set grows while it is walked: each state met is followed in turn.
  for (const state of reached) for (const { from, to } of open) if (from === state) reached.add(to);
  const problems = states.flatMap(({ id }, at) =>
    reached.has(id)
      ? []
      : [
          warningAt(
            locate(['model', 'states', at, 'id']),
            'state-unreached',
            { it: `Nessun paziente arriva mai in «${id}».`, en: `No patient ever comes to “${id}”.` },
            {
              it: 'Aggiungere il passaggio che vi porta o togliere lo stato.',
              en: 'Add the transition that leads there or remove the state.',
            },
          ),
        ],
  );
  const absorbing = states.some(({ id }) => open.every(({ from, to }) => from !== id || to === id));
  if (!absorbing) {
    problems.push(
      warningAt(
        locate(['model', 'states']),
        'no-absorbing-state',
        {
          it: 'Nessuno stato trattiene i pazienti per sempre: nel modello non si muore.',
          en: 'No state keeps its patients for ever: nobody dies in this model.',
        },
        {
          it: 'Aggiungere uno stato «morte», se l’orizzonte lo richiede.',
          en: 'Add a state of death, if the horizon asks for one.',
        },
      ),
    );
  }
  return problems;
}
