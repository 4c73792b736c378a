import { PNGLA_2019, type PriorityClass } from '../../core/deliveries/waitingTime.ts';
import type { Text } from '../../core/problem.ts';
import { ownerTexts } from '../../report/contract/outcomeTexts.ts';
import { formatFor } from '../../report/format.ts';
import { type Locale, localized } from '../../report/locale.ts';
import { dateText } from '../../report/tracking/dateText.ts';
import { declaredText, figureText, ratioText } from '../../report/tracking/figureText.ts';
import { intervalNames } from '../../report/tracking/methodNotes.ts';
import { observedText } from '../../report/tracking/targetSentences.ts';
import { countedNoun, type TrackedTarget } from '../../report/tracking/trackedTarget.ts';
import { type Fact, fact } from '../parts.ts';

const texts = {
  promised: { it: 'Promesso nell’offerta', en: 'Promised in the offer' },
  target: { it: 'Obiettivo', en: 'Target' },
  reason: { it: 'Perché l’obiettivo è diverso', en: 'Why the target differs' },
  observed: { it: 'Osservato', en: 'Observed' },
  standardised: { it: 'Osservati su attesi (O/A)', en: 'Observed over expected (O/E)' },
  crude: { it: 'Senza aggiustamento per il rischio', en: 'Without risk adjustment' },
  young: { it: 'Non ancora contati', en: 'Not yet counted' },
  shorter: { it: 'Seguiti per meno', en: 'Followed for less' },
  revisions: { it: 'Revisioni', en: 'Revisions' },
  before: { it: 'Punteggio prima e dopo', en: 'Score before and after' },
  adjusted: { it: 'Guadagno aggiustato', en: 'Adjusted gain' },
  responders: { it: 'Pazienti che rispondono', en: 'Responders' },
  numerator: { it: 'Numeratore', en: 'Numerator' },
  denominator: { it: 'Denominatore', en: 'Denominator' },
  exclusions: { it: 'Esclusioni', en: 'Exclusions' },
  window: { it: 'Finestra', en: 'Window' },
  longest: { it: 'Attesa massima (giorni)', en: 'Longest wait (days)' },
  lag: { it: 'Si conta dopo', en: 'Counted after' },
  flow: { it: 'Flusso', en: 'Flow' },
  owner: { it: 'Chi lo deve', en: 'Owed by' },
  codes: { it: 'Codici dell’evento', en: 'Codes of the event' },
  procedures: { it: 'Procedure', en: 'Procedures' },
  model: { it: 'Modello di rischio', en: 'Risk model' },
} satisfies Record<string, Text>;

/** What was promised and what is observed, with all that the figure rests on. */
export function figureFacts(tracked: TrackedTarget, locale: Locale): Fact[] {
  const t = localized(texts, locale);
  const { contract, outcome, target, figures } = tracked;
  const { observed, standardised, crude, young, better } = figures;
  const { number, percent } = formatFor(locale);
  const sign = better === 'lower' ? '≤' : '≥';
  const level = percent(contract.decision.level, 0);
  return [
    fact(
      t.promised,
      `${declaredText(outcome, figures.promised, locale)} · ${target.promised.evidence[locale]}`,
    ),
    fact(t.target, `${sign} ${declaredText(outcome, figures.value, locale)}`),
    ...(target.reason ? [fact(t.reason, target.reason[locale])] : []),
    ...(observed === null
      ? []
      : [
          fact(
            t.observed,
            `${observedText(outcome, observed, locale)} · ${intervalNames[observed.method][locale]}, ${level}`,
          ),
        ]),
    ...(standardised === null
      ? []
      : [
          fact(
            t.standardised,
            `${ratioText(standardised.ratio, standardised.interval, locale)} · ${
              {
                it: `${number(standardised.observed)} osservati, ${number(standardised.expected, 1)} attesi; per il tasso di riferimento ${figureText(outcome, standardised.reference, 'it')}`,
                en: `${number(standardised.observed)} observed, ${number(standardised.expected, 1)} expected; times the reference rate ${figureText(outcome, standardised.reference, 'en')}`,
              }[locale]
            }`,
          ),
        ]),
    ...(crude === null
      ? []
      : [
          fact(
            t.crude,
            `${observedText(outcome, crude, locale)} · ${intervalNames[crude.method][locale]}, ${level}`,
          ),
        ]),
    ...measureFacts(tracked, locale),
    ...(young === 0 ? [] : [youngFact(tracked, locale)]),
  ];
}

/** Who is not counted yet; a device that is still in place counts for the time for which it was followed. */
function youngFact({ outcome, figures: { young } }: TrackedTarget, locale: Locale): Fact {
  const t = localized(texts, locale);
  const count = `${formatFor(locale).number(young)} ${countedNoun(outcome)[locale]}`;
  return outcome.measure.kind === 'survival'
    ? fact(
        t.shorter,
        {
          it: `${count} non ancora seguiti per ${outcome.measure.horizonDays} giorni: nella curva contano per il tempo che lo sono stati`,
          en: `${count} not followed for ${outcome.measure.horizonDays} days yet: in the curve they count for as long as they were`,
        }[locale],
      )
    : fact(
        t.young,
        {
          it: `${count}: la finestra o il tempo per consegnare non sono ancora passati`,
          en: `${count}: the window, or the time to deliver, is not over yet`,
        }[locale],
      );
}

