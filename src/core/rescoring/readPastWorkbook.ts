import type { WorkbookContent } from '../evidence/workbook.ts';
import { errorAt, hasErrors, type Place, type Problem } from '../problem.ts';
import type { Locate } from '../tender/parseTender.ts';
import { type LotKey, lotData, lotPlaces } from './pastLotData.ts';
import { lotSheet } from './pastLotSheet.ts';
import { offerData, offerPlaces, repeated } from './pastOfferData.ts';
import { present, type Row, rowsOf } from './pastRows.ts';
import { criterionSheet, offerSheet, pointSheet, tenderSheet } from './pastSheets.ts';

/** A workbook as the same plain data that a YAML file would give, and the way back from a value to its cell. */
export interface PastFile {
  readonly data: unknown;
  readonly problems: readonly Problem[];
  readonly locate: Locate;
}

/** Reads the sheets of a past tender. Columns are found by their headings, rows are as many as there are. */
export function readPastWorkbook(workbook: WorkbookContent): PastFile {
  const problems: Problem[] = [];
  const [tenders, lots, criteria, offers, points] = [
    rowsOf(workbook, tenderSheet, problems),
    rowsOf(workbook, lotSheet, problems),
    rowsOf(workbook, criterionSheet, problems),
    rowsOf(workbook, offerSheet, problems),
    rowsOf(workbook, pointSheet, problems),
  ] as const;
  const places = new Map<string, Place>();
  const locate: Locate = (path) => {
    for (let length = path.length; length > 0; length--) {
      const place = places.get(path.slice(0, length).map(String).join('.'));
      if (place !== undefined) return place;
    }
    return { file: workbook.file };
  };
  const nothing: PastFile = { data: undefined, problems, locate };
  const tender = tenders[0];
  if (tender === undefined || lots.length === 0) {
    if (!hasErrors(problems))
      problems.push(emptySheet(workbook.file, tender === undefined ? tenderSheet.name : lotSheet.name));
    return nothing;
  }
  const belongs = (row: Row<'lot'>): Row<LotKey> | undefined => {
    const lot = lots.find((one) => one.text('lot') === row.text('lot'));
    if (lot === undefined && row.text('lot') !== undefined)
      problems.push(
        unknownName(
          row.place('lot'),
          `lotto/lot ${row.text('lot')}`,
          lots.map((one) => one.text('lot') ?? ''),
        ),
      );
    return lot;
  };
  const put = (path: string, place: Place): void => void places.set(path, place);

  const criteriaOf = groupBy(criteria, belongs);
  const offersOf = groupBy(offers, belongs);
  const pointsOf = groupBy(points, belongs);
  const data = {
    title: tender.text('title'),
    buyer: tender.text('buyer'),
    source: tender.text('source'),
    ...present('notice', tender.text('notice')),
    willingnessToPay: {
      value: tender.number('lambda'),
      unit: tender.text('unit'),
      from: tender.number('from'),
      to: tender.number('to'),
      step: tender.number('step'),
    },
    lots: lots.map((lot, at) => {
      const own = offersOf.get(lot) ?? [];
      const ownPoints = pointsOf.get(lot) ?? [];
      ownPoints.forEach((row) => {
        if (
          row.text('offer') !== undefined &&
          !own.some((offer) => offer.text('offer') === row.text('offer'))
        )
          problems.push(
            unknownName(
              row.place('offer'),
              `«${row.text('offer')}»`,
              own.map((offer) => offer.text('offer') ?? ''),
            ),
          );
      });
      lotPlaces(lot, `lots.${at}`, put);
      (criteriaOf.get(lot) ?? []).forEach((row, index) => {
        const path = `lots.${at}.criteria.${index}`;
        put(path, row.place('criterion'));
        put(`${path}.code`, row.place('criterion'));
        put(`${path}.weight`, row.place('weight'));
      });
      return {
        ...lotData(lot, problems),
        criteria: (criteriaOf.get(lot) ?? []).map((row) => ({
          code: row.text('criterion'),
          label: row.text('label'),
          weight: row.number('weight'),
          letter: row.text('letter'),
        })),
        offers: own.map((offer, index) => {
          const path = `lots.${at}.offers.${index}`;
          offerPlaces(offer, path, put);
          const judged = ownPoints.filter((row) => row.text('offer') === offer.text('offer'));
          repeated(judged, problems);
          for (const row of judged) {
            put(`${path}.judged.${row.text('criterion')}`, row.place('value'));
            put(`${path}.printed.criteria.${row.text('criterion')}`, row.place('printed'));
          }
          return offerData(offer, judged, problems);
        }),
      };
    }),
  };
  put('lots', { file: workbook.file, sheet: lotSheet.name });
  for (const [key, column] of Object.entries({
    title: 'title',
    buyer: 'buyer',
    source: 'source',
    'willingnessToPay.value': 'lambda',
    'willingnessToPay.unit': 'unit',
    'willingnessToPay.from': 'from',
    'willingnessToPay.to': 'to',
    'willingnessToPay.step': 'step',
  } as const))
    put(key, tender.place(column));
  return hasErrors(problems) ? nothing : { data, problems, locate };
}

function groupBy<R, L>(rows: readonly R[], of: (row: R) => L | undefined): Map<L, R[]> {
  const groups = new Map<L, R[]>();
  for (const row of rows) {
    const lot = of(row);
    if (lot !== undefined) groups.set(lot, [...(groups.get(lot) ?? []), row]);
  }
  return groups;
}

function emptySheet(file: string, sheet: string): Problem {
  return errorAt(
    { file, sheet, cell: 'A2' },
    'sheet-empty',
    { it: `Il foglio «${sheet}» è vuoto.`, en: `The sheet “${sheet}” is empty.` },
    { it: 'Compilare almeno una riga.', en: 'Fill in at least one row.' },
  );
}

function unknownName(place: Place, name: string, known: readonly string[]): Problem {
  return errorAt(
    place,
    'unknown-name',
    { it: `${name}: non esiste.`, en: `${name}: does not exist.` },
    { it: `Nomi possibili: ${known.join(', ')}.`, en: `Possible names: ${known.join(', ')}.` },
  );
}
