import type { ExternalValuation, ParameterEvppi } from '../../core/valuation/externalDraws.ts';
import { ordinal } from '../chart/rankChart.ts';
import { formatFor } from '../format.ts';
import type { Cell, Column, Table } from '../table.ts';
import { statusTexts } from './netBenefitTables.ts';
import { euros, words } from './reportedLot.ts';

/** Values of λ that have a column of EVPPI; the JSON result has all. */
const SHOWN = 5;

const strategyColumn = words({ it: 'Strategia', en: 'Strategy' });
const lambdaColumn: Column = { label: { it: 'λ', en: 'λ' }, kind: 'number', decimals: 0 };

/** What draws made elsewhere say, as tables: by strategy, by λ, incremental, ranks, and by parameter. */
export function externalDrawsTables(
  valuation: ExternalValuation,
  evppi: readonly ParameterEvppi[],
): readonly Table[] {
  return [
    strategies(valuation),
    incremental(valuation),
    curve(valuation),
    ranks(valuation),
    ...(evppi.length === 0 ? [] : [parameters(valuation, evppi)]),
  ];
}

function strategies({ draws, lambdas, outcomes }: ExternalValuation): Table {
  const lambda = lambdas[0] as number;
  return {
    id: 'strategies',
    title: { it: 'Strategie', en: 'Strategies' },
    sheet: { it: 'Strategie', en: 'Strategies' },
    notes: [
      {
        it: `Da ${formatFor('it').number(draws)} simulazioni; ± errore standard di Monte Carlo, da 32 lotti di simulazioni.`,
        en: `From ${formatFor('en').number(draws)} draws; ± Monte Carlo standard error, from 32 batches of draws.`,
      },
    ],
    columns: [
      strategyColumn,
      euros({ it: 'Costo', en: 'Cost' }),
      { label: { it: 'Effetto', en: 'Effect' }, kind: 'number', decimals: 4 },
      euros({
        it: `NMB a λ = ${formatFor('it').number(lambda)}`,
        en: `NMB at λ = ${formatFor('en').number(lambda)}`,
      }),
    ],
    rows: outcomes.map(({ strategy, cost, effect, netMonetaryBenefit }) => ({
      strong: false,
      cells: [strategy, cost, effect, netMonetaryBenefit[0] ?? null],
    })),
  };
}

function incremental({ incremental: rows, outcomes }: ExternalValuation): Table {
  return {
    id: 'incremental',
    title: { it: 'Analisi incrementale', en: 'Incremental analysis' },
    sheet: { it: 'Incrementale', en: 'Incremental' },
    notes: [
      {
        it: 'Per costo medio crescente; ICER rispetto alla strategia precedente in frontiera, errore standard con il metodo delta.',
        en: 'By rising mean cost; ICER against the previous strategy on the frontier, standard error by the delta method.',
      },
    ],
    columns: [
      strategyColumn,
      euros({ it: 'Costo', en: 'Cost' }),
      { label: { it: 'Effetto', en: 'Effect' }, kind: 'number', decimals: 4 },
      { label: { it: 'ICER', en: 'ICER' }, kind: 'number', decimals: 0 },
      words({ it: 'Stato', en: 'Status' }),
    ],
    rows: rows.map(({ strategy, status, icer }) => {
      const own = outcomes.find((one) => one.strategy === strategy);
      return {
        strong: false,
        cells: [strategy, own?.cost ?? null, own?.effect ?? null, icer, statusTexts[status]],
      };
    }),
  };
}

function curve({ lambdas, outcomes, frontier, evpi }: ExternalValuation): Table {
  return {
    id: 'acceptability',
    title: { it: 'Probabilità di essere la migliore ed EVPI', en: 'Probability of being the best, and EVPI' },
    sheet: { it: 'Accettabilità', en: 'Acceptability' },
    notes: [
      {
        it: 'Frontiera: la strategia con l’NMB medio più alto. EVPI per paziente. I pari merito si dividono in parti uguali.',
        en: 'Frontier: the strategy with the highest mean NMB. EVPI per patient. Ties are split equally.',
      },
    ],
    columns: [
      lambdaColumn,
      ...outcomes.map(
        ({ strategy }): Column => ({ label: { it: strategy, en: strategy }, kind: 'percent', decimals: 1 }),
      ),
      words({ it: 'Frontiera', en: 'Frontier' }),
      euros({ it: 'EVPI', en: 'EVPI' }, 1),
    ],
    rows: lambdas.map((lambda, at) => ({
      strong: false,
      cells: [
        lambda,
        ...outcomes.map(({ probabilityBest }): Cell => probabilityBest[at] ?? null),
        frontier[at] ?? null,
        evpi[at] ?? null,
      ],
    })),
  };
}

function ranks({ lambdas, outcomes }: ExternalValuation): Table {
  const lambda = lambdas[0] as number;
  return {
    id: 'ranks',
    title: {
      it: `Probabilità di ogni posizione a λ = ${formatFor('it').number(lambda)}`,
      en: `Probability of each rank at λ = ${formatFor('en').number(lambda)}`,
    },
    sheet: { it: 'Posizioni', en: 'Ranks' },
    notes: [],
    columns: [
      strategyColumn,
      ...outcomes.map((_, at): Column => ({ label: ordinal(at + 1), kind: 'percent', decimals: 1 })),
    ],
    rows: outcomes.map(({ strategy, rankProbability }) => ({
      strong: false,
      cells: [strategy, ...rankProbability],
    })),
  };
}

function parameters({ lambdas }: ExternalValuation, evppi: readonly ParameterEvppi[]): Table {
  const step = Math.max(1, Math.ceil((lambdas.length - 1) / (SHOWN - 1)));
  const shown = lambdas.map((_, at) => at).filter((at) => at % step === 0 || at === lambdas.length - 1);
  return {
    id: 'parameterInformation',
    title: {
      it: 'Valore dell’informazione per parametro (EVPPI)',
      en: 'Value of information by parameter (EVPPI)',
    },
    sheet: { it: 'EVPPI', en: 'EVPPI' },
    notes: [
      {
        it: '€ per paziente. Regressione dell’NMB sul parametro: spline cubica penalizzata sulle medie di 256 celle. I valori non si sommano.',
        en: '€ per patient. Regression of NMB on the parameter: penalised cubic spline through the means of 256 cells. The values do not add up.',
      },
    ],
    columns: [
      words({ it: 'Parametro', en: 'Parameter' }),
      ...shown.map((at): Column => {
        const [it, en] = (['it', 'en'] as const).map(
          (locale) => `λ = ${formatFor(locale).number(lambdas[at] as number)}`,
        ) as [string, string];
        return { label: { it, en }, kind: 'number', decimals: 1 };
      }),
    ],
    rows: evppi.map(({ parameter, values }) => ({
      strong: false,
      cells: [parameter, ...shown.map((at): Cell => values[at] ?? null)],
    })),
  };
}
