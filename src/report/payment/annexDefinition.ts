import type { PublishedContract } from '../../core/contract/contract.ts';
import type { Payment } from '../../core/payment/payment.ts';
import type { Path } from '../../core/tender/parseTender.ts';
import type { Locale } from '../locale.ts';
import { centsText } from '../settlement/centsText.ts';
import { clauseExamples } from './clauseExamples.ts';
import { clauseRuleText } from './clauseRuleText.ts';
import { stepTexts, stepValueText } from './stepTexts.ts';

/** Length at which a line of a remark is broken. */
const WIDTH = 110;

const about = {
  it: 'La parte «payment» del contratto, come la legge il calcolo; righe con # in parole. Impronta di tutto il contratto sotto «fingerprint».',
  en: 'The “payment” part of the contract, as the calculation reads it; lines with # are in words. Fingerprint of the whole contract under “fingerprint”.',
};

/** The payment section of a contract as plain values, with each clause in words and its worked examples as remarks above it: the annex as a file. */
export function annexDefinition(
  { contract, fingerprint }: PublishedContract,
  payment: Payment,
  locale: Locale,
): {
  readonly definition: object;
  readonly remarks: readonly { readonly path: Path; readonly text: string }[];
} {
  return {
    definition: { contract: contract.id, fingerprint, payment },
    remarks: [
      { path: [], text: remark([about[locale]]) },
      ...payment.clauses.map((clause, at) => {
        const { words, formula } = clauseRuleText(clause, contract);
        return {
          path: ['payment', 'clauses', at, 'rule'],
          text: remark([
            words[locale],
            ...(formula === null ? [] : [formula[locale]]),
            ...clauseExamples(clause, contract).flatMap(({ words: said, steps, amount }, number) => [
              `${number + 1}. ${said[locale]} → ${centsText(amount, locale)}`,
              ...steps.map((step) => `– ${stepTexts[step.name][locale]}: ${stepValueText(step, locale)}`),
            ]),
          ]),
        };
      }),
    ],
  };
}

/** Lines that are broken between words; the writer puts a sign before each. */
function remark(paragraphs: readonly string[]): string {
  return paragraphs.flatMap(broken).join('\n ');
}

function broken(paragraph: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + word.length >= WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
