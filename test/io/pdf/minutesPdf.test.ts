import { beforeAll, describe, expect, it } from 'vitest';
import { minutesRecord } from '../../../src/actions/minutes.ts';
import { evaluateLot } from '../../../src/core/evaluation/evaluateLot.ts';
import { noFacts, type SessionFacts } from '../../../src/core/minutes/sessionFacts.ts';
import type { Text } from '../../../src/core/problem.ts';
import type { Criterion } from '../../../src/core/tender/criterion.ts';
import type { Lot } from '../../../src/core/tender/lot.ts';
import type { LotLimit } from '../../../src/core/tender/lotLimit.ts';
import { fingerprint } from '../../../src/io/fingerprint.ts';
import { minutesPdf } from '../../../src/io/pdf/minutesPdf.ts';
import { minutes } from '../../../src/report/minutes/minutes.ts';
import { type Evaluated, richEvaluated, tavi5Evaluated, tavi5Offers } from '../../report/evaluation.ts';
import { pdfText } from '../../support/pdfText.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';

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
  const record = minutesRecord({ fingerprint }, tender, result, given);
  // Blanks at line ends and line breaks are the layout's.
  return pdfText(await minutesPdf(tender, result, record)).replaceAll(/\s+/g, ' ');
}

/**
 * The five offers under rules that the shipped tenders lack: a criterion compared two by two, two price items, a test of anomaly,
 * several winners, and a limit over two lots.
 */
function manyRules(): Evaluated {
  const plain = shippedTender('tavi5');
  const plainLot = firstLot(plain);
  const { kind: _, article, ...rules } = plainLot.price as Extract<Lot['price'], { kind: 'per-patient' }>;
  const items = [
    { ...rules, code: 'B.1', weight: 20, label: text('Protesi'), basePrice: 20_000, quantity: 1000 },
    { ...rules, code: 'B.2', weight: 10, label: text('Assistenza'), basePrice: 500, quantity: 12 },
  ].map((item) => ({ ...item, unit: text('unità') }));
  const lot: Lot = {
    ...plainLot,
    criteria: [
      { ...(plainLot.criteria[0] as Criterion), weight: 60 },
      {
        code: 'A.2',
        letter: 'D',
        weight: 10,
        label: text('Facilità d’uso'),
        description: text('In sala.'),
        article: text('Disciplinare, art. 18'),
        rule: { kind: 'discretionary-pairwise', variant: 'A', fewerThanThree: 'pairwise' },
      },
    ],
    price: { kind: 'items', code: 'B', weight: 30, label: text('Prezzo'), article, items },
    award: {
      ...plainLot.award,
      anomaly: { kind: 'four-fifths', stage: 'after-rescaling', fewestOffers: 3 },
      winners: { kind: 'several', quotas: [0.6, 0.4], whenFewer: 'in-proportion' },
    },
  };
  const offers = tavi5Offers(lot).map((offer) => {
    const prices = { 'B.1': offer.price.price, 'B.2': 450 };
    return { ...offer, price: { ...offer.price, prices } };
  });
  const ids = offers.map(({ id }) => id);
  const commissioners = ['Anna Rossi', 'Bruno Verdi', 'Carla Neri'];
  const tables = commissioners.map((commissioner, at) => ({
    criterion: 'A.2',
    commissioner,
    reason: `Prova in sala numero ${at + 1}.`,
    preferences: ids.flatMap((first, row) =>
      ids.slice(row + 1).map((second) => ({
        first,
        second,
        preferred: at === 2 ? null : first,
        grade: at === 2 ? 1 : 3 + at,
      })),
    ),
  }));
  const committee = { commissioners, judgements: [], tables };
  const plan = { mode: 'audit', draws: 1000, seed: 1 } as const;
  const evaluation = { ...evaluateLot(lot, { offers, committee }, plan), committee };
  const second: Lot = { ...lot, id: '2' };
  const lotLimit: LotLimit = { kind: 'most', lots: 1, order: ['1', '2'], whenNoOther: 'not-awarded' };
  return {
    tender: { ...plain, lots: [lot, second], lotLimit },
    lot,
    evaluation,
    result: { ...tavi5Evaluated(1000).result, lots: [evaluation, { ...evaluation, lot: '2' }] },
  };
}

const text = (it: string): Text => ({ it, en: it });

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
    const { inputsSha256, packageSha256 } = minutesRecord({ fingerprint }, rich.tender, rich.result, facts);
    expect(text).toContain(inputsSha256);
    expect(text).toContain(packageSha256);
  });

  it('print every table of preferences, every price item, signs of anomaly, quotas and the limit over lots', async () => {
    const many = manyRules();
    const words = await textOf(many, facts);
    expect(words).toContain('s1 – s2'.toUpperCase());
    for (const told of ['S1 3', 'S1 4', 'parità', 'Bruno Verdi: Prova in sala numero 2.'])
      expect(words).toContain(told);
    for (const told of ['B.1 Protesi', 'B.2 Assistenza', 'Totale, per paziente', 'su 5 offerte'])
      expect(words).toContain(told);
    const { anomalies, quotas } = many.evaluation.scoring;
    expect(words.match(/\bsegnalata\b/g)?.length).toBeGreaterThanOrEqual(anomalies.length);
    expect(words).toContain('punti tecnici');
    expect(quotas).toHaveLength(2);
    for (const share of ['60,00%', '40,00%']) expect(words).toContain(share);
    const [first, second] = many.evaluation.scoring.ranking.map(({ offer }) => offer.toUpperCase());
    expect(words).toContain(`Lotti dopo il limite di aggiudicazione Lotto`);
    expect(words).toContain(`1 ${first} – 2 ${second} ${first}`);
  });

  it('invent nothing: what was not given is a line to write on, and the document says that it is a draft', async () => {
    const plain = tavi5Evaluated(1000);
    const document = minutes(
      plain.tender,
      plain.result,
      minutesRecord({ fingerprint }, plain.tender, plain.result, noFacts),
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
    const of = (given: SessionFacts, result = rich.result) =>
      minutesRecord({ fingerprint }, rich.tender, result, given);
    const [lot] = rich.result.lots;
    if (lot === undefined) throw new Error('no lot');
    const other = { ...rich.result, lots: [{ ...lot, valuation: { ...lot.valuation, seed: 1 } }] };
    expect(of(facts, other).packageSha256).not.toBe(of(facts).packageSha256);
    const fewer = { ...rich.result, lots: [{ ...lot, offers: lot.offers.slice(1) }] };
    expect(of(facts, fewer).inputsSha256).not.toBe(of(facts).inputsSha256);
    expect(of(facts, other).technicalSha256).toEqual(of(facts).technicalSha256);
    expect(of({ ...facts, excluded: [] }).technicalSha256).not.toEqual(of(facts).technicalSha256);
  });
});
