import { type OfferEvidence, type OfferPrice, offerId } from '../evidence/evidence.ts';
import type { EvidenceField } from '../evidence/evidenceFields.ts';
import { evidenceForm, type PublishedTender } from '../evidence/evidenceForm.ts';
import { parseEvidenceWorkbook, parsePriceWorkbook } from '../evidence/parseWorkbook.ts';
import { priceForm } from '../evidence/priceForm.ts';
import { filledForm, formContent, type WorkbookContent, type WorkbookForm } from '../evidence/workbook.ts';
import { inputNames } from '../evidence/workbookNames.ts';
import { errorAt, hasErrors, LISTED, type Parsed, type Place, type Problem, type Text } from '../problem.ts';
import { type Committee, noCommittee } from '../scoring/committee.ts';
import { parseCommittee } from '../scoring/parseCommittee.ts';
import type { Lot } from '../tender/lot.ts';
import type { Locate } from '../tender/parseTender.ts';
import { assembleOffers, type LotOffers, type Received } from './assembleOffers.ts';
import { cellOf, type LotInputs } from './packageInputs.ts';

type OfferInputs = LotInputs['offers'][number];

/**
 * The inputs of a package as an evaluation takes them. They are written into the tender's own workbooks and read from there,
 * so that whatever an upload would refuse is refused here too, and every distribution is derived again.
 * @param locate where a path below the inputs of this lot stands
 */
export function offersOf(
  published: PublishedTender,
  lot: Lot,
  inputs: LotInputs,
  locate: Locate,
): Parsed<LotOffers> {
  const { offers, committee } = inputs;
  const problems: Problem[] = [];
  const evidences: Received<OfferEvidence>[] = [];
  const prices: Received<OfferPrice>[] = [];
  offers.forEach((offer, at) => {
    const evidence = evidenceOf(published, lot, offer, locate(['offers', at, 'evidence']));
    const price = priceOf(published, lot, offer, locate(['offers', at, 'price']));
    problems.push(...evidence.problems, ...price.problems);
    if (evidence.value !== undefined)
      evidences.push({ content: evidence.value, sha256: offer.evidence.sha256 });
    if (price.value !== undefined) prices.push({ content: price.value, sha256: offer.price.sha256 });
  });
  const judged = committeeOf(lot, committee, (path) => locate(['committee', ...path]));
  problems.push(...judged.problems.filter(({ severity }) => severity === 'error'));
  if (judged.value === undefined || hasErrors(problems)) return { value: undefined, problems };
  const assembled = assembleOffers(lot, evidences, prices, judged.value, excludedFrom(inputs));
  return {
    value: assembled.value,
    problems: assembled.problems.map((one) => ({ ...one, where: locate(['offers']) })),
  };
}

function evidenceOf(
  published: PublishedTender,
  lot: Lot,
  { supplier, evidence: { indicators, declarations, measures } }: OfferInputs,
  where: Place,
): Parsed<OfferEvidence> {
  const places = new Map(indicators.map(({ indicator, place }) => [indicator, place]));
  if (places.size < indicators.length || indicators.length < lot.indicators.length)
    return { value: undefined, problems: [notEachOnce(where)] };
  const workbook = filledWith(
    evidenceForm(published, lot),
    {
      [inputNames.supplier]: supplier,
      ...Object.fromEntries(
        indicators.flatMap(({ indicator, given, draws, source, note }) => {
          const nameOf = (field: string) => inputNames.evidence(indicator, field as EvidenceField);
          return [
            ...Object.entries(given).map(([field, value]) => [nameOf(field), value]),
            ...(draws === undefined ? [] : [[inputNames.draws(indicator), draws]]),
            [nameOf('source'), source],
            [nameOf('note'), note],
          ];
        }),
      ),
      ...Object.fromEntries(
        [...Object.entries(declarations), ...Object.entries(measures)].map(([code, answer]) => [
          inputNames.declaration(code),
          answer,
        ]),
      ),
    },
    where,
  );
  if (workbook.value === undefined) return { value: undefined, problems: workbook.problems };
  const { value, problems } = parseEvidenceWorkbook(workbook.value, published, lot);
  return {
    value: value && {
      ...value,
      evidence: value.evidence.map((one) => ({ ...one, place: places.get(one.indicator) ?? one.place })),
    },
    problems: errorsIn(problems, where),
  };
}

