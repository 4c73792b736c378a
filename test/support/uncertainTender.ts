import { placeText } from '../../src/core/problem.ts';
import { parseTender } from '../../src/core/tender/parseTender.ts';
import type { Tender } from '../../src/core/tender/tender.ts';
import { readYaml } from '../../src/io/yaml.ts';
import { markovYaml } from './markovTender.ts';

/** The test lot's Markov model, moved to where an alternative's stands. */
const markovModel = (/\n {4}model:\n([\s\S]*?)\n {4}criteria:/.exec(markovYaml)?.[1] ?? '').replaceAll(
  /^/gm,
  ' '.repeat(6),
);

/**
 * The Markov test lot with everything that a definition can say of its uncertainty: correlations of shared
 * parameters and of indicators, an alternative that differs in two formulas and one of another kind, groups, precision.
 */
export const uncertainYaml = `${markovYaml}    correlations:
      - between: [cost_well, cost_disabled]
        coefficient: 0.6
        source: *invented
      - between: [cost_disabled, mortality]
        coefficient: -0.3
        source: *invented
      - between: [death, stroke]
        coefficient: 0.4
        source: *invented
    alternatives:
      baseWeight: 0.6
      models:
        - id: steady
          label: { it: Mortalità costante, en: Constant mortality }
          why:
            it: La mortalità non cresce con gli anni, come in chi è curato bene.
            en: Mortality does not rise over the years, as in patients who are treated well.
          weight: 0.3
          model:
${markovModel.replaceAll('*exp(ageing*time)', '')}
        - id: tree
          label: { it: Solo eventi iniziali, en: Early events only }
          why:
            it: Dopo il primo mese i pazienti hanno tutti lo stesso decorso.
            en: After the first month all patients fare alike.
          weight: 0.1
          model:
            kind: event-tree
            effect:
              unit: QALY
              formula: baseline_qaly - ppm*loss_ppm - stroke*loss_stroke - vasc*loss_vasc - pvl*loss_pvl - death*loss_death
            careCost:
              unit: EUR
              formula: ppm*cost_ppm + stroke*cost_stroke + vasc*cost_vasc + pvl*cost_pvl + stay*cost_day
    informationGroups:
      - id: yearly_costs
        label: { it: Costi annui, en: Annual costs }
        members: [cost_well, cost_disabled]
      - id: grave_events
        label: { it: Eventi gravi, en: Grave events }
        members: [stroke, death]
`;

export function uncertainTender(): Tender {
  const { data, locate } = readYaml(uncertainYaml, 'uncertain.yaml');
  const { value, problems } = parseTender(data, locate);
  if (value === undefined || problems.length > 0) {
    throw new Error(problems.map(({ where, message }) => `${placeText(where)}: ${message.en}`).join('\n'));
  }
  return value;
}
