import type { AwardRules } from '../tender/awardRules.ts';
import type { RankingRow } from './ranking.ts';

/** The share of the contract that an offer wins. */
export interface Quota {
  readonly offer: string;
  readonly share: number;
}

/**
 * Who wins which share of the contract. Offers that only a drawing of lots can separate have no quota yet, when it
 * would decide what they get.
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
  const given = shares.slice(0, winning.length);
  const left = shares.slice(winning.length).reduce((sum, share) => sum + share, 0);
  const sum = given.reduce((all, share) => all + share, 0);
  return winning.map(({ offer }, at): Quota => {
    const share = given[at] as number;
    if (left === 0 || winners.kind === 'one' || winners.whenFewer === 'not-awarded') return { offer, share };
    if (winners.whenFewer === 'in-proportion') return { offer, share: share / sum };
    return { offer, share: at === 0 ? share + left : share };
  });
}
