import { describe, expect, it } from 'vitest';
import { formatFor } from '../../src/report/format.ts';
import { alternativesView } from '../../src/web/lot/alternativesView.ts';
import { lotView } from '../../src/web/lot/lotView.ts';
import { uncertaintyView } from '../../src/web/lot/uncertaintyView.ts';
import { firstLot, shippedTender } from '../support/tenders.ts';
import { uncertainTender } from '../support/uncertainTender.ts';

const tender = uncertainTender();
const lot = firstLot(tender);
const texts = (cells: readonly { readonly text: string }[]) => cells.map(({ text }) => text);

describe('the page of a lot', () => {
  it('shows what moves together with its source, and how strongly in ranks', () => {
    const { facts, tables } = uncertaintyView(lot, 'it', formatFor('it'));
    expect(facts.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Simulazioni: 10.000',
      'Seme: 20261124',
      'Errore standard voluto, probabilità: 0,5 punti percentuali',
      'Errore standard voluto, beneficio netto atteso e valore dell’informazione: 20\u00a0€ per paziente',
      'Legami tra grandezze incerte: Quelli della tabella',
    ]);
    const [correlations, groups] = tables;
    // 6/π·asin(0.4/2) = 0.3846
    expect(texts(correlations?.rows[2]?.cells ?? [])).toEqual([
      'Morte',
      'Ictus',
      'dentro ogni offerta',
      '0,4',
      '0,3846',
      'Valore inventato per la prova',
      '2026',
    ]);
    expect(correlations?.rows[0]?.cells[2]?.text).toBe('una volta per tutte le offerte');
    expect(texts(groups?.rows[1]?.cells ?? [])).toEqual(['Eventi gravi', 'Ictus; Morte']);
  });

  it('says that inputs are independent where nothing is declared, and shows no empty table', () => {
    const { facts, tables } = uncertaintyView(firstLot(shippedTender('tavi5')), 'en', formatFor('en'));
    expect(facts.at(-1)?.value).toBe('None declared: they are drawn independently');
    expect(tables).toEqual([]);
  });

  it('shows each alternative in full, with its weight', () => {
    const view = alternativesView(lot, 'en');
    expect(view?.weights.rows.map(({ cells }) => texts(cells))).toEqual([
      ['The lot’s own model', '60%'],
      ['Constant mortality', '30%'],
      ['Early events only', '10%'],
    ]);
    const [steady, tree] = view?.models ?? [];
    expect(steady?.model.markov?.transitions.caption).toBe('Constant mortality: Transitions in a cycle');
    expect(tree?.model.formulas.map(({ title }) => title)).toEqual([
      'Early events only: Effect per patient (QALY)',
      'Early events only: Cost of care per patient (€)',
    ]);
    expect(alternativesView(firstLot(shippedTender('tavi5')), 'en')).toBeNull();
  });

  it('gives every table an address of its own', () => {
    const published = { tender, fingerprint: 'f'.repeat(64) };
    const { model, alternatives, uncertainty } = lotView(published, lot, 'it', formatFor('it'));
    const markov = [model, ...(alternatives?.models ?? []).map((one) => one.model)].flatMap((one) =>
      one.markov === null ? [] : [one.markov.states.id, one.markov.transitions.id],
    );
    const ids = [...markov, alternatives?.weights.id, ...uncertainty.tables.map(({ id }) => id)];
    expect(ids).toHaveLength(7);
    expect(new Set(ids).size).toBe(7);
  });
});
