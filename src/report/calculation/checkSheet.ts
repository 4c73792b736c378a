import { priceItems } from '../../core/tender/price.ts';
import { type CalculatedLot, sheetOf } from './calculatedLot.ts';
import { type CellFormat, stated } from './cells.ts';
import type { EconomicCells } from './economicSheet.ts';
import * as live from './live.ts';
import type { BenefitCells } from './modelSheet.ts';
import * as ranges from './ranges.ts';
import type { RankingCells } from './rankingSheet.ts';
import type { SheetInWriting } from './sheet.ts';
import type { Column } from './table.ts';
import type { TechnicalCells } from './technicalSheets.ts';

/** One published figure of an offer beside what the formulas give. */
interface Checked {
  readonly offer: string;
  readonly figure: string;
  readonly published: live.CellValue;
  readonly recalculated: live.Live;
  readonly format: CellFormat;
}

/** The published result beside the recalculated one, and whether they agree. */
export function checkSheet(
  calculated: CalculatedLot,
  benefits: BenefitCells,
  technical: TechnicalCells,
  economic: EconomicCells,
  ranking: RankingCells,
): SheetInWriting {
  const { locale } = calculated;
  const sheet = sheetOf(
    calculated,
    { it: 'Verifica', en: 'Check' },
    { it: 'Risultato pubblicato e ricalcolato', en: 'Published and recalculated result' },
    [
      {
        it: 'La colonna «Pubblicato» è il risultato della valutazione; «Ricalcolato» viene dalle formule degli altri fogli.',
        en: 'The column “Published” is the result of the evaluation; “Recalculated” comes from the formulas of the other sheets.',
      },
    ],
  );
  const checked = calculated.evaluation.offers.flatMap(({ id, supplier }, at) =>
    figuresOf(calculated, benefits, technical, economic, ranking, id, at).map((one) => ({
      ...one,
      offer: supplier,
    })),
  );
  const rows = checked.map(({ offer }) => offer);
  const different = sheet.table({ it: 'Esito della verifica', en: 'Outcome of the check' }[locale], [
    { it: 'Cifre diverse da quelle pubblicate', en: 'Figures that differ from the published ones' }[locale],
  ]);
  const table = sheet.table({ it: 'Offerta', en: 'Offer' }[locale], rows);
  table.column({ it: 'Cifra', en: 'Figure' }[locale], 'text', (row) => stated(checked[row]?.figure ?? ''));
  const published = table.formattedColumn({ it: 'Pubblicato', en: 'Published' }[locale], (row) => ({
    content: stated(checked[row]?.published ?? ''),
    format: checked[row]?.format ?? 'text',
  }));
  const recalculated = table.formattedColumn({ it: 'Ricalcolato', en: 'Recalculated' }[locale], (row) => ({
    content: checked[row]?.recalculated as live.Live,
    format: checked[row]?.format ?? 'text',
  }));
  const agrees = table.column(
    { it: 'Coincide', en: 'Agrees' }[locale],
    'text',
    (row) => {
      const [a, b] = [published, recalculated].map((column) => column.cells[row] as live.Live) as [
        live.Live,
        live.Live,
      ];
      if (typeof a.value !== 'number') return live.compare(a, '=', b);
      const decimals = checked[row]?.format === 'euro' ? 4 : 8;
      return live.compare(live.roundTo(live.minus(a, b), live.number(decimals)), '=', live.number(0));
    },
    'result',
  );
  different.column(
    { it: 'Quante', en: 'How many' }[locale],
    'whole',
    () => ranges.overRows([{ range: agrees, sign: '<>', than: live.truth(true) }]),
    'result',
  );
  return sheet;
}

function figuresOf(
  { lot, locale, evaluation }: CalculatedLot,
  benefits: BenefitCells,
  technical: TechnicalCells,
  economic: EconomicCells,
  ranking: RankingCells,
  id: string,
  at: number,
): Omit<Checked, 'offer'>[] {
  const { scoring } = evaluation;
  const cell = (column: Column | undefined): live.Live => column?.cells[at] as live.Live;
  const own = scoring.technical.find(({ offer }) => offer === id);
  const priced = scoring.economic.find(({ offer }) => offer === id);
  const ranked = scoring.ranking.find(({ offer }) => offer === id);
  const benefit = evaluation.benefits.offers.find(({ offer }) => offer === id);
  const figure = (
    it: string,
    en: string,
    published: live.CellValue,
    recalculated: live.Live,
    format: CellFormat = 'points',
  ): Omit<Checked, 'offer'> => ({ figure: { it, en }[locale], published, recalculated, format });
  const received = [
    figure(
      'Beneficio B (€)',
      'Benefit B (€)',
      benefit?.benefit ?? 0,
      benefits.offers[at] as live.Live,
      'euro',
    ),
    figure('Totale grezzo', 'Raw total', own?.rawTotal ?? 0, cell(technical.rawTotal)),
    figure('Ammessa', 'Admitted', own?.excluded === null, cell(technical.admitted), 'text'),
  ];
  if (own === undefined || priced === undefined || ranked === undefined) return received;
  const quota = scoring.quotas.find(({ offer }) => offer === id)?.share ?? '';
  return [
    ...received,
    ...lot.criteria.map(({ code }) =>
      figure(
        `${code}, punti`,
        `${code}, points`,
        own.criteria.find(({ criterion }) => criterion === code)?.points ?? 0,
        cell(technical.points.criteria.get(code)),
      ),
    ),
    figure('Totale tecnico', 'Technical total', own.total, cell(technical.points.total)),
    ...priceItems(lot).map(({ code }) =>
      figure(
        `${code}, punti`,
        `${code}, points`,
        priced.items.find(({ item }) => item === code)?.points ?? 0,
        cell(economic.items.get(code)),
      ),
    ),
    figure('Totale economico', 'Economic total', priced.points, cell(economic.points)),
    figure('Totale', 'Total', ranked.total, cell(ranking.total)),
    figure('Posizione', 'Rank', ranked.rank, cell(ranking.rank), 'whole'),
    figure('Quota del contratto', 'Share of the contract', quota, cell(ranking.quota), 'percent'),
    ...(ranking.flagged === null
      ? []
      : [
          figure(
            'Segno di anomalia',
            'Sign of anomaly',
            scoring.anomalies.find(({ offer }) => offer === id)?.flagged ?? false,
            cell(ranking.flagged),
            'text',
          ),
        ]),
  ];
}
