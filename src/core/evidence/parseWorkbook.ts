import { errorAt, hasErrors, type Parsed, type Problem } from '../problem.ts';
import type { Lot } from '../tender/lot.ts';
import { type PriceItem, priceItems, pricePerPatient } from '../tender/price.ts';
import { categoryCountProblems } from './categoryCounts.ts';
import { quantitativeCriteria, tabularCriteria } from './declarationsSheet.ts';
import { type OfferEvidence, type OfferPrice, offerId } from './evidence.ts';
import type { PublishedTender } from './evidenceForm.ts';
import { indicatorEvidence, withoutFile } from './indicatorEvidence.ts';
import { numberIn, placeOf, textIn } from './namedCell.ts';
import { ownDrawColumns } from './ownDrawColumns.ts';
import { structureProblems } from './structureProblems.ts';
import type { WorkbookContent } from './workbook.ts';
import { inputNames, sheetNames } from './workbookNames.ts';

/** A filled evidence workbook to what it says, with every wrong cell named. */
export function parseEvidenceWorkbook(
  workbook: WorkbookContent,
  published: PublishedTender,
  lot: Lot,
): Parsed<OfferEvidence> {
  const problems = structureProblems(workbook, published, lot, 'evidence');
  if (hasErrors(problems)) return { value: undefined, problems };
  const supplier = supplierName(workbook, problems);
  const draws = ownDrawColumns(workbook, lot);
  problems.push(...draws.problems);
  const evidence = lot.indicators.map((indicator) =>
    indicatorEvidence(workbook, indicator, draws.columns.get(indicator.id), problems),
  );
  const known = evidence.filter((one) => one !== undefined);
  problems.push(
    ...categoryCountProblems(lot, known, (id) => placeOf(workbook, inputNames.evidence(id, 'events'))),
  );
  const declarations = declaredLevels(workbook, lot, problems);
  const measures = declaredFigures(workbook, lot, problems);
  if (hasErrors(problems)) return { value: undefined, problems };
  return {
    value: {
      offer: offerId(supplier),
      supplier,
      lot: lot.id,
      evidence: known,
      declarations,
      measures,
    },
    problems,
  };
}

/** A filled price workbook to the price offered. */
export function parsePriceWorkbook(
  workbook: WorkbookContent,
  published: PublishedTender,
  lot: Lot,
): Parsed<OfferPrice> {
  const problems = structureProblems(workbook, published, lot, 'price');
  if (hasErrors(problems)) return { value: undefined, problems };
  const supplier = supplierName(workbook, problems);
  const prices = Object.fromEntries(
    priceItems(lot).map((item) => [item.code, offeredPrice(workbook, item, problems)]),
  );
  if (hasErrors(problems)) return { value: undefined, problems };
  return {
    value: {
      offer: offerId(supplier),
      supplier,
      lot: lot.id,
      price: pricePerPatient(lot, prices),
      prices,
      place: withoutFile(placeOf(workbook, inputNames.price(priceItems(lot)[0]?.code ?? ''))),
    },
    problems,
  };
}

/** The price of one item; 0 where there is a problem. */
function offeredPrice(
  workbook: WorkbookContent,
  { code, label, basePrice, unit }: PriceItem,
  problems: Problem[],
): number {
  const name = inputNames.price(code);
  const price = numberIn(workbook, name, { it: `${code} ${label.it}`, en: `${code} ${label.en}` }, problems);
  if (price === undefined) return 0;
  if (price <= 0) {
    problems.push(
      errorAt(
        placeOf(workbook, name),
        'price-not-positive',
        { it: `Il prezzo ${price} non è maggiore di zero.`, en: `The price ${price} is not above zero.` },
        {
          it: `Scrivere il prezzo in euro per ${unit.it}.`,
          en: `Write the price in euros per ${unit.en}.`,
        },
      ),
    );
  } else if (price > basePrice) {
    problems.push(
      errorAt(
        placeOf(workbook, name),
        'price-above-base',
        {
          it: `Il prezzo ${price} supera la base d’asta di ${basePrice} EUR.`,
          en: `The price ${price} exceeds the base price of ${basePrice} EUR.`,
        },
        { it: 'Offerte in aumento non sono ammesse.', en: 'Offers above the base price are not admitted.' },
      ),
    );
  }
  return price;
}

function supplierName(workbook: WorkbookContent, problems: Problem[]): string {
  const supplier = textIn(workbook, inputNames.supplier);
  if (offerId(supplier) === '' || supplier.length > 120) {
    problems.push(
      errorAt(
        placeOf(workbook, inputNames.supplier),
        'supplier-missing',
        {
          it: 'Manca la denominazione dell’offerente (lettere o cifre, al massimo 120 caratteri).',
          en: 'The supplier’s name is missing (letters or digits, at most 120 characters).',
        },
        {
          it: `Scriverla nel foglio «${sheetNames.supplier}».`,
          en: `Write it in the sheet “${sheetNames.supplier}”.`,
        },
      ),
    );
  }
  return supplier;
}

function declaredLevels(workbook: WorkbookContent, lot: Lot, problems: Problem[]): Record<string, string> {
  return Object.fromEntries(
    tabularCriteria(lot).map(({ code, label, rule }) => {
      const answer = textIn(workbook, inputNames.declaration(code));
      const allowed = rule.levels.map(({ id }) => id);
      if (!allowed.includes(answer)) {
        problems.push(
          errorAt(
            placeOf(workbook, inputNames.declaration(code)),
            'unknown-answer',
            answer === ''
              ? {
                  it: `${code} ${label.it}: manca la risposta.`,
                  en: `${code} ${label.en}: the answer is missing.`,
                }
              : {
                  it: `${code} ${label.it}: «${answer}» non è tra le risposte ammesse.`,
                  en: `${code} ${label.en}: “${answer}” is not an allowed answer.`,
                },
            { it: `Scegliere una di: ${allowed.join(', ')}.`, en: `Choose one of: ${allowed.join(', ')}.` },
          ),
        );
      }
      return [code, answer];
    }),
  );
}

function declaredFigures(workbook: WorkbookContent, lot: Lot, problems: Problem[]): Record<string, number> {
  return Object.fromEntries(
    quantitativeCriteria(lot).map(({ code, label, rule }) => {
      const name = inputNames.declaration(code);
      const what = { it: `${code} ${label.it}`, en: `${code} ${label.en}` };
      const figure = numberIn(workbook, name, what, problems);
      if (figure !== undefined && (figure < rule.least || figure > rule.most)) {
        problems.push(
          errorAt(
            placeOf(workbook, name),
            'figure-out-of-range',
            {
              it: `${what.it}: ${figure} non è tra ${rule.least} e ${rule.most} ${rule.unit}.`,
              en: `${what.en}: ${figure} is not between ${rule.least} and ${rule.most} ${rule.unit}.`,
            },
            {
              it: 'Controllare l’unità di misura e i decimali.',
              en: 'Check the unit of measurement and the decimals.',
            },
          ),
        );
      }
      return [code, figure ?? 0];
    }),
  );
}
