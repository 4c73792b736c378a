import { beforeAll, describe, expect, it } from 'vitest';
import { recovery } from '../../src/core/settlement/recovery.ts';
import { renderPdf } from '../../src/io/pdf/renderPdf.ts';
import { accountChart } from '../../src/report/chart/accountChart.ts';
import { periodMoneyChart } from '../../src/report/chart/periodMoneyChart.ts';
import { moneySentence } from '../../src/report/settlement/moneySentence.ts';
import { periodMoney } from '../../src/report/settlement/periodMoney.ts';
import { statementReport } from '../../src/report/settlement/statementReport.ts';
import { workingTable } from '../../src/report/settlement/workingTable.ts';
import { cellText } from '../../src/report/table.ts';
import { payingContract } from '../support/payment.ts';
import { pdfText } from '../support/pdfText.ts';
import { progressOf, statementLine, statementOf } from '../support/settlement.ts';

const contract = payingContract();
const second = statementOf({
  number: 2,
  period: { number: 2, from: '2026-04-01', to: '2026-06-30' },
  lines: [
    statementLine({ kind: 'correction', before: -1_250_050, position: -250_050, amount: 1_000_000 }),
    statementLine({
      period: 2,
      lifeToDate: -1_350_050,
      position: -1_000_000,
      capped: -100_000,
      amount: -1_000_000,
    }),
  ],
  penalties: [],
});

describe('the working of a line', () => {
  it('goes from the rule to the amount by differences alone, with what a cap kept off', () => {
    const [, line] = second.statement.lines;
    const { columns, rows } = workingTable(
      line as (typeof second.statement.lines)[number],
      second.statement.lines,
    );
    const written = rows.map(({ cells }) =>
      cells.map((cell, at) => cellText(cell, columns[at] as (typeof columns)[number], 'en')),
    );
    expect(written.slice(-6)).toEqual([
      ['By the rule, over the life of the contract to this period', '−13,500.50\u00a0€'],
      ['− Positions of earlier periods', '−2,500.50\u00a0€'],
      ['− Taken off by caps', '−1,000.00\u00a0€'],
      ['= Position of this period', '−10,000.00\u00a0€'],
      ['− Moved by issued statements already', '0.00\u00a0€'],
      ['= Amount of this line', '−10,000.00\u00a0€'],
    ]);
  });
});

describe('recovery', () => {
  const accepted = { state: 'accepted' as const };
  it('counts a line with its corrections, and only what is settled; drafts and penalties are no part of it', () => {
    const statements = [
      progressOf(statementOf(), true, { 'corridor/1': accepted, 'late/1': accepted }),
      progressOf(second, true, { 'corridor/1': accepted }),
      progressOf(statementOf({ number: 3 }), false),
    ];
    // 2,500.50 of the first malus after its correction, 10,000 of the second and 19,000 of the warranty still unanswered.
    expect(recovery(statements)).toEqual({ claimed: 250_050 + 1_000_000 + 1_900_000, recovered: 250_050 });
  });
});

describe('where the money stands, in one line', () => {
  it('says the side of each amount in words, and what waits for somebody; a draft moves nothing', () => {
    const first = progressOf(statementOf(), true, {
      'guarantee/1': { state: 'disputed', payable: 0, escrow: -1_900_000 },
    });
    expect(moneySentence([first, progressOf(second, false)])).toEqual({
      it: 'Saldo esigibile 12.500,50\u00a0€ dai fornitori; in deposito 19.000,00\u00a0€ dai fornitori; penali per ritardi 960,00\u00a0€ dai fornitori; 1 riga contestata; 1 bozza da approvare.',
      en: 'Payable net 12,500.50\u00a0€ from the suppliers; in escrow 19,000.00\u00a0€ from the suppliers; penalties for delay 960.00\u00a0€ from the suppliers; 1 disputed line; 1 draft to approve.',
    });
    const turned = progressOf(statementOf({ lines: [statementLine({ amount: 300 })], penalties: [] }), true);
    expect(moneySentence([turned]).en).toBe(
      'Payable net 3.00\u00a0€ to the suppliers; in escrow 0.00\u00a0€.',
    );
    expect(moneySentence([]).it).toBe('Nessun prospetto, finora.');
  });
});

describe('money by period', () => {
  it('puts a correction with the period that it corrects', () => {
    const money = periodMoney(contract, [progressOf(statementOf()), progressOf(second)]);
    expect(money.periods.slice(0, 2).map(({ net }) => net.get('S1'))).toEqual([
      -1_250_050 - 1_900_000 + 1_000_000,
      -1_000_000,
    ]);
    expect(periodMoneyChart(money, 'it').table.rows[0]).toEqual(['1', '−21.500,50\u00a0€', '0,00\u00a0€']);
  });
});

describe('the chart of accounts', () => {
  it('tells the three parts apart without colour, and gives the same figures as a table', () => {
    const penalty = { stated: 0, payable: 0, escrow: 0, annulled: 0 };
    const { primitives, table } = accountChart(
      [
        {
          name: 'Fornitore Uno',
          account: { supplier: 'S1', stated: -300, payable: -100, escrow: -150, annulled: -50, penalty },
          recovery: { claimed: 300, recovered: 100 },
        },
      ],
      'en',
    );
    expect(table.rows).toEqual([
      [
        'Fornitore Uno',
        '−3.00\u00a0€',
        '−1.00\u00a0€',
        '−1.50\u00a0€',
        '−0.50\u00a0€',
        '3.00\u00a0€',
        '1.00\u00a0€ (33%)',
      ],
    ]);
    const hatched = primitives.filter((one) => one.kind === 'path');
    expect(hatched.length).toBe(2);
  });
});

describe('the statement as a document', () => {
  const words: Record<'it' | 'en', string> = { it: '', en: '' };
  beforeAll(async () => {
    for (const locale of ['it', 'en'] as const) {
      const report = statementReport(contract, statementOf(), locale);
      const pdf = await renderPdf(report, { createdAt: new Date('2026-07-01T00:00:00Z') });
      words[locale] = pdfText(pdf).replaceAll(/\s+/g, ' ');
    }
  });

  it('cites snapshot, rules, hash and totals to the cent, and how to verify', () => {
    const { hash } = statementOf();
    for (const text of Object.values(words)) {
      for (const cited of ['5'.repeat(64), 'f'.repeat(64), hash])
        expect(text.replaceAll(' ', '')).toContain(cited);
      expect(text).toContain('esito verify');
    }
    expect(words.it).toMatch(/Saldo di questo prospetto −31\.500,50 €/);
    expect(words.en).toMatch(/Net of this statement −31,500\.50 €/);
  });

  it('names no hospital and no claim: it goes to the supplier', () => {
    expect(words.it).not.toMatch(/Ospedale Uno|H1|R-7/);
  });
});
