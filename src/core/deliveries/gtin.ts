/**
 * Whether the last digit of a GTIN is its check digit: with weights 3, 1, 3, … from the right of the others, the sum of all is a
 * multiple of 10 (GS1 General Specifications 7.9). Takes 8, 12, 13 or 14 digits.
 */
export function validGtin(digits: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return false;
  let sum = 0;
  for (const [at, digit] of [...digits].reverse().entries()) sum += Number(digit) * (at % 2 === 1 ? 3 : 1);
  return sum % 10 === 0;
}
