import type { Contract } from '../../core/contract/contract.ts';
import { claimAlarm, claimsDue } from '../../core/settlement/claimsDue.ts';
import type { UnclaimedCell } from '../../core/settlement/paymentFacts.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, localized } from '../../report/locale.ts';
import { dateText } from '../../report/tracking/dateText.ts';
import { siteLabel } from '../../report/tracking/trackedTarget.ts';
import { simpleTable, type TableView } from '../parts.ts';

const texts = {
  caption: { it: 'Richieste da presentare', en: 'Claims to be filed' },
  lapsed: { it: 'Mai presentate, e il termine è passato', en: 'Never filed, and the deadline has passed' },
  site: { it: 'Ospedale', en: 'Hospital' },
  clause: { it: 'Clausola', en: 'Clause' },
  supplier: { it: 'Fornitore', en: 'Supplier' },
  deadline: { it: 'Entro il', en: 'By' },
  cases: { it: 'Casi', en: 'Cases' },
  atData: { it: 'Avviso alla data dei dati', en: 'Alarm at the data date' },
  on: { it: 'Avviso al', en: 'Alarm on' },
  soon: { it: 'scade presto', en: 'due soon' },
  over: { it: 'scaduta', en: 'lapsed' },
  none: { it: 'c’è tempo', en: 'there is time' },
};

/** Cases for which no claim was filed, by hospital and deadline, with the alarm of the data date and that of today. Null where there are none. @param lapsed those that are too late, instead of those for which there is time */
export function claimsDueTable(
  contract: Contract,
  unclaimed: readonly UnclaimedCell[],
  { asOf, today }: { readonly asOf: string | undefined; readonly today: string },
  lapsed: boolean,
  locale: Locale,
  format: Format,
): TableView | null {
  const t = localized(texts, locale);
  const due = claimsDue(contract, unclaimed, today)
    .flatMap((hospital) => hospital.due)
    .filter(({ alarm }) => (alarm === 'over') === lapsed);
  if (due.length === 0) return null;
  const before = asOf === today ? undefined : asOf;
  const labelOf = (id: string): string =>
    contract.payment?.clauses.find((clause) => clause.id === id)?.label[locale] ?? id;
  return simpleTable(
    lapsed ? 'claims-lapsed' : 'claims-due',
    lapsed ? t.lapsed : t.caption,
    [
      { label: t.site, kind: 'text' },
      { label: t.clause, kind: 'text' },
      { label: t.supplier, kind: 'text' },
      { label: t.deadline, kind: 'text' },
      { label: t.cases, kind: 'number' },
      ...(before === undefined
        ? []
        : [{ label: `${t.atData}, ${dateText(before, locale)}`, kind: 'text' as const }]),
      { label: `${t.on} ${dateText(today, locale)}`, kind: 'text' },
    ],
    due.map((cell) => [
      siteLabel(contract, cell.site),
      labelOf(cell.clause),
      contract.suppliers.find(({ id }) => id === cell.supplier)?.name ?? cell.supplier,
      dateText(cell.deadline, locale),
      format.number(cell.cases),
      ...(before === undefined ? [] : [t[claimAlarm(contract, cell.deadline, before)]]),
      t[cell.alarm],
    ]),
    { strong: due.flatMap(({ alarm }, at) => (alarm === 'soon' ? [at] : [])) },
  );
}
