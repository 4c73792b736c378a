import { type Distribution, interval95, mean } from '../../core/distributions/distribution.ts';
import type { Offer } from '../../core/evaluation/assembleOffers.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import { type EvidenceField, fieldLabels } from '../../core/evidence/evidenceFields.ts';
import { placeText, type Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { parameterDistribution } from '../../core/tender/parameter.ts';
import { valueAtMeanBaseline } from '../../core/valuation/baselineRatio.ts';
import type { Locale } from '../locale.ts';
import { parameterOf } from '../parameterLabel.ts';
import { isShare, plainNumber, unitLabel } from '../quantity.ts';
import { numberText } from '../rules/phrases.ts';
import type { Cell, Column, Row, Table } from '../table.ts';
import { type ReportedLot, words } from './reportedLot.ts';

/** `Beta(31; 449)`, `LogNormale(μ −0,5; σ 0,12)`: family and parameters, four significant digits. */
export function distributionText(distribution: Distribution): Text {
  const both = (it: string, en: string, ...parts: [string, number][]): Text => {
    const list = (locale: Locale, between: string): string =>
      parts.map(([name, value]) => `${name}${plainNumber(value, locale)}`).join(between);
    return { it: `${it}(${list('it', '; ')})`, en: `${en}(${list('en', ', ')})` };
  };
  switch (distribution.family) {
    case 'fixed':
      return { it: 'valore noto', en: 'known value' };
    case 'beta':
      return both('Beta', 'Beta', ['', distribution.a], ['', distribution.b]);
    case 'gamma':
      return both('Gamma', 'Gamma', ['k ', distribution.shape], ['θ ', distribution.scale]);
    case 'logNormal':
      return both('LogNormale', 'LogNormal', ['μ ', distribution.mu], ['σ ', distribution.sigma]);
    case 'normal':
      return both('Normale', 'Normal', ['μ ', distribution.mean], ['σ ', distribution.sd]);
    case 'uniform':
      return both('Uniforme', 'Uniform', ['', distribution.minimum], ['', distribution.maximum]);
    case 'triangular': {
      const { minimum, mode, maximum } = distribution;
      return both('Triangolare', 'Triangular', ['', minimum], ['', mode], ['', maximum]);
    }
    case 'empirical': {
      const count = numberText(distribution.values.length);
      return { it: `Empirica(${count.it} simulazioni)`, en: `Empirical(${count.en} draws)` };
    }
  }
}

/** What was given, as the supplier wrote it: `31 su 480`, `31 su 480 · confronto 52 su 481`, `Media 4,6 · …`. */
export function givenText({ given }: Pick<Evidence, 'given'>): Text {
  const fields = Object.entries(given) as [EvidenceField, number][];
  if (fields.length === 0) {
    return {
      it: 'nessuno: vale il minimo accettabile',
      en: 'none: minimum acceptable holds',
    };
  }
  const { events, n, comparatorEvents, comparatorN } = given;
  if (events !== undefined && n !== undefined) {
    const arm = (locale: Locale, x: number, patients: number): string =>
      `${plainNumber(x, locale)} ${{ it: 'su', en: 'of' }[locale]} ${plainNumber(patients, locale)}`;
    if (comparatorEvents === undefined || comparatorN === undefined) {
      return { it: arm('it', events, n), en: arm('en', events, n) };
    }
    return {
      it: `${arm('it', events, n)} · confronto ${arm('it', comparatorEvents, comparatorN)}`,
      en: `${arm('en', events, n)} · comparator ${arm('en', comparatorEvents, comparatorN)}`,
    };
  }
  const text = (locale: Locale): string =>
    fields.map(([field, value]) => `${fieldLabels[field][locale]} ${plainNumber(value, locale)}`).join(' · ');
  return { it: text('it'), en: text('en') };
}

const figureColumns: Column[] = [
  words({ it: 'Distribuzione', en: 'Distribution' }),
  { label: { it: 'Media', en: 'Mean' }, kind: 'quantity', decimals: 0 },
  {
    label: { it: 'da', en: 'from' },
    group: { it: 'Intervallo 95%', en: '95% interval' },
    kind: 'quantity',
    decimals: 0,
  },
  {
    label: { it: 'a', en: 'to' },
    group: { it: 'Intervallo 95%', en: '95% interval' },
    kind: 'quantity',
    decimals: 0,
  },
];

/** @param shown from what is drawn to what is shown: a ratio as the risk that follows from it */
function figureCells(
  distribution: Distribution,
  unit: string,
  share: boolean,
  shown: (drawn: number) => number = (drawn) => drawn,
): Cell[] {
  const quantity = (value: number): Cell => ({ quantity: value, unit, share });
  // The mean says the unit; the limits need not repeat it.
  const limit = (value: number): Cell => ({ quantity: value, unit: '1', share });
  if (distribution.family === 'fixed')
    return [distributionText(distribution), quantity(mean(distribution)), null, null];
  const [lower, upper] = interval95(distribution).map(shown) as [number, number];
  return [distributionText(distribution), quantity(shown(mean(distribution))), limit(lower), limit(upper)];
}

/** The evidence of one offer as understood: figures, distribution, source and cell of the workbook. */
export function evidenceTable(lot: Lot, offer: Offer): Table {
  return {
    id: `evidence-${offer.id}`,
    title: { it: `Evidenze di ${offer.supplier}`, en: `Evidence of ${offer.supplier}` },
    sheet: { it: `Evidenze ${offer.supplier}`, en: `Evidence ${offer.supplier}` },
    notes: [],
    columns: [
      words({ it: 'Indicatore', en: 'Indicator' }),
      words({ it: 'Dato', en: 'Given' }),
      ...figureColumns,
      words({ it: 'Fonte', en: 'Source' }),
      { label: { it: 'Cella', en: 'Cell' }, kind: 'code', decimals: 0 },
    ],
    rows: offer.evidence.evidence.map((evidence) => ({ strong: false, cells: evidenceCells(lot, evidence) })),
  };
}

/** The evidence of all offers in one table, for a workbook. */
export function allEvidenceTable(lot: Lot, { offers }: ReportedLot): Table {
  const [first] = offers;
  const columns = first === undefined ? [] : evidenceTable(lot, first).columns;
  return {
    id: 'evidence',
    title: { it: 'Evidenze come comprese', en: 'Evidence as understood' },
    sheet: { it: 'Evidenze', en: 'Evidence' },
    notes: [
      {
        it: 'Le frazioni sono tra 0 e 1; le altre cifre nell’unità dell’indicatore.',
        en: 'Fractions are between 0 and 1; other figures in the unit of the indicator.',
      },
    ],
    columns: [
      words({ it: 'Offerta', en: 'Offer' }),
      words({ it: 'Unità', en: 'Unit' }),
      ...columns,
      words({ it: 'Nota', en: 'Note' }),
    ],
    rows: offers.flatMap(({ supplier, evidence }) =>
      evidence.evidence.map((one): Row => {
        const { unit } = parameterOf(lot, one.indicator);
        const unitText = { it: unitLabel(unit, 'it'), en: unitLabel(unit, 'en') };
        return { strong: false, cells: [supplier, unitText, ...evidenceCells(lot, one), one.note] };
      }),
    ),
  };
}

function evidenceCells(lot: Lot, evidence: Evidence): Cell[] {
  const { distribution } = evidence;
  const indicator = lot.indicators.find(({ id }) => id === evidence.indicator);
  if (indicator === undefined) throw new Error(`no indicator ${evidence.indicator}`);
  const shown = valueAtMeanBaseline(lot, indicator, distribution);
  return [
    indicator.label,
    givenText(evidence),
    ...figureCells(distribution, indicator.unit, isShare(indicator), shown),
    evidence.source === '' ? null : evidence.source,
    placeText(evidence.place),
  ];
}

/** The inputs that are the same for all offers, with source and date. */
export function parametersTable(lot: Lot): Table {
  return {
    id: 'parameters',
    title: { it: 'Parametri comuni della gara', en: 'Shared parameters of the tender' },
    sheet: { it: 'Parametri', en: 'Parameters' },
    notes: [],
    columns: [
      { label: { it: 'Nome', en: 'Name' }, kind: 'code', decimals: 0 },
      words({ it: 'Parametro', en: 'Parameter' }),
      ...figureColumns,
      words({ it: 'Fonte', en: 'Source' }),
      words({ it: 'Data', en: 'Date' }),
    ],
    rows: lot.parameters.map((parameter) => {
      const { id, label, unit, source } = parameter;
      return {
        strong: false,
        cells: [
          id,
          label,
          ...figureCells(parameterDistribution(parameter), unit, false),
          source.citation,
          source.date,
        ],
      };
    }),
  };
}
