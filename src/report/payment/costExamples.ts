import type { Contract } from '../../core/contract/contract.ts';
import { type Bundle, bundle } from '../../core/payment/bundle.ts';
import { type Capitation, capitation } from '../../core/payment/capitation.ts';
import { type CostSharing, costSharing } from '../../core/payment/costSharing.ts';
import { type DelayPenalty, delayPenalty } from '../../core/payment/delayPenalty.ts';
import { type SpendingCap, spendingCap } from '../../core/payment/spendingCap.ts';
import { type Example, example } from './example.ts';
import { agreedEuros, agreedShare, priceOf } from './phrases.ts';

const EPISODES = 100;
const MEMBER_MONTHS = 1000;
const SHORT_DELAY = 10;

/** Volumes and costs below, at and above what was agreed. */
export function costExamples(
  rule: CostSharing | SpendingCap | Bundle | Capitation | DelayPenalty,
  supplier: string,
  contract: Contract,
): readonly Example[] {
  switch (rule.kind) {
    case 'cost-sharing':
      return costSharingExamples(rule, priceOf(contract, supplier));
    case 'spending-cap':
      return spendingCapExamples(rule);
    case 'bundle':
      return bundleExamples(rule);
    case 'capitation':
      return capitationExamples(rule);
    case 'delay-penalty':
      return delayExamples(rule);
  }
}

function costSharingExamples(rule: CostSharing, price: number): readonly Example[] {
  const uses = [1, rule.firstUses, rule.firstUses + 3];
  const firstUses = uses.reduce((sum, one) => sum + Math.min(one, rule.firstUses), 0);
  return [
    example(
      `Tre pazienti con ${uses.join(', ')} utilizzi: di ognuno contano i primi ${rule.firstUses}.`,
      `Three patients with ${uses.join(', ')} uses: of each the first ${rule.firstUses} count.`,
      costSharing(rule, { price, firstUses }),
    ),
  ];
}

/** At the first level, and a twentieth beyond the last one. */
function spendingCapExamples(rule: SpendingCap): readonly Example[] {
  const [first] = rule.tiers;
  const last = rule.tiers.at(-1);
  if (first === undefined || last === undefined) return [];
  return [first.above, Math.round(last.above * 105) / 100].map((euros) => {
    const billed = agreedEuros(euros);
    return example(
      `Fatturato sul contratto: ${billed.it}.`,
      `Billed over the contract: ${billed.en}.`,
      spendingCap(rule, { billed: Math.round(euros * 100) }),
    );
  });
}

function bundleExamples(rule: Bundle): readonly Example[] {
  const each =
    (rule.historicalWeight * rule.historical + (1 - rule.historicalWeight) * rule.regional) *
    (1 - rule.discount);
  return [0.95, 1.05, 1 + rule.stopLoss + 0.1].map((times) => {
    const cost = agreedEuros(Math.round(each * times * 100) / 100);
    return example(
      `${EPISODES} episodi, costati in media ${cost.it}.`,
      `${EPISODES} episodes, with a mean cost of ${cost.en}.`,
      bundle(rule, { episodes: EPISODES, cappedCost: Math.round(each * times * 100) * EPISODES }),
    );
  });
}

function capitationExamples(rule: Capitation): readonly Example[] {
  const stratum = rule.strata[0]?.stratum ?? '';
  const memberMonths = new Map([[stratum, MEMBER_MONTHS]]);
  const { premium } = capitation(rule, { memberMonths, cost: 0 });
  const beyond = (rule.corridors.at(-1)?.above ?? 0) + 0.05;
  return [0, beyond, -beyond].map((differs) => {
    const share = agreedShare(Math.abs(Math.round(differs * 1000) / 1000));
    const [it, en] =
      differs === 0
        ? ['pari alla quota', 'equal to the premium']
        : differs > 0
          ? [`${share.it} sopra la quota`, `${share.en} above the premium`]
          : [`${share.it} sotto la quota`, `${share.en} below the premium`];
    return example(
      `${MEMBER_MONTHS} mesi di assistenza nello strato «${stratum}», costo ${it}.`,
      `${MEMBER_MONTHS} member months in the stratum “${stratum}”, cost ${en}.`,
      capitation(rule, { memberMonths, cost: Math.round(premium * (1 + differs)) }),
    );
  });
}

function delayExamples(rule: DelayPenalty): readonly Example[] {
  const full = Math.ceil((rule.cap * 1000) / rule.perMille) + SHORT_DELAY;
  return [SHORT_DELAY, full].map((days) =>
    example(
      `${days} giorni di ritardo in tutto.`,
      `${days} days of delay in all.`,
      delayPenalty(rule, { days }),
    ),
  );
}
