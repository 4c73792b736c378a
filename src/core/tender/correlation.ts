import { z } from 'zod';
import type { Lot } from './lot.ts';
import { sourceSchema } from './schemaText.ts';

export const correlationSchema = z
  .strictObject({
    between: z.tuple([z.string(), z.string()]).meta({
      description:
        'Ids of two uncertain inputs: two shared parameters, or two indicators (then it holds inside each offer). Of a ratio to a baseline the ratio is correlated. Not categories, not known figures.',
    }),
    coefficient: z.number().gt(-1).lt(1).meta({
      description:
        'Correlation ρ of the normal scores of the two; the correlation of their ranks is 6/π·asin(ρ/2). Not 0: pairs that are not listed are independent.',
    }),
    source: sourceSchema,
  })
  .meta({
    id: 'Correlation',
    description:
      'Two uncertain inputs that are drawn together (Gaussian copula); each keeps its own distribution.',
  });

export type Correlation = z.infer<typeof correlationSchema>;

/** Inputs that are correlated with each other, directly or by way of others. */
export interface CorrelationGroup {
  /** `shared`: parameters, drawn once for all offers; `own`: indicators, drawn for each offer. */
  readonly scope: 'shared' | 'own';
  /** Ids in the order in which the lot declares its inputs. */
  readonly members: readonly string[];
  /** Correlations of normal scores, by rows in the order of `members`; 0 for pairs that are not declared. */
  readonly matrix: readonly Float64Array[];
}

/** The groups of a lot whose pairs are sound, shared ones first; none of them has a member of another. */
export function correlationGroups({
  parameters,
  indicators,
  correlations = [],
}: Pick<Lot, 'parameters' | 'indicators' | 'correlations'>): CorrelationGroup[] {
  const groupsAmong = (scope: CorrelationGroup['scope'], ids: readonly string[]): CorrelationGroup[] => {
    const left = new Set(ids.filter((id) => correlations.some(({ between }) => between.includes(id))));
    return ids.flatMap((id) => {
      if (!left.has(id)) return [];
      const together = new Set([id]);
      // A set grows while it is walked: each input met is followed in turn.
      for (const one of together) {
        left.delete(one);
        for (const { between } of correlations) {
          if (between.includes(one)) for (const other of between) together.add(other);
        }
      }
      const members = ids.filter((one) => together.has(one));
      return [{ scope, members, matrix: matrixOf(members, correlations) }];
    });
  };
  return [
    ...groupsAmong(
      'shared',
      parameters.map(({ id }) => id),
    ),
    ...groupsAmong(
      'own',
      indicators.map(({ id }) => id),
    ),
  ];
}

function matrixOf(members: readonly string[], correlations: readonly Correlation[]): Float64Array[] {
  return members.map((a) =>
    Float64Array.from(members, (b) => {
      if (a === b) return 1;
      return correlations.find(({ between }) => between.includes(a) && between.includes(b))?.coefficient ?? 0;
    }),
  );
}

/**
 * Correlation of the ranks of two inputs (Spearman) whose normal scores have the correlation `coefficient`
 * (Pearson 1907, On further methods of determining correlation).
 */
export function rankCorrelation(coefficient: number): number {
  return (6 / Math.PI) * Math.asin(coefficient / 2);
}
