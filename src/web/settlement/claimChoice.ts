import type { Contract } from '../../core/contract/contract.ts';
import { errorAt, type Problem } from '../../core/problem.ts';
import type { ClaimName } from '../../core/settlement/claimName.ts';
import type { LineClaim, StatementDetail } from '../../core/settlement/statementDetail.ts';
import { type Locale, localized } from '../../report/locale.ts';
import { claimVerdictTexts } from '../../report/settlement/claimVerdictTexts.ts';
import { siteLabel } from '../../report/tracking/trackedTarget.ts';
import type { ChoiceView } from '../parts.ts';
import { lineName } from './lineTable.ts';

const texts = {
  whole: { it: 'tutta la riga', en: 'the whole line' },
  claim: { it: 'richiesta', en: 'claim' },
  month: { it: 'mese', en: 'month' },
  months: { it: 'mesi', en: 'months' },
};

/** The whole line, and each claim of the lines: by its number, and for the board by hospital and the hospital's own number. @param chosen what was sent before */
export function claimChoices(
  contract: Contract,
  { claims }: StatementDetail,
  lines: readonly { readonly id: string; readonly clause: string; readonly period: number }[],
  chosen: string,
  locale: Locale,
): ChoiceView[] {
  const t = localized(texts, locale);
  const own = lines.flatMap((line) =>
    claims
      .filter((claim) => claim.line === line.id)
      .map((claim) => ({
        value: choiceOf(claim),
        label: `${lineName(contract, line, locale)}, ${claimLabel(contract, claim, locale)}`,
        selected: chosen === choiceOf(claim),
      })),
  );
  return [{ value: '', label: t.whole, selected: chosen === '' }, ...own];
}

/** “claim 2 (9 months, counts)”; for the board with hospital and number. */
export function claimLabel(
  contract: Contract,
  { number, ageMonths, verdict, name }: LineClaim,
  locale: Locale,
): string {
  const t = localized(texts, locale);
  const age = `${ageMonths} ${ageMonths === 1 ? t.month : t.months}`;
  const named = name === null ? '' : `, ${siteLabel(contract, name.site)} ${name.reference}`;
  return `${t.claim} ${number} (${age}, ${claimVerdictTexts[verdict][locale]}${named})`;
}

/** Which claim of a line was chosen; null for the whole line, a problem where it is of another line. */
export function chosenClaim(
  { claims }: StatementDetail,
  line: string,
  value: string,
): { readonly claim: ClaimName | null } | { readonly problem: Problem } {
  if (value === '') return { claim: null };
  const found = claims.find((claim) => claim.line === line && choiceOf(claim) === value);
  return found === undefined ? { problem: otherLine } : { claim: found.name };
}

function choiceOf({ line, number }: LineClaim): string {
  return `${line}#${number}`;
}

const otherLine: Problem = errorAt(
  { field: 'claim' },
  'claim-of-another-line',
  { it: 'La richiesta scelta non è di questa riga.', en: 'The claim that was chosen is not of this line.' },
  {
    it: 'Scegliere una richiesta della riga, o tutta la riga.',
    en: 'Choose a claim of the line, or the whole line.',
  },
);
