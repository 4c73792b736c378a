import { amountText } from '../numbers/amountText.ts';
import { errorAt, hasErrors, type Parsed, type Problem, type Text } from '../problem.ts';
import type { LifeCycleCostRule } from '../tender/lifeCycleCost.ts';
import type { Lot } from '../tender/lot.ts';
import { type PriceItem, priceItems, pricePerPatient } from '../tender/price.ts';
import { categoryCountProblems } from './categoryCounts.ts';
import { quantitativeCriteria, tabularCriteria } from './declarationsSheet.ts';
import { type OfferEvidence, type OfferPrice, offerId } from './evidence.ts';
import type { PublishedTender } from './evidenceForm.ts';
import { indicatorEvidence, withoutFile } from './indicatorEvidence.ts';
import { lifeCycleCost } from './lifeCycleCost.ts';
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
  const items = priceItems(lot);
  const amounts = Object.fromEntries(
    items.flatMap((item) =>
      item.lifeCycleCost === undefined
        ? []
        : [[item.code, offeredAmounts(workbook, item, item.lifeCycleCost, problems)]],
    ),
  );
  const prices = Object.fromEntries(
    items.map((item) => [
      item.code,
      item.lifeCycleCost === undefined
        ? offeredPrice(workbook, item, problems)
        : offeredCost(workbook, item, item.lifeCycleCost, amounts[item.code] ?? {}, problems),
    ]),
  );
  if (hasErrors(problems)) return { value: undefined, problems };
  const [first] = items;
  const firstComponent = first?.lifeCycleCost?.components[0];
  const firstName =
    firstComponent === undefined
      ? inputNames.price(first?.code ?? '')
      : inputNames.amount(first?.code ?? '', firstComponent.id);
  return {
    value: {
      offer: offerId(supplier),
      supplier,
      lot: lot.id,
      price: pricePerPatient(lot, prices),
      prices,
      amounts,
      place: withoutFile(placeOf(workbook, firstName)),
    },
    problems,
  };
}

/** The components of a life-cycle cost, by their ids; 0 where there is a problem. */
function offeredAmounts(
  workbook: WorkbookContent,
  { code, label }: PriceItem,
  { components }: LifeCycleCostRule,
  problems: Problem[],
): Record<string, number> {
  return Object.fromEntries(
    components.map((component) => {
      const name = inputNames.amount(code, component.id);
      const what: Text = {
        it: `${code} ${label.it}, ${component.label.it}`,
        en: `${code} ${label.en}, ${component.label.en}`,
      };
      const amount = numberIn(workbook, name, what, problems);
      if (amount !== undefined && amount < 0 && component.when !== 'at-end') {
        problems.push(
          errorAt(
            placeOf(workbook, name),
            'amount-negative',
            { it: `${what.it}: ${amount} è negativo.`, en: `${what.en}: ${amount} is negative.` },
            {
              it: 'Scrivere un importo di almeno 0; solo ciò che resta al termine può avere un valore negativo.',
              en: 'Write an amount of at least 0; only what is left at the end may be negative.',
            },
          ),
        );
      }
      return [component.id, amount ?? 0];
    }),
  );
}

/** The life-cycle cost of one item. */
function offeredCost(
  workbook: WorkbookContent,
  { code, label, basePrice }: PriceItem,
  rule: LifeCycleCostRule,
  amounts: Readonly<Record<string, number>>,
  problems: Problem[],
): number {
  if (hasErrors(problems)) return 0;
  const { cost } = lifeCycleCost(rule, amounts);
  if (cost > 0 && cost <= basePrice) return cost;
  const rounded = amountText(Number(cost.toFixed(2)));
  problems.push(
    errorAt(
      placeOf(workbook, inputNames.amount(code, rule.components[0]?.id ?? '')),
      cost > 0 ? 'price-above-base' : 'price-not-positive',
      {
        it: `${code} ${label.it}: il costo del ciclo di vita è ${rounded.it} EUR; deve essere maggiore di 0 e non superare la base d’asta di ${amountText(basePrice).it} EUR.`,
        en: `${code} ${label.en}: the life-cycle cost is ${rounded.en} EUR; it must be above 0 and not exceed the base price of ${amountText(basePrice).en} EUR.`,
      },
      { it: 'Controllare gli importi delle voci.', en: 'Check the amounts of the components.' },
    ),
  );
  return 0;
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
          it: `Il prezzo ${amountText(price).it} supera la base d’asta di ${amountText(basePrice).it} EUR.`,
          en: `The price ${amountText(price).en} exceeds the base price of ${amountText(basePrice).en} EUR.`,
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
