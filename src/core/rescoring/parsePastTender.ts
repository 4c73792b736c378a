import { errorAt, hasErrors, type Parsed, type Place, type Problem, warningAt } from '../problem.ts';
import { duplicates } from '../tender/duplicates.ts';
import { type Locate, type Path, shapeProblems } from '../tender/parseTender.ts';
import { type PastLot, type PastOffer, type PastTender, pastTenderSchema } from './pastTender.ts';

/**
 * Unknown data (YAML or the rows of a workbook) to a past tender, with all problems at once. First the shape; only a
 * well-shaped tender is checked for its meaning.
 */
export function parsePastTender(data: unknown, locate: Locate): Parsed<PastTender> {
  const shape = pastTenderSchema.safeParse(data, { reportInput: true });
  if (!shape.success) {
    const problems = shape.error.issues.flatMap((issue) => shapeProblems(issue, locate));
    return { value: undefined, problems: problems.map(ofThisForm) };
  }
  const tender = shape.data;
  const { from, to, step } = tender.willingnessToPay;
  const problems = [
    ...(to > from && (to - from) / step <= MOST_STEPS
      ? []
      : [
          errorAt(
            locate(['willingnessToPay', 'to']),
            'lambda-range',
            {
              it: `Valori di λ da ${from} a ${to} con passo ${step}: non sono tra 2 e ${MOST_STEPS} valori.`,
              en: `Values of λ from ${from} to ${to} by ${step}: these are not 2 to ${MOST_STEPS} values.`,
            },
            { it: 'Scrivere da < a e un passo adatto.', en: 'Write from < to and a suitable step.' },
          ),
        ]),
    ...duplicates(
      tender.lots.map(({ id }) => id),
      (at) => locate(['lots', at, 'id']),
      'lot',
    ),
    ...tender.lots.flatMap((lot, at) => lotProblems(lot, (path) => locate(['lots', at, ...path]))),
  ];
  return { value: hasErrors(problems) ? undefined : tender, problems };
}

/** Values of λ are many enough for any curve. */
const MOST_STEPS = 100;

/** Shape problems point readers to the guide of this format. */
function ofThisForm(problem: Problem): Problem {
  const guide = (text: string): string =>
    text.replaceAll('tenders/README.md', 'examples/rescoring/README.md');
  return { ...problem, mend: { it: guide(problem.mend.it), en: guide(problem.mend.en) } };
}

function lotProblems(lot: PastLot, locate: (path: Path) => Place): Problem[] {
  const winners = lot.offers.filter(({ winner }) => winner).length;
  const { threshold } = lot.award;
  const technical = lot.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const maximum = technical + lot.price.weight;
  const inPatients = lot.price.per === 'contract' && lot.offers.some(({ outcome }) => outcome !== undefined);
  return [
    ...duplicates(
      lot.criteria.map(({ code }) => code),
      (at) => locate(['criteria', at, 'code']),
      'criterion',
    ),
    ...duplicates(
      lot.offers.map(({ name }) => name),
      (at) => locate(['offers', at, 'name']),
      'offer',
    ),
    ...(winners === 1
      ? []
      : [
          errorAt(
            locate(['offers', 0, 'winner']),
            'one-winner',
            {
              it: `Lotto ${lot.id}: ${winners} offerte sono segnate come aggiudicatarie; ne serve una.`,
              en: `Lot ${lot.id}: ${winners} offers are marked as winner; one is needed.`,
            },
            { it: 'Segnare l’offerta che vinse.', en: 'Mark the offer that won.' },
          ),
        ]),
    ...(Math.abs(maximum - 100) < 1e-9
      ? []
      : [
          warningAt(
            locate(['price', 'weight']),
            'weights-not-100',
            {
              it: `Lotto ${lot.id}: criteri e prezzo danno insieme ${maximum} punti, non 100.`,
              en: `Lot ${lot.id}: criteria and price together make ${maximum} points, not 100.`,
            },
            { it: 'Verificare i punti massimi.', en: 'Check the maximum points.' },
          ),
        ]),
    ...(threshold.kind === 'none' || threshold.points <= technical
      ? []
      : [
          errorAt(
            locate(['award', 'threshold', 'points']),
            'threshold-too-high',
            {
              it: `La soglia di ${threshold.points} punti supera i ${technical} punti tecnici.`,
              en: `The threshold of ${threshold.points} points is above the ${technical} technical points.`,
            },
            { it: 'Correggere la soglia o i pesi.', en: 'Correct the threshold or the weights.' },
          ),
        ]),
    ...(inPatients && lot.patients === undefined
      ? [
          errorAt(
            locate(['patients']),
            'patients-missing',
            {
              it: `Lotto ${lot.id}: il prezzo è di tutto il contratto e gli esiti sono per paziente, ma manca il numero di pazienti.`,
              en: `Lot ${lot.id}: the price is of the whole contract and outcomes are per patient, but the number of patients is missing.`,
            },
            { it: 'Scrivere i pazienti del contratto.', en: 'Write the patients of the contract.' },
          ),
        ]
      : []),
    ...thresholdPriceProblems(lot, locate),
    ...lot.offers.flatMap((offer, at) =>
      offerProblems(lot, offer, (path) => locate(['offers', at, ...path])),
    ),
  ];
}