/** Figures that only some measures have. */
function measureFacts({ figures }: TrackedTarget, locale: Locale): Fact[] {
  const t = localized(texts, locale);
  const { survival, score } = figures;
  const { number } = formatFor(locale);
  const rate =
    survival?.per100Years == null || survival.per100YearsInterval === null
      ? ''
      : {
          it: `: ${number(survival.per100Years, 2)} ogni 100 anni-dispositivo (${number(survival.per100YearsInterval.lower, 2)} – ${number(survival.per100YearsInterval.upper, 2)})`,
          en: `: ${number(survival.per100Years, 2)} per 100 component-years (${number(survival.per100YearsInterval.lower, 2)} – ${number(survival.per100YearsInterval.upper, 2)})`,
        }[locale];
  return [
    ...(survival === null
      ? []
      : [
          fact(
            t.revisions,
            {
              it: `${number(survival.revisions)} in ${number(survival.componentYears, 1)} anni-dispositivo${rate}`,
              en: `${number(survival.revisions)} in ${number(survival.componentYears, 1)} component-years${rate}`,
            }[locale],
          ),
        ]),
    ...(score === null
      ? []
      : [
          fact(
            t.before,
            `${number(score.before, 3)} → ${number(score.after, 3)}${score.valueSet === null ? '' : ` · ${score.valueSet}`}`,
          ),
          ...(score.adjustedGain === null ? [] : [fact(t.adjusted, number(score.adjustedGain, 3))]),
          ...(score.responders === null
            ? []
            : [fact(t.responders, respondersText(score.responders, locale))]),
        ]),
  ];
}

function respondersText(
  { n, share, interval }: NonNullable<NonNullable<TrackedTarget['figures']['score']>['responders']>,
  locale: Locale,
): string {
  const { number, percent } = formatFor(locale);
  return `${number(n)}, ${percent(share)} (${percent(interval.lower)} – ${percent(interval.upper)})`;
}

/** The definition by which the figures are computed. */
export function definitionFacts({ contract, outcome }: TrackedTarget, locale: Locale): Fact[] {
  const t = localized(texts, locale);
  const { measure, index } = outcome;
  const flow = contract.flows.find(({ id }) => id === outcome.flow);
  const model = contract.riskModels.find(({ id }) => id === outcome.riskModel);
  const days = (from: number, to: number): string =>
    ({ it: `dal giorno ${from} al giorno ${to}`, en: `day ${from} to day ${to}` })[locale].replaceAll(
      '-',
      '−',
    );
  const window =
    measure.kind === 'event'
      ? days(0, measure.windowDays)
      : measure.kind === 'survival'
        ? days(0, measure.horizonDays)
        : measure.kind === 'score'
          ? `${days(measure.before.fromDays, measure.before.toDays)}; ${days(measure.after.fromDays, measure.after.toDays)}`
          : null;
  return [
    fact(t.numerator, outcome.numerator[locale]),
    fact(t.denominator, outcome.denominator[locale]),
    fact(t.exclusions, outcome.exclusions[locale]),
    ...(window === null ? [] : [fact(t.window, window)]),
    ...(measure.kind === 'wait' ? [fact(t.longest, longestWaits(measure.classes, locale))] : []),
    ...('codes' in measure ? [fact(t.codes, measure.codes.join(', '), { code: true })] : []),
    ...(index === undefined
      ? []
      : [fact(t.procedures, `${index.codeSystem}: ${index.procedureCodes.join(', ')}`, { code: true })]),
    ...(flow === undefined
      ? []
      : [fact(t.flow, flow.label[locale]), fact(t.owner, ownerTexts[flow.owner][locale])]),
    ...(window === null
      ? []
      : [
          fact(
            t.lag,
            {
              it: `${contract.dataQuality.lagDays} giorni oltre la finestra`,
              en: `${contract.dataQuality.lagDays} days beyond the window`,
            }[locale],
          ),
        ]),
    ...(model === undefined
      ? []
      : [
          fact(
            t.model,
            {
              it: `${model.label.it}, ${model.version}, congelato il ${dateText(model.frozenOn, 'it')}`,
              en: `${model.label.en}, ${model.version}, frozen on ${dateText(model.frozenOn, 'en')}`,
            }[locale],
          ),
        ]),
  ];
}

/** `U 3, B 10, D 30 (esami 60), P 120 · PNGLA 2019-2021` */
function longestWaits(classes: readonly PriorityClass[], locale: Locale): string {
  const exams = { it: 'esami', en: 'examinations' }[locale];
  const limits = classes.map((priority) => {
    const { visit, exam } = PNGLA_2019.days[priority];
    return `${priority} ${visit}${exam === visit ? '' : ` (${exams} ${exam})`}`;
  });
  return `${limits.join(', ')} · ${PNGLA_2019.version}`;
}
