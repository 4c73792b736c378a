import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/core/problem.ts';
import { approvalProblems, type StatementOrigin } from '../../../src/core/settlement/approvalProblems.ts';
import type { ClaimName } from '../../../src/core/settlement/claimName.ts';
import type { StatementAct } from '../../../src/core/settlement/statementAct.ts';
import {
  acceptanceProblems,
  answerProblems,
  objectionProblems,
  opinionProblems,
  resolutionProblems,
  taskProblems,
} from '../../../src/core/settlement/statementActProblems.ts';
import type { LineProgress } from '../../../src/core/settlement/statementProgress.ts';
import { actOf, DETAIL, progressOf, statementLine, statementOf } from '../../support/settlement.ts';

const hashed = statementOf();
const codes = (problems: readonly Problem[]): string[] => problems.map(({ code }) => code);
const done = (act: Record<string, unknown> & { kind: StatementAct['kind'] }) =>
  actOf(hashed, { line: 'corridor/1', text: 'x', ...act });
const objected = done({ kind: 'objection', claim: null, reason: 'data', actor: 'Carla Neri' });
const asked = done({ kind: 'task', site: 'H1', actor: 'Ugo Riva' });
const answered = done({ kind: 'answer', site: 'H1', finding: 'confirmed', actor: 'Sara Longo' });
const opinion = (role: string, verdict: string, actor: string) =>
  done({ kind: 'opinion', role, verdict, actor });
const adjudicators = [
  { name: 'Dott. Uno', role: 'first' },
  { name: 'Dott. Due', role: 'second' },
  { name: 'Dott. Trè', role: 'third' },
] as const;

function line(
  state: LineProgress['state'],
  acts: LineProgress['acts'] = [],
  more: Partial<LineProgress> = {},
): LineProgress {
  const [first] = progressOf(hashed, true, { 'corridor/1': { state, acts, ...more } }).lines;
  return first as LineProgress;
}

