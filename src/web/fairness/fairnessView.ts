import type { SimulatedContract } from '../../actions/contractToSimulate.ts';
import type { ClauseFairness, Fairness } from '../../core/fairness/fairness.ts';
import type { Text } from '../../core/problem.ts';
import type { Chart } from '../../report/chart/chart.ts';
import { chanceChart, costChart, looksChart } from '../../report/chart/fairnessCharts.ts';
import { supplierName } from '../../report/contract/supplierName.ts';
import { fairnessSentences, gateSentences } from '../../report/fairness/fairnessSentences.ts';
import {
  costTable,
  lookTable,
  supplierSentences,
  supplierTable,
} from '../../report/fairness/fairnessTables.ts';
import { outcomeOf } from '../../report/fairness/fairnessText.ts';
import { treatmentTexts } from '../../report/fairness/fairnessTexts.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { clauseLabel } from '../../report/payment/clauseLabel.ts';
import { chartView } from '../evaluation/chartView.ts';
import type { PageHead } from '../pages.ts';
import { type CalloutView, type ChartView, type TableView, tableView } from '../parts.ts';
import { type ContractLinks, contractHead, contractLinks, contractPath } from '../tracking/contractHead.ts';

/** What one clause, or all of one supplier, cost each side before anybody knows how good the supplier is. */
export interface FairnessView {
  readonly head: PageHead;
  readonly links: ContractLinks;
  readonly t: Localized<typeof texts>;
  /** A draft, or a contract without payment; null for a contract in force that has it. */
  readonly callout: CalloutView | null;
  /** Clauses and suppliers to look at. */
  readonly choices: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
  /** Null where there is nothing to simulate. */
  readonly shown: {
    readonly title: string;
    readonly sentences: readonly string[];
    readonly gate: readonly string[];
    readonly charts: readonly ChartView[];
    readonly tables: readonly TableView[];
    readonly treatment: readonly string[];
  } | null;
}

const texts = {
  title: { it: 'Equità delle clausole', en: 'Fairness of the clauses' },
  lead: {
    it: 'Quanto costa ogni clausola a ciascuna parte secondo quanto è davvero buono il risultato: prima di firmare, chi paga e chi è pagato vedono lo stesso calcolo. Nulla è estratto a sorte.',
    en: 'What each clause costs each side by how good the result truly is: before signing, who pays and who is paid see the same calculation. Nothing is drawn at random.',
  },
  choose: { it: 'Clausole e fornitori', en: 'Clauses and suppliers' },
  words: { it: 'In parole', en: 'In words' },
  gate: { it: 'Soglie eque', en: 'Fair gates' },
  figures: { it: 'In figure', en: 'In figures' },
  tables: { it: 'In numeri', en: 'In numbers' },
  how: { it: 'Come è calcolato e che cosa si è assunto', en: 'How it is computed and what was assumed' },
  data: { it: 'Dati del grafico', en: 'Data of the chart' },
} satisfies Record<string, Text>;

const callouts = {
  draft: {
    title: { it: 'È la bozza', en: 'This is the draft' },
    text: {
      it: 'Si simula il testo salvato, che non vincola ancora nessuno.',
      en: 'What is simulated is the saved text, which binds nobody yet.',
    },
  },
  without: {
    title: { it: 'Nessun pagamento da simulare', en: 'No payment to simulate' },
    text: {
      it: 'Il contratto non ha una sezione «payment»: si seguono i risultati, senza che muovano denaro.',
      en: 'The contract has no “payment” section: results are tracked, and move no money.',
    },
  },
};

/** @param answer null for a contract without payment */
export function fairnessView(
  { contract, draft }: SimulatedContract,
  answer: Fairness | null,
  locale: Locale,
): FairnessView {
  const t = localized(texts, locale);
  const said = answer === null ? callouts.without : draft ? callouts.draft : null;
  const [clause] = answer?.clauses ?? [];
  const [supplier] = answer?.suppliers ?? [];
  const clauses = contract.payment?.clauses ?? [];
  const href = (key: string, value: string) =>
    `${contractPath(contract)}/fairness?${key}=${encodeURIComponent(value)}${draft ? '&draft=1' : ''}`;
  const together = (id: string) =>
    `${supplierName(contract, id)}: ${{ it: 'tutte le clausole insieme', en: 'all clauses together' }[locale]}`;
  return {
    head: contractHead(contract, locale, t.title),
    links: contractLinks(contract, '/fairness', locale),
    t,
    callout: said && {
      kind: answer === null ? 'info' : 'warning',
      title: said.title[locale],
      text: said.text[locale],
    },
    choices: [
      ...clauses.map(({ id, label }) => ({
        label: label[locale],
        href: href('clause', id),
        current: id === clause?.clause,
      })),
      ...[...new Set(clauses.map((one) => one.supplier))].map((id) => ({
        label: together(id),
        href: href('supplier', id),
        current: id === supplier?.supplier,
      })),
    ],
    shown:
      clause !== undefined
        ? clauseShown(contract, clause, t.data, locale)
        : supplier !== undefined
          ? {
              title: together(supplier.supplier),
              sentences: supplierSentences(supplier).map((sentence) => sentence[locale]),
              gate: [],
              charts: [],
              tables: [supplierTable(supplier)].flatMap((table) =>
                table === null ? [] : [tableView(table, locale)],
              ),
              treatment: [],
            }
          : null,
  };
}

function clauseShown(
  contract: SimulatedContract['contract'],
  clause: ClauseFairness,
  dataLabel: string,
  locale: Locale,
): FairnessView['shown'] {
  const outcome = outcomeOf(contract, clause);
  const looks = lookTable(clause, outcome);
  const chart = (id: string, drawn: Chart | null): ChartView[] =>
    drawn === null ? [] : [chartView(id, drawn, drawn.title, dataLabel)];
  return {
    title: clauseLabel(contract, clause.clause)[locale],
    sentences: fairnessSentences(clause, outcome).map((sentence) => sentence[locale]),
    gate: gateSentences(clause, outcome).map((sentence) => sentence[locale]),
    charts: [
      ...chart('cost', costChart(clause, outcome, locale)),
      ...chart('chance', chanceChart(clause, outcome, locale)),
      ...chart('looks', looksChart(clause, locale)),
    ],
    tables: [
      ...(clause.cells.length === 0 ? [] : [tableView(costTable(clause, outcome), locale)]),
      ...(looks === null ? [] : [tableView(looks, locale)]),
    ],
    treatment: treatmentTexts(clause, contract).map((sentence) => sentence[locale]),
  };
}
