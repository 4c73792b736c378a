import { contractId } from '../core/contract/contractFromAward.ts';
import { lotResult } from '../core/evaluation/result.ts';
import { runPackage } from '../core/evaluation/runPackage.ts';
import { DomainError, errorAt, hasErrors, type Parsed, type Problem } from '../core/problem.ts';
import type { Locale } from '../report/locale.ts';
import { runPackageJson } from '../report/runPackageJson.ts';
import type { StoredContract } from './contractStores.ts';
import { draftContract } from './draftContract.ts';
import { isOfRecord } from './phases.ts';
import { publishContract } from './publishContract.ts';
import type { Actor, GivenFile, Run, StoredTender, World } from './world.ts';

/** A finished evaluation of this site, which a contract may come from. */
export interface AwardRun {
  readonly run: Run;
  readonly tender: StoredTender;
  /** Whether it counts for the award; any other is a rehearsal. */
  readonly ofRecord: boolean;
}

/** Finished evaluations of the tenders in force, the latest first. */
export async function awardRuns({
  tenders,
  runs,
  phases,
}: Pick<World, 'tenders' | 'runs' | 'phases'>): Promise<AwardRun[]> {
  const found: AwardRun[] = [];
  for (const tender of await tenders.all()) {
    for (const { id } of tender.tender.lots) {
      const ofLot = await runs.ofLot(tender.fingerprint, id);
      const reached = await phases.of(tender.fingerprint, id);
      const done = ofLot.filter(({ state }) => state === 'done');
      found.push(...done.map((run) => ({ run, tender, ofRecord: isOfRecord(run, reached) })));
    }
  }
  return found.toSorted((a, b) => (a.run.startedAt < b.run.startedAt ? 1 : -1));
}

/** A finished evaluation with its offers. @throws DomainError `not-found` */
export async function awardRun(
  world: Pick<World, 'tenders' | 'runs' | 'phases'>,
  id: string,
): Promise<AwardRun & { readonly offers: readonly { readonly id: string; readonly supplier: string }[] }> {
  const run = await world.runs.byId(id);
  const tender = run && (await world.tenders.byFingerprint(run.fingerprint));
  const result = await world.runs.result(id);
  if (run === undefined || tender === undefined || result === undefined) {
    throw new DomainError('not-found', {
      it: 'Non esiste una valutazione conclusa con questo numero.',
      en: 'There is no finished evaluation with this number.',
    });
  }
  return {
    run,
    tender,
    ofRecord: isOfRecord(run, await world.phases.of(run.fingerprint, run.lot)),
    offers: lotResult(result, run.lot).offers.map(({ id: offer, supplier }) => ({ id: offer, supplier })),
  };
}

/** Drafts a contract from an evaluation of this site and keeps the draft under a name that is free. */
export async function newDraft(
  world: Pick<World, 'tenders' | 'runs' | 'phases' | 'contracts' | 'fingerprint' | 'writeYaml' | 'now'>,
  actor: Actor,
  runId: string,
  choice: {
    readonly suppliers: readonly string[];
    readonly decidedOn?: string | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  },
  locale: Locale,
): Promise<Parsed<string>> {
  const { run, tender } = await awardRun(world, runId);
  const file = await packageOf(world, { run, tender });
  const base = contractId(tender.tender.id, run.lot);
  const id = await freeId(world, base);
  const { value, problems } = draftContract(world, file, { ...choice, id, lot: run.lot }, locale);
  if (value === undefined) return { value, problems };
  await world.contracts.saveDraft({ id, yaml: value.yaml, savedAt: world.now(), actor: actor.name });
  return { value: id, problems };
}

/** The name itself, or with the first number that makes it free. */
async function freeId({ contracts }: Pick<World, 'contracts'>, base: string): Promise<string> {
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if ((await contracts.byId(id)) === undefined && (await contracts.draft(id)) === undefined) return id;
  }
}

