import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classDoubts,
  concordanceSchema,
  nomenclature,
  sameBranch,
} from '../../../src/core/deliveries/deviceNomenclature.ts';

// Invented: no class of CND or EMDN begins with these letters and digits together.
const table = nomenclature(
  concordanceSchema.parse({
    version: 'invented 1',
    source: 'this test',
    classes: [
      { cnd: 'X01', emdn: 'Y01', label: 'Things' },
      { cnd: 'X010301', emdn: 'Y010401' },
      { cnd: 'X010302', emdn: 'Y010402' },
      { cnd: 'X02', emdn: 'Z02' },
    ],
    repertory: [
      { rdmNumber: '1000001', cnd: 'X010301' },
      { rdmNumber: '1000009', cnd: 'X0999' },
    ],
  }),
);

describe('classes of devices', () => {
  it('finds the class itself, or else what the deepest classes in common have in common', () => {
    expect(table.byCnd('x01.03.01')).toMatchObject({ cnd: 'X010301', emdn: 'Y010401', exact: true });
    expect(table.byCnd('X01030199')).toMatchObject({ cnd: 'X010301', emdn: 'Y010401', exact: false });
    expect(table.byCnd('X010309')).toMatchObject({ cnd: 'X0103', emdn: 'Y0104', exact: false });
    expect(table.byCnd('X0109')).toMatchObject({ cnd: 'X01', emdn: 'Y01', label: 'Things' });
    // Above X01 and X02 the table knows nothing that holds for both: Y and Z.
    expect(table.byCnd('X09')).toBeUndefined();
    expect(table.byCnd('W01')).toBeUndefined();
    expect(table.byRdm('1000001')).toMatchObject({ cnd: 'X010301' });
    expect(table.byRdm('7')).toBeUndefined();
  });

  it('doubts codes that contradict the device, not those that are less deep or that it does not know', () => {
    const doubts = (cnd?: string, emdn?: string, ...rdmNumbers: string[]) =>
      classDoubts(table, { cnd, emdn, rdmNumbers });
    expect(doubts('X0103', 'Y01', '1000001')).toEqual([]);
    expect(doubts('X010302', 'Y010401', '1000001')).toEqual(['cnd_code']);
    expect(doubts(undefined, 'Y010402', '1000001')).toEqual(['emdn_code']);
    expect(doubts('X02', 'Y01')).toEqual(['emdn_code']);
    expect(doubts('W01', 'Y01', '7')).toEqual([]);
    expect(doubts(undefined, 'Y01', '1000009')).toEqual([]);
  });

  it('never answers with a class outside the branch that was asked for', () => {
    const code = fc
      .array(fc.constantFrom('01', '02', '03', '09'), { maxLength: 6 })
      .map((pairs) => `X${pairs.join('')}`);
    fc.assert(
      fc.property(code, (asked) => {
        const found = table.byCnd(asked);
        if (found !== undefined) expect(sameBranch(found.cnd, asked)).toBe(true);
      }),
    );
  });
});
