import type { Contract } from '../../core/contract/contract.ts';
import type { Cents } from '../../core/payment/money.ts';
import type { HashedStatement } from '../../core/settlement/hashedStatement.ts';
import type { Statement, StatementLine, StatementTotals } from '../../core/settlement/statement.ts';
import { supplierName } from '../contract/supplierName.ts';
import { type Locale, localized } from '../locale.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Cell, Table } from '../table.ts';
import { textTable } from '../textTable.ts';
import { dateText } from '../tracking/dateText.ts';
import { stateWords } from '../tracking/stateTexts.ts';
import { centsText } from './centsText.ts';
import { heldTexts } from './heldTexts.ts';
import { lineKindTexts, statementKindTexts } from './lineKindTexts.ts';
import { owingPartyText } from './owingPartyText.ts';
import { totalTexts } from './totalTexts.ts';

const texts = {
  statement: { it: 'Prospetto', en: 'Statement' },
  period: { it: 'periodo', en: 'period' },
  asOf: { it: 'Dati al', en: 'Data to' },
  snapshot: { it: 'istantanea', en: 'snapshot' },
  rules: { it: 'regole', en: 'rules' },
  hash: { it: 'impronta', en: 'hash' },
  previous: { it: 'precedente', en: 'previous' },
  first: { it: 'nessuno', en: 'none' },
};

/** A statement for a terminal: what it rests on, its lines by period, the penalty for delay, totals. */
export function statementText(
  { hash, statement }: HashedStatement,
  contract: Contract,
  locale: Locale,
): string {
  const t = localized(texts, locale);
  const { period, number, kind, supplier } = statement;
  const name = supplierName(contract, supplier);
  const days = `${dateText(period.from, locale)} – ${dateText(period.to, locale)}`;
  return [
    `${t.statement} ${number}, ${statementKindTexts[kind][locale]}: ${name}, ${t.period} ${period.number} (${days})`,
    `  ${t.asOf} ${dateText(statement.asOf, locale)}, ${t.snapshot} ${statement.snapshot}, ${t.rules} ${statement.fingerprint}`,
    `  ${t.hash} ${hash}, ${t.previous} ${statement.previous ?? t.first}`,
    '',
    textTable(linesTable(statement.lines, contract), locale),
    ...(statement.penalties.length === 0 ? [] : [textTable(penaltiesTable(statement, contract), locale)]),
    totalsText(statement, locale),
  ].join('\n');
}

function linesTable(lines: readonly StatementLine[], contract: Contract): Table {
  return {
    id: 'lines',
    title: { it: 'Righe', en: 'Lines' },
    sheet: { it: 'Righe', en: 'Lines' },
    notes: [],
    columns: [
      { label: { it: 'Periodo', en: 'Period' }, kind: 'number', decimals: 0 },
      { label: { it: 'Clausola', en: 'Clause' }, kind: 'text', decimals: 0 },
      { label: { it: 'Obiettivo', en: 'Target' }, kind: 'text', decimals: 0 },
      { label: { it: 'Posizione', en: 'Position' }, kind: 'quantity', decimals: 2 },
      { label: { it: 'Già mosso', en: 'Moved before' }, kind: 'quantity', decimals: 2 },
      { label: { it: 'Importo', en: 'Amount' }, kind: 'quantity', decimals: 2 },
      { label: { it: 'Riga', en: 'Line' }, kind: 'text', decimals: 0 },
      { label: { it: 'Sospesa', en: 'Held' }, kind: 'text', decimals: 0 },
    ],
    rows: lines.map((line) => ({
      cells: [
        line.period,
        line.clause,
        line.state === null ? null : stateWords[line.state],
        money(line.position),
        money(line.before),
        money(line.amount),
        lineKindTexts[line.kind],
        heldCell(line, contract),
      ],
      strong: line.amount !== 0,
    })),
  };
}

function penaltiesTable({ penalties }: Statement, contract: Contract): Table {
  return {
    ...linesTable(penalties, contract),
    id: 'penalties',
    title: totalTexts.penalty,
  };
}

/** Why it is held, what it would come to, who owes the data. */
function heldCell({ held, indicated, owedBy }: StatementLine, contract: Contract): Cell {
  if (held === null) return null;
  return inBoth((locale) =>
    [
      heldTexts[held][locale],
      indicated === 0 ? '' : centsText(indicated, locale),
      owedBy.map((party) => owingPartyText(party, contract)[locale]).join(', '),
    ]
      .filter((part) => part !== '')
      .join('; '),
  );
}

function totalsText({ totals, penalties }: Statement, locale: Locale): string {
  const shown = (Object.keys(totalTexts) as (keyof StatementTotals)[]).filter(
    (key) => penalties.length > 0 || !key.startsWith('penalty'),
  );
  const width = Math.max(...shown.map((key) => totalTexts[key][locale].length));
  const amounts = shown.map((key) => centsText(totals[key], locale));
  const digits = Math.max(...amounts.map(({ length }) => length));
  return `${shown
    .map((key, at) => `  ${totalTexts[key][locale].padEnd(width)}  ${(amounts[at] ?? '').padStart(digits)}`)
    .join('\n')}\n`;
}

function money(amount: Cents): Cell {
  return inBoth((locale) => centsText(amount, locale));
}
