import { errorAt, type Problem, warningAt } from '../problem.ts';
import type { Locate } from '../tender/parseTender.ts';
import type { Contract } from './contract.ts';

/** Dates that contradict each other. ISO dates compare as texts. */
export function calendarProblems({ calendar, award, riskModels }: Contract, locate: Locate): Problem[] {
  const { from, to } = calendar;
  const problems: Problem[] = [];
  if (from >= to) {
    problems.push(
      errorAt(
        locate(['calendar', 'to']),
        'calendar-reversed',
        {
          it: `Il contratto finisce (${to}) prima di cominciare (${from}).`,
          en: `The contract ends (${to}) before it begins (${from}).`,
        },
        { it: 'La data «to» è successiva a «from».', en: 'The date “to” is after “from”.' },
      ),
    );
  }
  if (from < award.decidedOn) {
    problems.push(
      errorAt(
        locate(['calendar', 'from']),
        'calendar-before-award',
        {
          it: `Il contratto comincia (${from}) prima dell’aggiudicazione (${award.decidedOn}).`,
          en: `The contract begins (${from}) before the award (${award.decidedOn}).`,
        },
        {
          it: 'I pazienti di prima non possono contare: correggere una delle due date.',
          en: 'Earlier patients cannot count: correct one of the two dates.',
        },
      ),
    );
  }
  riskModels.forEach(({ id, frozenOn }, at) => {
    if (frozenOn <= from) return;
    problems.push(
      warningAt(
        locate(['riskModels', at, 'frozenOn']),
        'model-frozen-late',
        {
          it: `Il modello «${id}» è congelato il ${frozenOn}, a contratto cominciato (${from}).`,
          en: `The model “${id}” was frozen on ${frozenOn}, after the contract began (${from}).`,
        },
        {
          it: 'Un modello scelto quando i primi esiti sono noti si contesta: congelarlo prima.',
          en: 'A model chosen when the first outcomes are known is open to dispute: freeze it before.',
        },
      ),
    );
  });
  return problems;
}
