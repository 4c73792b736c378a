import { notANumber } from '../evidence/numberCell.ts';
import type { WorkbookContent } from '../evidence/workbook.ts';
import { decimal } from '../numbers/arithmetic.ts';
import { errorAt, hasErrors, type Place, type Problem } from '../problem.ts';
import type { Locate } from '../tender/parseTender.ts';
import { type Row, rowsOf } from './pastRows.ts';
import {
  criterionSheet,
  formulaParameters,
  lotSheet,
  offerSheet,
  pointSheet,
  tenderSheet,
} from './pastSheets.ts';

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

type LotKey = (typeof lotSheet)['columns'][number]['key'];
type OfferKey = (typeof offerSheet)['columns'][number]['key'];
type PointKey = (typeof pointSheet)['columns'][number]['key'];

function lotData(lot: Row<LotKey>, problems: Problem[]): object {
  const [points, stage] = [lot.number('thresholdPoints'), lot.text('thresholdStage')];
  if (points !== undefined && stage === undefined)
    problems.push(
      notANumber({ kind: 'empty' }, lot.place('thresholdStage'), {
        it: 'Soglia applicata',
        en: 'Threshold applied',
      }),
    );
  const profile = (effect: LotKey, cost: LotKey): object | undefined => {
    const [value, costOfCare] = [lot.number(effect), lot.number(cost)];
    if (value === undefined && costOfCare === undefined) return undefined;
    if (value !== undefined && costOfCare !== undefined) return { effect: value, costOfCare };
    problems.push(
      notANumber({ kind: 'empty' }, lot.place(value === undefined ? effect : cost), {
        it: 'Profilo',
        en: 'Profile',
      }),
    );
    return undefined;
  };
  const minimum = profile('minimumEffect', 'minimumCost');
  const ideal = profile('idealEffect', 'idealCost');
  if (minimum === undefined && ideal !== undefined)
    problems.push(
      notANumber({ kind: 'empty' }, lot.place('minimumEffect'), {
        it: 'Profilo minimo',
        en: 'Minimum profile',
      }),
    );
  const ties = [lot.text('tie1'), lot.text('tie2')].filter((tie) => tie !== undefined);
  return {
    id: lot.text('lot'),
    title: lot.text('title'),
    ...present('patients', lot.number('patients')),
    ...present('basePrice', lot.number('basePrice')),
    given: lot.text('given'),
    price: {
      weight: lot.number('priceWeight'),
      per: lot.text('per'),
      formula: formulaData(lot, problems),
      whenAllDiscountsEqual: lot.text('allEqual'),
      whenNoDiscount: lot.text('noDiscount'),
    },
    award: {
      threshold: points === undefined ? { kind: 'none' } : { kind: 'technical-total', points, stage },
      rescaling: { first: lot.text('first'), second: lot.text('second') },
      rounding: {
        decimals: lot.number('decimals'),
        mode: lot.text('mode'),
        stage: lot.text('roundingStage'),
      },
      ties,
    },
    ...(minimum !== undefined && { profiles: { minimum, ...present('ideal', ideal) } }),
    ...present('candidateThresholdPrice', lot.number('candidateThreshold')),
  };
}

function formulaData(lot: Row<LotKey>, problems: Problem[]): object {
  const kind = lot.text('formula') ?? '';
  const name = (formulaParameters as Readonly<Record<string, string | null>>)[kind] ?? null;
  const value = lot.number('parameter');
  if (name !== null && value === undefined)
    problems.push(
      notANumber({ kind: 'empty' }, lot.place('parameter'), {
        it: 'Parametro della formula',
        en: 'Parameter of the formula',
      }),
    );
  return name === null ? { kind } : { kind, [name]: value };
}

