import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLetter, normalisedCode } from '../../../src/core/deliveries/fiscalCode.ts';
import { domainText, pseudonym } from '../../../src/core/deliveries/pseudonym.ts';
import { golden } from '../../support/golden.ts';

const { inputs, expected } = golden('outcome-linkage');
const hmac = (key: Uint8Array, text: string) => createHmac('sha256', key).update(text, 'utf8').digest('hex');
const key = new TextEncoder().encode(inputs.hmac_key_utf8);
const of = (code: string, contract = 'contract-2025-001', keyVersion = 1) =>
  pseudonym(hmac, key, { contract, keyVersion }, code);

describe('a fiscal code', () => {
  it('has the golden check letter', () => {
    expect(inputs.cf15 + checkLetter(inputs.cf15)).toBe(expected.cf);
    expect(() => checkLetter('RSSMRA85T10A56')).toThrow(RangeError);
  });

  it('is one code however it was written, with letters of omocodia too', () => {
    fc.assert(
      fc.property(fc.subarray([6, 7, 9, 10, 12, 13, 14]), fc.boolean(), (places, small) => {
        const characters = [...(inputs.cf15 as string)].map((character, at) =>
          places.includes(at) ? 'LMNPQRSTUV'[Number(character)] : character,
        );
        const written = characters.join('') + checkLetter(characters.join(''));
        expect(normalisedCode(` ${small ? written.toLowerCase() : written}\t`)).toEqual({
          code: expected.cf,
          kind: 'fiscal-code',
        });
      }),
    );
  });

  it('is left as written if its check letter is wrong or it is of another kind; an empty one is none', () => {
    expect(normalisedCode('rssmra85t10a562t')).toEqual({ code: 'RSSMRA85T10A562T', kind: 'other' });
    expect(normalisedCode('STP1234567890123')).toEqual({ code: 'STP1234567890123', kind: 'other' });
    expect(normalisedCode(' \n')).toBeUndefined();
  });
});

describe('a pseudonym', () => {
  it('is the golden one, another in another contract and under another key version', () => {
    expect(domainText({ contract: 'contract-2025-001', keyVersion: 1 })).toBe(inputs.domain);
    expect(of(` ${expected.cf.toLowerCase()} `)?.pseudonym).toBe(expected.pseudonym);
    expect(of(expected.cf, 'contract-2025-002')?.pseudonym).toBe(expected.pseudonym_other_contract);
    expect(of(expected.cf, 'contract-2025-001', 2)?.pseudonym).not.toBe(expected.pseudonym);
  });

  it('is not made of an empty code, with a short key or in a contract whose name could be read as a domain', () => {
    expect(of('  ')).toBeUndefined();
    expect(of('12345678901')?.kind).toBe('other');
    const domain = { contract: 'contract-2025-001', keyVersion: 1 };
    expect(() => pseudonym(hmac, key.slice(0, 15), domain, expected.cf)).toThrow('16 bytes');
    for (const contract of ['', 'a|b', 'a:v1']) expect(() => of(expected.cf, contract)).toThrow(RangeError);
    for (const version of [0, 1.5]) expect(() => of(expected.cf, 'a', version)).toThrow(RangeError);
  });
});
