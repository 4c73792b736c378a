/** A fiscal code, with the letters that stand for digits in homonyms (DM 23 December 1976), as a regular expression. */
export const fiscalCodePattern = '[a-z]{6}[0-9lmnp-v]{2}[a-z][0-9lmnp-v]{2}[a-z][0-9lmnp-v]{3}[a-z]';

const names = new RegExp(`[0-9a-f]{32,}|${fiscalCodePattern}`, 'i');

/** Whether a text that people wrote holds what names a patient: a fiscal code, or a pseudonym. */
export function namesPatient(text: string): boolean {
  return names.test(text);
}
