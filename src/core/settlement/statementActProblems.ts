import { samePerson } from '../contract/phaseProgress.ts';
import { namesPatient } from '../deliveries/namesPatient.ts';
import type { Payment } from '../payment/payment.ts';
import type { Problem } from '../problem.ts';
import { sameClaim } from './claimName.ts';
import {
  answeredAlready,
  answerOwed,
  askedAlready,
  duties,
  hospitalNotAsked,
  judged,
  judgedAlready,
  LONGEST,
  late,
  nameMissing,
  noSuchClaim,
  noSuchSite,
  notAdjudicator,
  notAsked,
  notDisputed,
  notIssued,
  notThirdYet,
  opinionOwed,
  otherVerdict,
  patientNamed,
  supplierNamed,
  textMissing,
  tooLong,
  unchanged,
} from './statementActRefusals.ts';
import type { LineClaim } from './statementDetail.ts';
import type { LineProgress } from './statementProgress.ts';

type LineAct = LineProgress['acts'][number];
type Said<K extends LineAct['kind']> = Extract<LineAct, { readonly kind: K }>;

/** Why a line cannot be accepted now. */
export function acceptanceProblems(line: LineProgress, name: string): Problem[] {
  const closed = answered(line);
  if (closed !== undefined) return [closed];
  return name.trim() === '' ? [nameMissing] : [];
}

/** Why nobody can object to a line now, or not so. @param claims of the statement */
export function objectionProblems(
  line: LineProgress,
  { claim, text }: Pick<Said<'objection'>, 'claim' | 'text'>,
  claims: readonly LineClaim[],
  name: string,
): Problem[] {
  const closed = answered(line);
  if (closed !== undefined) return [closed];
  if (line.line.kind === 'unchanged') return [unchanged];
  const own = claims.flatMap((one) => (one.line === line.line.id && one.name !== null ? [one.name] : []));
  return [
    ...(name.trim() === '' ? [nameMissing] : []),
    ...(claim !== null && !own.some((one) => sameClaim(one, claim)) ? [noSuchClaim] : []),
    ...textProblems(text),
  ];
}

/** Why a hospital cannot be asked now, or not so. @param masked names and ids of the supplier, which the hospital is not to read */
export function taskProblems(
  line: LineProgress,
  { site, text }: Pick<Said<'task'>, 'site' | 'text'>,
  sites: readonly string[],
  masked: readonly string[],
  name: string,
): Problem[] {
  if (line.state !== 'disputed') return [notDisputed];
  return [
    ...(name.trim() === '' ? [nameMissing] : []),
    ...(sites.includes(site) ? [] : [noSuchSite(site)]),
    ...(openTasks(line).some((task) => task.site === site) ? [askedAlready] : []),
    ...(namesAny(text, masked) ? [supplierNamed] : []),
    ...textProblems(text),
  ];
}

/** Why a hospital cannot answer now, or not so. */
export function answerProblems(
  line: LineProgress,
  { site, text }: Pick<Said<'answer'>, 'site' | 'text'>,
  masked: readonly string[],
  name: string,
): Problem[] {
  if (line.state !== 'disputed') return [notDisputed];
  const task = openTasks(line).find((one) => one.site === site);
  if (task === undefined) return [notAsked];
  if (name.trim() === '') return [nameMissing];
  if (samePerson(task.actor, name) || objectors(line).some((one) => samePerson(one, name)))
    return [
      duties(
        name,
        { it: 'ha contestato la riga o posto la domanda', en: 'objected to the line or asked' },
        { it: 'risponde l’ospedale', en: 'the hospital answers' },
      ),
    ];
  return [...(namesAny(text, masked) ? [supplierNamed] : []), ...textProblems(text)];
}

/** Why a clinician cannot judge now, or not so. */
export function opinionProblems(
  line: LineProgress,
  { role, text }: Pick<Said<'opinion'>, 'role' | 'text'>,
  { adjudicators }: Pick<Payment, 'adjudicators'>,
  name: string,
): Problem[] {
  if (line.state !== 'disputed') return [notDisputed];
  if (openTasks(line).length > 0) return [answerOwed];
  const opinions = said(line, 'opinion');
  if (line.adjudicated !== null) return [judged];
  if (opinions.some((one) => one.role === role)) return [judgedAlready];
  if (role === 'third' && opinions.length < 2) return [notThirdYet];
  if (name.trim() === '') return [nameMissing];
  if (!adjudicators.some((one) => one.role === role && samePerson(one.name, name)))
    return [notAdjudicator(name)];
  if (line.acts.some((act) => samePerson(act.actor, name)))
    return [
      duties(
        name,
        { it: 'ha già avuto parte in questa contestazione', en: 'has had a part in this dispute' },
        { it: 'chi giudica vi è estraneo', en: 'who judges stands outside it' },
      ),
    ];
  return textProblems(text);
}

/** Why a dispute cannot be resolved now, or not so. */
export function resolutionProblems(
  line: LineProgress,
  { verdict, text }: { readonly verdict: Said<'opinion'>['verdict']; readonly text: string },
  name: string,
): Problem[] {
  if (line.state !== 'disputed') return [notDisputed];
  if (openTasks(line).length > 0) return [answerOwed];
  const [objection] = said(line, 'objection');
  if (objection?.reason === 'data' && said(line, 'answer').length === 0) return [hospitalNotAsked];
  if (said(line, 'opinion').length > 0 && line.adjudicated === null) return [opinionOwed];
  if (line.adjudicated !== null && line.adjudicated !== verdict) return [otherVerdict];
  if (name.trim() === '') return [nameMissing];
  if (objectors(line).some((one) => samePerson(one, name)))
    return [
      duties(
        name,
        { it: 'ha contestato la riga', en: 'objected to the line' },
        { it: 'chi contesta non decide', en: 'who objects does not resolve' },
      ),
    ];
  return textProblems(text);
}

/** Tasks that their hospital has not answered. */
export function openTasks(line: Pick<LineProgress, 'acts'>): Said<'task'>[] {
  const last = (site: string) =>
    line.acts.findLast((act) => (act.kind === 'task' || act.kind === 'answer') && act.site === site);
  return said(line, 'task').filter((task) => last(task.site) === task);
}

function said<K extends LineAct['kind']>({ acts }: Pick<LineProgress, 'acts'>, kind: K): Said<K>[] {
  return acts.filter((act): act is Said<K> => act.kind === kind);
}

function objectors(line: LineProgress): string[] {
  return said(line, 'objection').map(({ actor }) => actor);
}

/** Whether a text has one of the names as words of its own. */
function namesAny(text: string, names: readonly string[]): boolean {
  const words = (one: string): string =>
    ` ${one
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  return names.some((name) => words(text).includes(words(name)));
}

function answered({ state, bySilence }: LineProgress): Problem | undefined {
  if (state === 'open') return undefined;
  if (state === 'draft') return notIssued;
  return bySilence ? late : answeredAlready;
}

function textProblems(text: string): Problem[] {
  const words = text.trim();
  if (words === '') return [textMissing];
  return [
    ...(words.length > LONGEST ? [tooLong] : []),
    ...(namesPatient(words) ? [patientNamed('text')] : []),
  ];
}
