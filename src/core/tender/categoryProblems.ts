import { errorAt, type Problem } from '../problem.ts';
import type { Lot } from './lot.ts';
import type { Locate } from './parseTender.ts';

/** Indicators that are the categories of one classification must agree, and their profiles must add up to 1. */
export function categoryProblems({ indicators }: Lot, locate: Locate): Problem[] {
  const problems: Problem[] = [];
  const groups = Map.groupBy(
    indicators.flatMap(({ evidence, ...one }, at) =>
      evidence.form === 'category' ? [{ ...one, evidence, at }] : [],
    ),
    ({ evidence }) => evidence.group,
  );
  for (const [group, members] of groups) {
    for (const { id, unit, evidence, whenMissing, at } of members) {
      const [first] = members;
      const agree =
        evidence.categories === members.length &&
        evidence.prior === first?.evidence.prior &&
        whenMissing === first.whenMissing &&
        unit === '1' &&
        id.startsWith(`${group}_`);
      if (agree) continue;
      problems.push(
        errorAt(
          locate(['indicators', at, 'evidence']),
          'categories-disagree',
          {
            it: `La categoria «${id}» non si accorda con le ${members.length} del gruppo «${group}».`,
            en: `The category “${id}” does not agree with the ${members.length} of the group “${group}”.`,
          },
          {
            it: `Servono: categories ${members.length}, stessa prior, stesso whenMissing, unità 1 e un nome che inizia con «${group}_».`,
            en: `Needed are: categories ${members.length}, the same prior and whenMissing, the unit 1 and a name that begins with “${group}_”.`,
          },
        ),
      );
    }
    for (const profile of ['minimumAcceptable', 'ideal'] as const) {
      const total = members.reduce((sum, one) => sum + one[profile], 0);
      if (Math.abs(total - 1) < 1e-9) continue;
      problems.push(
        errorAt(
          locate(['indicators', members[0]?.at ?? 0, profile]),
          'categories-total',
          {
            it: `Le quote «${profile}» del gruppo «${group}» sommano a ${Number(total.toPrecision(6))}, non a 1.`,
            en: `The shares “${profile}” of the group “${group}” add up to ${Number(total.toPrecision(6))}, not to 1.`,
          },
          { it: 'Correggere le quote delle categorie.', en: 'Correct the shares of the categories.' },
        ),
      );
    }
  }
  return problems;
}
