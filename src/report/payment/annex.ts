import type { PublishedContract } from '../../core/contract/contract.ts';
import type { Payment } from '../../core/payment/payment.ts';
import { type Block, printedTable, type ReportDocument } from '../document.ts';
import { type Locale, localized } from '../locale.ts';
import type { RuleText } from '../ruleText.ts';
import type { Table } from '../table.ts';
import { dateText } from '../tracking/dateText.ts';
import { adjudicatorWords } from './adjudicatorWords.ts';
import { clauseRuleText } from './clauseRuleText.ts';
import { paymentRuleTexts } from './paymentRuleTexts.ts';
import {
  agreedPriceTable,
  clauseExampleTable,
  maturityTable,
  paymentCapTable,
  settlementPeriodTable,
} from './paymentTables.ts';

const texts = {
  title: { it: 'Allegato: come si paga secondo i risultati', en: 'Annex: how payment follows outcomes' },
  page: { it: 'Pagina {page} di {pages}', en: 'Page {page} of {pages}' },
  buyer: { it: 'Stazione appaltante', en: 'Purchasing board' },
  period: { it: 'Durata', en: 'Period' },
  decision: { it: 'Aggiudicazione', en: 'Award' },
  rules: { it: 'Impronta delle regole', en: 'Fingerprint of the rules' },
  about: {
    it: 'Questo allegato è scritto dallo stesso testo con cui ogni prospetto è calcolato; gli esempi sono calcolati dalle stesse funzioni. La stessa impronta sta in ogni prospetto. Nessuna cifra degli esempi è un dato: sono casi immaginati.',
    en: 'This annex is written from the very text by which every statement is computed; its examples are computed by the same functions. The same fingerprint stands in every statement. No figure of the examples is a datum: they are imagined cases.',
  },
  signs: {
    it: 'Importi sopra zero: al fornitore. Sotto zero: dal fornitore.',
    en: 'Amounts above zero: to the supplier. Below zero: from it.',
  },
  clauses: { it: 'Clausole ed esempi calcolati', en: 'Clauses and worked examples' },
  common: { it: 'Ciò che vale per tutte', en: 'What holds for all of them' },
  caps: { it: 'Prezzi, tetti e periodi', en: 'Prices, caps and periods' },
  signatures: { it: 'Firme', en: 'Signatures' },
  panel: { it: 'Chi giudica i casi contestati', en: 'Who judges disputed cases' },
};

/** The annex to a contract as a document: every clause in words with worked examples, caps, periods, dates. It is what the parties sign. */
export function annexDocument(
  { contract, fingerprint }: PublishedContract,
  payment: Payment,
  locale: Locale,
): ReportDocument {
  const t = localized(texts, locale);
  const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
  const paragraph = (text: string, tone: 'normal' | 'note' = 'normal'): Block => ({
    kind: 'paragraph',
    text,
    tone,
  });
  const table = (one: Table): Block => ({ kind: 'table', table: printedTable(one, locale) });
  const printed = (rules: readonly RuleText[]): Block => ({
    kind: 'rules',
    rules: rules.map(({ title, words, formula, article }) => ({
      title: title[locale],
      words: words[locale],
      formula: formula?.[locale] ?? null,
      article: article?.[locale] ?? null,
    })),
  });
  const { calendar, award, phases } = contract;
  // Rules are agreed where the dictionary is: in the phase of design.
  const signing = phases.find(({ phase }) => phase === 'design')?.signatories ?? [];
  return {
    locale,
    title: `${t.title}: ${contract.title[locale]}`,
    author: contract.buyer[locale],
    header: `${t.title} · ${contract.title[locale]} · ${fingerprint.slice(0, 12)}`,
    pageLabel: t.page,
    blocks: [
      {
        kind: 'cover',
        title: t.title,
        subtitle: contract.title[locale],
        notice: contract.notice?.[locale] ?? null,
        facts: [
          { label: t.buyer, value: contract.buyer[locale], code: false },
          {
            label: t.period,
            value: `${dateText(calendar.from, locale)} – ${dateText(calendar.to, locale)}`,
            code: false,
          },
          { label: t.decision, value: award.decision[locale], code: false },
          { label: t.rules, value: fingerprint, code: true },
        ],
        createdLabel: null,
      },
      paragraph(t.about),
      paragraph(t.signs),
      heading(t.clauses),
      ...payment.clauses.flatMap((clause) => [
        printed([clauseRuleText(clause, contract)]),
        table(clauseExampleTable(clause, contract)),
      ]),
      heading(t.caps),
      ...(payment.prices.length === 0 ? [] : [table(agreedPriceTable(contract, payment))]),
      table(paymentCapTable(contract, payment)),
      table(settlementPeriodTable(contract)),
      table(maturityTable(contract, payment)),
      heading(t.common),
      printed(paymentRuleTexts(contract, payment)),
      ...(payment.adjudicators.length === 0
        ? []
        : [heading(t.panel), paragraph(adjudicatorWords(payment)[locale])]),
      ...(signing.length === 0
        ? []
        : [
            heading(t.signatures),
            {
              kind: 'signatures' as const,
              items: signing.map(({ label, name }) => ({ role: label[locale], name })),
            },
          ]),
    ],
  };
}
