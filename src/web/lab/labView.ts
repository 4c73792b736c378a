import type { PublishedTender } from '../../core/evidence/evidenceForm.ts';
import { candidateGroups } from '../../core/laboratory/candidate.ts';
import { expectedRate } from '../../core/laboratory/expectedRate.ts';
import { usualMarket } from '../../core/laboratory/imaginedMarket.ts';
import type { LaboratoryPlan, LaboratoryResult } from '../../core/laboratory/laboratory.ts';
import { lintLot } from '../../core/laboratory/lintLot.ts';
import { profileBenefits } from '../../core/laboratory/readLot.ts';
import type { Problem, Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Path } from '../../core/tender/parseTender.ts';
import { priceItems } from '../../core/tender/price.ts';
import { regretChart, winnersChart } from '../../report/chart/laboratoryChart.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { laboratorySentences } from '../../report/sentences/laboratorySentences.ts';
import { exchangeRateTable, laboratoryTable } from '../../report/tables/laboratoryTables.ts';
import { chartView } from '../evaluation/chartView.ts';
import { lotHead, lotName, lotPath } from '../lot/lotHead.ts';
import type { PageHead } from '../pages.ts';
import { type ChartView, type TableView, tableView } from '../parts.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import { type LabFieldName, type LabForm, labBounds, labFieldLabels } from './labForm.ts';
import { groupLabels, labHints, labTexts } from './labTexts.ts';

/** The linter's findings, the exchange rate, and what imagined lots say of the rules. It knows no offer. */
export interface LabView {
  readonly head: PageHead;
  readonly t: Localized<typeof labTexts>;
  readonly lotName: string;
  readonly problems: readonly ProblemRow[];
  readonly findings: readonly ProblemRow[];
  readonly rates: TableView | null;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly hint: string;
    readonly value: string;
    readonly message: string;
    readonly least: number;
    readonly most: number;
    readonly step: number;
  }[];
  readonly groups: readonly { readonly value: string; readonly label: string; readonly checked: boolean }[];
  /** Null before anything is asked, or when the form holds something wrong. */
  readonly answer: LabAnswer | null;
  /** No offer can be imagined under this definition. */
  readonly impossible: boolean;
  readonly backHref: string;
}

interface LabAnswer {
  readonly sentences: readonly string[];
  readonly winners: ChartView;
  readonly regret: ChartView;
  readonly table: TableView;
}

/**
 * @param problems of the form
 * @param plan what was asked for, if that was sound: the exchange rate rests on its assumptions too
 */
export function labView(
  published: PublishedTender,
  lot: Lot,
  form: LabForm,
  problems: readonly Problem[],
  plan: LaboratoryPlan | undefined,
  result: LaboratoryResult | undefined,
  impossible: boolean,
  locale: Locale,
): LabView {
  const t = localized(labTexts, locale);
  const base = lotPath(published, lot);
  const market = plan?.market ?? usualMarket;
  const rate = expectedRate(lot, profileBenefits(lot), market);
  const places = new Map<string, Path>();
  const findings = lintLot(lot, (path) => {
    const field = path.map(String).join('.');
    places.set(field, path);
    return { field };
  });
  return {
    head: besideSteps(lotHead(published, lot, 1, t.title, locale), lotName(lot, locale), base),
    t,
    lotName: lotName(lot, locale),
    problems: problemRows(problems, locale, ({ where }) => `#${where.field ?? ''}`).map((row) => ({
      ...row,
      where: labFieldLabels[row.where as LabFieldName][locale],
    })),
    findings: problemRows(findings, locale, ({ where }) => {
      const anchor = anchorOf(lot, places.get(where.field ?? '') ?? []);
      return `${base}#${anchor}`;
    }).map((row) => ({ ...row, where: partName(lot, places.get(row.where) ?? [], locale) })),
    rates: rate && tableView(exchangeRateTable(lot, rate, market), locale),
    fields: (Object.keys(labBounds) as LabFieldName[]).map((name) => ({
      name,
      label: labFieldLabels[name][locale],
      hint: labHints[name][locale],
      value: form.numbers[name],
      message: problems.find(({ where }) => where.field === name)?.message[locale] ?? '',
      ...labBounds[name],
    })),
    groups: candidateGroups.map((group) => ({
      value: group,
      label: groupLabels[group][locale],
      checked: form.groups.includes(group),
    })),
    answer: result === undefined ? null : answerOf(result, t.data, locale),
    impossible,
    backHref: `${base}#criteria`,
  };
}

/** The laboratory belongs to a lot and to none of its steps. */
function besideSteps(head: PageHead, label: string, href: string): PageHead {
  return {
    ...head,
    breadcrumb: [...head.breadcrumb, { label, href }],
    steps: head.steps.map((step) => ({ ...step, current: false })),
  };
}

function answerOf(result: LaboratoryResult, dataLabel: string, locale: Locale): LabAnswer {
  const [winners, regret] = [winnersChart(result, locale), regretChart(result, locale)];
  return {
    sentences: laboratorySentences(result).map((sentence) => sentence[locale]),
    winners: chartView('lab-winners', winners, winners.description, dataLabel),
    regret: chartView('lab-regret', regret, regret.description, dataLabel),
    table: tableView(laboratoryTable(result), locale),
  };
}

/** The part of the lot that a path leads into, by the name that it has on the pages. */
function partName(lot: Lot, [part, at, ...rest]: Path, locale: Locale): string {
  const member = (list: readonly { readonly label: Text; readonly code?: string }[], place = at) => {
    const found = typeof place === 'number' ? list[place] : undefined;
    return found && [found.code, found.label[locale]].filter((one) => one !== undefined).join(' ');
  };
  switch (part) {
    case 'criteria':
      return member(lot.criteria) ?? labTexts.criteria[locale];
    case 'indicators':
      return member(lot.indicators) ?? labTexts.indicators[locale];
    case 'parameters':
      return member(lot.parameters) ?? labTexts.parameters[locale];
    case 'model':
      return labTexts.model[locale];
    case 'price':
      return member(priceItems(lot), rest[0] ?? 0) ?? labTexts.price[locale];
    default:
      return labTexts.rules[locale];
  }
}

/** Where a value of the definition stands on the lot's page. */
function anchorOf(lot: Lot, [part, at, ...rest]: Path): string {
  switch (part) {
    case 'criteria':
      return typeof at === 'number' ? `rule-criterion-${lot.criteria[at]?.code}` : 'criteria';
    case 'indicators':
      return typeof at === 'number' ? `indicator-${lot.indicators[at]?.id}` : 'indicators';
    case 'parameters':
      return 'parameters';
    case 'model':
      return 'model';
    case 'price': {
      const item = typeof rest[0] === 'number' ? rest[0] : 0;
      const code = lot.price.kind === 'items' && item > 0 ? `-${lot.price.items[item]?.code}` : '';
      return `rule-price-formula${code}`;
    }
    case 'award':
      return at === 'threshold' || at === 'ties' ? `rule-${at}` : 'rules';
    default:
      return 'rules';
  }
}
