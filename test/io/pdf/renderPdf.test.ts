import { describe, expect, it } from 'vitest';
import { renderPdf } from '../../../src/io/pdf/renderPdf.ts';
import { evaluationReport } from '../../../src/report/evaluationReport.ts';
import {
  type Evaluated,
  evaluated,
  richEvaluated,
  tavi5Evaluated,
  tavi5Offers,
} from '../../report/evaluation.ts';

const createdAt = new Date('2027-04-01T10:00:00Z');
const plain = tavi5Evaluated(1000);

async function pdfText({ tender, result }: Evaluated, locale: 'it' | 'en'): Promise<string> {
  const bytes = await renderPdf(evaluationReport(tender, result, locale), { createdAt, compress: false });
  return Buffer.from(bytes).toString('latin1');
}

describe('renderPdf', () => {
  it('embeds DejaVu with the signs that the standard fonts lack', async () => {
    const pdf = await pdfText(plain, 'it');
    expect(pdf).toMatch(/\/FontName \/[A-Z]+\+DejaVuSans\b/);
    expect(pdf).toContain('/FontFile2');
    expect(pdf).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/);
    // − Δ λ € ± in the fonts' maps from glyph to character, which text extraction uses.
    for (const sign of ['2212', '0394', '03bb', '20ac', '00b1']) expect(pdf).toContain(`<${sign}>`);
  });

  it('is tagged, titled and says its language', async () => {
    const pdf = await pdfText(plain, 'en');
    expect(pdf).toContain('/Lang (en-GB)');
    expect(pdf).toContain('/Marked true');
    expect(pdf).toContain('/DisplayDocTitle true');
    for (const type of ['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure'])
      expect(pdf).toContain(`/S /${type}\n`);
  });

  it('has the same bytes for the same document and time', async () => {
    const report = evaluationReport(plain.tender, plain.result, 'it');
    const [one, two] = [await renderPdf(report, { createdAt }), await renderPdf(report, { createdAt })];
    expect(Buffer.compare(one, two)).toBe(0);
  });

  it('fits five offers on about fifteen pages, and reports of any size', async () => {
    const pages = (pdf: string): number => pdf.match(/\/Type \/Page\n/g)?.length ?? 0;
    expect(pages(await pdfText(plain, 'it'))).toBeLessThanOrEqual(15);
    expect(pages(await pdfText(richEvaluated(), 'en'))).toBeLessThanOrEqual(20);
    const single = evaluated(plain.tender, tavi5Offers(plain.lot).slice(0, 1), { draws: 1000 });
    expect(pages(await pdfText(single, 'it'))).toBeGreaterThan(3);
    const threshold = { kind: 'technical-total', points: 71, stage: 'before-rescaling' } as const;
    const lot = { ...plain.lot, award: { ...plain.lot.award, threshold } };
    const none = evaluated({ ...plain.tender, lots: [lot] }, tavi5Offers(lot), { draws: 1000 });
    expect(await pdfText(none, 'it')).not.toContain('NaN');
  });
});
