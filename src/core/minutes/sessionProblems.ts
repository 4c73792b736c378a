import { romeTime } from '../numbers/romeTime.ts';
import { errorAt, type Place, type Problem, type Text, warningAt } from '../problem.ts';
import { duplicates } from '../tender/duplicates.ts';
import type { Locate } from '../tender/parseTender.ts';
import type { Tender } from '../tender/tender.ts';
import type { SessionFacts } from './sessionFacts.ts';

/** What cannot have happened as written, and what the law would not have. */
export function sessionProblems(facts: SessionFacts, tender: Tender, locate: Locate): Problem[] {
  const deadline = romeTime(tender.procedure.deadline);
  return [
    ...memberProblems(facts, locate),
    ...appointmentProblems(facts, deadline, locate),
    ...sittingProblems(facts, deadline, locate),
    ...phaseProblems(facts, deadline, locate),
    ...exclusionProblems(facts, tender, locate),
  ];
}

export function noSuchDay(text: string, where: Place): Problem {
  return errorAt(
    where,
    'no-such-day',
    { it: `«${text}» non è un giorno del calendario.`, en: `“${text}” is no day of the calendar.` },
    { it: 'Scriverlo come 2027-04-05.', en: 'Write it as 2027-04-05.' },
  );
}

export function noSuchTime(text: string, where: Place): Problem {
  return errorAt(
    where,
    'no-such-time',
    { it: `«${text}» non è un giorno con un’ora.`, en: `“${text}” is no day with a time.` },
    { it: 'Scriverlo come 2027-04-05T09:30, ora di Roma.', en: 'Write it as 2027-04-05T09:30, Rome time.' },
  );
}

function memberProblems({ members }: SessionFacts, locate: Locate): Problem[] {
  const voting = members.filter(({ role }) => role !== 'secretary').length;
  const presidents = members.filter(({ role }) => role === 'president').length;
  const problems = duplicates(
    members.map(({ name }) => name),
    (at) => locate(['members', at, 'name']),
    'commissione',
  );
  const art93: Text = { it: 'D.Lgs. 36/2023, art. 93, c. 2.', en: 'D.Lgs. 36/2023, art. 93(2).' };
  if (voting > 0 && (voting % 2 === 0 || voting > 5)) {
    problems.push(
      warningAt(
        locate(['members']),
        'committee-size',
        {
          it: `I commissari sono ${voting}, senza contare il segretario: la legge vuole un numero dispari, al massimo cinque.`,
          en: `There are ${voting} commissioners, the secretary apart: the law wants an odd number, at most five.`,
        },
        art93,
      ),
    );
  }
  if (presidents > 1) {
    problems.push(
      errorAt(
        locate(['members']),
        'two-presidents',
        { it: 'La commissione ha più di un presidente.', en: 'The committee has more than one president.' },
        { it: 'Lasciarne uno.', en: 'Leave one.' },
      ),
    );
  }
  return problems;
}

function appointmentProblems(
  { appointment: { date } }: SessionFacts,
  deadline: string,
  locate: Locate,
): Problem[] {
  if (date === null || date >= deadline.slice(0, 10)) return [];
  return [
    warningAt(
      locate(['appointment', 'date']),
      'appointed-before-deadline',
      {
        it: `La commissione risulta nominata il ${spokenDay(date)}, prima della scadenza delle offerte (${spokenDay(deadline)}).`,
        en: `The committee was appointed on ${spokenDay(date)}, before the deadline for offers (${spokenDay(deadline)}).`,
      },
      {
        it: 'La nomina segue la scadenza (D.Lgs. 36/2023, art. 93, c. 1): controllare la data.',
        en: 'The appointment follows the deadline (D.Lgs. 36/2023, art. 93(1)): check the day.',
      },
    ),
  ];
}

