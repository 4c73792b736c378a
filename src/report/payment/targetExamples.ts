import type { Contract } from '../../core/contract/contract.ts';
import { measureRange } from '../../core/contract/measureRange.ts';
import { decimal } from '../../core/numbers/arithmetic.ts';
import { type Corridor, corridor } from '../../core/payment/corridor.ts';
import { type NetBenefitTrueUp, netBenefitTrueUp } from '../../core/payment/netBenefitTrueUp.ts';
import { type Quality, qualityOf } from '../../core/payment/quality.ts';
import { type QualityLinked, qualityLinked } from '../../core/payment/qualityLinked.ts';
import { type RiskSharing, riskSharing } from '../../core/payment/riskSharing.ts';
import { type SharedSavings, sharedSavings } from '../../core/payment/sharedSavings.ts';
import type { Text } from '../../core/problem.ts';
import { inBoth } from '../rules/phrases.ts';
import { figureText } from '../tracking/figureText.ts';
import { type Example, example, noMoney } from './example.ts';
import { agreedEuros, agreedShare, priceOf, targetOf } from './phrases.ts';

const EPISODES = 100;

/** Targets met, missed and inconclusive, caps that bind. */
export function targetExamples(
  rule: Corridor | RiskSharing | QualityLinked | SharedSavings | NetBenefitTrueUp,
  supplier: string,
  contract: Contract,
): readonly Example[] {
  switch (rule.kind) {
    case 'corridor':
      return corridorExamples(rule, contract);
    case 'risk-sharing':
      return riskSharingExamples(rule, priceOf(contract, supplier), contract);
    case 'quality-linked':
      return qualityLinkedExamples(rule);
    case 'shared-savings':
      return sharedSavingsExamples(rule);
    case 'net-benefit-true-up':
      return trueUpExamples(rule, supplier, contract);
  }
}

const inconclusive = noMoney(
  'L’intervallo sta a cavallo dell’obiettivo: non è deciso, e non si muove nulla.',
  'The interval lies on both sides of the target: it is inconclusive, and nothing moves.',
);

/** Distances at which half of each cap is due, and twice all of it, as far as the outcome reaches; rounded to a tenth of a point. */
function corridorExamples(rule: Corridor, contract: Contract): readonly Example[] {
  const { target, outcome } = targetOf(contract, rule.target);
  const { least, greatest } = measureRange(outcome.measure);
  const { value, patients } = target;
  const [worst, best] = outcome.better === 'lower' ? [greatest, least] : [least, greatest];
  const at = (side: -1 | 1, part: number): Example | undefined => {
    const cap = side === 1 ? rule.bonusCap : rule.malusCap;
    if (cap === 0 || rule.slope === 0) return undefined;
    const wanted = rule.deadBand + (part * cap) / (rule.slope * patients * 100);
    const reach = Math.abs((side === 1 ? best : worst) - value);
    const distance =
      side * Math.min(Math.ceil(wanted * 1000) / 1000, Number.isFinite(reach) ? reach : wanted);
    const observed = outcome.better === 'lower' ? value - distance : value + distance;
    const seen = inBoth((locale) => figureText(outcome, observed, locale));
    const [it, en] = side === 1 ? ['raggiunto', 'met'] : ['mancato', 'missed'];
    return example(
      `${patients} pazienti contati, osservato ${seen.it}, obiettivo ${it}.`,
      `${patients} patients counted, ${seen.en} observed, target ${en}.`,
      corridor(rule, { distance, patients }),
    );
  };
  return [at(-1, 0.5), at(-1, 2), at(1, 0.5), inconclusive].filter((one) => one !== undefined);
}

function riskSharingExamples(rule: RiskSharing, price: number, contract: Contract): readonly Example[] {
  const { target, outcome } = targetOf(contract, rule.target);
  const { value, patients } = target;
  const { least, greatest } = measureRange(outcome.measure);
  const rate = greatest === 1 && least === 0 ? (outcome.better === 'lower' ? value : 1 - value) : 0.5;
  const missed = Math.min(patients, Math.ceil(1.5 * rate * patients));
  const met = Math.floor(0.5 * rate * patients);
  const counted = (bad: number): Text => ({
    it: `${patients} pazienti contati, ${bad} con esito sfavorevole`,
    en: `${patients} patients counted, ${bad} with a bad outcome`,
  });
  const [much, few] = [counted(missed), counted(met)];
  return [
    example(
      `${much.it}, obiettivo mancato.`,
      `${much.en}, target missed.`,
      riskSharing(rule, { price, badOutcomes: missed }),
    ),
    rule.when === 'any'
      ? example(
          `${few.it}, obiettivo raggiunto.`,
          `${few.en}, target met.`,
          riskSharing(rule, { price, badOutcomes: met }),
        )
      : noMoney(
          `${few.it}, obiettivo raggiunto: non torna nulla.`,
          `${few.en}, target met: nothing comes back.`,
        ),
    inconclusive,
  ];
}

