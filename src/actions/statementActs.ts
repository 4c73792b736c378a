import { DomainError, type Problem } from '../core/problem.ts';
import { approvalProblems } from '../core/settlement/approvalProblems.ts';
import type { Ruling } from '../core/settlement/ruling.ts';
import type { StatementAct } from '../core/settlement/statementAct.ts';
import {
  acceptanceProblems,
  answerProblems,
  objectionProblems,
  opinionProblems,
  resolutionProblems,
  taskProblems,
} from '../core/settlement/statementActProblems.ts';
import type { LineProgress } from '../core/settlement/statementProgress.ts';
import { issuedOf } from './issuedOf.ts';
import { findStatement, type StatementWorld } from './statementsOf.ts';
import type { World } from './world.ts';

type ActingWorld = StatementWorld & Pick<World, 'snapshots'>;
type Found = Awaited<ReturnType<typeof findStatement>>;

/** A line of a statement. */
export interface LineName {
  /** Hash of the statement. */
  readonly statement: string;
  readonly line: string;
}

/** What one kind of act says, without what every act says. */
type Words<K extends StatementAct['kind']> = Omit<
  Extract<StatementAct, { readonly kind: K }>,
  'statement' | 'contract' | 'supplier' | 'at' | 'actor' | 'kind' | 'line'
>;

/**
 * Issues a draft: from then on the days to answer run. Like all acts here, it is done by name, and checked against the statement as it stands at that moment.
 * @returns why nothing was recorded; empty if it was
 * @throws DomainError `not-found`; `statement-moved` if somebody else was faster
 */
export async function approveStatement(
  world: ActingWorld,
  hash: string,
  name: string,
): Promise<readonly Problem[]> {
  const found = await findStatement(world, hash);
  const { progress, made, acts, stored } = found;
  const { supplier } = progress.statement;
  const problems = approvalProblems(
    progress,
    {
      actor: made.actor,
      madeAt: made.madeAt,
      importers: await importersOf(world, progress.statement),
      lastIssued: issuedOf(stored, acts).findLast((one) => one.statement.supplier === supplier)?.hash ?? null,
      lastRuling: acts.findLast((act) => act.kind === 'resolution' && act.supplier === supplier)?.at ?? null,
    },
    name,
  );
  if (problems.length === 0) await record(world, found, name, { kind: 'approval' });
  return problems;
}

/** Accepts a line. @returns why nothing was recorded; empty if it was */
export async function acceptLine(
  world: StatementWorld,
  where: LineName,
  name: string,
): Promise<readonly Problem[]> {
  const { found, line } = await findLine(world, where);
  const problems = acceptanceProblems(line, name);
  if (problems.length === 0) await record(world, found, name, { kind: 'acceptance', line: where.line });
  return problems;
}

/** Accepts all lines that are not answered yet. @returns why nothing was recorded; empty if it was */
export async function acceptAll(
  world: StatementWorld,
  statement: string,
  name: string,
): Promise<readonly Problem[]> {
  const { progress } = await findStatement(world, statement);
  const [first] = progress.lines;
  // Nothing is left to accept: why is said of the first line, since to say nothing would read as recorded.
  if (first !== undefined && progress.lines.every(({ state }) => state !== 'open'))
    return acceptanceProblems(first, name);
  for (const { line, state } of progress.lines) {
    if (state !== 'open') continue;
    const problems = await acceptLine(world, { statement, line: line.id }, name);
    if (problems.length > 0) return problems;
  }
  return [];
}

/** Objects to a line, or to one claim of it, with a reason. @returns why nothing was recorded; empty if it was */
export async function objectToLine(
  world: StatementWorld,
  where: LineName,
  name: string,
  said: Words<'objection'>,
): Promise<readonly Problem[]> {
  const { found, line } = await findLine(world, where);
  const problems = objectionProblems(line, said, found.made.detail.claims, name);
  if (problems.length === 0)
    await record(world, found, name, {
      kind: 'objection',
      line: where.line,
      claim: said.claim,
      reason: said.reason,
      text: said.text.trim(),
    });
  return problems;
}

/** Asks a hospital about an objection, without naming the supplier. @returns why nothing was recorded; empty if it was */
export async function giveTask(
  world: StatementWorld,
  where: LineName,
  name: string,
  { site, text }: Words<'task'>,
): Promise<readonly Problem[]> {
  const { found, line } = await findLine(world, where);
  const sites = found.published.contract.sites.map(({ code }) => code);
  const problems = taskProblems(line, { site, text }, sites, supplierNames(found), name);
  if (problems.length === 0)
    await record(world, found, name, { kind: 'task', line: where.line, site, text: text.trim() });
  return problems;
}

