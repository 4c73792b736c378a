import { type CandidateGroup, candidateGroups } from '../../core/laboratory/candidate.ts';
import { usualMarket } from '../../core/laboratory/imaginedMarket.ts';
import type { LaboratoryPlan } from '../../core/laboratory/laboratory.ts';
import { errorAt, type Problem, type Text } from '../../core/problem.ts';
import { numberText } from '../../report/rules/phrases.ts';

/** Bounds of the numbers that may be asked with; shares in per cent. More lots belong to the command line. */
export const labBounds = {
  lots: { least: 100, most: 5000, step: 1 },
  seed: { least: 0, most: 4_294_967_295, step: 1 },
  fewest: { least: 1, most: 20, step: 1 },
  most: { least: 1, most: 20, step: 1 },
  best: { least: 1, most: 100, step: 1 },
  floor: { least: 0, most: 99, step: 1 },
  correlation: { least: -1, most: 1, step: 0.1 },
} as const;

export type LabFieldName = keyof typeof labBounds;

/** The form as typed. */
export interface LabForm {
  readonly numbers: Readonly<Record<LabFieldName, string>>;
  readonly groups: readonly CandidateGroup[];
}

/** What is tried if nothing else is asked for. */
export const usualForm: LabForm = {
  numbers: {
    lots: '500',
    seed: '1',
    fewest: String(usualMarket.offers.fewest),
    most: String(usualMarket.offers.most),
    best: String(100 * usualMarket.benefit.to),
    floor: String(100 * usualMarket.floor),
    correlation: String(usualMarket.correlation),
  },
  groups: candidateGroups,
};

/** The form as it was sent; undefined if nothing was asked yet. Nothing in it is checked. */
export function formFromQuery(query: Readonly<Record<string, unknown>>): LabForm | undefined {
  if (typeof query.lots !== 'string') return undefined;
  const chosen = [query.try].flat();
  const numbers = Object.fromEntries(
    Object.entries(usualForm.numbers).map(([name, usual]) => {
      const value = query[name];
      return [name, typeof value === 'string' ? value.trim() : usual];
    }),
  ) as Record<LabFieldName, string>;
  return { numbers, groups: candidateGroups.filter((group) => chosen.includes(group)) };
}

/** What is asked for, or what is wrong with each field; `where.field` is the field's name. */
export function parseLabForm({
  numbers,
  groups,
}: LabForm):
  | { readonly value: LaboratoryPlan; readonly problems: readonly [] }
  | { readonly value: undefined; readonly problems: readonly Problem[] } {
  const values = new Map<LabFieldName, number>();
  const problems: Problem[] = [];
  for (const [name, bounds] of Object.entries(labBounds) as [
    LabFieldName,
    (typeof labBounds)[LabFieldName],
  ][]) {
    const text = numbers[name];
    const value = Number(text);
    const written = bounds.step === 1 ? /^\d{1,10}$/ : /^-?\d(\.\d{1,3})?$/;
    if (written.test(text) && value >= bounds.least && value <= bounds.most) values.set(name, value);
    else problems.push(outOfBounds(name, bounds));
  }
  const of = (name: LabFieldName): number => values.get(name) ?? Number.NaN;
  if (of('fewest') > of('most')) problems.push(fewerThanFewest);
  if (problems.length > 0) return { value: undefined, problems };
  return {
    value: {
      lots: of('lots'),
      seed: of('seed'),
      market: {
        offers: { fewest: of('fewest'), most: of('most') },
        benefit: { from: usualMarket.benefit.from, to: of('best') / 100 },
        floor: of('floor') / 100,
        correlation: of('correlation'),
      },
      groups,
    },
    problems: [],
  };
}

const fewerThanFewest: Problem = errorAt(
  { field: 'most' },
  'fewer-than-fewest',
  {
    it: 'Il numero massimo di offerte è inferiore al minimo.',
    en: 'The greatest number of offers is below the least.',
  },
  { it: 'Scrivere un numero non inferiore al minimo.', en: 'Write a number not below the least.' },
);

function outOfBounds(name: LabFieldName, { least, most }: { least: number; most: number }): Problem {
  const [from, to] = [numberText(least), numberText(most)];
  const mend: Text = {
    it: `Scrivere un numero da ${from.it} a ${to.it}.`,
    en: `Write a number from ${from.en} to ${to.en}.`,
  };
  return errorAt(
    { field: name },
    'out-of-bounds',
    {
      it: `«${labFieldLabels[name].it}» non è un numero da ${from.it} a ${to.it}.`,
      en: `“${labFieldLabels[name].en}” is no number from ${from.en} to ${to.en}.`,
    },
    mend,
  );
}

export const labFieldLabels: Readonly<Record<LabFieldName, Text>> = {
  lots: { it: 'Lotti immaginati', en: 'Imagined lots' },
  seed: { it: 'Seme', en: 'Seed' },
  fewest: { it: 'Offerte per lotto, almeno', en: 'Offers a lot, at least' },
  most: { it: 'Offerte per lotto, al massimo', en: 'Offers a lot, at most' },
  best: { it: 'Beneficio più alto (%)', en: 'Highest benefit (%)' },
  floor: { it: 'Prezzo più basso (%)', en: 'Lowest price (%)' },
  correlation: { it: 'Correlazione tra qualità e prezzo', en: 'Correlation of quality and price' },
};
