import type { ClaimName } from '../core/settlement/claimName.ts';
import type { StatementAct } from '../core/settlement/statementAct.ts';
import { openTasks } from '../core/settlement/statementActProblems.ts';
import type { LineProgress } from '../core/settlement/statementProgress.ts';
import type { LineName } from './statementActs.ts';
import { type StatementWorld, statementsOf } from './statementsOf.ts';
import type { World } from './world.ts';

/** A disputed line as a clinician sees it: neither supplier nor what another clinician said, nor by what name it stands in a statement. */
export interface AdjudicationCase {
  /** Names the case in an address, from which nobody finds the statement. */
  readonly id: string;
  readonly contract: string;
  readonly period: number;
  /** Outcome of the line's rule or target; null where it has none. */
  readonly outcome: string | null;
  readonly claim: ClaimName | null;
  readonly reason: Extract<StatementAct, { readonly kind: 'objection' }>['reason'];
  /** What is objected, without the supplier's name. */
  readonly objection: string;
  readonly tasks: readonly { readonly site: string; readonly text: string }[];
  readonly answers: readonly {
    readonly site: string;
    readonly finding: Extract<StatementAct, { readonly kind: 'answer' }>['finding'];
    readonly text: string;
  }[];
  /** Whose opinions are awaited. */
  readonly awaited: readonly ('first' | 'second' | 'third')[];
}

/** Cases of a contract that clinicians can judge now: hospitals have answered, and there is no verdict yet. @throws DomainError `not-found` */
export async function openCases(
  world: StatementWorld & Pick<World, 'fingerprint'>,
  contract: string,
): Promise<AdjudicationCase[]> {
  return (await casesOf(world, contract)).map(({ shown }) => shown);
}

/** The line that a case is about; undefined for one that is not open. */
export async function lineOfCase(
  world: StatementWorld & Pick<World, 'fingerprint'>,
  contract: string,
  id: string,
): Promise<LineName | undefined> {
  return (await casesOf(world, contract)).find(({ shown }) => shown.id === id)?.where;
}

async function casesOf(
  world: StatementWorld & Pick<World, 'fingerprint'>,
  id: string,
): Promise<{ readonly where: LineName; readonly shown: AdjudicationCase }[]> {
  const { published, statements } = await statementsOf(world, id);
  const { suppliers, targets, payment } = published.contract;
  if (payment === undefined || payment.adjudicators.length === 0) return [];
  const names = suppliers.flatMap(({ id, name }) => [id, name]);
  return statements.flatMap(({ hash, lines }) =>
    lines.flatMap((progress) => {
      const awaited = awaitedRoles(progress);
      const objection = progress.acts.find((act) => act.kind === 'objection');
      if (objection === undefined || awaited.length === 0) return [];
      const where = { statement: hash, line: progress.line.id };
      const rule = payment.clauses.find((clause) => clause.id === progress.line.clause)?.rule;
      const target = targets.find((one) => one.id === progress.line.target);
      const shown: AdjudicationCase = {
        id: world.fingerprint(where).slice(0, 24),
        contract: id,
        period: progress.line.period,
        outcome: rule !== undefined && 'outcome' in rule ? rule.outcome : (target?.outcome ?? null),
        claim: objection.claim,
        reason: objection.reason,
        objection: withoutNames(objection.text, names),
        tasks: progress.acts.flatMap((act) =>
          act.kind === 'task' ? [{ site: act.site, text: act.text }] : [],
        ),
        answers: progress.acts.flatMap((act) =>
          act.kind === 'answer' ? [{ site: act.site, finding: act.finding, text: act.text }] : [],
        ),
        awaited,
      };
      return [{ where, shown }];
    }),
  );
}

/** First and second in any order; the third where they differ. */
function awaitedRoles(line: LineProgress): AdjudicationCase['awaited'] {
  const answered = line.acts.some((act) => act.kind === 'answer') && openTasks(line).length === 0;
  if (line.state !== 'disputed' || !answered || line.adjudicated !== null) return [];
  const given = line.acts.flatMap((act) => (act.kind === 'opinion' ? [act.role] : []));
  const two = (['first', 'second'] as const).filter((role) => !given.includes(role));
  return two.length > 0 ? two : ['third'];
}

/** A text with every name of a supplier blotted out, longer names first. */
function withoutNames(text: string, names: readonly string[]): string {
  const escaped = names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  return text.replace(
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu'),
    '…',
  );
}