/** What a hospital found. @returns why nothing was recorded; empty if it was */
export async function answerTask(
  world: StatementWorld,
  where: LineName,
  name: string,
  { site, finding, text }: Words<'answer'>,
): Promise<readonly Problem[]> {
  const { found, line } = await findLine(world, where);
  const problems = answerProblems(line, { site, text }, supplierNames(found), name);
  if (problems.length === 0)
    await record(world, found, name, { kind: 'answer', line: where.line, site, finding, text: text.trim() });
  return problems;
}

/** A clinician's opinion, given without knowing supplier or other opinion. @returns why nothing was recorded; empty if it was */
export async function giveOpinion(
  world: StatementWorld,
  where: LineName,
  name: string,
  { role, verdict, text }: Words<'opinion'>,
): Promise<readonly Problem[]> {
  const { found, line } = await findLine(world, where);
  const { adjudicators = [] } = found.published.contract.payment ?? {};
  const problems = opinionProblems(line, { role, text }, { adjudicators }, name);
  if (problems.length === 0)
    await record(world, found, name, { kind: 'opinion', line: where.line, role, verdict, text: text.trim() });
  return problems;
}

/** Ends a dispute; the ruling is about the claim that was objected to, or the whole line. @returns why nothing was recorded; empty if it was */
export async function resolveObjection(
  world: StatementWorld,
  where: LineName,
  name: string,
  { verdict, text }: { readonly verdict: Ruling['verdict']; readonly text: string },
): Promise<readonly Problem[]> {
  const { found, line } = await findLine(world, where);
  const claim = line.acts.find((act) => act.kind === 'objection')?.claim ?? null;
  const problems = resolutionProblems(line, { verdict, text }, name);
  if (problems.length > 0) return problems;
  const ruling = { line: where.line, claim, verdict };
  await record(world, found, name, { kind: 'resolution', line: where.line, ruling, text: text.trim() });
  return [];
}

/** Who brought each batch of the snapshot, as far as snapshots tell: the one that named it first. */
async function importersOf(
  { snapshots }: ActingWorld,
  { contract, snapshot }: { readonly contract: string; readonly snapshot: string },
): Promise<string[]> {
  const all = (await snapshots.ofContract(contract)).toReversed();
  const batches = all.find(({ hash }) => hash === snapshot)?.batches ?? [];
  return batches.flatMap(
    ({ id }) => all.find((one) => one.batches.some((batch) => batch.id === id))?.actor ?? [],
  );
}

/** Under which names a supplier could be known. */
function supplierNames({ published: { contract }, progress }: Found): string[] {
  const { supplier } = progress.statement;
  return [supplier, ...contract.suppliers.flatMap(({ id, name }) => (id === supplier ? [name] : []))];
}

async function findLine(
  world: StatementWorld,
  { statement, line }: LineName,
): Promise<{ readonly found: Found; readonly line: LineProgress }> {
  const found = await findStatement(world, statement);
  const progress = found.progress.lines.find((one) => one.line.id === line);
  if (progress !== undefined) return { found, line: progress };
  throw new DomainError('not-found', {
    it: `Il prospetto non ha la riga «${line}».`,
    en: `The statement has no line “${line}”.`,
  });
}

type Recorded = StatementAct extends infer A
  ? A extends StatementAct
    ? Omit<A, 'statement' | 'contract' | 'supplier' | 'at' | 'actor'>
    : never
  : never;

/** Adds an act to a statement as it was found. @throws DomainError `statement-moved` */
async function record(
  world: StatementWorld,
  { progress: { hash, statement }, acts }: Found,
  name: string,
  act: Recorded,
): Promise<void> {
  const { contract, supplier } = statement;
  const seen = acts.filter((one) => one.statement === hash).length;
  const whole = { statement: hash, contract, supplier, at: world.now(), actor: name.trim(), ...act };
  if (await world.statements.act(whole as StatementAct, seen)) return;
  throw new DomainError('statement-moved', {
    it: 'Nel frattempo qualcuno ha agito su questo prospetto: rileggerlo e riprovare.',
    en: 'Meanwhile somebody acted on this statement: read it again and try once more.',
  });
}
