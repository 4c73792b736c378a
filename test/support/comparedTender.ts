import { readFileSync } from 'node:fs';
import { placeText } from '../../src/core/problem.ts';
import { parseTender } from '../../src/core/tender/parseTender.ts';
import type { Tender } from '../../src/core/tender/tender.ts';
import { readYaml } from '../../src/io/yaml.ts';

const weights = { 'A.2': '12.97', 'A.3': '4.59', 'A.4': '2.44' };

/** The shipped TAVI tender, with the 20 points of its lesser criteria shared out by the comparisons of case `ahp-3x3`. */
export const comparedYaml = Object.entries(weights)
  .reduce(
    (yaml, [code, weight]) =>
      yaml.replace(new RegExp(`(- code: ${code}\\n.*\\n +weight: )\\d+`), (_, before) => before + weight),
    readFileSync('tenders/tavi.yaml', 'utf8').replace(/\n {4}weightComparison:\n(?: {6}.*\n)*/, '\n'),
  )
  .replace(
    /\n {4}award:\n/,
    `
    weightComparison:
      criteria: [A.2, A.3, A.4]
      total: 20
      decimals: 2
      comparisons:
        - { a: A.2, b: A.3, value: 3 }
        - { a: A.4, b: A.2, value: 1/5 }
        - { a: A.3, b: A.4, value: 2 }
      comparedBy: { it: "Tre cardiologi, d’accordo.", en: "Three cardiologists, in agreement." }
      source:
        citation: { it: Verbale inventato per la prova, en: Minutes invented for the test }
        date: 2026-10-01
$&`,
  );

export function comparedTender(): Tender {
  const { data, locate } = readYaml(comparedYaml, 'compared.yaml');
  const { value, problems } = parseTender(data, locate);
  if (value === undefined) {
    throw new Error(problems.map(({ where, message }) => `${placeText(where)}: ${message.en}`).join('\n'));
  }
  return value;
}
