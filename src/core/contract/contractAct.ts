import type { PhaseName } from './phase.ts';

/**
 * What somebody did for a phase of a contract: an editing of the contract, a document handed in, a signature, the closing of the phase. Acts are
 * added to, never changed, and refer to the version of the contract that was in force.
 */
export type ContractAct = {
  readonly fingerprint: string;
  readonly contract: string;
  readonly phase: PhaseName;
  readonly at: string;
  readonly actor: string;
} & (
  | {
      /** This version of the contract was written by this person; belongs to the design phase. */
      readonly kind: 'editing';
      readonly name: string;
    }
  | {
      readonly kind: 'artefact';
      readonly artefact: string;
      readonly fileName: string;
      readonly sha256: string;
      readonly note: string;
      /** Who hands it in. */
      readonly name: string;
    }
  | { readonly kind: 'signature'; readonly role: string; readonly name: string }
  | { readonly kind: 'closing' }
);

export type ActOf<K extends ContractAct['kind']> = Extract<ContractAct, { readonly kind: K }>;
