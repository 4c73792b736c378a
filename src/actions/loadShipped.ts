import { hiddenValue } from '../core/evidence/structureProblems.ts';
import { hiddenNames } from '../core/evidence/workbookNames.ts';
import type { Problem } from '../core/problem.ts';
import type { Locate } from '../core/tender/parseTender.ts';
import type { Tender } from '../core/tender/tender.ts';
import { publishTender } from './publishTender.ts';
import { recordCommittee } from './recordCommittee.ts';
import { recordSession } from './recordSession.ts';
import { acceptWorkbook } from './uploadWorkbook.ts';
import type { GivenFile, World } from './world.ts';

/** A YAML file as plain values with the way back to its lines. */
interface Definition {
  readonly data: unknown;
  readonly problems: readonly Problem[];
  readonly locate: Locate;
}

/** A tender that comes with the program, and the example offers for it. */
export interface Shipped {
  readonly definition: Definition;
  readonly offers: readonly GivenFile[];
  readonly committee: Definition | undefined;
  /** Sittings of an invented committee. */
  readonly session: Definition | undefined;
}

const shippedActor = { name: 'esempi forniti' };

/**
 * Publishes a shipped tender, and hands in its example offers if the version in force has none yet: what a
 * reader has uploaded since stays in force.
 * @returns all problems found on the way
 */
export async function loadShipped(
  world: World,
  { definition, offers, committee, session }: Shipped,
): Promise<readonly Problem[]> {
  if (definition.problems.length > 0) return definition.problems;
  const { value: published, problems } = await publishTender(
    world,
    shippedActor,
    definition.data,
    definition.locate,
  );
  if (published === undefined) return problems;
  const { fingerprint, tender } = published;
  const inForce = await Promise.all(
    tender.lots.flatMap(({ id }) => [
      world.uploads.inForce(fingerprint, id, 'evidence'),
      world.uploads.inForce(fingerprint, id, 'price'),
    ]),
  );
  const found: Problem[] = [];
  if (inForce.every((uploads) => uploads.length === 0)) {
    for (const file of offers) found.push(...(await handIn(world, tender, file)));
  }
  for (const lot of tender.lots) {
    const target = { tender: tender.id, lot: lot.id };
    if (committee !== undefined && (await world.committees.latest(fingerprint, lot.id)) === undefined)
      found.push(...(await recordCommittee(world, shippedActor, target, committee.data, committee.locate)));
    if (session !== undefined && (await world.sessions.latest(fingerprint, lot.id)) === undefined)
      found.push(...(await recordSession(world, shippedActor, target, session.data, session.locate)));
  }
  return found.filter(({ severity }) => severity === 'error');
}

/** Hands a workbook in where it says itself that it belongs. */
async function handIn(
  world: World,
  tender: Tender,
  file: Shipped['offers'][number],
): Promise<readonly Problem[]> {
  const receivedAt = world.now();
  const read = await world.workbooks.read(file.bytes, file.name);
  if (read.value === undefined) return read.problems;
  const envelope = hiddenValue(read.value, hiddenNames.envelope) === 'price' ? 'price' : 'evidence';
  const named = hiddenValue(read.value, hiddenNames.lot);
  // A workbook of an unknown lot is checked against the first one, which names the difference.
  const lot = (tender.lots.find(({ id }) => id === named) ?? tender.lots[0])?.id ?? named;
  const target = { tender: tender.id, lot, envelope } as const;
  const outcome = await acceptWorkbook(world, shippedActor, target, file, read, receivedAt);
  return outcome.problems.filter(({ severity }) => severity === 'error');
}
