import { errorAt, type Problem } from '../../core/problem.ts';

/** A name is asked of whoever acts: there are no personal accounts yet. */
export function nameProblem(name: string | undefined): Problem[] {
  if ((name ?? '').trim() !== '') return [];
  return [
    errorAt(
      { field: 'name' },
      'missing',
      { it: 'Manca il nome di chi agisce.', en: 'The name of the person who acts is missing.' },
      { it: 'Scrivere nome e cognome.', en: 'Write the full name.' },
    ),
  ];
}

/** One of some choices that was not made. */
export function notChosen(field: string): Problem {
  return errorAt(
    { field },
    'not-chosen',
    { it: 'Manca una scelta.', en: 'A choice is missing.' },
    { it: 'Scegliere una delle voci.', en: 'Choose one of them.' },
  );
}
