/** Letters that stand for the digits 0 … 9 where two people would have the same code (omocodia, DM 23 December 1976). */
const DIGIT_LETTERS = 'LMNPQRSTUV';
/** Places of digits in the code, from 0. */
const DIGIT_PLACES: ReadonlySet<number> = new Set([6, 7, 9, 10, 12, 13, 14]);
const SHAPE = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;

/** Values of 0 … 9 and of A … Z at odd places (first, third, …), as the decree lists them. */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/**
 * Check letter of an Italian fiscal code: values of its 15 characters, by the table of odd places or the plain one of even places,
 * summed modulo 26 (DM 23 December 1976).
 * @param code15 fifteen capital letters and digits
 * @throws RangeError for anything else
 */
export function checkLetter(code15: string): string {
  if (!/^[0-9A-Z]{15}$/.test(code15))
    throw new RangeError('a fiscal code has 15 characters before its check letter');
  let sum = 0;
  for (const [at, character] of [...code15].entries()) {
    const value = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    sum += at % 2 === 0 ? (ODD[value] as number) : value;
  }
  return String.fromCharCode(65 + (sum % 26));
}

/** A fiscal code brought to one form, and whether it can be one. */
export interface NormalisedCode {
  readonly code: string;
  /** a fiscal code with its right check letter; codes of other kinds (STP, ENI, provisional numbers) are kept as written */
  readonly kind: 'fiscal-code' | 'other';
}

/**
 * Trimmed, in capitals, and with the digits in place of the letters of omocodia, so that a person has one pseudonym however an office
 * wrote the code. A code whose shape or check letter is not that of a fiscal code is left as written: guessing would join two people.
 * @returns undefined for an empty code, of which no pseudonym may be made
 */
export function normalisedCode(text: string): NormalisedCode | undefined {
  const code = text.trim().toUpperCase();
  if (code === '') return undefined;
  if (!SHAPE.test(code) || checkLetter(code.slice(0, 15)) !== code[15]) return { code, kind: 'other' };
  const digits = [...code.slice(0, 15)]
    .map((character, at) => {
      const digit = DIGIT_PLACES.has(at) ? DIGIT_LETTERS.indexOf(character) : -1;
      return digit < 0 ? character : String(digit);
    })
    .join('');
  return { code: digits + checkLetter(digits), kind: 'fiscal-code' };
}
