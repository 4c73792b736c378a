import {
  errorAt,
  LISTED,
  moreProblems,
  type Place,
  type Problem,
  problemList,
  type Text,
  warningAt,
} from '../problem.ts';
import type { Indicator } from '../tender/indicator.ts';
import type { Lot } from '../tender/lot.ts';
import { LEAST_OWN_DRAWS, MOST_OWN_DRAWS, ownDrawLimits } from '../tender/ownDrawLimits.ts';
import { limitsText, ownDrawIndicators } from './drawsSheet.ts';
import { beyondScale, LARGEST, notANumber } from './numberCell.ts';
import type { WorkbookContent } from './workbook.ts';
import { inputNames } from './workbookNames.ts';

/** The draws that a supplier gave for one indicator. */
export interface OwnDrawColumn {
  /** The first cell below the heading. */
  readonly place: Place;
  /** In the order of the rows; undefined if there is a problem with them, empty if nothing was given. */
  readonly values: readonly number[] | undefined;
}

/**
 * The draws of a supplier's own model, by indicator: columns of the same length, without gaps, each row one draw in all
 * of them. A column without any cell filled in was not given.
 * @returns of problems with single cells the first `LISTED`, then how many more there are
 */
export function ownDrawColumns(
  workbook: WorkbookContent,
  lot: Lot,
): { readonly columns: ReadonlyMap<string, OwnDrawColumn>; readonly problems: readonly Problem[] } {
  const wrongCells = problemList();
  const problems: Problem[] = [];
  const found = ownDrawIndicators(lot).map((indicator) => ({
    indicator,
    ...columnBelow(workbook, inputNames.draws(indicator.id)),
  }));
  const longest = Math.max(0, ...found.map(({ rows }) => rows.length));
  const columns = found.map(({ indicator, placeAt, rows }): [string, OwnDrawColumn] => {
    const place = placeAt(0);
    if (rows.length === 0) return [indicator.id, { place, values: [] }];
    const length = lengthProblem(indicator, rows.length, longest, placeAt);
    if (length !== undefined) problems.push(length);
    const before = wrongCells.count;
    if (rows.length <= MOST_OWN_DRAWS) {
      rows.forEach((value, at) => {
        if (!fits(indicator, value))
          wrongCells.add(() => cellProblem(workbook, indicator, value, placeAt(at)));
      });
    }
    if (length !== undefined || wrongCells.count > before)
      return [indicator.id, { place, values: undefined }];
    if (rows.every((value) => value === rows[0])) problems.push(allEqual(indicator, place));
    // No −0, which a stored result could not tell from 0.
    return [indicator.id, { place, values: Array.from(rows, (value) => value + 0) }];
  });
  const more = wrongCells.count - LISTED;
  const { file = '' } = workbook;
  return {
    columns: new Map(columns),
    problems: [...problems, ...wrongCells.first, ...(more > 0 ? [moreProblems(more, { file })] : [])],
  };
}

/** The numbers below a heading, wherever it stands now. */
function columnBelow(
  workbook: WorkbookContent,
  name: string,
): { readonly rows: Float64Array; readonly placeAt: (row: number) => Place } {
  const heading = workbook.names.get(name);
  if (heading === undefined) throw new Error(`a workbook without ${name} was to be refused before`);
  const { sheet, cell } = heading;
  const letters = cell.replace(/\d+$/, '');
  const first = Number(cell.slice(letters.length)) + 1;
  return {
    rows: workbook.columns.get(`${sheet}!${letters}`)?.subarray(first - 1) ?? new Float64Array(),
    placeAt: (row) => ({ file: workbook.file, sheet, cell: `${letters}${first + row}` }),
  };
}

function fits(indicator: Indicator, value: number): boolean {
  const { least = -LARGEST, most = LARGEST } = ownDrawLimits(indicator);
  return value >= least && value <= most;
}

