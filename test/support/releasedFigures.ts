import type { StoredRelease } from '../../src/actions/settlementStores.ts';
import type { Reader } from '../../src/core/disclosure/reader.ts';
import type { ReleaseContent, ReleasedFigure } from '../../src/core/disclosure/release.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';

const data = { snapshot: 'd'.repeat(64), asOf: '2026-12-31' };

function figureOf(change: Partial<ReleasedFigure> = {}): ReleasedFigure {
  return {
    outcome: 'ppm',
    supplier: 'S1',
    site: null,
    data,
    upTo: '2026-10',
    patients: 360,
    events: 11,
    completeness: 0.96,
    value: 11 / 360,
    interval: { lower: 0.017, upper: 0.054 },
    target: 0.065,
    state: 'met',
    ...change,
  };
}

const hidden = { patients: 'hidden', events: 'hidden', value: null, interval: null, state: null } as const;

/** A release of the contract `valvole` with a figure of every kind. Figures are invented. */
export function releaseOf(reader: Reader, change: Partial<ReleaseContent> = {}): StoredRelease {
  const site = reader.kind === 'site' ? reader.site : null;
  const content: ReleaseContent = {
    ...data,
    contract: 'valvole',
    reader,
    figures: [
      figureOf({ site }),
      figureOf({ outcome: 'death', site, ...hidden }),
      figureOf({ outcome: 'revision', site, patients: 8, events: 'few', value: null, interval: null }),
      figureOf({ outcome: 'quality', site, events: null, patients: 210, value: 0.142, target: 0.1 }),
      figureOf({ site: 'H2', patients: 60, events: 6, value: 0.1 }),
      figureOf({ site: 'H2', supplier: 'S2', ...hidden }),
    ].filter((figure) => reader.kind !== 'supplier' || figure.supplier === reader.supplier),
    funnels: [
      {
        outcome: 'ppm',
        units: [
          { own: reader.kind !== 'public', data, size: 80, value: 0.025, position: 'within' },
          { own: false, data, size: 60, value: 0.19, position: 'action' },
          { own: false, data, size: 40, value: 0.05, position: null },
        ],
      },
    ],
    survival: [
      {
        outcome: 'revision',
        supplier: 'S1',
        data,
        points: [
          { day: 0, atRisk: 480, revised: 0 },
          { day: 30, atRisk: 410, revised: 0.012 },
          { day: 365, atRisk: 130, revised: 0.061 },
        ],
      },
    ],
    ...change,
  };
  return {
    hash: fingerprint(content),
    content,
    tests: (['singling-out', 'linkability', 'inference'] as const).map((test) => ({
      test,
      passed: true,
      tried: 240,
      found: [],
    })),
    against: [],
    madeAt: '2027-01-10T08:00:00Z',
    actor: 'demo',
  };
}
