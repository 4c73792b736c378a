import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TargetTracking, Tracking } from '../../src/core/tracking/tracking.ts';
import { placedNames } from '../../src/report/chart/placedNames.ts';
import { textWidth } from '../../src/report/chart/textWidth.ts';
import { alertsInOrder, alertText } from '../../src/report/tracking/alertTexts.ts';
import { attentionSentences, countSentence } from '../../src/report/tracking/contractSentences.ts';
import { dateText } from '../../src/report/tracking/dateText.ts';
import { declaredText, figureText, probabilityText } from '../../src/report/tracking/figureText.ts';
import { missingSentences } from '../../src/report/tracking/missingSentences.ts';
import { positionText } from '../../src/report/tracking/positionWords.ts';
import { qualitySentences } from '../../src/report/tracking/qualitySentences.ts';
import { decisionSentence, targetSentences } from '../../src/report/tracking/targetSentences.ts';
import { monthsTable } from '../../src/report/tracking/targetTables.ts';
import { type TrackedTarget, trackedTargets } from '../../src/report/tracking/trackedTarget.ts';
import { trackingJson } from '../../src/report/tracking/trackingJson.ts';
import { trackingText } from '../../src/report/tracking/trackingText.ts';
import { emptyTracking, richTracking, trackedContract } from '../support/tracking.ts';

const contract = trackedContract();
const tracked = trackedTargets(richTracking(), contract);

function target(id: string, change: Partial<TargetTracking> = {}): TrackedTarget {
  const one = tracked.find(({ figures }) => figures.target === id);
  if (one === undefined) throw new Error(`no target ${id}`);
  return { ...one, figures: { ...one.figures, ...change } };
}

const { outcome: rate } = target('ppm_S1');
const { outcome: score } = target('quality_S1');

describe('figures of a tracking', () => {
  it('are written as shares with the digits that tell them apart, scores with three decimals', () => {
    expect(figureText(rate, 0.0306, 'it')).toBe('3,1%');
    expect(figureText(rate, 0.0042, 'it')).toBe('0,42%');
    expect(figureText(rate, 0, 'it')).toBe('0,0%');
    expect(figureText(score, -0.0421, 'en')).toBe('−0.042');
    expect(declaredText(rate, 31 / 480, 'it')).toBe('6,46%');
    expect(declaredText(rate, 0.17, 'en')).toBe('17%');
    expect(declaredText(score, 0.1, 'it')).toBe('0,1');
  });

  it('never call a probability certain', () => {
    expect(probabilityText(0.99996, 'it')).toBe('>99,9%');
    expect(probabilityText(0, 'en')).toBe('<0.1%');
    expect(probabilityText(0.5, 'en')).toBe('50.0%');
  });

  it('have dates in words', () => {
    expect(dateText('2026-03', 'it')).toBe('mar 2026');
    expect(dateText('2026-03-09', 'en')).toBe('9 Mar 2026');
  });
});

