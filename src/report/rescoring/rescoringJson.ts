import { placeText } from '../../core/problem.ts';
import type { TenderRescoring } from '../../core/rescoring/rescore.ts';
import { summaryOf } from '../../core/rescoring/summary.ts';

/** The layout of re-scored tenders for other programs. Money is EUR, λ EUR per unit of effect, shares are fractions. */
export function rescoringJson(tenders: readonly TenderRescoring[]): string {
  const summary = summaryOf(tenders);
  return JSON.stringify(
    {
      lots: summary.lots,
      printed: { ...summary.figures, winnersThatComeOut: summary.winnersThatComeOut },
      regret: summary.regret,
      byRule: summary.byRule.map(({ rule: _, ...rest }) => rest),
      overLambda: summary.overLambda.map(({ curves, ...rest }) => ({
        ...rest,
        curves: curves.map(({ rule: _, ...curve }) => curve),
      })),
      tenders: tenders.map(({ tender, file, lambda, lots }) => ({
        title: tender.title,
        buyer: tender.buyer,
        source: tender.source,
        notice: tender.notice ?? null,
        file,
        lambda,
        lots: lots.map((one) => ({
          lot: one.lot.id,
          winner: one.winner,
          ranking: one.scoring.ranking,
          printed: {
            compared: one.check.compared,
            first: one.check.first,
            mismatches: one.check.mismatches.map(({ where, ...rest }) => ({
              where: placeText(where),
              ...rest,
            })),
          },
          rules: one.rules.map(({ id, published, awarded, regret }) => ({
            id,
            published,
            ...(awarded.kind === 'awarded'
              ? { winners: awarded.winners, change: awarded.change }
              : { missing: awarded.what.en }),
            regret,
          })),
          netBenefits: one.netBenefits,
          withoutOutcome: one.withoutOutcome,
          regret: one.regret,
          bestOverLambda: one.bestOverLambda,
        })),
      })),
    },
    null,
    2,
  );
}
