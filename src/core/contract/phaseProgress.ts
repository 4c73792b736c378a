import type { PublishedContract } from './contract.ts';
import type { ActOf, ContractAct } from './contractAct.ts';
import { type Phase, phaseNames } from './phase.ts';

/** Why a signature that was given does not count any more. */
export type Lapse = 'contract-changed' | 'document-changed' | 'signatory-changed';

/** How far one phase of a contract has come. */
export interface PhaseProgress {
  readonly phase: Phase;
  /** `waiting`: the phase before is not closed. */
  readonly state: 'closed' | 'open' | 'waiting';
  readonly closing: ActOf<'closing'> | undefined;
  readonly artefacts: readonly {
    readonly artefact: Phase['artefacts'][number];
    /** The latest one handed in. */
    readonly handedIn: ActOf<'artefact'> | undefined;
  }[];
  readonly signatures: readonly {
    readonly signatory: Phase['signatories'][number];
    readonly signature: ActOf<'signature'> | undefined;
    /** Of the last signature for this role, where it does not count. */
    readonly lapse: Lapse | null;
  }[];
  /** Names of those who prepared what is signed here: they do not sign it. */
  readonly prepared: readonly string[];
  readonly missing: { readonly artefacts: readonly string[]; readonly roles: readonly string[] };
  readonly canClose: boolean;
}

/**
 * The state of each phase of a contract from the acts of it, in order. Signatures and closings from the design phase on hold for the version
 * of the contract that they were given for; those before it do not depend on its content. A signature lapses when a document of its phase is
 * handed in after it.
 * @param acts of this contract in all versions, in the order in which they came
 */
export function phaseProgress(
  { contract, fingerprint }: PublishedContract,
  acts: readonly ContractAct[],
): PhaseProgress[] {
  let before = true;
  return contract.phases.map((phase) => {
    const bound = phaseNames.indexOf(phase.phase) >= phaseNames.indexOf('design');
    const own = acts.filter((act) => act.phase === phase.phase);
    const counts = (act: ContractAct): boolean => !bound || act.fingerprint === fingerprint;
    const closing = before ? ofKind(own, 'closing').findLast(counts) : undefined;
    const artefacts = phase.artefacts.map((artefact) => ({
      artefact,
      handedIn: ofKind(own, 'artefact').findLast((act) => act.artefact === artefact.id),
    }));
    const lastDocument = own.findLastIndex(({ kind }) => kind === 'artefact');
    const signatures = phase.signatories.map((signatory) => {
      const at = own.findLastIndex((act) => act.kind === 'signature' && act.role === signatory.role);
      const last = own[at] as ActOf<'signature'> | undefined;
      if (last === undefined) return { signatory, signature: undefined, lapse: null };
      const lapse: Lapse | null = !counts(last)
        ? 'contract-changed'
        : !samePerson(last.name, signatory.name)
          ? 'signatory-changed'
          : at < lastDocument
            ? 'document-changed'
            : null;
      return { signatory, signature: lapse === null ? last : undefined, lapse };
    });
    const missing = {
      artefacts: artefacts
        .filter(({ artefact, handedIn }) => artefact.required && handedIn === undefined)
        .map(({ artefact }) => artefact.id),
      roles: signatures
        .filter(({ signature }) => signature === undefined)
        .map(({ signatory }) => signatory.role),
    };
    const state = closing !== undefined ? 'closed' : before ? 'open' : 'waiting';
    before = closing !== undefined;
    return {
      phase,
      state,
      closing,
      artefacts,
      signatures,
      prepared: phase.phase === 'design' ? preparers(own, counts) : [],
      missing,
      canClose: state === 'open' && missing.artefacts.length === 0 && missing.roles.length === 0,
    };
  });
}

/** Who handed in a document of the design phase (the outcome dictionary is one), or wrote the contract in this version. */
function preparers(own: readonly ContractAct[], counts: (act: ContractAct) => boolean): string[] {
  const names = own.flatMap((act) =>
    act.kind === 'artefact' || (act.kind === 'editing' && counts(act)) ? [act.name] : [],
  );
  return [...new Set(names)];
}

function ofKind<K extends ContractAct['kind']>(acts: readonly ContractAct[], kind: K): ActOf<K>[] {
  return acts.filter((act): act is ActOf<K> => act.kind === kind);
}

/** Names as people type them: spaces, capitals and accents (`Nicolò`, `Nicolo'`) do not make another person. */
export function samePerson(one: string, other: string): boolean {
  const plain = (name: string): string =>
    name
      .normalize('NFD')
      .replace(/[\p{M}'’]/gu, '')
      .trim()
      .replace(/\s+/g, ' ')
      .toLowerCase();
  return plain(one) === plain(other);
}
