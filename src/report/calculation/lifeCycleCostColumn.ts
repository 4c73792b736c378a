import type { LifeCycleCostRule } from '../../core/tender/lifeCycleCost.ts';
import { whenPaid } from '../../core/tender/lifeCycleCost.ts';
import { type CalculatedLot, suppliersOf } from './calculatedLot.ts';
import { given } from './cells.ts';
import * as live from './live.ts';
import * as ranges from './ranges.ts';
import type { SheetInWriting } from './sheet.ts';
import type { Column } from './table.ts';

/** How much of a year before its end a yearly cost is paid. */
const paidBefore = { 'start-of-year': 1, 'mid-year': 0.5, 'end-of-year': 0 };

/**
 * The life-cycle cost that stands in place of a price, from the amounts offered, as in `core/evidence/lifeCycleCost.ts`.
 * @param code of the price item
 * @param isOpened whether the economic envelope of an offer was opened
 */
export function lifeCycleCostColumn(
  calculated: CalculatedLot,
  sheet: SheetInWriting,
  code: string,
  rule: LifeCycleCostRule,
  isOpened: (offer: number) => boolean,
  ifAdmitted: (offer: number, content: live.Live) => live.Live,
): Column {
  const { evaluation, locale } = calculated;
  const one = live.number(1);
  const rate = sheet.entry(
    { it: 'Tasso annuo', en: 'Annual rate' }[locale],
    given(rule.annualRate),
    'percent',
  );
  const before = sheet.entry(
    { it: 'Anni di anticipo sulla fine dell’anno', en: 'Years before the end of the year' }[locale],
    given(paidBefore[rule.timing]),
    'number',
  );
  const yearlyTable = sheet.table(
    { it: 'Costo annuo', en: 'Yearly cost' }[locale],
    Array.from({ length: rule.years }, (_, at) => String(at + 1)),
    [{ it: 'Fattore di rendita', en: 'Annuity factor' }[locale]],
  );
  const years = yearlyTable.column({ it: 'Anno', en: 'Year' }[locale], 'whole', (at) => given(at + 1));
  const factorOf = (time: live.Live): live.Live => live.over(one, live.raised(live.plus(one, rate), time));
  const yearly = yearlyTable.column(
    { it: 'Valore oggi di un euro', en: 'One euro today' }[locale],
    'coefficient',
    (at) => factorOf(live.minus(years.cells[at] as live.Live, before)),
  );
  const annuity = yearlyTable.foot(0, yearly, ranges.sum(yearly), 'coefficient');
  const uses = new Map(
    rule.components.flatMap((component) =>
      component.when === 'per-use'
        ? [
            [
              component.id,
              sheet.entry(
                `${{ it: 'Usi all’anno', en: 'Uses a year' }[locale]}: ${component.label[locale]}`,
                given(component.usesPerYear),
                'number',
              ),
            ] as const,
          ]
        : [],
    ),
  );
  const table = sheet.table(
    { it: 'Importi offerti (€)', en: 'Amounts offered (€)' }[locale],
    suppliersOf(calculated),
  );
  const payments = rule.components.map((component) => {
    const heading = `${component.label[locale]}, ${whenPaid(component)[locale]}`;
    const amounts = table.column(heading, 'euro', (offer) =>
      given(
        isOpened(offer)
          ? (evaluation.offers[offer]?.price.amounts[code]?.[component.id] as number)
          : { it: 'non aperta', en: 'not opened' }[locale],
      ),
    );
    return (offer: number): live.Live => {
      const amount = amounts.cells[offer] as live.Live;
      switch (component.when) {
        case 'at-start':
          return amount;
        case 'at-end':
          return live.times(amount, factorOf(years.cells[rule.years - 1] as live.Live));
        case 'every-year':
          return live.times(amount, annuity);
        case 'per-use':
          return live.times(live.times(amount, uses.get(component.id) as live.Live), annuity);
      }
    };
  });
  return table.column(
    { it: 'Costo del ciclo di vita (€)', en: 'Life-cycle cost (€)' }[locale],
    'euro',
    (offer) => ifAdmitted(offer, live.total(payments.map((payment) => payment(offer)))),
  );
}
