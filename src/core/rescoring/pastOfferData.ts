import { notANumber } from '../evidence/numberCell.ts';
import { decimal } from '../numbers/arithmetic.ts';
import { errorAt, type Place, type Problem } from '../problem.ts';
import { present, type Row } from './pastRows.ts';
import type { offerSheet, pointSheet } from './pastSheets.ts';

type OfferKey = (typeof offerSheet)['columns'][number]['key'];
type PointKey = (typeof pointSheet)['columns'][number]['key'];

/** A row of the sheet of offers, with its rows of points, as a YAML file would give it. */
export function offerData(
  offer: Row<OfferKey>,
  judged: readonly Row<PointKey>[],
  problems: Problem[],
): object {
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

/** The cell of each value of an offer, by its path. */
export function offerPlaces(
  offer: Row<OfferKey>,
  path: string,
  put: (path: string, place: Place) => void,
): void {
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
export function repeated(rows: readonly Row<PointKey>[], problems: Problem[]): void {
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