function sittingProblems({ sittings }: SessionFacts, deadline: string, locate: Locate): Problem[] {
  return sittings.flatMap(({ opensAt, closesAt }, at): Problem[] => {
    if (opensAt < deadline) {
      return [
        errorAt(
          locate(['sittings', at, 'opensAt']),
          'sitting-before-deadline',
          {
            it: `La seduta inizia il ${spoken(opensAt)}, prima della scadenza delle offerte (${spoken(deadline)}, ora di Roma).`,
            en: `The sitting opens on ${spoken(opensAt)}, before the deadline for offers (${spoken(deadline)}, Rome time).`,
          },
          {
            it: 'La commissione lavora dopo la scadenza: correggere data e ora.',
            en: 'A committee works after the deadline: mend the time.',
          },
        ),
      ];
    }
    if (closesAt === null || closesAt > opensAt) return [];
    return [
      errorAt(
        locate(['sittings', at, 'closesAt']),
        'sitting-ends-before-it-begins',
        { it: 'La seduta finisce prima di iniziare.', en: 'The sitting ends before it begins.' },
        { it: 'Correggere l’ora di inizio o di fine.', en: 'Mend the time of opening or of closing.' },
      ),
    ];
  });
}

/** No price may be seen before the technical phase is closed (TAR Lazio II 11594/2019). */
function phaseProblems(
  { technicalPhaseClosedAt: closed, pricesOpenedAt: opened }: SessionFacts,
  deadline: string,
  locate: Locate,
): Problem[] {
  const problems: Problem[] = [];
  if (closed !== null && closed < deadline) {
    problems.push(
      errorAt(
        locate(['technicalPhaseClosedAt']),
        'closed-before-deadline',
        {
          it: `La fase tecnica risulta chiusa il ${spoken(closed)}, prima della scadenza delle offerte (${spoken(deadline)}).`,
          en: `The technical phase was closed on ${spoken(closed)}, before the deadline for offers (${spoken(deadline)}).`,
        },
        { it: 'Correggere data e ora.', en: 'Mend the time.' },
      ),
    );
  }
  if (opened !== null && (closed === null || opened < closed)) {
    problems.push(
      errorAt(
        locate(['pricesOpenedAt']),
        'prices-before-technical-phase',
        {
          it:
            closed === null
              ? 'Le buste economiche risultano aperte senza che la fase tecnica sia chiusa.'
              : `Le buste economiche risultano aperte il ${spoken(opened)}, prima della chiusura della fase tecnica (${spoken(closed)}).`,
          en:
            closed === null
              ? 'The economic envelopes were opened although the technical phase is not closed.'
              : `The economic envelopes were opened on ${spoken(opened)}, before the technical phase was closed (${spoken(closed)}).`,
        },
        {
          it: 'Nessun prezzo si conosce prima che i punti tecnici siano definitivi (TAR Lazio, II, 11594/2019): correggere gli orari.',
          en: 'No price is known before the technical points are final (TAR Lazio II 11594/2019): mend the times.',
        },
      ),
    );
  }
  return problems;
}

function exclusionProblems({ excluded }: SessionFacts, { lots }: Tender, locate: Locate): Problem[] {
  const known = lots.map(({ id }) => id);
  return [
    ...excluded.flatMap(({ lot }, at) =>
      known.includes(lot)
        ? []
        : [
            errorAt(
              locate(['excluded', at, 'lot']),
              'no-such-lot',
              { it: `La gara non ha un lotto «${lot}».`, en: `The tender has no lot “${lot}”.` },
              { it: `Lotti: ${known.join(', ')}.`, en: `Lots: ${known.join(', ')}.` },
            ),
          ],
    ),
    ...duplicates(
      excluded.map(({ lot, supplier }) => `${supplier}, lotto ${lot}`),
      (at) => locate(['excluded', at, 'supplier']),
      'esclusioni',
    ),
  ];
}

/** `05/04/2027, 09:30`, as pages write it. */
function spoken(time: string): string {
  return `${spokenDay(time)}, ${time.slice(11, 16)}`;
}

function spokenDay(time: string): string {
  const [year, month, day] = time.slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}