/** A threshold price at or above the base price would make every discount the greatest. */
function thresholdPriceProblems(
  { basePrice, price, candidateThresholdPrice }: PastLot,
  locate: (path: Path) => Place,
): Problem[] {
  const { formula } = price;
  const given: readonly (readonly [Path, number | undefined])[] = [
    [['candidateThresholdPrice'], candidateThresholdPrice],
    [
      ['price', 'formula', 'thresholdPrice'],
      formula.kind === 'to-threshold' ? formula.thresholdPrice : undefined,
    ],
  ];
  return given.flatMap(([path, threshold]) =>
    threshold === undefined || (basePrice !== undefined && threshold < basePrice)
      ? []
      : [
          errorAt(
            locate(path),
            'threshold-price',
            {
              it: `Il prezzo soglia ${threshold} non è inferiore a una base d’asta.`,
              en: `The threshold price ${threshold} is not below a base price.`,
            },
            {
              it: 'Correggerlo, o scrivere la base d’asta del lotto.',
              en: 'Correct it, or write the base price of the lot.',
            },
          ),
        ],
  );
}

function offerProblems(lot: PastLot, offer: PastOffer, locate: (path: Path) => Place): Problem[] {
  const known = new Set(lot.criteria.map(({ code }) => code));
  const unknown = [
    ...Object.keys(offer.judged).map((code) => ['judged', code] as const),
    ...Object.keys(offer.printed?.criteria ?? {}).map((code) => ['printed', 'criteria', code] as const),
  ].filter((path) => !known.has(path.at(-1) as string));
  const { price, discount } = offer;
  return [
    ...unknown.map((path) =>
      errorAt(
        locate(path),
        'unknown-criterion',
        {
          it: `Il lotto ${lot.id} non ha un criterio ${path.at(-1)}.`,
          en: `Lot ${lot.id} has no criterion ${path.at(-1)}.`,
        },
        {
          it: `Criteri del lotto: ${[...known].join(', ')}.`,
          en: `Criteria of the lot: ${[...known].join(', ')}.`,
        },
      ),
    ),
    ...lot.criteria.flatMap(({ code, weight }) => {
      const value = offer.judged[code];
      const most = lot.given === 'points' ? weight : 1;
      if (value === undefined)
        return [
          errorAt(
            locate(['judged', code]),
            'judgement-missing',
            {
              it: `Manca il valore di «${offer.name}» sul criterio ${code}.`,
              en: `The value of “${offer.name}” on criterion ${code} is missing.`,
            },
            { it: 'Aggiungerlo: 0 se non ha preso punti.', en: 'Add it: 0 if it earned no points.' },
          ),
        ];
      return value <= most
        ? []
        : [
            errorAt(
              locate(['judged', code]),
              'judgement-too-high',
              {
                it: `Criterio ${code}: ${value} supera il massimo di ${most}.`,
                en: `Criterion ${code}: ${value} is above the maximum of ${most}.`,
              },
              lot.given === 'points'
                ? { it: 'Correggere i punti o il peso.', en: 'Correct the points or the weight.' }
                : {
                    it: 'Qui servono coefficienti tra 0 e 1; se sono punti, il lotto deve dirlo.',
                    en: 'Coefficients between 0 and 1 are needed here; if these are points, the lot must say so.',
                  },
            ),
          ];
    }),
    ...((price === undefined) === (discount === undefined)
      ? [
          errorAt(
            locate([price === undefined ? 'price' : 'discount']),
            'price-or-discount',
            {
              it: `«${offer.name}»: serve il prezzo oppure il ribasso, uno solo dei due.`,
              en: `“${offer.name}”: either the price or the discount is needed, one of the two.`,
            },
            { it: 'Scrivere quello che sta nel verbale.', en: 'Write the one that is in the minutes.' },
          ),
        ]
      : []),
    ...(discount !== undefined && lot.basePrice === undefined
      ? [
          errorAt(
            locate(['discount']),
            'discount-without-base',
            {
              it: 'Un ribasso senza base d’asta non dice il prezzo.',
              en: 'A discount without a base price does not say the price.',
            },
            { it: 'Scrivere la base d’asta del lotto.', en: 'Write the base price of the lot.' },
          ),
        ]
      : []),
    ...(price !== undefined && lot.basePrice !== undefined && price > lot.basePrice
      ? [
          errorAt(
            locate(['price']),
            'price-above-base',
            {
              it: `Il prezzo ${price} supera la base d’asta ${lot.basePrice}.`,
              en: `The price ${price} is above the base price ${lot.basePrice}.`,
            },
            {
              it: 'Verificare che prezzo e base siano dello stesso oggetto, senza IVA.',
              en: 'Check that price and base are of the same thing, without VAT.',
            },
          ),
        ]
      : []),
    ...(price === 0
      ? [
          warningAt(
            locate(['price']),
            'price-zero',
            { it: 'Il prezzo è zero.', en: 'The price is zero.' },
            { it: 'Verificare.', en: 'Check it.' },
          ),
        ]
      : []),
    ...asPrintedProblems(lot, offer, locate),
  ];
}

