import type { ContractAct } from '../core/contract/contractAct.ts';
import { closingProblems, documentProblems, signatureProblems } from '../core/contract/phaseActProblems.ts';
import { type PhaseProgress, phaseProgress } from '../core/contract/phaseProgress.ts';
import { DomainError, errorAt, type Problem } from '../core/problem.ts';
import type { StoredContract } from './contractStores.ts';
import { findContract } from './findContract.ts';
import type { Actor, GivenFile, World } from './world.ts';

/** A contract in force with the state of its phases. */
export interface ContractPhases {
  readonly stored: StoredContract;
  readonly phases: readonly PhaseProgress[];
}

type PhaseWorld = Pick<World, 'contracts' | 'contractActs' | 'now' | 'sha256'>;

/** How far a contract has come. @throws DomainError `not-found` */
export async function contractPhases(
  world: Pick<World, 'contracts' | 'contractActs'>,
  id: string,
): Promise<ContractPhases> {
  const stored = await findContract(world, id);
  return { stored, phases: phaseProgress(stored, await world.contractActs.of(id)) };
}

/** Longest note to a document. */
const LONGEST_NOTE = 2000;

/**
 * Hands a document in for a phase; the file is kept, and its hash stands in the act. An earlier one of the same kind stays, the latest counts.
 * @returns why nothing was recorded; empty if it was
 * @throws DomainError `not-found` for a phase or document that the contract does not have
 */
export async function handInDocument(
  world: PhaseWorld,
  actor: Actor,
  target: { readonly contract: string; readonly phase: string; readonly artefact: string },
  { name, note }: { readonly name: string; readonly note: string },
  file: GivenFile | undefined,
): Promise<readonly Problem[]> {
  const { stored, progress } = await findPhase(world, target);
  if (!progress.artefacts.some(({ artefact }) => artefact.id === target.artefact))
    throw notThere(target.artefact);
  const problems = [
    ...documentProblems(progress, name),
    ...(file === undefined || file.bytes.length === 0 ? [noFile] : []),
    ...(note.length > LONGEST_NOTE ? [longNote] : []),
  ];
  if (file === undefined || problems.length > 0) return problems;
  await world.contractActs.add(
    {
      ...actOf(world, actor, stored, progress),
      kind: 'artefact',
      artefact: target.artefact,
      fileName: file.name,
      sha256: world.sha256(file.bytes),
      note: note.trim(),
      name: name.trim(),
    },
    file.bytes,
  );
  return [];
}

/** Signs a phase for a role. @returns why nothing was recorded; empty if it was */
export async function signPhase(
  world: PhaseWorld,
  actor: Actor,
  target: { readonly contract: string; readonly phase: string; readonly role: string },
  name: string,
): Promise<readonly Problem[]> {
  const { stored, progress } = await findPhase(world, target);
  if (!progress.signatures.some(({ signatory }) => signatory.role === target.role))
    throw notThere(target.role);
  const problems = signatureProblems(progress, target.role, name);
  if (problems.length > 0) return problems;
  await world.contractActs.add({
    ...actOf(world, actor, stored, progress),
    kind: 'signature',
    role: target.role,
    name: name.trim(),
  });
  return [];
}

/** Closes a phase whose documents and signatures are there. @returns why nothing was recorded; empty if it was */
export async function closePhase(
  world: PhaseWorld,
  actor: Actor,
  target: { readonly contract: string; readonly phase: string },
): Promise<readonly Problem[]> {
  const { stored, progress } = await findPhase(world, target);
  const problems = closingProblems(progress);
  if (problems.length > 0) return problems;
  await world.contractActs.add({ ...actOf(world, actor, stored, progress), kind: 'closing' });
  return [];
}

async function findPhase(
  world: PhaseWorld,
  { contract, phase }: { readonly contract: string; readonly phase: string },
): Promise<{ readonly stored: StoredContract; readonly progress: PhaseProgress }> {
  const { stored, phases } = await contractPhases(world, contract);
  const progress = phases.find((one) => one.phase.phase === phase);
  if (progress === undefined) throw notThere(phase);
  return { stored, progress };
}

function actOf(
  world: PhaseWorld,
  actor: Actor,
  { fingerprint, contract }: StoredContract,
  { phase }: PhaseProgress,
): Pick<ContractAct, 'fingerprint' | 'contract' | 'phase' | 'at' | 'actor'> {
  return { fingerprint, contract: contract.id, phase: phase.phase, at: world.now(), actor: actor.name };
}

function notThere(name: string): DomainError {
  return new DomainError('not-found', {
    it: `Il contratto non ha «${name}».`,
    en: `The contract has no “${name}”.`,
  });
}

const noFile = errorAt(
  { field: 'document' },
  'no-file',
  { it: 'Manca il file, o è vuoto.', en: 'There is no file, or it is empty.' },
  { it: 'Scegliere il documento da depositare.', en: 'Choose the document to hand in.' },
);

const longNote = errorAt(
  { field: 'note' },
  'note-too-long',
  {
    it: `La nota supera ${LONGEST_NOTE} caratteri.`,
    en: `The note is longer than ${LONGEST_NOTE} characters.`,
  },
  { it: 'Accorciarla: il resto sta nel documento.', en: 'Shorten it: the rest stands in the document.' },
);
