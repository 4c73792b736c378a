import type { Contract } from '../../core/contract/contract.ts';
import type { StatementLine } from '../../core/settlement/statement.ts';
import type { OwingSite } from '../../core/settlement/statementDetail.ts';
import type { LineProgress } from '../../core/settlement/statementProgress.ts';
import { type Locale, localized } from '../../report/locale.ts';
import { clauseLabel } from '../../report/payment/clauseLabel.ts';
import { listText } from '../../report/rules/phrases.ts';
import { centsText } from '../../report/settlement/centsText.ts';
import { lineStateTexts } from '../../report/settlement/disputeTexts.ts';
import { heldTexts } from '../../report/settlement/heldTexts.ts';
import { lineKindTexts } from '../../report/settlement/lineKindTexts.ts';
import { outcomeOfTarget } from '../../report/settlement/outcomeOfTarget.ts';
import { owingPartyText } from '../../report/settlement/owingPartyText.ts';
import { stateWords } from '../../report/tracking/stateTexts.ts';
import { siteLabel } from '../../report/tracking/trackedTarget.ts';
import { type SimpleCell, simpleTable, type TableView } from '../parts.ts';
import { linePath } from './settlementHead.ts';

const texts = {
  clause: { it: 'Clausola', en: 'Clause' },
  period: { it: 'periodo', en: 'period' },
  target: { it: 'Obiettivo', en: 'Target' },
  computed: {
    it: 'Dalla regola, sulla vita del contratto',
    en: 'By the rule, over the life of the contract',
  },
  position: { it: 'Posizione del periodo', en: 'Position of the period' },
  before: { it: 'Già mosso', en: 'Moved before' },
  amount: { it: 'Importo', en: 'Amount' },
  held: { it: 'Perché è sospesa', en: 'Why it is held' },
  state: { it: 'Stato della riga', en: 'State of the line' },
  owed: { it: 'Dati dovuti da', en: 'Data owed by' },
  indicated: { it: 'indicherebbe', en: 'would indicate' },
  capped: { it: 'tolti dal limite', en: 'taken off by the cap' },
  ruled: { it: 'tolti da una decisione', en: 'taken off by a ruling' },
  month: { it: 'mese', en: 'month' },
  months: { it: 'mesi', en: 'months' },
  patient: { it: 'paziente', en: 'patient' },
  patients: { it: 'pazienti', en: 'patients' },
  silence: { it: 'nessuna risposta entro il termine', en: 'no answer in time' },
};

/** Name of a line: what the parties call its clause, and the period. */
export function lineName(
  contract: Contract,
  { clause, period }: Pick<StatementLine, 'clause' | 'period'>,
  locale: Locale,
): string {
  return `${clauseLabel(contract, clause)[locale]} · ${texts.period[locale]} ${period}`;
}

/** Lines of a statement, each leading to its working. @param hash of the statement @param owing hospitals, where the reader may know them */
export function lineTable(
  id: string,
  caption: string,
  contract: Contract,
  hash: string,
  lines: readonly LineProgress[],
  owing: readonly OwingSite[],
  locale: Locale,
): TableView {
  const t = localized(texts, locale);
  const money = (amount: number): string => centsText(amount, locale);
  return simpleTable(
    id,
    caption,
    [
      { label: t.clause, kind: 'text' },
      { label: t.target, kind: 'text' },
      { label: t.computed, kind: 'number' },
      { label: t.position, kind: 'number' },
      { label: t.before, kind: 'number' },
      { label: t.amount, kind: 'number' },
      { label: t.held, kind: 'text' },
      { label: t.state, kind: 'text' },
    ],
    lines.map(({ line, state, bySilence }): SimpleCell[] => {
      const off = [
        ...(line.capped === 0 ? [] : [`${money(line.capped)} ${t.capped}`]),
        ...(line.ruled === 0 ? [] : [`${money(line.ruled)} ${t.ruled}`]),
      ];
      return [
        { text: lineName(contract, line, locale), href: linePath(hash, line) },
        line.target === null
          ? '–'
          : {
              text: outcomeOfTarget(contract, line.target)?.label[locale] ?? line.target,
              note: line.state === null ? null : stateWords[line.state][locale],
            },
        money(line.lifeToDate),
        { text: money(line.position), note: off.length === 0 ? null : off.join('; ') },
        money(line.before),
        {
          text: money(line.amount),
          note: line.kind === 'correction' ? lineKindTexts.correction[locale] : null,
        },
        line.held === null
          ? '–'
          : { text: heldTexts[line.held][locale], note: heldNote(contract, line, owing, locale) },
        { text: lineStateTexts[state][locale], note: bySilence ? t.silence : null },
      ];
    }),
  );
}

/** What a held line would come to, and who owes the data. */
export function heldNote(
  contract: Contract,
  { id, indicated, owedBy }: Pick<StatementLine, 'id' | 'indicated' | 'owedBy'>,
  owing: readonly OwingSite[],
  locale: Locale,
): string {
  const t = localized(texts, locale);
  const sites = owing
    .filter(({ line }) => line === id)
    .map(({ site, months, patients }) => {
      const many = months > 0 ? plural(months, t.month, t.months) : plural(patients, t.patient, t.patients);
      return `${siteLabel(contract, site)} (${many})`;
    });
  const owed = listText(
    owedBy.flatMap((party) =>
      party === 'site' && sites.length > 0 ? sites : [owingPartyText(party, contract)[locale]],
    ),
    locale,
  );
  return [
    `${t.indicated} ${centsText(indicated, locale)}`,
    ...(owed === '' ? [] : [`${t.owed}: ${owed}`]),
  ].join('. ');
}

function plural(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
