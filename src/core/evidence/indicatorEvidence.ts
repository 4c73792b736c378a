import { errorAt, hasErrors, type Place, type Problem, type Text, warningAt } from '../problem.ts';
import type { Indicator } from '../tender/indicator.ts';
import { distributionFromEvidence, type Evidence } from './evidence.ts';
import { type EvidenceField, fieldLabels, fieldsOf, type Given } from './evidenceFields.ts';
import { figureProblems } from './figureProblems.ts';
import { cellNamed, numberIn, placeOf, textIn } from './namedCell.ts';
import type { OwnDrawColumn } from './ownDrawColumns.ts';
import type { WorkbookContent } from './workbook.ts';
import { inputNames } from './workbookNames.ts';

/** What was found of one indicator: figures in its row, or a column of draws. */
interface Found {
  readonly place: Place;
  /** Empty if nothing was given; undefined if there is something wrong. */
  readonly given: Given | undefined;
  readonly draws?: readonly number[];
  readonly problems: readonly Problem[];
}

/**
 * What a supplier gave for one indicator, with its problems.
 * @param column the supplier's draws, for the form that asks for them; its problems are known already
 * @returns undefined if the indicator has an error
 */
export function indicatorEvidence(
  workbook: WorkbookContent,
  indicator: Indicator,
  column: OwnDrawColumn | undefined,
  problems: Problem[],
): Evidence | undefined {
  const source = textIn(workbook, inputNames.evidence(indicator.id, 'source'));
  const note = textIn(workbook, inputNames.evidence(indicator.id, 'note'));
  const {
    place,
    given,
    draws,
    problems: found,
  } = column === undefined ? figuresIn(workbook, indicator) : drawsIn(column);
  const nothing = given !== undefined && Object.keys(given).length === 0;
  const all = [
    ...(nothing ? [nothingGiven(indicator, place)] : []),
    ...found,
    ...(source === '' && !nothing ? [sourceMissing(workbook, indicator)] : []),
  ];
  problems.push(...all);
  // A row that is empty has its own rule, and its problem stops the workbook if the rule is to refuse it.
  if (given === undefined || (!nothing && hasErrors(all))) return undefined;
  return {
    indicator: indicator.id,
    given,
    source,
    note,
    place: withoutFile(place),
    distribution: distributionFromEvidence(indicator, given, draws),
  };
}

function drawsIn({ place, values }: OwnDrawColumn): Found {
  if (values === undefined) return { place, given: undefined, problems: [] };
  return { place, given: values.length === 0 ? {} : { draws: values.length }, draws: values, problems: [] };
}

function figuresIn(workbook: WorkbookContent, indicator: Indicator): Found {
  const fields = fieldsOf(indicator.evidence);
  const nameOf = (field: EvidenceField): string => inputNames.evidence(indicator.id, field);
  const place = placeOf(workbook, nameOf(fields[0] as EvidenceField));
  if (fields.every((field) => cellNamed(workbook, nameOf(field)).kind === 'empty')) {
    return { place, given: {}, problems: [] };
  }
  const problems: Problem[] = [];
  const given: Partial<Record<EvidenceField, number>> = {};
  for (const field of fields) {
    const label: Text = {
      it: `${indicator.label.it}, ${fieldLabels[field].it.toLowerCase()}`,
      en: `${indicator.label.en}, ${fieldLabels[field].en.toLowerCase()}`,
    };
    const value = numberIn(workbook, nameOf(field), label, problems);
    if (value !== undefined) given[field] = value;
  }
  const complete = fields.every((field) => given[field] !== undefined);
  if (complete)
    problems.push(...figureProblems(indicator, given, (field) => placeOf(workbook, nameOf(field))));
  return { place, given: complete ? given : undefined, problems };
}

function sourceMissing(workbook: WorkbookContent, { id, label }: Indicator): Problem {
  return errorAt(
    placeOf(workbook, inputNames.evidence(id, 'source')),
    'source-missing',
    { it: `${label.it}: manca la fonte.`, en: `${label.en}: the source is missing.` },
    {
      it: 'Indicare studio e tabella o pagina da cui viene il dato.',
      en: 'Name the study and the table or page the figure comes from.',
    },
  );
}

function nothingGiven(indicator: Indicator, place: Place): Problem {
  if (indicator.whenMissing === 'refuse') {
    return errorAt(
      place,
      'evidence-missing',
      { it: `${indicator.label.it}: mancano i dati.`, en: `${indicator.label.en}: the figures are missing.` },
      { it: 'L’indicatore è obbligatorio.', en: 'The indicator is obligatory.' },
    );
  }
  return warningAt(
    place,
    'evidence-missing',
    {
      it: `${indicator.label.it}: nessun dato; vale il minimo accettabile (${String(indicator.minimumAcceptable).replace('.', ',')}).`,
      en: `${indicator.label.en}: no figures; the minimum acceptable value applies (${indicator.minimumAcceptable}).`,
    },
    {
      it: 'Se lo studio riporta il dato, aggiungerlo prima della scadenza.',
      en: 'If the study reports the figure, add it before the deadline.',
    },
  );
}

/** Sheet and cell only: what a file happens to be called must not change a result. */
export function withoutFile({ file: _, ...place }: Place): Place {
  return place;
}
