import { expect, it } from 'vitest';
import { claimAlarm, claimsDue } from '../../../src/core/settlement/claimsDue.ts';
import { payingContract } from '../../support/payment.ts';

it('reminds each hospital from 30 days before a deadline on, and tells what has lapsed', () => {
  const cell = (site: string, deadline: string, cases = 1) => ({
    clause: 'results',
    supplier: 'S1',
    site,
    deadline,
    cases,
  });
  const found = claimsDue(
    payingContract(),
    [
      cell('H2', '2026-05-11'),
      cell('H1', '2026-05-02', 3),
      cell('H1', '2026-04-01', 2),
      cell('H1', '2026-05-01'),
      cell('H1', '2026-03-31', 4),
      cell('H2', '2026-04-09', 0),
    ],
    '2026-04-01',
  );
  expect(found).toMatchObject([
    {
      site: 'H1',
      over: 4,
      soon: 3,
      none: 3,
      due: [
        { deadline: '2026-03-31', alarm: 'over' },
        { deadline: '2026-04-01', alarm: 'soon' },
        { deadline: '2026-05-01', alarm: 'soon' },
        { deadline: '2026-05-02', alarm: 'none' },
      ],
    },
    { site: 'H2', over: 0, soon: 0, none: 1 },
  ]);
});

it('an alarm that was quiet at the data date may ring, or be over, on a later day', () => {
  const on = (day: string) => claimAlarm(payingContract(), '2026-05-01', day);
  expect(['2026-03-31', '2026-04-01', '2026-05-01', '2026-05-02'].map(on)).toEqual([
    'none',
    'soon',
    'soon',
    'over',
  ]);
});