describe('the decision in words', () => {
  it('names the limit that decides, whichever direction is better', () => {
    const said = (id: string, change: Partial<TargetTracking> = {}) =>
      decisionSentence(target(id, change)).it;
    expect(said('ppm_S1')).toBe(
      'Raggiunto: il limite superiore dell’intervallo al 95% (5,4%) non supera l’obiettivo (6,5%).',
    );
    expect(said('ppm_S2')).toBe(
      'Mancato: anche il limite inferiore dell’intervallo al 95% (22,1%) supera l’obiettivo (17%).',
    );
    expect(said('quality_S1')).toBe(
      'Raggiunto: il limite inferiore dell’intervallo al 95% (0,121) non è sotto l’obiettivo (0,1).',
    );
    expect(said('waiting_S1')).toBe(
      'Mancato: anche il limite superiore dell’intervallo al 95% (83,6%) è sotto l’obiettivo (90%).',
    );
    expect(said('death_S1')).toContain('Finché è così non si muove denaro.');
  });

  it('says why nothing is decided although there are figures', () => {
    const because = ['follow-up', 'too-few-patients'] as const;
    expect(decisionSentence(target('ppm_S1', { state: 'not-computable', because })).en).toBe(
      'Not computable: the outcome is known of fewer than 90% of those due; there are fewer than 20 cases, the least that the contract asks for. As long as this is so no money moves.',
    );
  });

  it('does not sanction what several targets at once explain', () => {
    const sentences = (sanctionable: boolean) =>
      targetSentences(target('ppm_S2', { sanctionable }))
        .map(({ en }) => en)
        .join(' ');
    expect(sentences(true)).toContain('a sanction may follow');
    expect(sentences(false)).toContain('not enough for a sanction');
  });

  it('says who owes the missing, and what they could mean', () => {
    expect(missingSentences(target('ppm_S1')).map(({ it: said }) => said)).toEqual([
      'Mancano 12 di 372 pazienti. Doveva i dati: Ospedale 3 (9), Ospedale 1 (3).',
      'Nel caso migliore sarebbe 3,0% (raggiunto), nel peggiore 6,2% (non ancora deciso); lo stato cambierebbe con 8 eventi fra loro.',
      'Se in ogni sede i mancanti somigliano ai noti, il valore è 3,2%.',
    ]);
    expect(missingSentences(target('death_S1')).map(({ en }) => en)).toEqual([
      'The outcome is known of all: 480 patients of 480.',
    ]);
  });
});

describe('the contract in short', () => {
  it('counts states, one and many', () => {
    expect(countSentence(richTracking()).en).toBe(
      'Of 7 targets: 2 met, 2 missed, 2 not yet decided, 1 not computable.',
    );
    const [one] = richTracking().targets;
    expect(countSentence({ ...richTracking(), targets: one ? [one] : [] }).it).toBe(
      'Di 1 obiettivo: 1 raggiunto.',
    );
  });

  it('names the months that a site owes, and counts them where they are many', () => {
    const owed = (...months: string[]): Tracking => ({
      ...emptyTracking(),
      targets: [],
      quality: months.map((month) => ({
        ...(richTracking().quality[0] as Tracking['quality'][number]),
        month,
        delivery: 'owed',
      })),
    });
    const said = (...months: string[]) => attentionSentences(owed(...months), contract).map(({ en }) => en);
    expect(said('2026-02', '2026-01')).toEqual(['Delivery owed: Ospedale 1, Jan 2026 and Feb 2026.']);
    expect(said('2026-01', '2026-02', '2026-03', '2026-05')).toEqual([
      'Delivery owed: Ospedale 1, 4 months between Jan 2026 and May 2026.',
    ]);
    expect(said()).toEqual([]);
  });

  it('stands on a terminal as one line per target, with alerts below', () => {
    const text = trackingText(richTracking(), contract, 'it');
    expect(text).toMatch(
      /Fornitore Uno +death +2,5% +≤ 3% +3,2% +1,8% – 5,1% +16 eventi su 480 pazienti; valore corretto per il rischio +Non ancora deciso +migliora/,
    );
    expect(text).toMatch(
      /Sede fuori dall’imbuto +ppm · Fornitore Uno · Ospedale 4 · da set 2026 · 23,3%, limite 19,0%/,
    );
    expect(trackingText(emptyTracking(), contract, 'en')).not.toMatch(/NaN|undefined|null/);
  });

  it('has the same bytes for other programs, in whatever order it was kept', () => {
    const tracking = richTracking();
    const turned = Object.fromEntries(Object.entries(tracking).toReversed()) as unknown as Tracking;
    expect(trackingJson(turned)).toBe(trackingJson(tracking));
    expect(JSON.parse(trackingJson(tracking))).toEqual(tracking);
  });

  it('is refused with another version of the contract than its own', () => {
    expect(() => trackedTargets(richTracking(), { ...contract, targets: [] })).toThrow('ppm_S1');
  });
});

