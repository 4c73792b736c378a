import type { StoredContract } from '../../actions/contractStores.ts';
import type { Payment } from '../../core/payment/payment.ts';
import { supplierName } from '../../report/contract/supplierName.ts';
import { type Locale, type Localized, locales, localized } from '../../report/locale.ts';
import { adjudicatorWords } from '../../report/payment/adjudicatorWords.ts';
import { clauseRuleText } from '../../report/payment/clauseRuleText.ts';
import { paymentRuleTexts } from '../../report/payment/paymentRuleTexts.ts';
import {
  agreedPriceTable,
  clauseExampleTable,
  maturityTable,
  paymentCapTable,
  settlementPeriodTable,
} from '../../report/payment/paymentTables.ts';
import type { RuleText } from '../../report/ruleText.ts';
import type { PageHead } from '../pages.ts';
import { type Fact, fact, type TableView, tableView } from '../parts.ts';
import { type ContractLinks, contractHead, contractLinks, contractPath } from '../tracking/contractHead.ts';

/** How money follows outcomes: every clause in words with its worked examples, caps, dates, and the annex that says the same. */
export interface PaymentView {
  readonly head: PageHead;
  readonly links: ContractLinks;
  readonly t: Localized<typeof paymentTexts>;
  readonly clauses: readonly (RuleView & { readonly supplier: string; readonly examples: TableView })[];
  /** Null where no clause counts by a price. */
  readonly prices: TableView | null;
  readonly caps: TableView;
  readonly periods: TableView;
  readonly maturity: TableView;
  readonly rules: readonly RuleView[];
  readonly dates: readonly Fact[];
  readonly annexes: readonly { readonly label: string; readonly href: string; readonly language: Locale }[];
}

interface RuleView {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly formula: string | null;
  readonly article: string | null;
}

const paymentTexts = {
  title: { it: 'Pagamenti', en: 'Payment' },
  lead: {
    it: 'Come il pagamento segue i risultati: ogni clausola in parole, con esempi calcolati dalle stesse funzioni che fanno i prospetti. Nessun esempio è un dato: sono casi immaginati.',
    en: 'How payment follows outcomes: every clause in words, with examples computed by the very functions that make the statements. No example is a datum: they are imagined cases.',
  },
  contents: { it: 'In questa pagina', en: 'On this page' },
  clauses: { it: 'Clausole', en: 'Clauses' },
  examples: { it: 'Esempi calcolati', en: 'Worked examples' },
  supplier: { it: 'Fornitore', en: 'Supplier' },
  basis: { it: 'Fonte', en: 'Source' },
  caps: { it: 'Prezzi e tetti', en: 'Prices and caps' },
  common: { it: 'Ciò che vale per tutte', en: 'What holds for all of them' },
  dates: { it: 'Periodi e termini', en: 'Periods and deadlines' },
  annex: { it: 'Allegato al contratto', en: 'Annex to the contract' },
  annexText: {
    it: 'Dice le stesse cose, dallo stesso testo: è ciò che le parti firmano.',
    en: 'It says the same, from the same text: it is what the parties sign.',
  },
};

const factTexts = {
  every: { it: 'Si fanno i conti ogni', en: 'Accounts are made every' },
  response: { it: 'Per accettare o contestare', en: 'To accept or object' },
  claim: { it: 'Per presentare una richiesta', en: 'To file a claim' },
  alarm: {
    it: 'Promemoria all’ospedale, prima del termine',
    en: 'Reminder to the hospital, before the deadline',
  },
  escrow: { it: 'Chi tiene ciò che è contestato', en: 'Who keeps what is disputed' },
  panel: { it: 'Chi giudica i casi contestati', en: 'Who judges disputed cases' },
  months: { it: 'mesi', en: 'months' },
  days: { it: 'giorni', en: 'days' },
};

const languages: Record<Locale, { readonly it: string; readonly en: string }> = {
  it: { it: 'in italiano', en: 'in Italian' },
  en: { it: 'in inglese', en: 'in English' },
};

export function paymentView({ contract }: StoredContract, payment: Payment, locale: Locale): PaymentView {
  const t = localized(paymentTexts, locale);
  return {
    head: contractHead(contract, locale, t.title),
    links: contractLinks(contract, '/payment', locale),
    t,
    clauses: payment.clauses.map((clause) => ({
      ...ruleView(clauseRuleText(clause, contract), 'clause', locale),
      supplier: supplierName(contract, clause.supplier),
      examples: tableView(clauseExampleTable(clause, contract), locale),
    })),
    prices: payment.prices.length === 0 ? null : tableView(agreedPriceTable(contract, payment), locale),
    caps: tableView(paymentCapTable(contract, payment), locale),
    periods: tableView(settlementPeriodTable(contract), locale),
    maturity: tableView(maturityTable(contract, payment), locale),
    rules: paymentRuleTexts(contract, payment).map((rule) => ruleView(rule, 'rule', locale)),
    dates: dates(payment, locale),
    annexes: locales.flatMap((language) =>
      ['pdf', 'yaml'].map((ending) => ({
        label: `${t.annex} ${languages[language][locale]} (${ending.toUpperCase()})`,
        href: `${contractPath(contract)}/annex.${ending}?in=${language}`,
        language,
      })),
    ),
  };
}

function ruleView({ id, title, words, formula, article }: RuleText, kind: string, locale: Locale): RuleView {
  return {
    id: `${kind}-${id}`,
    title: title[locale],
    words: words[locale],
    formula: formula?.[locale] ?? null,
    article: article?.[locale] ?? null,
  };
}

function dates(payment: Payment, locale: Locale): Fact[] {
  const f = localized(factTexts, locale);
  const claims = payment.clauses.filter(({ rule }) => 'claimDays' in rule);
  return [
    fact(f.every, `${payment.everyMonths} ${f.months}`),
    fact(f.response, `${payment.responseDays} ${f.days}`),
    ...claims.flatMap(({ label, rule }) =>
      'claimDays' in rule ? [fact(`${f.claim}: ${label[locale]}`, `${rule.claimDays} ${f.days}`)] : [],
    ),
    ...(claims.length === 0 ? [] : [fact(f.alarm, `${payment.claimAlarmDays} ${f.days}`)]),
    fact(f.escrow, payment.escrow[locale]),
    ...(payment.adjudicators.length === 0 ? [] : [fact(f.panel, adjudicatorWords(payment)[locale])]),
  ];
}
