import { both } from '../evidence/bilingualCell.ts';
import {
  cellAt,
  type FormCell,
  type FormSheet,
  type InputRule,
  type WorkbookForm,
} from '../evidence/workbook.ts';
import { decimal } from '../numbers/arithmetic.ts';
import type { Text } from '../problem.ts';
import type { PastColumn, PastSheet } from './pastColumn.ts';
import { formulaParameters, lotSheet } from './pastLotSheet.ts';
import { choiceText } from './pastRows.ts';
import { criterionSheet, offerSheet, pointSheet, tenderSheet } from './pastSheets.ts';
import type { PastLot, PastOffer, PastPrice, PastTender } from './pastTender.ts';

const steps: readonly Text[] = [
  {
    it: 'Serve il verbale con i punti di ogni offerta, e il disciplinare con le regole. Si compilano i fogli Gara, Lotti, Criteri, Offerte e Punti; una riga per lotto, criterio, offerta e giudizio.',
    en: 'You need the minutes with the points of every offer, and the tender documents with the rules. Fill in the sheets Gara, Lotti, Criteri, Offerte and Punti; one row for each lot, criterion, offer and judgement.',
  },
  {
    it: 'Si inseriscono solo le offerte ammesse all’apertura dei prezzi, o escluse dalla soglia tecnica. I massimi e il ribasso medio si prendono sulle offerte ammesse.',
    en: 'Enter only offers that were admitted to the opening of prices, or excluded by the technical threshold. Maxima and the mean discount are taken over the admitted offers.',
  },
  {
    it: 'Nel foglio Punti: i coefficienti tra 0 e 1, o i punti prima di ogni riparametrazione. I punti stampati servono solo per il confronto.',
    en: 'In the sheet Punti: coefficients between 0 and 1, or points before any rescaling. Printed points are for comparison only.',
  },
  {
    it: 'Gli esiti sono facoltativi: effetto e costo di cura per paziente con la loro fonte. Senza gli esiti di tutte le offerte di un lotto non si calcola alcun rimpianto.',
    en: 'Outcomes are optional: effect and cost of care per patient with their source. Without the outcomes of all offers of a lot no regret is computed.',
  },
  {
    it: 'Prezzi in euro senza IVA. Le note sulle intestazioni spiegano ogni colonna.',
    en: 'Prices in euros without VAT. Notes on the headings explain each column.',
  },
];

/**
 * The workbook in which a past tender is entered.
 * @param tender to fill it in with; empty without one
 */
export function pastTenderForm(tender?: PastTender): WorkbookForm {
  const lots = tender?.lots ?? [];
  return {
    title: 'Esito · Gara passata / Past tender',
    sheets: [
      instructions(),
      formSheet(tenderSheet, tender === undefined ? [] : [tenderRow(tender)]),
      formSheet(lotSheet, lots.map(lotRow)),
      formSheet(
        criterionSheet,
        lots.flatMap(({ id, criteria }) =>
          criteria.map(({ code, label, weight, letter }) => ({
            lot: id,
            criterion: code,
            label,
            weight,
            letter,
          })),
        ),
      ),
      formSheet(
        offerSheet,
        lots.flatMap((lot) => lot.offers.map((offer) => offerRow(lot, offer))),
      ),
      formSheet(
        pointSheet,
        lots.flatMap(({ id, criteria, offers }) =>
          offers.flatMap(({ name, judged, printed }) =>
            criteria.map(({ code }) => ({
              lot: id,
              offer: name,
              criterion: code,
              value: judged[code],
              printed: printed?.criteria?.[code],
            })),
          ),
        ),
      ),
    ],
  };
}

type Values<S extends PastSheet> = Readonly<
  Partial<Record<S['columns'][number]['key'], string | number | undefined>>
>;

function tenderRow({
  title,
  buyer,
  source,
  notice,
  willingnessToPay,
}: PastTender): Values<typeof tenderSheet> {
  const { value, unit, from, to, step } = willingnessToPay;
  return { title, buyer, source, notice, lambda: value, unit, from, to, step };
}

