import type { Contract, DataOwner } from '../../core/contract/contract.ts';
import { measureRange } from '../../core/contract/measureRange.ts';
import type { Measure, OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import { decimalsDeclared, exactNumber } from '../quantity.ts';
import { inBoth, same } from '../rules/phrases.ts';

/** One line of the definition of an outcome. */
export interface DefinitionLine {
  readonly label: Text;
  readonly value: Text;
  /** Codes are shown in their own type. */
  readonly code: boolean;
}

export const ownerTexts: Record<DataOwner, Text> = {
  site: { it: 'la sede di cura', en: 'the site of care' },
  supplier: { it: 'il fornitore', en: 'the supplier' },
  region: { it: 'la Regione', en: 'the region' },
};

/** `giorni 0–30`. */
function days(from: number, to: number): Text {
  const figure = (day: number): string => String(day).replace('-', '−');
  return { it: `giorni ${figure(from)}–${figure(to)}`, en: `days ${figure(from)}–${figure(to)}` };
}

/** What is counted and how, in one sentence. */
function measureText(measure: Measure): Text {
  switch (measure.kind) {
    case 'event': {
      const window = days(0, measure.windowDays);
      const death = measure.death
        ? {
            it: 'Anche una morte nota solo dal seguito è un evento, una volta sola.',
            en: 'A death known from follow-up alone is an event too, counted once.',
          }
        : {
            it: 'Chi muore prima ha un esito noto, non è perso; la sola morte non è un evento.',
            en: 'Who dies before has a known outcome and is not lost; death alone is no event.',
          };
      return {
        it: `Quota di pazienti con almeno un evento nella finestra (${window.it} dalla data indice). ${death.it}`,
        en: `Share of patients with at least one event in the window (${window.en} from the index date). ${death.en}`,
      };
    }
    case 'survival':
      return {
        it: `Quota di dispositivi revisionati entro ${measure.horizonDays} giorni dalla data indice, con la morte come evento concorrente (Aalen-Johansen).`,
        en: `Share of devices revised within ${measure.horizonDays} days of the index date, with death as a competing event (Aalen-Johansen).`,
      };
    case 'score': {
      const [before, after] = [measure.before, measure.after].map(({ fromDays, toDays }) =>
        days(fromDays, toDays),
      ) as [Text, Text];
      const scale = measure.scale.kind === 'eq5d' ? same(measure.scale.valueSet) : null;
      const least = measure.minimalImportantChange;
      return inBoth((locale) =>
        [
          {
            it: `Variazione media del punteggio dato dai pazienti, prima (${before.it}) e dopo (${after.it}).`,
            en: `Mean change of the score that patients gave before (${before.en}) and after (${after.en}).`,
          },
          ...(scale === null
            ? []
            : [
                {
                  it: `Il profilo EQ-5D diventa un indice con i valori ${scale.it}.`,
                  en: `The EQ-5D profile becomes an index by the value set ${scale.en}.`,
                },
              ]),
          ...(least === undefined
            ? []
            : [
                {
                  it: `È un beneficio individuale da ${exactNumber(least, 'it')} in su.`,
                  en: `A change of ${exactNumber(least, 'en')} or more is a benefit to the patient.`,
                },
              ]),
        ]
          .map((sentence) => sentence[locale])
          .join(' '),
      );
    }
    case 'wait':
      return {
        it: `Quota di prestazioni erogate entro l’attesa massima della loro classe (${measure.classes.join(', ')}; limiti ${measure.limits}), tra quelle erogate o scadute.`,
        en: `Share of services delivered within the longest wait of their class (${measure.classes.join(', ')}; limits ${measure.limits}), of those delivered or overdue.`,
      };
    case 'registry':
      return {
        it: 'Tasso e intervallo come li calcola e li consegna un registro.',
        en: 'Rate and interval as a registry computes and delivers them.',
      };
  }
}

/** The dictionary entry of an outcome, as a clinician checks it. */
export function outcomeLines(outcome: OutcomeDefinition, { flows, covariates }: Contract): DefinitionLine[] {
  const { measure, index, exclude } = outcome;
  const line = (it: string, en: string, value: Text, code = false): DefinitionLine => ({
    label: { it, en },
    value,
    code,
  });
  const flow = flows.find(({ id }) => id === outcome.flow);
  const owner = flow === undefined ? same('–') : ownerTexts[flow.owner];
  const named = (code: string): Text => {
    const { label } = covariates?.find((one) => one.code === code) ?? { label: same(code) };
    return label;
  };
  return [
    line('Numeratore', 'Numerator', outcome.numerator),
    line('Denominatore', 'Denominator', outcome.denominator),
    line('Misura', 'Measure', measureText(measure)),
    line(
      'Meglio se',
      'Better if',
      {
        lower: { it: 'più basso', en: 'lower' },
        higher: { it: 'più alto', en: 'higher' },
      }[outcome.better],
    ),
    line('Esclusioni', 'Exclusions', outcome.exclusions),
    ...exclude.map(({ covariate, equals }) =>
      line(
        'Escluso dal calcolo',
        'Left out of the computation',
        inBoth((locale) => `${named(covariate)[locale]}: ${equals.join(', ')}`),
      ),
    ),
    ...(index === undefined
      ? []
      : [
          line(
            'Procedure indice',
            'Index procedures',
            same(`${index.codeSystem}: ${index.procedureCodes.join(', ')}`),
            true,
          ),
        ]),
    ...('codes' in measure
      ? [line('Codici dell’esito', 'Codes of the outcome', same(measure.codes.join(', ')), true)]
      : []),
    line('Flusso', 'Flow', {
      it: `${flow?.label.it ?? outcome.flow}; chi lo deve: ${owner.it}`,
      en: `${flow?.label.en ?? outcome.flow}; owed by ${owner.en}`,
    }),
  ];
}

/** Decimals of a percentage that are told; what goes on after them is marked. */
const TOLD = 4;

/** A value of an outcome: rates in per cent with every digit declared (`16,9444…%` where there is no end), changes of a score as they are. */
export function outcomeValueText({ measure }: OutcomeDefinition, value: number): Text {
  if (!measureRange(measure).rate) return inBoth((locale) => exactNumber(value, locale));
  const decimals = decimalsDeclared(100 * value);
  if (decimals <= TOLD) return inBoth((locale) => formatFor(locale).percent(value, decimals));
  return inBoth((locale) =>
    formatFor(locale)
      .percent(Math.trunc(value * 1e6) / 1e6, TOLD)
      .replace('%', '…%'),
  );
}
