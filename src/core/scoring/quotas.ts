import { decimal, type Quantity, total } from '../numbers/arithmetic.ts';
import type { AwardRules } from '../tender/awardRules.ts';
import type { RankingRow } from './ranking.ts';

/** The share of the contract that an offer wins. */
export interface Quota {
  readonly offer: string;
  readonly share: number;
}

/**
 * Who wins which share of the contract. Nobody does as long as a drawing of lots has to say who is on a winning rank.
 * @param ranked admitted offers, as ranked
 */
export function quotas(
  ranked: readonly Pick<RankingRow, 'rank' | 'offer'>[],
  winners: AwardRules['winners'],
): Quota[] {
  const shares = winners.kind === 'one' ? [1] : winners.quotas;
  const winning = ranked.filter(({ rank }) => rank <= shares.length);
  const drawn = winning.some(({ rank }, at) => at > 0 && winning[at - 1]?.rank === rank);
  if (winning.length === 0 || drawn) return [];
  const sumOf = (some: readonly number[]): Quantity => total(decimal, some.map(decimal.of));
  const given = sumOf(shares.slice(0, winning.length));
  const left = sumOf(shares.slice(winning.length));
  return winning.map(({ offer }, at): Quota => {
    const own = decimal.of(shares[at] as number);
    const share = ((): Quantity => {
      if (winners.kind === 'one' || winners.whenFewer === 'not-awarded') return own;
      if (winners.whenFewer === 'in-proportion') return own.div(given);
      return at === 0 ? own.plus(left) : own;
    })();
    return { offer, share: share.toNumber() };
  });
}
