import { decimal, total } from '../numbers/arithmetic.ts';
import type { PaymentRule } from '../payment/clause.ts';
import type { Quality } from '../payment/quality.ts';
import { errorAt, type Problem } from '../problem.ts';
import { duplicates } from '../tender/duplicates.ts';
import type { Locate, Path } from '../tender/parseTender.ts';
import type { Contract } from './contract.ts';

/** Tiers and corridors that do not rise, strata twice, and qualities that cannot be earned as they are meant. */
export function paymentScaleProblems(contract: Contract, locate: Locate): Problem[] {
  return (contract.payment?.clauses ?? []).flatMap(({ rule }, at) => {
    const here: Locate = (path) => locate(['payment', 'clauses', at, 'rule', ...path]);
    return [
      ...steps(rule).flatMap((step) => risingProblems(step, here)),
      ...(rule.kind === 'capitation'
        ? duplicates(
            rule.strata.map(({ stratum }) => stratum),
            (place) => here(['strata', place, 'stratum']),
            'strati / strata',
          )
        : []),
      ...('quality' in rule && typeof rule.quality !== 'number'
        ? qualityProblems(rule.quality, contract, (path) => here(['quality', ...path]))
        : []),
    ];
  });
}

interface Steps {
  readonly name: 'tiers' | 'corridors';
  readonly above: readonly number[];
}

function steps(rule: PaymentRule): readonly Steps[] {
  if (rule.kind === 'spending-cap') return [{ name: 'tiers', above: rule.tiers.map(({ above }) => above) }];
  if (rule.kind !== 'capitation') return [];
  return [{ name: 'corridors', above: rule.corridors.map(({ above }) => above) }];
}

function risingProblems({ name, above }: Steps, here: Locate): Problem[] {
  return above.flatMap((level, at) => {
    const before = above[at - 1];
    if (before === undefined || level > before) return [];
    return [
      errorAt(
        here([name, at, 'above']),
        'steps-not-rising',
        {
          it: `Uno scaglione da ${level} segue uno da ${before}: non si sa quale valga.`,
          en: `A step from ${level} follows one from ${before}: it is not known which one holds.`,
        },
        { it: 'Elencarli dal più basso al più alto.', en: 'List them from the lowest to the highest.' },
      ),
    ];
  });
}

function qualityProblems(quality: Quality, contract: Contract, here: Locate): Problem[] {
  const sum = total(
    decimal,
    quality.map(({ weight }) => decimal.of(weight)),
  );
  return [
    ...duplicates(
      quality.map(({ target }) => target),
      (at) => here([at, 'target']),
      'obiettivi della qualità / targets of the quality',
    ),
    ...(sum.cmp(decimal.of(1)) === 0
      ? []
      : [
          errorAt(
            here([]),
            'quality-weights',
            {
              it: `I pesi della qualità sommano a ${sum.toNumber()}, non a 1.`,
              en: `The weights of the quality add up to ${sum.toNumber()}, not to 1.`,
            },
            {
              it: 'Scegliere pesi che sommano a 1: altrimenti il massimo non si raggiunge, o si supera.',
              en: 'Choose weights that add up to 1: otherwise the most is never reached, or exceeded.',
            },
          ),
        ]),
    ...quality.flatMap((part, at) => benchmarkProblems(part, contract, (path: Path) => here([at, ...path]))),
  ];
}

function benchmarkProblems(
  { target, threshold, benchmark }: Quality[number],
  { targets, outcomes }: Contract,
  here: Locate,
): Problem[] {
  const name = targets.find(({ id }) => id === target)?.outcome;
  const better = outcomes.find(({ id }) => id === name)?.better;
  if (better === undefined) return [];
  if (better === 'lower' ? benchmark < threshold : benchmark > threshold) return [];
  return [
    errorAt(
      here(['benchmark']),
      'benchmark-on-wrong-side',
      {
        it: `Di «${target}» è meglio ${better === 'lower' ? 'poco' : 'molto'}: il valore che guadagna tutto (${benchmark}) deve stare ${better === 'lower' ? 'sotto' : 'sopra'} quello che non guadagna nulla (${threshold}).`,
        en: `Of “${target}” ${better === 'lower' ? 'less' : 'more'} is better: the value that earns all (${benchmark}) has to lie ${better === 'lower' ? 'below' : 'above'} the one that earns nothing (${threshold}).`,
      },
      {
        it: 'Scambiare «threshold» e «benchmark», o correggerne uno.',
        en: 'Swap “threshold” and “benchmark”, or correct one of them.',
      },
    ),
  ];
}
