import { beforeAll, describe, expect, it } from 'vitest';
import { minutesRecord } from '../../../src/actions/minutes.ts';
import { noFacts, type SessionFacts } from '../../../src/core/minutes/sessionFacts.ts';
import { fingerprint } from '../../../src/io/fingerprint.ts';
import { minutesPdf } from '../../../src/io/pdf/minutesPdf.ts';
import { minutes } from '../../../src/report/minutes/minutes.ts';
import { type Evaluated, richEvaluated, tavi5Evaluated } from '../../report/evaluation.ts';
import { pdfText } from '../../support/pdfText.ts';

const facts: SessionFacts = {
  place: 'Bologna, sala riunioni',
  appointment: { act: 'Determina 12/2027', date: '2027-04-02' },
  members: [
    { name: 'Anna Rossi', role: 'president', noConflictDeclaredOn: '2027-04-08' },
    { name: 'Bruno Verdi', role: 'member', noConflictDeclaredOn: '2027-04-08' },
    { name: 'Carla Neri', role: 'member', noConflictDeclaredOn: null },
    { name: 'Dario Blu', role: 'secretary', noConflictDeclaredOn: '2027-04-08' },
  ],
  sittings: [{ opensAt: '2027-04-08T09:00:00', closesAt: '2027-04-08T12:15:00' }],
  technicalPhaseClosedAt: '2027-04-08T12:00:00',
  pricesOpenedAt: '2027-04-08T12:05:30',
  excluded: [{ lot: '1', supplier: 'Zeta', offer: 'zeta', reason: 'Busta arrivata in ritardo.' }],
  notes: 'Nessuna osservazione.',
};

async function textOf({ tender, result }: Evaluated, given: SessionFacts): Promise<string> {
  const record = minutesRecord({ fingerprint }, result, given);
  // Blanks at line ends and line breaks are the layout's.
  return pdfText(await minutesPdf(tender, result, record)).replaceAll(/\s+/g, ' ');
}

describe('minutes as PDF', () => {
  const rich = richEvaluated();
  let text: string;
  beforeAll(async () => {
    text = await textOf(rich, facts);
  });

  it.each([
    ['date', 'Data del verbale 8 aprile 2027'],
    ['sittings', '8 aprile 2027, ore 09:00'],
    ['place', 'Bologna, sala riunioni'],
    ['appointment', 'Determina 12/2027'],
    ['members and no-conflict statements', 'Anna Rossi Presidente resa in data 8 aprile 2027'],
    ['a statement that was not made stays blank', 'Carla Neri Componente ________'],
    ['offers received', 'Offerte ricevute: 6'],
    ['exclusion before scoring, and why', 'Zeta Busta arrivata in ritardo.'],
    ['hashes of files', 'a'.repeat(64)],
    ['rules hash', 'c'.repeat(64)],
    ['coefficients of each commissioner with reasons', '1,00 0,50 0,50 0,6667 Piano dettagliato'],
    ['threshold rule', 'È esclusa l’offerta con meno di 25 punti tecnici'],
    ['threshold result', 'esclusa: Punteggio tecnico'],
    ['closing of the technical phase', 'Chiusura della fase tecnica 8 aprile 2027, ore 12:00'],
    ['opening of the economic envelopes', 'Apertura delle buste economiche 8 aprile 2027, ore 12:05:30'],
    ['prices', '16.500,00'],
    ['means, and over whom', 'sulle offerte ammesse'],
    ['totals and ranking', 'Graduatoria'],
    ['ties', 'Nessun pari merito'],
    ['seed', 'seme 20261124'],
    ['that uncertainty does not decide', 'la simulazione non sceglie l’aggiudicatario'],
    ['program version', 'esito 0.1.0'],
    ['standstill', '32 giorni'],
    ['notes', 'Nessuna osservazione.'],
    ['place to sign, the secretary’s too', 'Segretario verbalizzante: Dario Blu'],
  ])('carry %s', (_, words) => {
    expect(text).toContain(words);
  });

  it('carry every total, raw and final, and the hash of what was evaluated', () => {
    const points = (value: number, digits = 2): string => value.toFixed(digits).replace('.', ',');
    for (const { rawTotal } of rich.evaluation.scoring.technical) expect(text).toContain(points(rawTotal, 4));
    for (const { technicalPoints, economicPoints, total } of rich.evaluation.scoring.ranking)
      for (const value of [technicalPoints, economicPoints, total]) expect(text).toContain(points(value));
    expect(text).toContain(minutesRecord({ fingerprint }, rich.result, facts).inputsSha256);
  });

  it('invent nothing: what was not given is a line to write on, and the document says that it is a draft', async () => {
    const plain = tavi5Evaluated(1000);
    const document = minutes(
      plain.tender,
      plain.result,
      minutesRecord({ fingerprint }, plain.result, noFacts),
    );
    const blanks = document.blocks.flatMap((block) =>
      block.kind === 'fields' ? block.items.filter(({ value }) => value === null) : [],
    );
    expect(blanks.map(({ label }) => label)).toEqual([
      'Data del verbale',
      'Luogo',
      'Atto di nomina della commissione',
      'Data della nomina',
      'Chiusura della fase tecnica',
      'Apertura delle buste economiche',
      'Note della commissione',
    ]);
    const words = await textOf(plain, noFacts);
    expect(words).toContain('Bozza o prova');
    expect(words).not.toMatch(/undefined|NaN|null/);
    expect(text).not.toContain('Bozza o prova');
  });

  it('say it when somebody has judged who is not a member', async () => {
    const [president, ...others] = facts.members;
    const other = { ...president, name: 'Altra Persona' } as SessionFacts['members'][number];
    expect(await textOf(rich, { ...facts, members: [other, ...others] })).toContain(
      'non sono tra i componenti della commissione: Anna Rossi.',
    );
    expect(text).not.toContain('non sono tra i componenti');
  });

  it('change their hashes with what they are of', () => {
    const of = (given: SessionFacts, result = rich.result) => minutesRecord({ fingerprint }, result, given);
    const [lot] = rich.result.lots;
    if (lot === undefined) throw new Error('no lot');
    const other = { ...rich.result, lots: [{ ...lot, valuation: { ...lot.valuation, seed: 1 } }] };
    expect(of(facts, other).inputsSha256).not.toBe(of(facts).inputsSha256);
    expect(of(facts, other).technicalSha256).toEqual(of(facts).technicalSha256);
    expect(of({ ...facts, excluded: [] }).technicalSha256).not.toEqual(of(facts).technicalSha256);
  });
});
