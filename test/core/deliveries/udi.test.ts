import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validGtin } from '../../../src/core/deliveries/gtin.ts';
import { readUdi } from '../../../src/core/deliveries/udi.ts';
import { golden } from '../../support/golden.ts';

const FNC1 = String.fromCharCode(29);
const GTIN = '09504000059118';

describe('a unique device identifier', () => {
  it('is taken apart as in the golden case, with brackets and as scanned', () => {
    const { inputs, expected } = golden('outcome-linkage');
    const { di, gtin_valid, expiry, lot, serial } = expected.udi;
    expect(validGtin(di)).toBe(gtin_valid);
    const wanted = { issuer: 'gs1', deviceIdentifier: di, expiry, lot, serial, doubts: [] };
    const scanned = `01${GTIN}17141120107654321D${FNC1}2110987654d321`;
    for (const code of [inputs.udi, scanned, FNC1 + scanned, `]d2${scanned}`, ` ${scanned}${FNC1}`])
      expect(readUdi(code, 2025)).toEqual({ raw: code.trim(), ...wanted });
  });

  it('reads what it writes, whatever lot and serial are', () => {
    const text = fc.string({
      unit: fc.constantFrom('A', '7', '0', '1', '-', '/', '(', ')'),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(text, text, (lot, serial) => {
        const udi = readUdi(`01${GTIN}10${lot}${FNC1}21${serial}`, 2025);
        expect(udi).toMatchObject({ deviceIdentifier: GTIN, lot, serial, doubts: [] });
      }),
    );
  });

  it.each([
    ['830727', 2026, '1983-07-27'],
    ['760131', 2026, '2076-01-31'],
    ['770131', 2026, '1977-01-31'],
    ['100131', 2060, '2110-01-31'],
    ['280200', 2026, '2028-02-29'],
    ['270200', 2026, '2027-02-28'],
  ])('reads the date %s of a delivery of %i as %s', (digits, year, date) => {
    expect(readUdi(`(01)${GTIN}(17)${digits}(11)${digits}`, year)).toMatchObject({
      expiry: date,
      manufactured: date,
      doubts: [],
    });
  });

  it('keeps a row with its doubts, and guesses nothing', () => {
    const doubts = (code: string) => readUdi(code, 2026).doubts;
    expect(doubts('(01)96702913868313(10)5')).toEqual(['check-digit']);
    expect(readUdi('(01)96702913868313', 2026).deviceIdentifier).toBe('96702913868313');
    expect(doubts(`(01)${GTIN}(17)270230`)).toEqual(['not-a-date']);
    expect(doubts(`(01)${GTIN}(17)271330`)).toEqual(['not-a-date']);
    expect(doubts('(10)A')).toEqual(['no-device-identifier']);
    expect(doubts(`(01)${GTIN}(10)A(10)B`)).toEqual(['repeated-element']);
    expect(doubts(`(01)${GTIN}(240)X(10)A`)).toEqual([]);
    expect(doubts(`(01)${GTIN}(17)27`)).toEqual(['unreadable-rest']);
    expect(readUdi(`01${GTIN}240X${FNC1}10A`, 2026)).toMatchObject({
      deviceIdentifier: GTIN,
      doubts: ['unreadable-rest'],
    });
    expect(readUdi('free text', 2026)).toEqual({
      raw: 'free text',
      issuer: 'unknown',
      doubts: ['no-device-identifier'],
    });
    expect(readUdi('', 2026).issuer).toBe('unknown');
    expect(readUdi('+H123PARTNO1234567890120', 2026)).toEqual({
      raw: '+H123PARTNO1234567890120',
      issuer: 'hibc',
      doubts: [],
    });
    expect(readUdi('=/A9999XYZ100T0944', 2026).issuer).toBe('iccbba');
  });

  it('has a check digit that tells every single wrong digit', () => {
    fc.assert(
      fc.property(fc.nat({ max: 13 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...GTIN];
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(validGtin(digits.join(''))).toBe(false);
      }),
    );
    for (const other of ['', '12345', '123456789', 'ABCDEFGH']) expect(validGtin(other)).toBe(false);
    expect(validGtin('96385074')).toBe(true);
  });
});
