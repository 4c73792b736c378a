import type { Text } from '../../core/problem.ts';
import { type LedgerRow, type LedgerStep, ledgerOf } from '../../core/scoring/ledger.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { priceItems } from '../../core/tender/price.ts';
import { offerNames } from '../offerNames.ts';
import { type RuleText, ruleTexts } from '../ruleText.ts';
import type { Table } from '../table.ts';
import { type ReportedLot, words } from './reportedLot.ts';

/** More decimals than any published rule rounds to, so that each step can be followed. */
const DECIMALS = 8;

const stepTexts: Record<LedgerStep, Text> = {
  'raw-coefficient': { it: 'coefficiente V attribuito', en: 'coefficient V as given' },
  'raw-points': { it: 'punti: peso · V', en: 'points: weight · V' },
  'raw-total': {
    it: 'totale tecnico prima delle riparametrazioni',
    en: 'technical total before any rescaling',
  },
  threshold: { it: 'confronto con la soglia', en: 'compared with the threshold' },
  excluded: { it: 'esclusa', en: 'excluded' },
  coefficient: {
    it: 'coefficiente V sulle offerte ammesse, riparametrato se previsto',
    en: 'coefficient V over the admitted offers, rescaled if declared',
  },
  points: { it: 'punti del criterio', en: 'points of the criterion' },
  'technical-sum': { it: 'somma dei criteri', en: 'sum of the criteria' },
  'technical-total': { it: 'totale tecnico', en: 'technical total' },
  price: { it: 'prezzo offerto, EUR', en: 'price offered, EUR' },
  discount: { it: 'ribasso R', en: 'discount R' },
  'mean-discount': { it: 'ribasso medio R̄', en: 'mean discount R̄' },
  'greatest-discount': { it: 'ribasso massimo Rmax', en: 'greatest discount Rmax' },
  'price-coefficient': { it: 'coefficiente V del prezzo', en: 'coefficient V of the price' },
  'price-points': { it: 'punti del prezzo', en: 'points of the price' },
  'economic-total': { it: 'totale economico', en: 'economic total' },
  total: { it: 'punteggio totale', en: 'total points' },
  rank: { it: 'posizione', en: 'rank' },
  anomaly: { it: 'segno di anomalia', en: 'sign of anomaly' },
  quota: { it: 'quota del contratto', en: 'share of the contract' },
};

/** A step of the ledger in words; undefined for what is no step. */
export function stepText(step: string): Text | undefined {
  return Object.hasOwn(stepTexts, step) ? stepTexts[step as LedgerStep] : undefined;
}

/** Every number of the calculation, one a line, with its rule and the article that it rests on. */
export function ledgerTable(lot: Lot, evaluation: ReportedLot): Table {
  const name = offerNames(evaluation);
  const rules = new Map(ruleTexts(lot).map((rule) => [rule.id, rule]));
  const labels = new Map(
    [...lot.criteria, ...priceItems(lot)].map(({ code, label }) => [
      code,
      { it: `${code} ${label.it}`, en: `${code} ${label.en}` },
    ]),
  );
  const number = (label: Text) => ({ label, kind: 'number' as const, decimals: DECIMALS });
  return {
    id: 'ledger',
    title: { it: 'Registro del calcolo', en: 'Ledger of the calculation' },
    sheet: { it: 'Registro', en: 'Ledger' },
    notes: [
      {
        it: 'Ogni numero del calcolo dei punti, nell’ordine in cui si forma, con la regola pubblicata che lo dà e l’articolo o la fonte della regola.',
        en: 'Every number of the calculation of the points, in the order in which it is made, with the published rule behind it and the article or source of the rule.',
      },
    ],
    columns: [
      { label: { it: 'Riga', en: 'Line' }, kind: 'number', decimals: 0 },
      words({ it: 'Offerta', en: 'Offer' }),
      words({ it: 'Criterio o voce', en: 'Criterion or item' }),
      words({ it: 'Passo', en: 'Step' }),
      number({ it: 'Valore', en: 'Value' }),
      number({ it: 'Massimo o limite', en: 'Maximum or limit' }),
      words({ it: 'Esito', en: 'Outcome' }),
      words({ it: 'Regola', en: 'Rule' }),
      words({ it: 'Articolo o fonte', en: 'Article or source' }),
    ],
    rows: ledgerOf(lot, evaluation.scoring).map((row, at) => {
      const rule = rules.get(row.rule);
      return {
        strong: row.step === 'total',
        cells: [
          at + 1,
          row.offer === null ? { it: 'tutte le ammesse', en: 'all admitted' } : name(row.offer),
          row.criterion === null ? '' : (labels.get(row.criterion) ?? row.criterion),
          stepTexts[row.step],
          row.value,
          row.limit,
          outcome(row),
          rule?.title ?? '',
          articleOf(rule),
        ],
      };
    }),
  };
}

const documents: Text = { it: 'documenti di gara', en: 'tender documents' };

function articleOf(rule: RuleText | undefined): Text | string {
  return rule === undefined ? '' : (rule.article ?? documents);
}

function outcome({ step, met }: LedgerRow): Text | string {
  if (met === null) return '';
  if (step === 'anomaly') return met ? { it: 'presente', en: 'present' } : { it: 'assente', en: 'absent' };
  return met ? { it: 'raggiunta', en: 'met' } : { it: 'non raggiunta', en: 'not met' };
}