/** Where the formula is not known, or is not about discounts, something else must be. */
function asPrintedProblems(lot: PastLot, offer: PastOffer, locate: (path: Path) => Place): Problem[] {
  const { kind } = lot.price.formula;
  if (kind === 'as-printed') {
    const economic = offer.printed?.economic;
    if (economic !== undefined && economic >= 0 && economic <= lot.price.weight) return [];
    return [
      errorAt(
        locate(['printed', 'economic']),
        'printed-price-points',
        {
          it: `«${offer.name}»: se la formula del prezzo non è nota servono i punti economici stampati, tra 0 e ${lot.price.weight}.`,
          en: `“${offer.name}”: where the price formula is not known the printed economic points are needed, between 0 and ${lot.price.weight}.`,
        },
        { it: 'Scriverli, o scrivere la formula.', en: 'Write them, or write the formula.' },
      ),
    ];
  }
  if (lot.basePrice !== undefined || kind === 'inverse-proportional' || kind === 'min-max') return [];
  return offer === lot.offers[0]
    ? [
        errorAt(
          locate(['price']),
          'base-price-missing',
          {
            it: `Lotto ${lot.id}: la formula del prezzo confronta ribassi, e senza base d’asta non ce ne sono.`,
            en: `Lot ${lot.id}: the price formula compares discounts, and without a base price there are none.`,
          },
          { it: 'Scrivere la base d’asta del lotto.', en: 'Write the base price of the lot.' },
        ),
      ]
    : [];
}
