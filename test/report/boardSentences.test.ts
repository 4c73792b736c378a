import { describe, expect, it } from 'vitest';
import { precisionOf } from '../../src/core/valuation/drawsNeeded.ts';
import { boardSentences } from '../../src/report/boardSentences.ts';
import { formatFor } from '../../src/report/format.ts';
import { golden } from '../support/golden.ts';
import { pricedBy } from '../support/pricedBy.ts';
import {
  type Evaluated,
  evaluated,
  markovEvaluated,
  richEvaluated,
  tavi5Evaluated,
  tavi5Offers,
} from './evaluation.ts';

const plain = tavi5Evaluated();
const rich = richEvaluated();

function said({ lot, evaluation }: Evaluated, id: string) {
  const sentence = boardSentences(lot, evaluation).find((one) => one.id === id);
  if (sentence === undefined) throw new Error(`nothing said of ${id}`);
  return sentence.text;
}

describe('boardSentences', () => {
  // Source: tavi5-psa, P(best) of S5 = 0.5394.
  it('counts possible worlds as the golden case does, with the standard error', () => {
    const { it: italian, en } = said(plain, 'worlds-S5');
    const worlds = Number(/in (\d+) mondi/.exec(italian)?.[1]);
    expect(Math.abs(worlds - 100 * golden('tavi5-psa').expected.probBestNmb.S5)).toBeLessThan(2);
    expect(italian).toBe(
      `L’offerta di S5 è la migliore in ${worlds} mondi possibili su 100 (errore standard 0,5).`,
    );
    expect(en).toBe(`The offer of S5 is best in ${worlds} of 100 possible worlds (standard error 0.5).`);
  });

  // Source: tavi5-deterministic, notes: price-only (S4) costs 3211.56 EUR per patient against S5.
  it('says what price alone would have cost', () => {
    expect(said(plain, 'price-only')).toEqual({
      it: 'Al solo prezzo sarebbe stata prima S4: 3.212\u00a0€ per paziente (3.211.561\u00a0€ sul contratto) di beneficio monetario netto in meno rispetto a S5.',
      en: 'On price alone S4 would have come first: 3,212\u00a0€ per patient (3,211,561\u00a0€ over the contract) less net monetary benefit than S5.',
    });
  });

  it('says who comes first, and whether that is the best value', () => {
    expect(said(plain, 'award').it).toMatch(
      /^Con le regole pubblicate è prima l’offerta di S5 con 78,24676 punti su 100/,
    );
    expect(said(plain, 'net-benefit').en).toContain(
      'S5 is also the offer with the highest net monetary benefit',
    );
    const lot = pricedBy(plain.lot, { kind: 'bilinear', x: 0.85 });
    const bilinear = evaluated({ ...plain.tender, lots: [lot] }, tavi5Offers(plain.lot), {
      draws: 1000,
    });
    // Source: tavi5-points-price-separate: S2 wins under this formula, S5 has the best NMB.
    expect(said(bilinear, 'award').it).toContain('è prima l’offerta di S2');
    expect(said(bilinear, 'net-benefit').it).toContain('è invece di S5: 476\u00a0€ per paziente');
    expect(said(bilinear, 'worlds-S2').it).toContain('è la migliore in');
    expect(said(bilinear, 'worlds-S5').it).toContain('è la migliore in');
  });

  it('gives the value of information per patient and for the contract, with standard errors', () => {
    const { en } = said(plain, 'information-value');
    const figures =
      /at most ([\d,]+)\u00a0€ per patient \(standard error ([\d,]+)\u00a0€\), that is ([\d,]+)\u00a0€ over the contract of 1,000 patients \(standard error ([\d,]+)\u00a0€\)/
        .exec(en)
        ?.slice(1)
        .map((text) => Number(text.replaceAll(',', ''))) as number[];
    const [value, error, contract, contractError] = figures as [number, number, number, number];
    expect(Math.abs(value - golden('tavi5-psa').expected.evpiPerPatient)).toBeLessThan(4 * error);
    // Figures per patient are rounded to the euro.
    expect(Math.abs(contract - 1000 * value)).toBeLessThanOrEqual(500);
    expect(Math.abs(contractError - 1000 * error)).toBeLessThanOrEqual(500);
  });

  it('warns of probabilities that a Markov model brought back, in draws and in the exact figures', () => {
    const ids = (one: Evaluated): string[] =>
      boardSentences(one.lot, one.evaluation)
        .map(({ id }) => id)
        .filter((id) => id.startsWith('adjusted'));
    expect(ids(markovEvaluated())).toEqual([]);
    const sometimes = markovEvaluated({ mortality: { mean: 0.36, se: 0.03 } });
    expect(ids(sometimes)).toContain('adjusted-draws-S1');
    expect(ids(sometimes)).not.toContain('adjusted-S1');
    const { en } = said(sometimes, 'adjusted-draws-S1');
    expect(en).toMatch(/^In the simulation of S1 .* in \d+ of 1,000 draws and were brought back\.$/);
    const always = markovEvaluated({ mortality: { mean: 0.5, se: 0.01 } });
    expect(said(always, 'adjusted-S1').it).toContain('escono dai limiti 0–1');
    expect(said(always, 'adjusted-draws-S1').it).toContain('in 1.000 casi su 1.000');
  });

  it('names the three parameters worth most research, whose they are, and their standard errors', () => {
    const [first] = plain.evaluation.valuation.parameterInformation;
    const { it: italian, en } = said(plain, 'research');
    expect(first).toMatchObject({ parameter: 'death', strategy: 'S5' });
    const figures = [first?.value.value, first?.value.standardError].map((value) => Math.round(value ?? 0));
    expect(italian).toContain(
      `I tre parametri per cui altre evidenze varrebbero di più sono Morte (offerta di S5: ${figures[0]}\u00a0€ per paziente, errore standard ${figures[1]}\u00a0€), `,
    );
    expect(en).toMatch(
      /^The three parameters worth most research are Death \(offer of S5: .+\), .+ and .+\)\.$/,
    );
  });

  it('says so when no parameter alone is worth research, and nothing when none is uncertain', () => {
    const [one] = tavi5Offers(plain.lot);
    if (one === undefined) throw new Error('no offers');
    const dear = { ...one, id: 'S9', supplier: 'S9', price: { ...one.price, price: 30_000 } };
    const sure = evaluated(plain.tender, [one, dear], { draws: 1000 });
    expect(said(sure, 'no-research').en).toContain('does not pay');
    const valuation = { ...sure.evaluation.valuation, parameterInformation: [] };
    const ids = boardSentences(sure.lot, { ...sure.evaluation, valuation }).map(({ id }) => id);
    expect(ids.filter((id) => id.includes('research'))).toEqual([]);
  });

  it('says whether the draws are enough for the precision that is asked for, and how many are missing', () => {
    const { valuation } = rich.evaluation;
    const missing = Math.max(...(valuation.precision?.rows.map((row) => row.missing) ?? []));
    expect(missing).toBeGreaterThan(1000);
    expect(said(rich, 'precision').it).toMatch(
      new RegExp(
        `^Per la precisione chiesta servono ancora ${formatFor('it').number(missing)} simulazioni oltre alle 1.000 fatte: ora l’errore standard è di 1,57 punti percentuali sulla probabilità di essere la migliore \\(chiesti 0,50\\)`,
      ),
    );
    const precision = precisionOf(
      { probability: 0.02, euros: 1000 },
      1000,
      valuation.expected,
      valuation.atWillingnessToPay,
    );
    const enough = { ...rich, evaluation: { ...rich.evaluation, valuation: { ...valuation, precision } } };
    expect(said(enough, 'precision').it).toMatch(/^1.000 simulazioni bastano alla precisione chiesta: /);
    const unasked = { ...plain.evaluation, valuation: { ...plain.evaluation.valuation, precision: null } };
    expect(boardSentences(plain.lot, unasked).map(({ id }) => id)).not.toContain('precision');
  });

  it('says whether another model changes the leader, and what the mixture says', () => {
    expect(said(rich, 'alternatives').en).toBe(
      'Which offer has the highest expected net benefit depends on the model: it is that of Epsilon Biomedical Instruments and Systems Europe B.V. with “Model of the tender”, but that of Alfa Medicale S.p.A. & Figli di Reggio Emilia with “lifetime”.',
    );
    expect(said(rich, 'alternatives-mixture').it).toMatch(
      /^Tenendo conto di tutti i modelli .* l’offerta di Epsilon Biomedical .*, che è la migliore con probabilità \d+,\d% \(errore standard \d,\d\)\.$/,
    );
    const { valuation } = rich.evaluation;
    const rows = valuation.alternatives?.rows.filter(({ alternative }) => alternative !== 'lifetime') ?? [];
    const same = { ...rich.evaluation, valuation: { ...valuation, alternatives: { rows } } };
    expect(said({ ...rich, evaluation: same }, 'alternatives').en).toContain('remains that of Epsilon');
  });

  it('warns of excluded offers and missing evidence', () => {
    expect(said(rich, 'excluded-S4').it).toBe(
      'Delta è esclusa. Punteggio tecnico 23,2307 sotto la soglia di sbarramento di 25.',
    );
    expect(said(rich, 'missing-S4').en).toMatch(
      /^Delta gave no evidence on: New permanent pacemaker and Stroke\./,
    );
    expect(said(rich, 'worlds-meaning').en).toContain('excluded ones too');
  });

  it('ends no sentence with two stops after a name such as S.r.l.', () => {
    expect(said(rich, 'price-only').it).toMatch(/Europe B\.V\.$/);
    for (const { text } of boardSentences(rich.lot, rich.evaluation)) {
      expect(text.it + text.en).not.toMatch(/\.\.(?!\.)/);
    }
  });

  it('speaks of a tie for the first place', () => {
    const [one] = tavi5Offers(plain.lot);
    if (one === undefined) throw new Error('no offers');
    const tied = evaluated(plain.tender, [one, { ...one, id: 'S9', supplier: 'S9' }], { draws: 1000 });
    expect(said(tied, 'award').it).toContain('S1 e S9 sono prime a pari merito');
    expect(said(tied, 'tie-S1-S9').en).toContain('this decides: drawing of lots');
  });

  it('says so when no offer is admitted', () => {
    // More than the criteria can give.
    const threshold = { kind: 'technical-total', points: 71, stage: 'before-rescaling' } as const;
    const lot = { ...plain.lot, award: { ...plain.lot.award, threshold } };
    const none = evaluated({ ...plain.tender, lots: [lot] }, tavi5Offers(lot), { draws: 1000 });
    expect(said(none, 'award').en).toBe('No offer is admitted: the lot cannot be awarded.');
  });
});