function cellProblem(workbook: WorkbookContent, indicator: Indicator, value: number, place: Place): Problem {
  const { label } = indicator;
  if (Number.isNaN(value)) {
    const content = workbook.cells.get(`${place.sheet}!${place.cell}`) ?? { kind: 'empty' };
    if (content.kind === 'number') throw new Error('a number in a long column stands among its numbers');
    return notANumber(content, place, label);
  }
  if (Math.abs(value) > LARGEST) return beyondScale(value, place, label);
  const limits = limitsText(indicator);
  const { most } = ownDrawLimits(indicator);
  return errorAt(
    place,
    most === undefined ? 'draw-negative' : 'not-a-fraction',
    {
      it: `${label.it}: ${value} è fuori dai limiti (${limits.it}).`,
      en: `${label.en}: ${value} is outside its limits (${limits.en}).`,
    },
    most !== undefined && value > 1 && value <= 100
      ? {
          it: 'Se è una percentuale, dividere tutta la colonna per 100.',
          en: 'If it is a percentage, divide the whole column by 100.',
        }
      : {
          it: 'Cercare nel modello perché questa simulazione dà un valore impossibile: non si può togliere la sola riga.',
          en: 'Look in the model for why this draw gives an impossible value: the row alone cannot be taken out.',
        },
  );
}

/** Too few, too many, or not as many as in another column. */
function lengthProblem(
  { label }: Indicator,
  rows: number,
  longest: number,
  placeAt: (row: number) => Place,
): Problem | undefined {
  const wrong = (row: number, code: string, message: Text, mend: Text): Problem =>
    errorAt(placeAt(row), code, { it: `${label.it}: ${message.it}`, en: `${label.en}: ${message.en}` }, mend);
  if (rows < LEAST_OWN_DRAWS) {
    return wrong(
      0,
      'too-few-draws',
      {
        it: `${rows} simulazioni; ne servono almeno ${LEAST_OWN_DRAWS}, perché con meno le code della distribuzione poggiano su pochi valori e cambiano da una volta all’altra.`,
        en: `${rows} draws; at least ${LEAST_OWN_DRAWS} are needed, because with fewer the tails of the distribution rest on a few values and change from one time to the next.`,
      },
      {
        it: 'Far girare il modello più a lungo; non ripetere le stesse righe.',
        en: 'Run the model for longer; do not repeat the same rows.',
      },
    );
  }
  if (rows > MOST_OWN_DRAWS) {
    return wrong(
      MOST_OWN_DRAWS,
      'too-many-draws',
      {
        it: `${rows} simulazioni; al massimo ${MOST_OWN_DRAWS}.`,
        en: `${rows} draws; at most ${MOST_OWN_DRAWS}.`,
      },
      {
        it: `Tenere le prime ${MOST_OWN_DRAWS} righe, senza sceglierle.`,
        en: `Keep the first ${MOST_OWN_DRAWS} rows, without choosing among them.`,
      },
    );
  }
  if (rows < longest) {
    return wrong(
      rows,
      'columns-unequal',
      {
        it: `la colonna finisce dopo ${rows} righe, un’altra dopo ${longest}.`,
        en: `the column ends after ${rows} rows, another one after ${longest}.`,
      },
      {
        it: 'Ogni riga è una simulazione e serve in tutte le colonne: incollarle di nuovo insieme.',
        en: 'Each row is one draw and is needed in all columns: paste them again together.',
      },
    );
  }
  return undefined;
}

function allEqual({ label }: Indicator, place: Place): Problem {
  return warningAt(
    place,
    'draws-all-equal',
    {
      it: `${label.it}: tutte le simulazioni hanno lo stesso valore, cioè nessuna incertezza.`,
      en: `${label.en}: all draws have the same value, that is, no uncertainty.`,
    },
    {
      it: 'Verificare che sia stata incollata la colonna giusta.',
      en: 'Check that the right column was pasted.',
    },
  );
}
