import type { Batch, RowFinding } from '../core/deliveries/batch.ts';
import { namesPatient } from '../core/deliveries/namesPatient.ts';
import { DomainError } from '../core/problem.ts';
import type { QueryState, QueryThread } from './contractStores.ts';
import type { Actor, World } from './world.ts';

/** What can be said of a finding: a question is asked, answered, and closed by whoever asked; what is closed can be opened again. */
export type QueryMessage = QueryThread['messages'][number]['kind'];

/** What can be said next in each state of a thread; `none` before there is one. */
export const nextMessages: Readonly<Record<QueryState, readonly QueryMessage[]>> = {
  none: ['question'],
  open: ['answer', 'closing'],
  answered: ['question', 'closing'],
  closed: ['reopening'],
};

/** Longest message. */
const LONGEST_MESSAGE = 4000;

/**
 * Adds a message to the thread of a finding.
 * @param seen state of the thread that the writer saw
 * @throws DomainError `nothing-said` without a text, `too-long`, `names-patient` with a fiscal code or a pseudonym in it, `thread-moved` if somebody else was faster or the message does not follow
 */
export async function say(
  world: World,
  actor: Actor,
  { contract, finding }: { readonly contract: string; readonly finding: string },
  seen: QueryState,
  { kind, text }: { readonly kind: QueryMessage; readonly text: string },
): Promise<void> {
  const words = text.trim();
  if (words === '') {
    throw new DomainError('nothing-said', {
      it: 'Il messaggio è vuoto: scrivere che cosa si chiede o si risponde.',
      en: 'The message is empty: write what you ask or answer.',
    });
  }
  if (words.length > LONGEST_MESSAGE) {
    throw new DomainError('too-long', {
      it: `Il messaggio supera ${LONGEST_MESSAGE} caratteri: non è stato scritto nulla. Accorciarlo.`,
      en: `The message is longer than ${LONGEST_MESSAGE} characters: nothing was written. Shorten it.`,
    });
  }
  if (namesPatient(words)) {
    throw new DomainError('names-patient', {
      it: 'Il messaggio contiene un codice fiscale o uno pseudonimo: non è stato scritto nulla. Indicare file e riga.',
      en: 'The message holds a fiscal code or a pseudonym: nothing was written. Name file and line.',
    });
  }
  const message = { at: world.now(), actor: actor.name, kind, text: words };
  const follows = nextMessages[seen].includes(kind);
  if (!follows || !(await world.queries.add(contract, finding, seen, message))) {
    throw new DomainError('thread-moved', {
      it: 'Nel frattempo qualcuno ha scritto in questa richiesta: rileggerla e riprovare.',
      en: 'Meanwhile somebody wrote in this thread: read it again and try once more.',
    });
  }
}

/** A finding, whether its delivery is still in force, and what was said of it. */
export interface FindingInQuestion {
  readonly finding: RowFinding;
  /** False if a later delivery has taken the place of its own. */
  readonly inForce: boolean;
  /** The delivery that its rows came with. */
  readonly delivery: Pick<Batch, 'source' | 'from' | 'to'>;
  /** Latest snapshot that names the delivery. */
  readonly snapshot: string;
  readonly thread: QueryThread | undefined;
}

/** Findings of the deliveries in force, and those of earlier ones that were asked about. */
export async function findingsOf(world: World, contract: string): Promise<FindingInQuestion[]> {
  const snapshots = await world.snapshots.ofContract(contract);
  const threads = new Map((await world.queries.of(contract)).map((thread) => [thread.finding, thread]));
  const found = new Map<string, FindingInQuestion>();
  for (const [at, { hash, batches }] of snapshots.entries())
    for (const batch of batches)
      for (const finding of batch.findings) {
        const thread = threads.get(finding.id);
        if (found.has(finding.id) || (at > 0 && thread === undefined)) continue;
        found.set(finding.id, {
          finding,
          inForce: at === 0,
          delivery: batch,
          snapshot: hash,
          thread,
        });
      }
  return [...found.values()];
}
