import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BookedService,
  PNGLA_2019,
  type PriorityClass,
  waitingDays,
  waitsByClass,
} from '../../../src/core/deliveries/waitingTime.ts';
import { wilsonInterval } from '../../../src/core/outcomes/proportionInterval.ts';
import { expectClose } from '../../support/expectClose.ts';
import { golden } from '../../support/golden.ts';

describe('waiting times', () => {
  it('are kept or not by class as in the golden case', () => {
    const { inputs, expected, tolerance } = golden('outcome-waiting-times');
    const { U, B, D_visit, D_exam, P } = inputs.limits_days;
    expect(PNGLA_2019.days).toEqual({
      U: { visit: U, exam: U },
      B: { visit: B, exam: B },
      D: { visit: D_visit, exam: D_exam },
      P: { visit: P, exam: P },
    });
    const waits = inputs.rows.map(([priority, service, days]: [PriorityClass, BookedService, number]) => ({
      priority,
      service,
      days,
    }));
    const byClass = waitsByClass(waits, PNGLA_2019);
    const found = [...byClass].toSorted().map(([priority, { inTime, delivered }]) => {
      const { lower, upper } = wilsonInterval(inTime, delivered, 0.95);
      const rate = inTime / delivered;
      return [priority, { ok: inTime, n: delivered, rate, wilson95: [lower, upper] }];
    });
    expectClose(Object.fromEntries(found), expected.by_class, tolerance);
    const inTime = [...byClass.values()].reduce((sum, one) => sum + one.inTime, 0);
    expectClose(inTime / waits.length, expected.overall, tolerance);
  });

  it('are counted in days of the calendar, over leap days and changes of the clock', () => {
    expect(waitingDays('2028-02-28', '2028-03-01')).toBe(2);
    expect(waitingDays('2026-03-28', '2026-03-30')).toBe(2);
    expect(waitingDays('2026-10-24', '2026-10-26')).toBe(2);
    expect(waitingDays('2026-05-02', '2026-05-01')).toBe(-1);
    for (const wrong of ['2027-02-29', '01/05/2026', '', '2026-5-1'])
      expect(() => waitingDays(wrong, '2026-05-01')).toThrow(RangeError);
  });

  it('add up over any partition of the calendar', () => {
    const day = fc
      .integer({ min: 0, max: 40_000 })
      .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, (one, two, three) => {
        expect(waitingDays(one, two) + waitingDays(two, three)).toBe(waitingDays(one, three));
      }),
    );
  });

  it('leave a class without services out, and refuse a wait that is none', () => {
    expect(waitsByClass([], PNGLA_2019).size).toBe(0);
    for (const days of [-1, Number.NaN])
      expect(() => waitsByClass([{ priority: 'B', service: 'exam', days }], PNGLA_2019)).toThrow(RangeError);
  });
});