/** Keeps the text of a draft whatever it holds: what is begun is not lost. */
export async function saveDraft(
  { contracts, now }: Pick<World, 'contracts' | 'now'>,
  actor: Actor,
  id: string,
  yaml: string,
): Promise<void> {
  await contracts.saveDraft({ id, yaml, savedAt: now(), actor: actor.name });
}

/**
 * Publishes the text of a draft as a version of the contract, and records who wrote it: that person does not sign its design.
 * @param id of the contract that the draft is kept under; the text must have it too
 * @param editor who wrote this version, as typed
 * @param given esito-run.json of the award; left out, it is looked for among earlier versions and the evaluations of this site
 */
export async function publishDraft(
  world: World,
  actor: Actor,
  id: string,
  yaml: string,
  editor: string,
  given: GivenFile | undefined,
): Promise<Parsed<StoredContract>> {
  const file = `${id}.yaml`;
  const { data, locate, problems: syntax } = world.readYaml(yaml, file);
  const { id: written, award } = (data ?? {}) as { readonly id?: unknown; readonly award?: unknown };
  const problems: Problem[] = [];
  if (editor.trim() === '') problems.push(editorMissing);
  if (syntax.length === 0 && written !== id) {
    problems.push(
      errorAt(
        locate(['id']),
        'another-contract',
        {
          it: `Qui si lavora sul contratto «${id}», ma il testo è di «${String(written)}».`,
          en: `This is the draft of the contract “${id}”, but the text is of “${String(written)}”.`,
        },
        { it: `Scrivere «id: ${id}».`, en: `Write “id: ${id}”.` },
      ),
    );
  }
  if (problems.length > 0) return { value: undefined, problems };
  const awardPackage = given ?? (await knownPackage(world, id, award));
  const published = await publishContract(world, actor, { yaml, file, awardPackage });
  if (published.value === undefined || hasErrors(published.problems)) return published;
  await saveDraft(world, actor, id, yaml);
  await world.contractActs.add({
    kind: 'editing',
    fingerprint: published.value.fingerprint,
    contract: id,
    phase: 'design',
    at: world.now(),
    actor: actor.name,
    name: editor.trim(),
  });
  return published;
}

/** The package with the hash that the text names: of an earlier version, or of an evaluation of this site. */
async function knownPackage(world: World, id: string, award: unknown): Promise<GivenFile | undefined> {
  const { package: hash, lot } = (award ?? {}) as { readonly package?: unknown; readonly lot?: unknown };
  const versions = await world.contracts.versions(id);
  const earlier = versions.find(({ contract }) => contract.award.package === hash);
  if (earlier !== undefined) return fileOf(earlier.awardPackage);
  for (const one of await awardRuns(world)) {
    if (one.run.lot !== lot) continue;
    const result = await world.runs.result(one.run.id);
    if (result === undefined) continue;
    const content = runPackage(one.tender.tender, result, world.fingerprint);
    if (content.hashes.package === hash) return fileOf(runPackageJson(content));
  }
  return undefined;
}

async function packageOf(
  { runs, fingerprint }: Pick<World, 'runs' | 'fingerprint'>,
  { run, tender }: Pick<AwardRun, 'run' | 'tender'>,
): Promise<GivenFile> {
  const result = await runs.result(run.id);
  if (result === undefined) throw new Error(`a finished run without a result: ${run.id}`);
  return fileOf(runPackageJson(runPackage(tender.tender, result, fingerprint)));
}

const PACKAGE = 'esito-run.json';

function fileOf(text: string): GivenFile {
  return { name: PACKAGE, bytes: new TextEncoder().encode(text) };
}

const editorMissing = errorAt(
  { field: 'editor' },
  'missing',
  {
    it: 'Manca il nome di chi ha scritto questa versione.',
    en: 'The name of who wrote this version is missing.',
  },
  {
    it: 'Scrivere nome e cognome: chi scrive il contratto non ne firma la progettazione.',
    en: 'Write the full name: who writes the contract does not sign its design.',
  },
);
