import { describe, expect, it } from 'vitest';
import { type ExplorationQuestion, exploreLot } from '../../src/core/evaluation/exploreLot.ts';
import { explorationSentence } from '../../src/report/sentences/explorationSentences.ts';
import { richEvaluated, tavi5Evaluated } from './evaluation.ts';

const { lot, evaluation } = tavi5Evaluated();
const answer = exploreLot(lot, evaluation.offers, evaluation.valuation.seed);
const said = (question: Partial<ExplorationQuestion>) =>
  explorationSentence(lot, evaluation, {
    ...evaluation,
    valuation: answer({ lambda: 40_000, prices: {}, ...question }),
  });

describe('explorationSentence', () => {
  // Source: tavi5-deterministic: at λ = 40,000 S5 leads; S3 costs least in all, so it leads at λ = 0.
  it('says who is best, whether that is another offer, and under which values', () => {
    expect(said({}).it).toMatch(
      /^Ai valori della gara .* è quello di S5: 214\.\d{3}\s€ per paziente \(errore standard/,
    );
    expect(said({ lambda: 0 }).en).toMatch(
      /^With λ = 0 €\/QALY the highest expected net monetary benefit moves from S5 to S3: −20,\d{3}\s€ per patient/,
    );
    expect(said({ lambda: 30_000, prices: { S1: 18_999.5 } }).it).toMatch(
      /^Con λ = 30\.000 €\/QALY e il prezzo di S1 a 18\.999,50\s€ .* resta quello di S5: /,
    );
  });

  it('counts prices when many have changed', () => {
    expect(said({ prices: { S1: 1, S2: 1, S3: 1 } }).it).toMatch(/^Con 3 prezzi cambiati il beneficio/);
  });

  it('names all offers that are exactly equal', () => {
    const [first, ...others] = evaluation.valuation.expected;
    const twins = [
      { ...first, strategy: 'S1' },
      { ...first, strategy: 'S2' },
    ] as typeof others;
    const valuation = { ...answer({ lambda: 20_000, prices: {} }), expected: twins };
    expect(explorationSentence(lot, evaluation, { ...evaluation, valuation }).it).toContain(
      'passa da S5 a S1 e S2 (alla pari): ',
    );
  });

  it('ends with one full stop, whatever a supplier is called', () => {
    const rich = richEvaluated();
    const valuation = exploreLot(rich.lot, rich.evaluation.offers, 1)({ lambda: 40_000, prices: {} });
    const text = explorationSentence(rich.lot, rich.evaluation, { ...rich.evaluation, valuation });
    expect(text.it).not.toMatch(/\.\./);
  });
});
