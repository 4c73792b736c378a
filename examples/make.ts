import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { offerId } from '../src/core/evidence/evidence.ts';
import type { EvidenceField } from '../src/core/evidence/evidenceFields.ts';
import { evidenceForm } from '../src/core/evidence/evidenceForm.ts';
import { priceForm } from '../src/core/evidence/priceForm.ts';
import { filledForm } from '../src/core/evidence/workbook.ts';
import { inputNames } from '../src/core/evidence/workbookNames.ts';
import { parseTender } from '../src/core/tender/parseTender.ts';
import { writeWorkbook } from '../src/io/excel/writeWorkbook.ts';
import { fingerprint } from '../src/io/fingerprint.ts';
import { readYaml } from '../src/io/yaml.ts';

/**
 * Writes the example workbooks from each folder's `offers.yaml`. Run it after a change of a tender definition:
 * the workbooks carry the definition's fingerprint.
 */
const offersSchema = z.array(
  z.strictObject({
    supplier: z.string(),
    /** By code of the price item. */
    prices: z.record(z.string(), z.number()),
    declarations: z.record(z.string(), z.union([z.string(), z.number()])),
    evidence: z.record(z.string(), z.record(z.string(), z.union([z.number(), z.string()]))),
  }),
);

for (const entry of readdirSync(import.meta.dirname, { withFileTypes: true })) {
  const folder = join(import.meta.dirname, entry.name);
  if (!existsSync(join(folder, 'offers.yaml'))) continue;
  const definition = join(import.meta.dirname, '../tenders', `${entry.name}.yaml`);
  const { data, locate } = readYaml(readFileSync(definition, 'utf8'), definition);
  const tender = parseTender(data, locate).value;
  const lot = tender?.lots[0];
  if (tender === undefined || lot === undefined) throw new Error(`${definition} is not a valid tender`);
  const published = { tender, fingerprint: fingerprint(tender) };
  const offers = offersSchema.parse(readYaml(readFileSync(join(folder, 'offers.yaml'), 'utf8'), folder).data);
  for (const { supplier, prices, declarations, evidence } of offers) {
    const values = {
      [inputNames.supplier]: supplier,
      ...Object.fromEntries(
        Object.entries(evidence).flatMap(([indicator, figures]) =>
          Object.entries(figures).map(([field, value]) => [
            inputNames.evidence(indicator, field as EvidenceField | 'source' | 'note'),
            value,
          ]),
        ),
      ),
      ...Object.fromEntries(
        Object.entries(declarations).map(([criterion, level]) => [inputNames.declaration(criterion), level]),
      ),
    };
    const file = join(folder, offerId(supplier));
    writeFileSync(
      `${file}.evidenze.xlsx`,
      await writeWorkbook(filledForm(evidenceForm(published, lot), values)),
    );
    writeFileSync(
      `${file}.prezzo.xlsx`,
      await writeWorkbook(
        filledForm(priceForm(published, lot), {
          [inputNames.supplier]: supplier,
          ...Object.fromEntries(
            Object.entries(prices).map(([item, price]) => [inputNames.price(item), price]),
          ),
        }),
      ),
    );
  }
}
