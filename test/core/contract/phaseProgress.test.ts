import { describe, expect, it } from 'vitest';
import type { ContractAct } from '../../../src/core/contract/contractAct.ts';
import type { PhaseName } from '../../../src/core/contract/phase.ts';
import {
  closingProblems,
  documentProblems,
  signatureProblems,
} from '../../../src/core/contract/phaseActProblems.ts';
import { type PhaseProgress, phaseProgress } from '../../../src/core/contract/phaseProgress.ts';
import { published, smallContract } from '../../support/contract.ts';

const said = (words: string) => ({ it: words, en: words });
const phase = (name: string, artefact: string) => ({
  phase: name,
  artefacts: [{ id: artefact, label: said(artefact), required: true }],
  signatories: [
    { role: 'board', label: said('Board'), name: 'Anna Verdi' },
    { role: 'clinician', label: said('Clinician'), name: 'Bruno Neri' },
  ],
  gate: said('done'),
});

const contract = published(
  smallContract((draft) => {
    draft.phases = [phase('decision', 'case'), phase('design', 'dictionary')];
  }),
);
const changed = published({ ...contract.contract, title: said('Changed') });

type Given = { readonly kind: ContractAct['kind']; readonly [key: string]: unknown };
const act = (of: PhaseName, given: Given, version = contract) =>
  ({
    contract: 'valvole',
    fingerprint: version.fingerprint,
    phase: of,
    at: '',
    actor: 'demo',
    ...given,
  }) as ContractAct;

const hand = (of: PhaseName, artefact: string, name = 'Carla Blu') =>
  act(of, { kind: 'artefact', artefact, name, fileName: 'x.pdf', sha256: '0', note: '' });
const sign = (of: PhaseName, role: string, name: string, version = contract) =>
  act(of, { kind: 'signature', role, name }, version);
const close = (of: PhaseName, version = contract) => act(of, { kind: 'closing' }, version);

const decided = [
  hand('decision', 'case'),
  sign('decision', 'board', 'Anna Verdi'),
  sign('decision', 'clinician', 'Bruno Neri'),
  close('decision'),
];
const designed = [
  hand('design', 'dictionary'),
  sign('design', 'board', 'Anna Verdi'),
  sign('design', 'clinician', 'Bruno Neri'),
];

function at(acts: readonly ContractAct[], index: number, version = contract): PhaseProgress {
  return phaseProgress(version, acts)[index] as PhaseProgress;
}

const codes = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code);

describe('phases of a contract', () => {
  it('begin one after the other, and close with every obligatory document and signature', () => {
    const [first, second] = phaseProgress(contract, []);
    expect([first?.state, second?.state]).toEqual(['open', 'waiting']);
    expect(first?.missing).toEqual({ artefacts: ['case'], roles: ['board', 'clinician'] });
    expect(codes(closingProblems(first as PhaseProgress))).toEqual([
      'documents-missing',
      'signatures-missing',
    ]);
    expect(codes(closingProblems(second as PhaseProgress))).toEqual(['phase-waiting']);
    expect(at(decided.slice(0, 3), 0).canClose).toBe(true);
    expect(at(decided, 1).state).toBe('open');
    expect(at([...decided, ...designed], 1).canClose).toBe(true);
  });

  it('from the design phase on are signed again for a changed contract', () => {
    const all = [...decided, ...designed, close('design')];
    expect(phaseProgress(contract, all).map(({ state }) => state)).toEqual(['closed', 'closed']);
    const [decision, design] = phaseProgress(changed, all);
    expect(decision?.state).toBe('closed');
    expect(design).toMatchObject({
      state: 'open',
      canClose: false,
      missing: { artefacts: [], roles: ['board', 'clinician'] },
    });
    expect(design?.signatures.map(({ lapse }) => lapse)).toEqual(['contract-changed', 'contract-changed']);
    const again = [
      sign('design', 'board', 'Anna Verdi', changed),
      sign('design', 'clinician', 'Bruno Neri', changed),
    ];
    expect(at([...all, ...again], 1, changed).canClose).toBe(true);
  });

  it('lose the signatures that a later document was not there for', () => {
    const { signatures, missing } = at([...decided, ...designed, hand('design', 'dictionary')], 1);
    expect(signatures.map(({ lapse }) => lapse)).toEqual(['document-changed', 'document-changed']);
    expect(missing.roles).toEqual(['board', 'clinician']);
  });

  it('are signed by the person whom the contract names, once, and by nobody who prepared it', () => {
    const open = at([...decided, hand('design', 'dictionary', 'bruno  neri')], 1);
    expect(codes(signatureProblems(open, 'board', 'Carla Blu'))).toEqual(['not-the-signatory']);
    expect(codes(signatureProblems(open, 'board', ' anna VERDI '))).toEqual([]);
    expect(codes(signatureProblems(open, 'board', ' '))).toEqual(['missing']);
    expect(codes(signatureProblems(open, 'clinician', 'Bruno Neri'))).toEqual(['separation-of-duties']);
    const edited = (version: typeof contract) =>
      at(
        [
          ...decided,
          act('design', { kind: 'editing', name: 'Anna Verdi' }, version),
          hand('design', 'dictionary'),
        ],
        1,
      );
    expect(codes(signatureProblems(edited(contract), 'board', 'Anna Verdi'))).toEqual([
      'separation-of-duties',
    ]);
    expect(codes(signatureProblems(edited(changed), 'board', 'Anna Verdi'))).toEqual([]);
    const half = at([...decided, ...designed.slice(0, 2)], 1);
    expect(codes(signatureProblems(half, 'board', 'Anna Verdi'))).toEqual(['signed-already']);
  });

  it('have one role for each person, even where a contract names one twice', () => {
    const twice = published(
      smallContract((draft) => {
        const one = phase('decision', 'case');
        draft.phases = [
          { ...one, signatories: one.signatories.map((each) => ({ ...each, name: 'Anna Verdi' })) },
        ];
      }),
    );
    const acts = [hand('decision', 'case'), sign('decision', 'board', 'Anna Verdi')];
    expect(codes(signatureProblems(at(acts, 0, twice), 'clinician', 'Anna Verdi'))).toEqual(['signs-twice']);
  });

  it('are signed with their documents there, and take nothing once closed', () => {
    expect(codes(signatureProblems(at([], 0), 'board', 'Anna Verdi'))).toEqual(['documents-missing']);
    expect(codes(signatureProblems(at([], 1), 'board', 'Anna Verdi'))).toEqual(['phase-waiting']);
    const closed = at(decided, 0);
    for (const problems of [
      documentProblems(closed, 'x'),
      signatureProblems(closed, 'board', 'x'),
      closingProblems(closed),
    ])
      expect(codes(problems)).toEqual(['phase-closed']);
  });
});
