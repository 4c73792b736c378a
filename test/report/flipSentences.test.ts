import { describe, expect, it } from 'vitest';
import { flipSentences } from '../../src/report/sentences/flipSentences.ts';
import { richEvaluated, tavi5Evaluated } from './evaluation.ts';

const { lot, evaluation } = tavi5Evaluated(1000);

describe('flipSentences', () => {
  it('say how near the award is to changing, from every side', () => {
    const [probability, ...others] = flipSentences(lot, evaluation).map(({ it: text }) =>
      text.replaceAll('\u00a0', ' '),
    );
    expect(probability).toMatch(/^Nei mondi compatibili .* S5 sarebbe prima .* con probabilità 5\d,\d%/);
    expect(others).toEqual([
      'S2 sarebbe stata prima con un prezzo fino a 16.322,70 € invece di 16.500,00 €, cioè con 177,30 € in meno per paziente, le altre offerte invariate.',
      'A nessun prezzo sarebbe stata prima: S4.',
      'Nello studio di S5 basterebbe 1 evento in più (Ictus, ora 2 su 95; oppure Morte, ora 1 su 95) perché la prima fosse S2.',
      'La prima resta la stessa con λ da 3.645 a 62.470 €/QALY; oltre sarebbe prima: S3 fino a 3.644 e S2 da 62.471.',
      'Il prior pubblicato conta: sarebbe prima S2 con prior di Jeffreys (½ e ½) e prior uniforme (1 e 1).',
      'Con 4 scale di punteggio plausibili gli stessi dati danno prime diverse: S5, S2 e S1.',
    ]);
  });

  it('end with one full stop, whatever a supplier is called', () => {
    const rich = richEvaluated();
    const texts = flipSentences(rich.lot, rich.evaluation).flatMap(({ it: italian, en }) => [italian, en]);
    expect(texts.length).toBeGreaterThan(8);
    for (const text of texts) expect(text).toMatch(/[^.]\.$/);
    expect(texts.join()).not.toMatch(/undefined|NaN|Infinity/);
  });

  it('say nothing of a result from before it was kept, nor where lots decide', () => {
    const { flips: _, ...earlier } = evaluation;
    expect(flipSentences(lot, earlier)).toEqual([]);
    const ranking = evaluation.scoring.ranking.map((row) => ({ ...row, rank: 1 }));
    expect(flipSentences(lot, { ...evaluation, scoring: { ...evaluation.scoring, ranking } })).toEqual([]);
  });
});
