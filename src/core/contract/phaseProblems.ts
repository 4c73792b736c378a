import { errorAt, type Problem, warningAt } from '../problem.ts';
import { duplicates } from '../tender/duplicates.ts';
import type { Locate } from '../tender/parseTender.ts';
import type { Contract } from './contract.ts';
import { phaseNames } from './phase.ts';

/** Phases that come twice or out of order, and phases that nobody signs or in which one person would sign for two roles. */
export function phaseProblems({ phases }: Contract, locate: Locate): Problem[] {
  const places = phases.map(({ phase }) => phaseNames.indexOf(phase));
  return phases.flatMap(({ phase, artefacts, signatories }, at) => {
    const here: Locate = (path) => locate(['phases', at, ...path]);
    const before = places.slice(0, at);
    const place = places[at] ?? 0;
    return [
      ...(before.includes(place)
        ? [
            errorAt(
              here(['phase']),
              'phase-twice',
              { it: `La fase «${phase}» compare due volte.`, en: `The phase “${phase}” appears twice.` },
              { it: 'Tenerne una.', en: 'Keep one.' },
            ),
          ]
        : before.some((one) => one > place)
          ? [
              errorAt(
                here(['phase']),
                'phase-order',
                {
                  it: `La fase «${phase}» viene dopo una che la segue.`,
                  en: `The phase “${phase}” comes after one that follows it.`,
                },
                { it: `L’ordine è ${phaseNames.join(', ')}.`, en: `The order is ${phaseNames.join(', ')}.` },
              ),
            ]
          : []),
      ...duplicates(
        artefacts.map(({ id }) => id),
        (step) => here(['artefacts', step, 'id']),
        'documenti / documents',
      ),
      ...duplicates(
        signatories.map(({ role }) => role),
        (step) => here(['signatories', step, 'role']),
        'ruoli / roles',
      ),
      ...duplicates(
        signatories.map(({ name }) => name),
        (step) => here(['signatories', step, 'name']),
        'una persona firma una volta per fase / a person signs once for each phase',
      ),
      ...(signatories.length === 0
        ? [
            warningAt(
              here(['signatories']),
              'phase-unsigned',
              {
                it: `Nessuno firma la fase «${phase}»: chiunque potrebbe chiuderla.`,
                en: `Nobody signs the phase “${phase}”: anybody could close it.`,
              },
              { it: 'Indicare ruolo e nome di chi firma.', en: 'Give role and name of who signs.' },
            ),
          ]
        : []),
    ];
  });
}
