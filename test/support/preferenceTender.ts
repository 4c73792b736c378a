import { readFileSync } from 'node:fs';
import { placeText } from '../../src/core/problem.ts';
import type { PairwiseTable } from '../../src/core/scoring/pairwise.ts';
import { parseTender } from '../../src/core/tender/parseTender.ts';
import type { Tender } from '../../src/core/tender/tender.ts';
import { readYaml } from '../../src/io/yaml.ts';
import { golden } from './golden.ts';

/** The shipped test tender with 20 of its points judged by pairwise comparison, variant A, however many offers there are. */
export const preferenceYaml = readFileSync('tenders/tavi5.yaml', 'utf8')
  .replace(/^id: tavi5$/m, 'id: coppie')
  .replace('weight: 70', 'weight: 50')
  .replace(
    /\n {4}price:\n/,
    `
      - code: A.2
        letter: D
        weight: 20
        label: { it: Qualità, en: Quality }
        description: { it: Maneggevolezza., en: Handling. }
        article: { it: Linee guida ANAC n. 2, en: ANAC guidelines no. 2 }
        rule: { kind: discretionary-pairwise, variant: A, fewerThanThree: pairwise }
$&`,
  );

export function preferenceTender(): Tender {
  const { data, locate } = readYaml(preferenceYaml, 'coppie.yaml');
  const { value, problems } = parseTender(data, locate);
  if (value === undefined) {
    throw new Error(problems.map(({ where, message }) => `${placeText(where)}: ${message.en}`).join('\n'));
  }
  return value;
}

export const commissioners = ['Anna', 'Bruno', 'Carla'];

/** Offers of the golden case by the letters that it gives them. */
const offerOfLetter: Readonly<Record<string, string>> = { A: 's1', B: 's2', C: 's3', D: 's4' };

/** The tables of `pairwise-4offers-3commissioners`, between the first four of the test tender's suppliers. */
export function goldenTables(): PairwiseTable[] {
  const { inputs } = golden('pairwise-4offers-3commissioners');
  return (inputs.commissioners as string[][]).map((cells, at) => ({
    criterion: 'A.2',
    commissioner: commissioners[at] as string,
    reason: `Motivi di ${commissioners[at]}.`,
    preferences: cells.map((cell, column) => {
      const grade = Number(cell.at(-1));
      const [first, second] = [...(inputs.pairs[column] as string)].map(
        (letter) => offerOfLetter[letter] as string,
      );
      return {
        first: first as string,
        second: second as string,
        preferred: grade === 1 ? null : (offerOfLetter[cell[0] as string] as string),
        grade,
      };
    }),
  }));
}

/** The golden tables as a committee's file. */
export function goldenCommitteeYaml(): string {
  const tables = goldenTables().map(
    ({ criterion, commissioner, reason, preferences }) => `  - lot: "1"
    criterion: ${criterion}
    commissioner: ${commissioner}
    reason: ${reason}
    preferences:
${preferences
  .map(({ first, second, preferred, grade }) =>
    preferred === null
      ? `      - { first: ${first}, second: ${second}, parity: true }`
      : `      - { first: ${first}, second: ${second}, preferred: ${preferred}, grade: ${grade} }`,
  )
  .join('\n')}`,
  );
  return `commissioners: [${commissioners.join(', ')}]\njudgements: []\ntables:\n${tables.join('\n')}\n`;
}