/** The quality where every target stands at one share of the way from its threshold to its benchmark. */
function qualityAt(quality: Quality, way: number) {
  const values = new Map(
    quality.map(({ target, threshold, benchmark }) => [
      target,
      decimal
        .of(threshold)
        .plus(decimal.of(benchmark).minus(decimal.of(threshold)).times(decimal.of(way)))
        .toNumber(),
    ]),
  );
  return qualityOf(quality, values);
}

function qualityLinkedExamples(rule: QualityLinked): readonly Example[] {
  const at = (way: number, it: string, en: string): Example => {
    const { quality, steps } = qualityAt(rule.quality, way);
    const worked = qualityLinked(rule, { volume: EPISODES, quality });
    return example(
      `${EPISODES} procedure, ogni obiettivo ${it}.`,
      `${EPISODES} procedures, every target ${en}.`,
      { amount: worked.amount, steps: [...steps, ...worked.steps] },
    );
  };
  return [
    at(0, 'alla soglia', 'at its threshold'),
    at(0.5, 'a metà strada dal riferimento', 'half way to its benchmark'),
    at(1, 'al riferimento', 'at its benchmark'),
  ];
}

function sharedSavingsExamples(rule: SharedSavings): readonly Example[] {
  const total = rule.benchmark * EPISODES;
  const at = (savings: number, way: number, it: string, en: string): Example =>
    example(
      `${EPISODES} episodi, ${it}.`,
      `${EPISODES} episodes, ${en}.`,
      sharedSavings(rule, {
        episodes: EPISODES,
        cost: Math.round(100 * total * (1 - savings)),
        quality: qualityAt(rule.quality, way).quality,
      }),
    );
  const some = Math.max(0.01, 2 * rule.leastRate);
  const [more, little] = [agreedShare(some), agreedShare(rule.leastRate / 2)];
  return [
    at(some, 1, `risparmio di ${more.it}, qualità piena`, `savings of ${more.en}, full quality`),
    ...(rule.gate > 0
      ? [at(some, 0, `risparmio di ${more.it}, nessuna qualità`, `savings of ${more.en}, no quality`)]
      : []),
    ...(rule.leastRate > 0
      ? [at(rule.leastRate / 2, 1, `risparmio di ${little.it}`, `savings of ${little.en}`)]
      : []),
    at(-some, 1, `eccesso di ${more.it}`, `an excess of ${more.en}`),
  ];
}

function trueUpExamples(rule: NetBenefitTrueUp, supplier: string, contract: Contract): readonly Example[] {
  const promised = contract.suppliers.find(({ id }) => id === supplier)?.promisedNetBenefit;
  if (promised === undefined) throw new RangeError(`no promise of ${supplier}`);
  const at = (part: number): Example | undefined => {
    if (rule.share === 0) return undefined;
    const shortfall = Math.ceil((part * rule.capPerPatient) / rule.share);
    const short = agreedEuros(shortfall);
    return example(
      `${EPISODES} pazienti, realizzato ${short.it} per paziente meno del promesso, e l’intervallo sta tutto sotto la promessa.`,
      `${EPISODES} patients, ${short.en} per patient less delivered than promised, and the interval lies wholly below the promise.`,
      netBenefitTrueUp(rule, {
        promised,
        delivered: decimal.of(promised).minus(decimal.of(shortfall)).toNumber(),
        patients: EPISODES,
      }),
    );
  };
  return [
    at(0.5),
    at(2),
    noMoney(
      'L’intervallo del beneficio realizzato comprende la promessa, o sta sopra: non torna nulla.',
      'The interval of the delivered benefit holds the promise, or lies above it: nothing comes back.',
    ),
  ].filter((one) => one !== undefined);
}