describe('who may do what with a statement', () => {
  const origin: StatementOrigin = {
    actor: 'Luca Bianchi',
    madeAt: '2026-07-01T08:00:00.000Z',
    importers: ['Piero Costa'],
    lastIssued: null,
    lastRuling: null,
  };
  const approve = (name: string, change: Partial<StatementOrigin> = {}) =>
    codes(approvalProblems(progressOf(hashed, false), { ...origin, ...change }, name));

  it('who settled or imported does not approve, nor does anybody approve what was overtaken', () => {
    expect(approve('Anna Verdi')).toEqual([]);
    expect(approve('luca  BIANCHI')).toEqual(['separation-of-duties']);
    expect(approve('Piéro Costa')).toEqual(['separation-of-duties']);
    expect(approve(' ')).toEqual(['missing']);
    expect(approve('Anna Verdi', { lastIssued: 'another' })).toEqual(['superseded']);
    expect(approve('Anna Verdi', { lastRuling: '2026-07-02T08:00:00.000Z' })).toEqual(['ruled-since']);
    expect(codes(approvalProblems(progressOf(hashed), origin, 'Anna Verdi'))).toEqual(['issued-already']);
  });

  it('a line is answered once, in time, and an objection says why without naming a patient', () => {
    const object = (of: LineProgress, text = 'why', claim: ClaimName | null = null) =>
      codes(objectionProblems(of, { claim, text }, DETAIL.claims, 'Carla Neri'));
    expect(object(line('open'))).toEqual([]);
    expect(codes(acceptanceProblems(line('open'), 'Carla Neri'))).toEqual([]);
    expect(object(line('draft'))).toEqual(['not-issued']);
    expect(object(line('accepted', [], { bySilence: true }))).toEqual(['late']);
    expect(object(line('accepted'))).toEqual(['answered-already']);
    expect(object(line('disputed'))).toEqual(['answered-already']);
    expect(object(line('open', [], { line: statementLine({ kind: 'unchanged' }) }))).toEqual(['unchanged']);
    expect(object(line('open'), ' ')).toEqual(['missing']);
    expect(object(line('open'), 'RSSMRA85T10A562S')).toEqual(['names-patient']);
    // Two hospitals gave the same number: a claim is of one of them, and of its own line.
    const own = line('open', [], { line: statementLine({ clause: 'guarantee' }) });
    expect(object(own, 'why', { site: 'H2', reference: 'R-7' })).toEqual([]);
    expect(object(own, 'why', { site: 'H3', reference: 'R-7' })).toEqual(['no-such-claim']);
    expect(object(line('open'), 'why', { site: 'H1', reference: 'R-7' })).toEqual(['no-such-claim']);
  });

  it('a hospital is asked without the supplier’s name, and somebody of its own answers once', () => {
    const ask = (of: LineProgress, text: string, site = 'H1') =>
      codes(taskProblems(of, { site, text }, ['H1', 'H2'], ['S1', 'Cardio S.p.A.'], 'Ugo Riva'));
    const answer = (of: LineProgress, name: string, site = 'H1') =>
      codes(answerProblems(of, { site, text: 'seen' }, ['S1'], name));
    const disputed = line('disputed', [objected]);
    expect(ask(disputed, 'Was it so?')).toEqual([]);
    expect(ask(disputed, 'A valve of cardio spa, s1?')).toEqual(['names-supplier']);
    expect(ask(disputed, 'A valve of Cardio S.p.A.?')).toEqual(['names-supplier']);
    expect(ask(disputed, 'Was it so?', 'H9')).toEqual(['unknown-site']);
    expect(ask(line('open'), 'Was it so?')).toEqual(['not-disputed']);
    const waiting = line('disputed', [objected, asked]);
    expect(ask(waiting, 'Again?')).toEqual(['asked-already']);
    expect(answer(waiting, 'Sara Longo')).toEqual([]);
    expect(answer(waiting, 'Ugo Riva')).toEqual(['separation-of-duties']);
    expect(answer(waiting, 'Carla Neri')).toEqual(['separation-of-duties']);
    expect(answer(waiting, 'Sara Longo', 'H2')).toEqual(['not-asked']);
    expect(answer(line('disputed', [objected, asked, answered]), 'Sara Longo')).toEqual(['not-asked']);
  });

  it('clinicians judge after the hospital has answered, each once, and the third only where two differ', () => {
    const judge = (of: LineProgress, role: 'first' | 'second' | 'third', name: string) =>
      codes(opinionProblems(of, { role, text: 'x' }, { adjudicators: [...adjudicators] }, name));
    const before = [objected, asked, answered];
    expect(judge(line('disputed', [objected, asked]), 'first', 'Dott. Uno')).toEqual(['answer-owed']);
    expect(judge(line('disputed', before), 'second', 'dott. due')).toEqual([]);
    expect(judge(line('disputed', before), 'second', 'Dott. Uno')).toEqual(['not-the-adjudicator']);
    expect(judge(line('disputed', before), 'third', 'Dott. Tre')).toEqual(['third-too-early']);
    const one = [...before, opinion('first', 'falls', 'Dott. Uno')];
    expect(judge(line('disputed', one), 'first', 'Dott. Uno')).toEqual(['judged-already']);
    const two = [...one, opinion('second', 'stands', 'Dott. Due')];
    expect(judge(line('disputed', two), 'third', 'Dott. Tre')).toEqual([]);
    expect(judge(line('disputed', two, { adjudicated: 'falls' }), 'third', 'Dott. Tre')).toEqual(['judged']);
    expect(judge(line('falls', two), 'third', 'Dott. Tre')).toEqual(['not-disputed']);
  });

  it('a dispute ends as the clinicians say, after the hospital, and not by who objected', () => {
    const resolve = (of: LineProgress, verdict: 'stands' | 'falls', name = 'Rosa Galli') =>
      codes(resolutionProblems(of, { verdict, text: 'so' }, name));
    const before = [objected, asked, answered];
    expect(resolve(line('disputed', [objected]), 'falls')).toEqual(['no-answer']);
    expect(resolve(line('disputed', [objected, asked]), 'falls')).toEqual(['answer-owed']);
    expect(resolve(line('disputed', before), 'falls')).toEqual([]);
    expect(resolve(line('disputed', before), 'falls', 'CARLA NERI')).toEqual(['separation-of-duties']);
    const one = [...before, opinion('first', 'falls', 'Dott. Uno')];
    expect(resolve(line('disputed', one), 'falls')).toEqual(['opinion-owed']);
    const judged = line('disputed', one, { adjudicated: 'falls' });
    expect(resolve(judged, 'stands')).toEqual(['other-verdict']);
    expect(resolve(judged, 'falls')).toEqual([]);
  });
});
