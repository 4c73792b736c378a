import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalTail } from '../../src/core/numbers/normalTail.ts';
import { temporaryFolder } from '../support/deliveries.ts';
import { expectClose } from '../support/expectClose.ts';
import { paediatricPublished, paediatricSurgery } from '../support/publishedData.ts';
import { kept, throughImport } from '../support/throughImport.ts';

const folder = temporaryFolder();
const { operations, deaths } = paediatricPublished;
const rate = deaths / operations;

/**
 * Published are the counts (BUGS Examples, "Surgical") and the formulas (Spiegelhalter 2005, Stat Med 24:1185-1202), no funnel of these
 * hospitals: which of them stand outside is computed here a second time, from the binomial terms themselves.
 */
describe('deaths after heart surgery on children in hospitals', () => {
  it('stand in a funnel of chance alone where exact binomial tails put them: only H beyond the action limit', async () => {
    const { batch, tracking } = await throughImport(
      paediatricSurgery((hospital) => hospital <= 'I'),
      join(folder, 'nine'),
    );
    expect(kept(batch)).toEqual({ delivery: 2101, outcome: 147, followup: 2101 });
    const [target] = tracking.targets;
    expect(target?.funnel?.tau2).toBeNull();
    for (const { site, patients, events, position, screened } of target?.sites ?? []) {
      const p = twoSided(events ?? Number.NaN, patients);
      expect(screened?.p, site).toBeCloseTo(p, 10);
      expect(position, site).toBe(p < 0.002 ? 'action' : p < 0.05 ? 'warning' : 'within');
    }
    const at = (wanted: string) =>
      target?.sites.filter(({ position }) => position === wanted).map(({ site }) => site);
    expect([at('action'), at('warning')]).toEqual([['H'], ['E']]);
    for (const { size, warning, action } of target?.funnel?.limits ?? [])
      expectClose(
        [action.lower, warning.lower, warning.upper, action.upper],
        [0.001, 0.025, 0.975, 0.999].map((p) => limit(p, size)),
        1e-9,
      );
  }, 60_000);

  it('differ by more than chance in all twelve: the funnel is as much wider as the moment estimator says', async () => {
    const { batch, tracking } = await throughImport(paediatricSurgery(), join(folder, 'twelve'));
    expect(kept(batch)).toEqual({ delivery: operations, outcome: deaths, followup: operations });
    const [target] = tracking.targets;
    expect(target?.observed?.value).toBeCloseTo(rate, 12);
    const sites = target?.sites ?? [];
    const tau2 = betweenHospitals(sites);
    expect(target?.funnel?.tau2).toBeCloseTo(tau2, 12);
    for (const { site, patients, value, screened } of sites) {
      const z = ((value ?? Number.NaN) - rate) / Math.sqrt((rate * (1 - rate)) / patients + tau2);
      expect(screened?.p, site).toBeCloseTo(2 * normalTail(Math.abs(z)), 10);
    }
    expect(sites.filter(({ position }) => position !== 'within')).toMatchObject([
      { site: 'H', position: 'warning' },
    ]);
  }, 60_000);
});

/** τ² = (Σz² − 11) / (Σw − Σw²/Σw), w = n / θ(1 − θ), z pulled in to the 10% and 90% quantile (appendix A.2 of the paper). */
function betweenHospitals(sites: readonly { readonly patients: number; readonly value: number | null }[]) {
  const weights = sites.map(({ patients }) => patients / (rate * (1 - rate)));
  const z = sites.map(({ value }, at) => ((value ?? Number.NaN) - rate) * Math.sqrt(weights[at] as number));
  const [, second, third, , , , , , , tenth, eleventh] = z.toSorted((a, b) => a - b) as [number, ...number[]];
  const [least, most] = [
    (second as number) + 0.1 * ((third as number) - (second as number)),
    (tenth as number) + 0.9 * ((eleventh as number) - (tenth as number)),
  ];
  const sum = (some: readonly number[]) => some.reduce((total, one) => total + one, 0);
  const squares = sum(z.map((one) => Math.min(most, Math.max(least, one))).map((one) => one * one));
  return (squares - 11) / (sum(weights) - sum(weights.map((w) => w * w)) / sum(weights));
}

/** Terms of the binomial distribution at the rate of all, each from the one before. */
function terms(n: number): number[] {
  const found = [(1 - rate) ** n];
  for (let k = 1; k <= n; k++) found.push(((found[k - 1] as number) * (n - k + 1) * rate) / (k * (1 - rate)));
  return found;
}

function twoSided(events: number, n: number): number {
  const all = terms(n);
  const sum = (some: readonly number[]) => some.reduce((total, term) => total + term, 0);
  return Math.min(1, 2 * Math.min(sum(all.slice(0, events + 1)), sum(all.slice(events))));
}

/** Spiegelhalter's limit: r the smallest count with P(X ≤ r) ≥ p, less (P(X ≤ r) − p) / P(X = r). */
function limit(p: number, n: number): number {
  let [r, below] = [0, 0];
  for (const term of terms(n)) {
    if (below + term >= p) return Math.max(0, (r - (below + term - p) / term) / n);
    below += term;
    r++;
  }
  throw new Error(`no count of ${n} reaches ${p}`);
}
