import type { StatementLine } from '../../core/settlement/statement.ts';
import { stepTexts, stepValueText } from '../payment/stepTexts.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Row, Table } from '../table.ts';
import { centsText } from './centsText.ts';

/**
 * How the amount of a line comes about, figure by figure, so that it can be followed with a pocket calculator.
 * @param lines of the same statement: what earlier periods of the clause come to is taken from them
 */
export function workingTable(line: StatementLine, lines: readonly StatementLine[]): Table {
  const earlier = lines
    .filter(({ clause, period }) => clause === line.clause && period < line.period)
    .reduce((sum, { position }) => sum + position, 0);
  // What is left of what the rule gives fell in disputes about earlier periods: it is not due later either.
  const fallen =
    line.held === null ? line.lifeToDate - earlier - line.capped - line.ruled - line.position : 0;
  const money = (amount: number) => inBoth((locale) => centsText(amount, locale));
  const row = (label: { it: string; en: string }, amount: number, strong = false): Row => ({
    cells: [label, money(amount)],
    strong,
  });
  return {
    id: 'working',
    title: { it: 'Come si arriva all’importo', en: 'How the amount comes about' },
    sheet: { it: 'Conto', en: 'Working' },
    notes: [
      {
        it: 'La regola dà quanto è dovuto sulla vita del contratto fino alla fine del periodo; la posizione è ciò che spetta a questo periodo, e l’importo la differenza da quanto i prospetti emessi hanno già mosso.',
        en: 'The rule gives what is due over the life of the contract to the end of the period; the position is what falls to this period, and the amount the difference from what issued statements moved already.',
      },
    ],
    columns: [
      { label: { it: 'Voce', en: 'Figure' }, kind: 'text', decimals: 0 },
      { label: { it: 'Valore', en: 'Value' }, kind: 'quantity', decimals: 0 },
    ],
    rows: [
      ...line.steps.map(
        (step): Row => ({
          cells: [stepTexts[step.name], inBoth((locale) => stepValueText(step, locale))],
          strong: false,
        }),
      ),
      row(
        {
          it: 'Dalla regola, sulla vita del contratto fino a questo periodo',
          en: 'By the rule, over the life of the contract to this period',
        },
        line.lifeToDate,
      ),
      ...(earlier === 0
        ? []
        : [row({ it: '− Posizioni dei periodi precedenti', en: '− Positions of earlier periods' }, earlier)]),
      ...(fallen === 0
        ? []
        : [row({ it: '− Annullato in periodi precedenti', en: '− Taken back in earlier periods' }, fallen)]),
      ...(line.capped === 0
        ? []
        : [row({ it: '− Tolto dai limiti', en: '− Taken off by caps' }, line.capped)]),
      ...(line.ruled === 0
        ? []
        : [row({ it: '− Tolto da una decisione', en: '− Taken off by a ruling' }, line.ruled)]),
      ...(line.held === null
        ? []
        : [
            row(
              { it: 'Indicato se nulla lo sospendesse', en: 'Indicated if nothing held it' },
              line.indicated,
            ),
          ]),
      row({ it: '= Posizione di questo periodo', en: '= Position of this period' }, line.position),
      row(
        { it: '− Già mosso dai prospetti emessi', en: '− Moved by issued statements already' },
        line.before,
      ),
      row({ it: '= Importo di questa riga', en: '= Amount of this line' }, line.amount, true),
    ],
  };
}
