import { readFileSync } from 'node:fs';
import { betaFromEvents, betaFromMeanSe } from '../../src/core/distributions/beta.ts';
import { fixedAt } from '../../src/core/distributions/fixed.ts';
import { normalFromMeanSe } from '../../src/core/distributions/normal.ts';
import { parseTender } from '../../src/core/tender/parseTender.ts';
import type { Strategy } from '../../src/core/valuation/strategy.ts';
import { readYaml } from '../../src/io/yaml.ts';
import { firstLot } from '../support/tenders.ts';

/** The reference workload: 5 suppliers × 8 own uncertain parameters and 4 shared ones, 101 values of λ. */
interface Workload {
  readonly suppliers: readonly string[];
  readonly price: readonly number[];
  readonly parameters: {
    readonly [name in 'p_ok' | 'p_A' | 'p_B' | 'p_R']: {
      readonly alpha_beta: readonly (readonly [number, number])[];
    };
  } & {
    readonly u: { readonly mean: readonly number[]; readonly sd: number };
    readonly d: { readonly mean: number; readonly sd: number };
    readonly rr: { readonly meanlog: number; readonly sdlog: number };
    readonly minutes: { readonly mean: readonly number[]; readonly sd: number };
  };
}

const file = 'test/bench/psa-workload.yaml';
const { data, locate } = readYaml(readFileSync(file, 'utf8'), file);
const tender = parseTender(data, locate).value;
if (tender === undefined) throw new Error(`${file} is not valid`);
const workload: Workload = JSON.parse(readFileSync('test/bench/psa-workload.json', 'utf8'));

export const workloadLot = firstLot(tender);

export const workloadStrategies: readonly Strategy[] = workload.suppliers.map((id, at) => {
  const { parameters } = workload;
  const price = workload.price[at] as number;
  const count = (name: 'p_ok' | 'p_A' | 'p_B' | 'p_R') => {
    const [a, b] = parameters[name].alpha_beta[at] as readonly [number, number];
    return betaFromEvents(a, a + b, 'none');
  };
  return {
    id,
    price,
    indicators: {
      p_ok: count('p_ok'),
      p_A: count('p_A'),
      p_B: count('p_B'),
      p_R: count('p_R'),
      u: betaFromMeanSe(parameters.u.mean[at] as number, parameters.u.sd),
      d: betaFromMeanSe(parameters.d.mean, parameters.d.sd),
      rr: { family: 'logNormal', mu: parameters.rr.meanlog, sigma: parameters.rr.sdlog },
      minutes: normalFromMeanSe(parameters.minutes.mean[at] as number, parameters.minutes.sd),
      redo_device: fixedAt(price / 2),
    },
  };
});