function offerData(offer: Row<OfferKey>, judged: readonly Row<PointKey>[], problems: Problem[]): object {
  const discount = offer.number('discount');
  const [effect, costOfCare, benefit] = [
    offer.number('effect'),
    offer.number('costOfCare'),
    offer.number('benefit'),
  ];
  const source = offer.text('outcomeSource');
  const known = effect !== undefined || costOfCare !== undefined || benefit !== undefined;
  if (known && source === undefined)
    problems.push(
      notANumber({ kind: 'empty' }, offer.place('outcomeSource'), {
        it: 'Fonte degli esiti',
        en: 'Source of outcomes',
      }),
    );
  if (benefit === undefined && (effect === undefined) !== (costOfCare === undefined))
    problems.push(
      notANumber({ kind: 'empty' }, offer.place(effect === undefined ? 'effect' : 'costOfCare'), {
        it: 'Esito',
        en: 'Outcome',
      }),
    );
  if (benefit !== undefined && (effect !== undefined || costOfCare !== undefined))
    problems.push(
      errorAt(
        offer.place('benefit'),
        'outcome-twice',
        {
          it: 'Effetto e costo di cura, oppure il beneficio in euro: non entrambi.',
          en: 'Effect and cost of care, or the benefit in euros: not both.',
        },
        { it: 'Vuotare una delle due parti.', en: 'Empty one of the two.' },
      ),
    );
  const criteria = Object.fromEntries(
    judged.flatMap((row) => {
      const printed = row.number('printed');
      return printed === undefined ? [] : [[row.text('criterion'), printed]];
    }),
  );
  return {
    name: offer.text('offer'),
    ...present('price', offer.number('price')),
    ...present(
      'discount',
      discount === undefined ? undefined : decimal.of(discount).div(decimal.of(100)).toNumber(),
    ),
    winner: offer.text('winner') === 'true',
    judged: Object.fromEntries(judged.map((row) => [row.text('criterion'), row.number('value')])),
    printed: {
      criteria,
      ...present('technical', offer.number('technical')),
      ...present('economic', offer.number('economic')),
      ...present('total', offer.number('total')),
    },
    ...(known && {
      outcome: benefit === undefined ? { effect, costOfCare, source } : { benefit, source },
    }),
  };
}

function lotPlaces(lot: Row<LotKey>, path: string, put: (path: string, place: Place) => void): void {
  put(path, lot.place('lot'));
  const columns: Readonly<Record<string, LotKey>> = {
    id: 'lot',
    title: 'title',
    patients: 'patients',
    basePrice: 'basePrice',
    given: 'given',
    'price.weight': 'priceWeight',
    'price.per': 'per',
    'price.formula': 'parameter',
    'award.threshold': 'thresholdPoints',
    'award.rounding': 'decimals',
    'award.rescaling': 'first',
    'award.ties': 'tie1',
    profiles: 'minimumEffect',
    'profiles.ideal': 'idealEffect',
    candidateThresholdPrice: 'candidateThreshold',
  };
  for (const [key, column] of Object.entries(columns)) put(`${path}.${key}`, lot.place(column));
}

function offerPlaces(offer: Row<OfferKey>, path: string, put: (path: string, place: Place) => void): void {
  put(path, offer.place('offer'));
  const columns: Readonly<Record<string, OfferKey>> = {
    name: 'offer',
    price: 'price',
    discount: 'discount',
    winner: 'winner',
    'printed.technical': 'technical',
    'printed.economic': 'economic',
    'printed.total': 'total',
    outcome: 'effect',
  };
  for (const [key, column] of Object.entries(columns)) put(`${path}.${key}`, offer.place(column));
}

/** The same criterion twice for one offer. */
function repeated(rows: readonly Row<PointKey>[], problems: Problem[]): void {
  rows.forEach((row, at) => {
    const code = row.text('criterion');
    if (code !== undefined && rows.findIndex((other) => other.text('criterion') === code) < at)
      problems.push(
        errorAt(
          row.place('criterion'),
          'duplicate-name',
          {
            it: `Il criterio ${code} compare due volte per questa offerta.`,
            en: `Criterion ${code} appears twice for this offer.`,
          },
          { it: 'Togliere una delle due righe.', en: 'Remove one of the two rows.' },
        ),
      );
  });
}

function present<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: T });
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
