import { z } from 'zod';
import { formulaSchema, idSchema, textSchema } from './schemaText.ts';

/** Written instead of a probability: what the other probabilities of the row leave over. */
export const REST = 'rest';

/** Most states and cycles of a model: enough for a lifetime in months, few enough to be read and run. */
export const MOST_STATES = 6;
export const MOST_CYCLES = 1200;

/** Names that formulas of a Markov model may use besides indicators and parameters, each with its unit. */
export const clockNames = { cycle: '1', time: 'year' } as const;

const probabilityOrRest = 'or the word `rest`: what the others leave over';

const markovStateSchema = z
  .strictObject({
    id: idSchema.meta({ description: 'Name of the state in `transitions`; formulas do not see it.' }),
    label: textSchema,
    start: formulaSchema.meta({
      description: `Share of patients in this state at the start: formula, ${probabilityOrRest}.`,
    }),
    cost: formulaSchema.meta({ description: 'Cost of care in this state, EUR/year.' }),
    utility: formulaSchema.meta({
      description:
        'Weight of a year in this state: `"1"` full health, `"0"` death; for life-years only these two.',
    }),
  })
  .meta({ id: 'MarkovState', description: 'A state of health, in which a patient stays for whole cycles.' });

const transitionSchema = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    probability: formulaSchema.meta({
      description: `Probability per cycle: formula, ${probabilityOrRest}. Every row has one \`rest\`.`,
    }),
  })
  .meta({ id: 'Transition', description: 'A way from one state to another; ways not listed do not exist.' });

/**
 * Cohort Markov model (Briggs, Claxton & Sculpher 2006, ch. 2). Formulas use indicators, parameters, `cycle`
 * (0, 1, 2, …) and `time` (years at the start of the cycle). Conventions that move the result have no default.
 */
export const markovModelSchema = z
  .strictObject({
    kind: z.literal('markov'),
    effect: z.strictObject({
      unit: z.enum(['QALY', 'LY']).meta({
        description:
          'Name of the effect, the sum of utility × years: `QALY`, or `LY` if all utilities are 1 or 0.',
      }),
    }),
    cycle: z.strictObject({
      years: z.number().positive().meta({ description: 'Length of a cycle.' }),
      count: z
        .int()
        .positive()
        .meta({
          description: `Number of cycles, at most ${MOST_CYCLES}; years × count is the lot's horizon.`,
        }),
    }),
    counting: z.enum(['start', 'end', 'half-cycle']).meta({
      description:
        'Who counts in a cycle: the patients in each state at its start, at its end, or the mean of the two.',
    }),
    discounting: z
      .strictObject({
        costRate: z.number().min(0).max(0.2).meta({
          description: "Annual rate for costs; the same as the lot's `discounting.annualRate`.",
        }),
        effectRate: z.number().min(0).max(0.2).meta({ description: 'Annual rate for effects.' }),
        at: z.enum(['cycle-start', 'cycle-middle', 'cycle-end']).meta({
          description: 'Moment of each cycle from which its costs and effects are discounted to time 0.',
        }),
      })
      .meta({ description: 'Costs and effects at time t are divided by (1 + rate)^t.' }),
    states: z.array(markovStateSchema).meta({ description: `2 to ${MOST_STATES} states.` }),
    transitions: z.array(transitionSchema).min(1),
    atStart: z
      .strictObject({
        effect: formulaSchema.meta({ description: 'In the unit of the effect; negative if lost.' }),
        careCost: formulaSchema.meta({ description: 'EUR, without the device.' }),
      })
      .meta({
        description:
          'Effect and cost of care that fall once at time 0 and are not discounted, such as events of the procedure; `"0"` if there are none.',
      }),
  })
  .meta({
    id: 'MarkovModel',
    description:
      'Patients move between states of health in cycles of equal length. Its formulas may also use `cycle` (0, 1, 2, …) and `time` (years at the start of the cycle).',
  });

export type MarkovModel = z.infer<typeof markovModelSchema>;
export type Counting = MarkovModel['counting'];