describe('tables of a target', () => {
  it('say of each month whether it is within its limits', () => {
    const { rows } = monthsTable(target('ppm_S2'));
    expect(rows[11]?.cells.at(-1)).toEqual({ it: 'fuori (0,0% – 27,0%)', en: 'outside (0.0% – 27.0%)' });
    expect(monthsTable(target('death_S1')).rows[0]?.cells.at(-1)).toEqual({
      it: 'dentro (O/A 0,00 – 3,60)',
      en: 'within (O/E 0.00 – 3.60)',
    });
  });
});

describe('where a site stands', () => {
  it('is said with the side, where it is far from the target for the better', () => {
    const [site] = target('ppm_S1').figures.sites;
    if (site === undefined) throw new Error('no site');
    const said = (position: 'within' | 'action', value: number, better: 'lower' | 'higher') =>
      positionText({ ...site, position, value }, { better, value: 0.1 })?.en;
    expect(said('action', 0.2, 'lower')).toBe('beyond the action limit');
    expect(said('action', 0.05, 'lower')).toBe('beyond the action limit, for the better');
    expect(said('action', 0.2, 'higher')).toBe('beyond the action limit, for the better');
    expect(said('within', 0.05, 'lower')).toBe('within the limits');
  });
});

describe('alerts', () => {
  it('come with the most urgent first, and say since when or when', () => {
    const { alerts } = richTracking();
    const ordered = alertsInOrder(alerts.toReversed());
    expect(ordered.map(({ id }) => id)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8']);
    const said = ordered.map((alert) => alertText(alert, contract).en);
    expect(said[0]).toContain('since Sep 2026');
    expect(said[1]).toContain('Fornitore Due · 15 Sep 2026 · 4.80, limit 4.20');
    expect(said[6]).toBe('Fornitore Uno · Ospedale 3 · Sep 2026 · 20 delivered, 23 consumed');
  });
});

describe('placedNames', () => {
  it('keeps names inside, off each other and off the points', () => {
    const frame = { left: 0, top: 0, right: 400, bottom: 300 };
    const point = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 300 }));
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), (points) => {
        const boxes = placedNames(
          points,
          points.map((_, at) => `Sede ${at}`),
          frame,
        ).map(({ x, y, text, size }) => [x, y - 8, x + textWidth(text, size), y + 1] as const);
        for (const [at, [left, top, right, bottom]] of boxes.entries()) {
          expect(left >= 0 && top >= 0 && right <= 400 && bottom <= 300).toBe(true);
          for (const [x, y] of points) expect(x > left && x < right && y > top && y < bottom).toBe(false);
          for (const other of boxes.slice(at + 1)) {
            expect(left < other[2] && other[0] < right && top < other[3] && other[1] < bottom).toBe(false);
          }
        }
      }),
    );
  });
});

it('says of delivered data what is to be asked about, and by whom, so that nobody searches the grid', () => {
  const cell = {
    ...(richTracking().quality[0] as Tracking['quality'][number]),
    delivery: 'in',
    followUpDue: 10,
    followUpKnown: 10,
    delivered: 5,
    consumed: 5,
    reconciled: true,
  } as const;
  const said = (...quality: Tracking['quality']) =>
    qualitySentences({ ...emptyTracking(), quality }, contract).map(({ it }) => it);
  expect(said(cell)).toEqual([]);
  expect(
    said(
      { ...cell, site: 'H1', month: '2026-01', delivery: 'owed' },
      { ...cell, site: 'H2', month: '2026-02', delivery: 'late' },
      { ...cell, site: 'H3', month: '2026-03', followUpKnown: 2 },
      { ...cell, site: 'H4', month: '2026-04', delivered: 4, consumed: 10, reconciled: false },
    ),
  ).toEqual([
    'Consegna dovuta: Ospedale 1, gen 2026.',
    'Consegnati in ritardo: feb 2026.',
    expect.stringContaining('Esiti che mancano: Ospedale 3, noti 2 di 10 (20%;'),
    'I consumi non tornano: Ospedale 4, apr 2026: 4 consegnati, 10 consumati.',
  ]);
});
