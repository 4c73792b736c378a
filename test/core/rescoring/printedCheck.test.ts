import { describe, expect, it } from 'vitest';
import { pastTenderForm } from '../../../src/core/rescoring/pastForm.ts';
import type { TenderRescoring } from '../../../src/core/rescoring/rescore.ts';
import { lotOf, pastTender, pastTenderNames, rescored, rescoredWorkbook } from '../../support/pastTenders.ts';
import { contentOf } from '../../support/workbooks.ts';

describe('printed points', () => {
  it.each([
    // Score sheet of 26 October 2004: 38.000 + 60.000 = 98.000.
    ['amc-011-2004', { technical: 38, economic: 60, total: 98 }],
    // TACRC 822/2020: 44,20 + 36,16 = 80,36.
    ['tacrc-822-2020', { technical: 44.2, economic: 36.16, total: 80.36 }],
  ] as const)('of the published score sheet %s come out to the decimal', (name, first) => {
    const { lots } = rescored(name);
    for (const { check, scoring } of lots) {
      expect(check).toMatchObject({ mismatches: [], winnerComesOut: true });
      expect(scoring.ranking[0]).toMatchObject({
        technicalPoints: first.technical,
        economicPoints: first.economic,
        total: first.total,
      });
    }
  });

  it('of the invented tender come out in all of its lots', () => {
    const { lots } = rescored('cardiologia-2021');
    expect(lots.map(({ check }) => check.mismatches)).toEqual([[], [], [], [], []]);
    expect(lots.reduce((sum, { check }) => sum + check.compared, 0)).toBe(54);
  });

  it('that do not come out are named with their line, what is printed and what is computed', () => {
    const wrong = rescored('cardiologia-2021', ['economic: 9.23', 'economic: 9.24']);
    const { check } = lotOf(wrong, '1');
    expect(check.mismatches).toEqual([
      {
        where: expect.objectContaining({ file: 'cardiologia-2021.yaml', line: 33 }),
        offer: 'Fornitore A',
        figure: 'economic',
        printed: 9.24,
        computed: 9.23,
      },
    ]);
    expect(check.winnerComesOut).toBe(true);
  });

  it('of an offer that the threshold excludes cannot come out', () => {
    const wrong = rescored('cardiologia-2021', ['points: 35', 'points: 55']);
    expect(lotOf(wrong, '1').check.mismatches).toContainEqual(
      expect.objectContaining({ offer: 'Fornitore C', figure: 'total', computed: null }),
    );
  });
});

describe('the workbook of a past tender', () => {
  it.each(pastTenderNames)('%s comes to the same as its YAML', (name) => {
    const fromWorkbook = rescoredWorkbook(contentOf(pastTenderForm(pastTender(name))));
    const results = ({ lots }: TenderRescoring) => lots.map(({ lot: { id }, ...rest }) => ({ id, ...rest }));
    expect(results(fromWorkbook)).toEqual(results(rescored(name)));
  });

  it('has the cell of a printed figure that does not come out', () => {
    const tender = structuredClone(pastTender('cardiologia-2021'));
    const printed = tender.lots[0]?.offers[1]?.printed;
    if (printed?.criteria === undefined) throw new Error('the second offer has printed points');
    printed.total = 89.17;
    printed.criteria.B = 14.99;
    const { check } = lotOf(rescoredWorkbook(contentOf(pastTenderForm(tender))), '1');
    expect(check.mismatches).toMatchObject([
      { where: { sheet: 'Punti', cell: 'E8' }, figure: 'B', printed: 14.99, computed: 15 },
      { where: { sheet: 'Offerte', cell: 'H3' }, figure: 'total', printed: 89.17, computed: 89.18 },
    ]);
  });
});