function priceOf(
  published: PublishedTender,
  lot: Lot,
  { price: { supplier, prices, amounts, place } }: OfferInputs,
  where: Place,
): Parsed<OfferPrice> {
  const workbook = filledWith(
    priceForm(published, lot),
    {
      [inputNames.supplier]: supplier,
      ...Object.fromEntries(Object.entries(prices).map(([item, price]) => [inputNames.price(item), price])),
      ...Object.fromEntries(
        Object.entries(amounts).flatMap(([item, components]) =>
          Object.entries(components).map(([component, amount]) => [
            inputNames.amount(item, component),
            amount,
          ]),
        ),
      ),
    },
    where,
  );
  if (workbook.value === undefined) return { value: undefined, problems: workbook.problems };
  const { value, problems } = parsePriceWorkbook(workbook.value, published, lot);
  return { value: value && { ...value, place }, problems: errorsIn(problems, where) };
}

/** The tender's own workbook with these values in its named cells; a value without a cell is a problem. */
function filledWith(
  form: WorkbookForm,
  values: Parameters<typeof filledForm>[1],
  where: Place,
): Parsed<WorkbookContent> {
  const names = new Set(form.sheets.flatMap(({ cells }) => cells.map(({ name }) => name)));
  const unknown = Object.keys(values).filter((name) => !names.has(name));
  if (unknown.length === 0)
    return { value: formContent(filledForm(form, values), where.file ?? ''), problems: [] };
  const list = unknown.slice(0, LISTED).join(', ');
  return {
    value: undefined,
    problems: [
      errorAt(
        where,
        'not-asked-for',
        {
          it: `Dati che la gara non chiede: ${list}.`,
          en: `Figures that the tender does not ask for: ${list}.`,
        },
        packageMend,
      ),
    ],
  };
}

function committeeOf(
  lot: Lot,
  { commissioners, judgements, tables }: Committee,
  locate: Locate,
): Parsed<Committee> {
  // A lot without discretionary criteria needs no committee.
  if (commissioners.length + judgements.length + tables.length === 0)
    return { value: noCommittee, problems: [] };
  const file = {
    commissioners,
    judgements: judgements.map(({ criterion, offer, coefficients, reason }) => ({
      lot: lot.id,
      criterion,
      supplier: offer,
      coefficients,
      reason,
    })),
    tables: tables.map(({ preferences, ...table }) => ({
      ...table,
      lot: lot.id,
      preferences: preferences.map(({ first, second, preferred, grade }) =>
        preferred === null ? { first, second, parity: true } : { first, second, preferred, grade },
      ),
    })),
  };
  return parseCommittee(file, lot, locate);
}

/** Offers that stand in the tables of the committee and are not among those evaluated: excluded beforehand. */
function excludedFrom({ offers, committee }: LotInputs): ReadonlySet<string> {
  const evaluated = new Set(offers.map(({ supplier }) => offerId(supplier)));
  const compared = committee.tables.flatMap(({ preferences }) =>
    preferences.flatMap(({ first, second }) => [first, second]),
  );
  return new Set(compared.filter((id) => !evaluated.has(id)));
}

/** Errors that an upload would have met, at the place of the offer, with the cell where the workbook has the figure. */
function errorsIn(problems: readonly Problem[], where: Place): Problem[] {
  return problems
    .filter(({ severity }) => severity === 'error')
    .map((one) => ({ ...one, where: { ...where, ...cellOf(one.where) } }));
}

function notEachOnce(where: Place): Problem {
  return errorAt(
    where,
    'indicators-not-each-once',
    {
      it: 'Ogni indicatore del lotto deve comparire una volta sola.',
      en: 'Each indicator of the lot must appear exactly once.',
    },
    packageMend,
  );
}

/** What to do about a package that cannot be computed again. */
export const packageMend: Text = {
  it: 'Il pacchetto non è come il programma lo scrive: chiederne una copia a chi lo ha prodotto.',
  en: 'The package is not as the program writes it: ask whoever made it for a copy.',
};
