import { readFileSync } from 'node:fs';
import { placeText } from '../../src/core/problem.ts';
import { parseTender } from '../../src/core/tender/parseTender.ts';
import type { Tender } from '../../src/core/tender/tender.ts';
import { readYaml } from '../../src/io/yaml.ts';

/** Yearly figures, and a model whose mortality rises with time since the implant. */
const parameters = `
      - id: mortality
        label: { it: Mortalità nel primo anno, en: Mortality in the first year }
        unit: "1"
        value: { family: beta, mean: 0.1, se: 0.01 }
        source: *invented
      - id: ageing
        label: { it: Crescita annua della mortalità, en: Yearly growth of mortality }
        unit: 1/year
        value: { family: fixed, value: 0.1 }
        source: *invented
      - id: stroke_year
        label: { it: Ictus in un anno, en: Stroke in a year }
        unit: "1"
        value: { family: beta, mean: 0.02, se: 0.004 }
        source: *invented
      - id: hazard_disabled
        label: { it: Eccesso di mortalità dopo ictus, en: Excess mortality after stroke }
        unit: "1"
        value: { family: lognormal, estimate: 1.5, lower: 1.2, upper: 1.9 }
        source: *invented
      - id: cost_well
        label: { it: Costo annuo senza ictus, en: Annual cost without stroke }
        unit: EUR/year
        value: { family: gamma, mean: 1500, se: 200 }
        source: *invented
      - id: cost_disabled
        label: { it: Costo annuo dopo ictus, en: Annual cost after stroke }
        unit: EUR/year
        value: { family: gamma, mean: 12000, se: 1500 }
        source: *invented
      - id: utility_well
        label: { it: Utilità senza ictus, en: Utility without stroke }
        unit: "1"
        value: { family: beta, mean: 0.8, se: 0.02 }
        source: *invented
      - id: utility_disabled
        label: { it: Utilità dopo ictus, en: Utility after stroke }
        unit: "1"
        value: { family: beta, mean: 0.45, se: 0.05 }
        source: *invented
      - id: utility_leak
        label: { it: Utilità persa per leak, en: Utility lost per leak }
        unit: "1"
        value: { family: fixed, value: 0.1 }
        source: *invented
    model:
      kind: markov
      effect: { unit: QALY }
      cycle: { years: 1, count: 10 }
      counting: half-cycle
      discounting: { costRate: 0.03, effectRate: 0.03, at: cycle-middle }
      states:
        - id: well
          label: { it: Senza ictus, en: Without stroke }
          start: rest
          cost: cost_well
          utility: utility_well - pvl*utility_leak
        - id: disabled
          label: { it: Dopo ictus, en: After stroke }
          start: stroke
          cost: cost_disabled
          utility: utility_disabled
        - id: dead
          label: { it: Morte, en: Death }
          start: death
          cost: "0"
          utility: "0"
      transitions:
        - { from: well, to: well, probability: rest }
        - { from: well, to: disabled, probability: stroke_year }
        - { from: well, to: dead, probability: mortality*exp(ageing*time) }
        - { from: disabled, to: disabled, probability: rest }
        - { from: disabled, to: dead, probability: "min(1, mortality*hazard_disabled*exp(ageing*time))" }
        - { from: dead, to: dead, probability: rest }
      atStart:
        effect: -ppm*loss_ppm - vasc*loss_vasc
        careCost: ppm*cost_ppm + stroke*cost_stroke + vasc*cost_vasc + pvl*cost_pvl + stay*cost_day
    criteria:`;

/** The lot of tavi5 with a Markov model instead of its event tree: same indicators, so the same offers fit. */
export const markovYaml = readFileSync('tenders/tavi5.yaml', 'utf8')
  .replace(/\n {4}model:\n[\s\S]*?\n {4}criteria:/, () => parameters)
  .replace('annualRate: 0\n', 'annualRate: 0.03\n')
  .replace('I valori sintetici si intendono già attualizzati.', 'Dall’impianto.')
  .replace('The synthetic values are taken as already discounted.', 'From the implant on.');

export function markovTender(): Tender {
  const { data, locate } = readYaml(markovYaml, 'markov.yaml');
  const { value, problems } = parseTender(data, locate);
  if (value === undefined || problems.length > 0) {
    throw new Error(problems.map(({ where, message }) => `${placeText(where)}: ${message.en}`).join('\n'));
  }
  return value;
}
