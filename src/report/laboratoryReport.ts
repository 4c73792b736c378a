import type { ExpectedRate } from '../core/laboratory/expectedRate.ts';
import type { LaboratoryPlan, LaboratoryResult, PastTrial } from '../core/laboratory/laboratory.ts';
import type { Problem } from '../core/problem.ts';
import type { Tender } from '../core/tender/tender.ts';

/** What the laboratory says of one lot before publication. */
export interface LaboratoryReport {
  readonly lot: string;
  /** Of the linter. */
  readonly findings: readonly Problem[];
  /** Null where quality or price earns no points at all. */
  readonly exchangeRate: ExpectedRate | null;
  readonly imagined: LaboratoryResult;
  /** Past offers under the same candidates; null where none were given. */
  readonly past: readonly PastTrial[] | null;
}

/** The same lots, plan and program give the same bytes: there is no time and no file name in it. */
export function laboratoryJson(
  { id }: Pick<Tender, 'id'>,
  fingerprint: string,
  plan: LaboratoryPlan,
  lots: readonly LaboratoryReport[],
): string {
  const content = {
    format: 1,
    tender: { id, fingerprint },
    plan,
    lots: lots.map(({ imagined, findings, ...rest }) => ({
      ...rest,
      findings: findings.map(({ where: { field, line }, ...finding }) => ({
        ...finding,
        where: { field, line },
      })),
      candidates: imagined.candidates,
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