function lotRow(lot: PastLot): Values<typeof lotSheet> {
  const { price, award, profiles } = lot;
  const { threshold, rescaling, rounding, ties } = award;
  return {
    lot: lot.id,
    title: lot.title,
    patients: lot.patients,
    basePrice: lot.basePrice,
    per: price.per,
    priceWeight: price.weight,
    formula: price.formula.kind,
    parameter: parameterOf(price.formula),
    allEqual: price.whenAllDiscountsEqual,
    noDiscount: price.whenNoDiscount,
    given: lot.given,
    thresholdPoints: threshold.kind === 'none' ? undefined : threshold.points,
    thresholdStage: threshold.kind === 'none' ? undefined : threshold.stage,
    first: rescaling.first,
    second: rescaling.second,
    decimals: rounding.decimals,
    mode: rounding.mode,
    roundingStage: rounding.stage,
    tie1: ties[0],
    tie2: ties[1],
    minimumEffect: profiles?.minimum.effect,
    minimumCost: profiles?.minimum.costOfCare,
    idealEffect: profiles?.ideal?.effect,
    idealCost: profiles?.ideal?.costOfCare,
    candidateThreshold: lot.candidateThresholdPrice,
  };
}

function parameterOf(formula: PastPrice['formula']): number | undefined {
  const name = formulaParameters[formula.kind];
  return name === null ? undefined : (formula as unknown as Readonly<Record<string, number>>)[name];
}

function offerRow({ id }: PastLot, offer: PastOffer): Values<typeof offerSheet> {
  const { outcome, printed, discount } = offer;
  const effects = outcome !== undefined && 'effect' in outcome ? outcome : undefined;
  return {
    lot: id,
    offer: offer.name,
    price: offer.price,
    discount: discount === undefined ? undefined : decimal.of(discount).times(decimal.of(100)).toNumber(),
    winner: String(offer.winner),
    technical: printed?.technical,
    economic: printed?.economic,
    total: printed?.total,
    effect: effects?.effect,
    costOfCare: effects?.costOfCare,
    benefit: outcome !== undefined && 'benefit' in outcome ? outcome.benefit : undefined,
    outcomeSource: outcome?.source,
  };
}

function instructions(): FormSheet {
  return {
    name: 'Istruzioni',
    visibility: 'visible',
    widths: [110],
    frozenRows: 0,
    cells: [
      { cell: 'A1', style: 'title', value: 'Una gara passata da ricalcolare / A past tender to re-score' },
      ...steps.map(
        ({ it, en }, at): FormCell => ({
          cell: cellAt(1, 3 + at),
          style: 'text',
          value: `${at + 1}. ${it}\n    ${en}`,
        }),
      ),
    ],
  };
}

function formSheet<S extends PastSheet>({ name, columns, rows }: S, filled: readonly Values<S>[]): FormSheet {
  return {
    name,
    visibility: 'visible',
    widths: columns.map(({ width }) => width),
    frozenRows: 1,
    cells: [
      ...columns.map(
        ({ label, note }, at): FormCell => ({
          cell: cellAt(at + 1, 1),
          style: 'header',
          value: label.it === label.en ? label.it : both(label),
          note: both(note),
        }),
      ),
      ...Array.from({ length: Math.max(rows, filled.length) }, (_, row) =>
        columns.map((column, at): FormCell => {
          const value = filled[row]?.[column.key as keyof Values<S>];
          return {
            cell: cellAt(at + 1, row + 2),
            style: 'input',
            input: inputOf(column),
            ...(value !== undefined && { value: shown(column, value) }),
          };
        }),
      ).flat(),
    ],
  };
}

function inputOf({ kind, choices = {} }: PastColumn): InputRule {
  if (kind === 'choice') return { kind, choices: Object.values(choices).map(choiceText) };
  return { kind };
}

function shown({ choices }: PastColumn, value: string | number): string | number {
  const word = choices?.[String(value)];
  return word === undefined ? value : choiceText(word);
}
