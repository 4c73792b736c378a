import {
  errorAt,
  hasErrors,
  type Parsed,
  type Place,
  type Problem,
  type Text,
  warningAt,
} from '../problem.ts';
import type { Indicator } from '../tender/indicator.ts';
import type { Lot } from '../tender/lot.ts';
import { categoryCountProblems } from './categoryCounts.ts';
import { tabularCriteria } from './declarationsSheet.ts';
import {
  distributionFromEvidence,
  type Evidence,
  type OfferEvidence,
  type OfferPrice,
  offerId,
} from './evidence.ts';
import { type EvidenceField, fieldLabels, fieldsOf } from './evidenceFields.ts';
import type { PublishedTender } from './evidenceForm.ts';
import { figureProblems } from './figureProblems.ts';
import { cellNamed, numberIn, placeOf, textIn } from './namedCell.ts';
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
  const evidence = lot.indicators.map((indicator) => indicatorEvidence(workbook, indicator, problems));
  const known = evidence.filter((one) => one !== undefined);
  problems.push(
    ...categoryCountProblems(lot, known, (id) => placeOf(workbook, inputNames.evidence(id, 'events'))),
  );
  const declarations = declaredLevels(workbook, lot, problems);
  if (hasErrors(problems)) return { value: undefined, problems };
  return {
    value: {
      offer: offerId(supplier),
      supplier,
      lot: lot.id,
      evidence: known,
      declarations,
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
  const place = placeOf(workbook, inputNames.price);
  const price = numberIn(workbook, inputNames.price, { it: 'Prezzo', en: 'Price' }, problems);
  if (price !== undefined && price <= 0) {
    problems.push(
      errorAt(
        place,
        'price-not-positive',
        { it: `Il prezzo ${price} non è maggiore di zero.`, en: `The price ${price} is not above zero.` },
        { it: 'Scrivere il prezzo per paziente in euro.', en: 'Write the price per patient in euros.' },
      ),
    );
  } else if (price !== undefined && price > lot.basePrice) {
    problems.push(
      errorAt(
        place,
        'price-above-base',
        {
          it: `Il prezzo ${price} supera la base d’asta di ${lot.basePrice} EUR.`,
          en: `The price ${price} exceeds the base price of ${lot.basePrice} EUR.`,
        },
        { it: 'Offerte in aumento non sono ammesse.', en: 'Offers above the base price are not admitted.' },
      ),
    );
  }
  if (price === undefined || hasErrors(problems)) return { value: undefined, problems };
  return {
    value: { offer: offerId(supplier), supplier, lot: lot.id, price, place: withoutFile(place) },
    problems,
  };
}

/** Sheet and cell only: what a file happens to be called must not change a result. */
function withoutFile({ file: _, ...place }: Place): Place {
  return place;
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

function indicatorEvidence(
  workbook: WorkbookContent,
  indicator: Indicator,
  problems: Problem[],
): Evidence | undefined {
  const fields = fieldsOf(indicator.evidence);
  const nameOf = (field: EvidenceField): string => inputNames.evidence(indicator.id, field);
  const source = textIn(workbook, inputNames.evidence(indicator.id, 'source'));
  const note = textIn(workbook, inputNames.evidence(indicator.id, 'note'));
  const place = placeOf(workbook, nameOf(fields[0] as EvidenceField));

  if (fields.every((field) => cellNamed(workbook, nameOf(field)).kind === 'empty')) {
    problems.push(nothingGiven(indicator, place));
    const given = {};
    return {
      indicator: indicator.id,
      given,
      source,
      note,
      place: withoutFile(place),
      distribution: distributionFromEvidence(indicator, given),
    };
  }

  const found: Problem[] = [];
  const given: Partial<Record<EvidenceField, number>> = {};
  for (const field of fields) {
    const label: Text = {
      it: `${indicator.label.it}, ${fieldLabels[field].it.toLowerCase()}`,
      en: `${indicator.label.en}, ${fieldLabels[field].en.toLowerCase()}`,
    };
    const value = numberIn(workbook, nameOf(field), label, found);
    if (value !== undefined) given[field] = value;
  }
  if (source === '') {
    found.push(
      errorAt(
        placeOf(workbook, inputNames.evidence(indicator.id, 'source')),
        'source-missing',
        { it: `${indicator.label.it}: manca la fonte.`, en: `${indicator.label.en}: the source is missing.` },
        {
          it: 'Indicare studio e tabella o pagina da cui viene il dato.',
          en: 'Name the study and the table or page the figure comes from.',
        },
      ),
    );
  }
  if (fields.every((field) => given[field] !== undefined)) {
    found.push(...figureProblems(indicator, given, (field) => placeOf(workbook, nameOf(field))));
  }
  problems.push(...found);
  if (hasErrors(found)) return undefined;
  return {
    indicator: indicator.id,
    given,
    source,
    note,
    place: withoutFile(place),
    distribution: distributionFromEvidence(indicator, given),
  };
}

function nothingGiven(indicator: Indicator, place: Place): Problem {
  if (indicator.whenMissing === 'refuse') {
    return errorAt(
      place,
      'evidence-missing',
      { it: `${indicator.label.it}: mancano i dati.`, en: `${indicator.label.en}: the figures are missing.` },
      { it: 'L’indicatore è obbligatorio.', en: 'The indicator is obligatory.' },
    );
  }
  return warningAt(
    place,
    'evidence-missing',
    {
      it: `${indicator.label.it}: nessun dato; vale il minimo accettabile (${String(indicator.minimumAcceptable).replace('.', ',')}).`,
      en: `${indicator.label.en}: no figures; the minimum acceptable value applies (${indicator.minimumAcceptable}).`,
    },
    {
      it: 'Se lo studio riporta il dato, aggiungerlo prima della scadenza.',
      en: 'If the study reports the figure, add it before the deadline.',
    },
  );
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
