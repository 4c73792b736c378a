import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/core/evidence/evidence.ts';
import { evidenceForm } from '../../src/core/evidence/evidenceForm.ts';
import { parseEvidenceWorkbook } from '../../src/core/evidence/parseWorkbook.ts';
import { filledForm } from '../../src/core/evidence/workbook.ts';
import { inputNames } from '../../src/core/evidence/workbookNames.ts';
import type { Indicator } from '../../src/core/tender/indicator.ts';
import { formatFor } from '../../src/report/format.ts';
import { indicatorDefinition } from '../../src/web/lot/indicatorDefinition.ts';
import { parameterTable } from '../../src/web/lot/parameterTable.ts';
import { indicatorView } from '../../src/web/offer/indicatorView.ts';
import { allDraws, allFigures, lotWithAllForms } from '../support/allForms.ts';
import { firstLot, shippedTender } from '../support/tenders.ts';
import { contentOf, publishedForTest } from '../support/workbooks.ts';

const published = publishedForTest(shippedTender('tavi5'));
const lot = lotWithAllForms(firstLot(published.tender));
const filled = filledForm(evidenceForm(published, lot), {
  ...allFigures,
  ...allDraws,
  ...Object.fromEntries(lot.indicators.map(({ id }) => [inputNames.evidence(id, 'source'), 'Studio'])),
  [inputNames.supplier]: 'Alfa',
  [inputNames.declaration('A.2')]: 'three',
});
const { value: offer } = parseEvidenceWorkbook(contentOf(filled), published, lot);

/** Facts of one indicator on the page of the offer: label → value. */
function factsOf(id: string, locale: 'it' | 'en'): Record<string, unknown> {
  const evidence = offer?.evidence.find(({ indicator }) => indicator === id) as Evidence;
  const indicator = lot.indicators.find((one) => one.id === id) as Indicator;
  const view = indicatorView(lot, indicator, evidence, locale, formatFor(locale));
  expect(view.svg).not.toMatch(/NaN|Infinity|undefined/);
  expect(view.svg.length).toBeLessThan(12_000);
  return Object.fromEntries(view.facts.map(({ label, value }) => [label, value]));
}

describe('pages of a lot with every form of evidence', () => {
  it('show what a supplier gave, and what follows from it', () => {
    expect(factsOf('leak', 'it')).toMatchObject({
      'Dato fornito': 'Minimo 0,01 · Massimo 0,05',
      Distribuzione: 'Uniforme(0,01; 0,05)',
      Media: '0,03',
    });
    expect(factsOf('bleeding', 'en')).toMatchObject({ 'Figures given': '31 of 480 · comparator 52 of 481' });
    expect(factsOf('rehabilitation', 'en')).toMatchObject({
      'Figures given': 'Most likely value 9 · Lower limit 5 · Upper limit 17',
    });
    expect(factsOf('absence', 'it')).toMatchObject({
      'Dato fornito': 'Simulazioni del modello proprio 1.200',
      'Cella del file': 'Simulazioni!C2',
      Distribuzione: 'Empirica(1.200 simulazioni)',
    });
    for (const { id } of lot.indicators) {
      for (const locale of ['it', 'en'] as const) {
        expect(JSON.stringify(factsOf(id, locale))).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });

  it('show a ratio as the risk that follows from it, beside the baseline', () => {
    const facts = factsOf('readmission', 'en');
    expect(facts).toMatchObject({
      'Baseline risk the ratio applies to': 'base_readmission: 10.8%',
      Mean: '9.77%',
      'Minimum acceptable': '20% (the mean is better)',
    });
    expect(facts['95% interval']).toBe('8.11% – 11.7%');
  });

  it('say what is asked for, and how each shared parameter is known', () => {
    for (const locale of ['it', 'en'] as const) {
      const texts = JSON.stringify([
        lot.indicators.map((one) => indicatorDefinition(one, lot.parameters, locale)),
        parameterTable(lot, locale),
      ]);
      expect(texts).not.toMatch(/undefined|NaN|\[object/);
    }
    const asked = lot.indicators.map(
      (one) =>
        indicatorDefinition(one, lot.parameters, 'en').facts.find(
          ({ label }) => label === 'Figures asked for',
        )?.value,
    );
    expect(asked).toContain('mean and 95% interval; Beta distribution with these limits');
    expect(asked).toContain(
      'values below which 25% and 75% of the probability lie; Gamma distribution with these limits',
    );
    expect(asked).toContain(
      'draws of an own model, 1,000 to 20,000 rows, each value between 0 and 1; empirical distribution',
    );
    const known = JSON.stringify(parameterTable(lot, 'it'));
    for (const text of [
      'Uniforme, 8',
      'più probabile 12.000',
      'Beta, 52 su 481 osservati',
      'Beta, 5%: 0,07, 95%: 0,14',
      'Gamma, 10%: 80',
      'rapporto tra 30 su 100 e 60 su 100',
    ]) {
      expect(known).toContain(text);
    }
  });
});
