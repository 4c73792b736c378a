import { errorAt, type Problem, type Text } from '../../core/problem.ts';
import type { Committee } from '../../core/scoring/committee.ts';
import type { Criterion, DiscretionaryRule } from '../../core/tender/criterion.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Locate } from '../../core/tender/parseTender.ts';
import { textField } from '../textField.ts';

/** Sizes that the form offers: odd, at most five (D.Lgs. 36/2023, art. 93). */
export const committeeSizes = [1, 3, 5] as const;

/** The form as typed; nothing in it is checked yet. An empty coefficient is one not given yet. */
export interface CommitteeForm {
  readonly commissioners: readonly string[];
  readonly entries: readonly Entry[];
}

/** What is typed for one offer on one criterion. */
export interface Entry {
  readonly criterion: string;
  readonly offer: string;
  readonly coefficients: readonly string[];
  readonly reason: string;
}

/** A criterion that the committee judges, with its ladder. */
export type JudgedCriterion = Criterion & { readonly rule: DiscretionaryRule };

/** The criteria of a lot that the committee judges. */
export function judgedCriteria(lot: Lot): JudgedCriterion[] {
  return lot.criteria.filter((one): one is JudgedCriterion => one.rule.kind === 'discretionary-mean');
}

/** Names of the form's fields, which are their ids too. */
export const fieldNames = {
  commissioner: (at: number) => `commissioner-${at}`,
  coefficient: ({ criterion, offer }: Pick<Entry, 'criterion' | 'offer'>, commissioner: number) =>
    `coefficient-${criterion.replaceAll('.', '_')}-${offer}-${commissioner}`,
  reason: ({ criterion, offer }: Pick<Entry, 'criterion' | 'offer'>) =>
    `reason-${criterion.replaceAll('.', '_')}-${offer}`,
};

/** The form filled with what is recorded, for a committee of `size`; three empty names if there is nothing. */
export function formFromCommittee(
  lot: Lot,
  offers: readonly string[],
  recorded: Committee | undefined,
  size: number = recorded?.commissioners.length ?? 3,
): CommitteeForm {
  const members = Array.from({ length: size }, (_, at) => at);
  return {
    commissioners: members.map((at) => recorded?.commissioners[at] ?? ''),
    entries: entryPlaces(lot, offers).map(({ criterion, offer }) => {
      const judgement = recorded?.judgements.find(
        (one) => one.criterion === criterion && one.offer === offer,
      );
      return {
        criterion,
        offer,
        coefficients: members.map((at) => String(judgement?.coefficients[at] ?? '')),
        reason: judgement?.reason ?? '',
      };
    }),
  };
}

/** The form as it was sent. The number of commissioners is the number of their name fields. */
export function formFromFields(
  lot: Lot,
  offers: readonly string[],
  fields: Readonly<Record<string, unknown>>,
): CommitteeForm {
  const text = (name: string): string => textField(fields[name]).trim();
  const most = committeeSizes[committeeSizes.length - 1] as number;
  const members = Array.from({ length: most }, (_, at) => at).filter(
    (at) => fields[fieldNames.commissioner(at)] !== undefined,
  );
  return {
    commissioners: members.map((at) => text(fieldNames.commissioner(at))),
    entries: entryPlaces(lot, offers).map((place) => ({
      ...place,
      coefficients: members.map((at) => text(fieldNames.coefficient(place, at))),
      reason: text(fieldNames.reason(place)),
    })),
  };
}

function entryPlaces(lot: Lot, offers: readonly string[]): Pick<Entry, 'criterion' | 'offer'>[] {
  return judgedCriteria(lot).flatMap(({ code }) => offers.map((offer) => ({ criterion: code, offer })));
}

/** An offer that nobody has judged yet on this criterion: it may wait. */
function isBlank({ coefficients, reason }: Entry): boolean {
  return reason === '' && coefficients.every((coefficient) => coefficient === '');
}

/** What is missing: names, and whatever a judgement that was begun still lacks. */
export function gaps({ commissioners, entries }: CommitteeForm): Problem[] {
  const missing = (field: string, message: Text, mend: Text): Problem =>
    errorAt({ field }, 'missing', message, mend);
  return [
    ...commissioners.flatMap((name, at) =>
      name === ''
        ? [
            missing(
              fieldNames.commissioner(at),
              {
                it: `Manca il nome del commissario ${at + 1}.`,
                en: `The name of commissioner ${at + 1} is missing.`,
              },
              { it: 'Scrivere nome e cognome.', en: 'Write the full name.' },
            ),
          ]
        : [],
    ),
    ...entries
      .filter((entry) => !isBlank(entry))
      .flatMap((entry) => [
        ...entry.coefficients.flatMap((coefficient, at) =>
          coefficient === ''
            ? [
                missing(
                  fieldNames.coefficient(entry, at),
                  {
                    it: `${entry.criterion}: manca il giudizio del commissario ${at + 1}.`,
                    en: `${entry.criterion}: the judgement of commissioner ${at + 1} is missing.`,
                  },
                  { it: 'Scegliere un gradino della scala.', en: 'Choose a step of the ladder.' },
                ),
              ]
            : [],
        ),
        ...(entry.reason === ''
          ? [
              missing(
                fieldNames.reason(entry),
                {
                  it: `${entry.criterion}: manca la motivazione.`,
                  en: `${entry.criterion}: the reason is missing.`,
                },
                { it: 'Il verbale deve riportarla.', en: 'The minutes must carry it.' },
              ),
            ]
          : []),
      ]),
  ];
}

/** The form as the data that `recordCommittee` checks, and the way back from its paths to the fields. */
export function committeeData(
  lot: Lot,
  { commissioners, entries }: CommitteeForm,
): { readonly data: unknown; readonly locate: Locate } {
  const judged = entries.filter((entry) => !isBlank(entry));
  const data = {
    commissioners,
    judgements: judged.map(({ criterion, offer, coefficients, reason }) => ({
      lot: lot.id,
      criterion,
      supplier: offer,
      coefficients: coefficients.map(Number),
      reason,
    })),
  };
  const locate: Locate = ([part, at, key, commissioner]) => {
    if (part === 'commissioners') return { field: fieldNames.commissioner(Number(at ?? 0)) };
    const entry = judged[Number(at)];
    if (entry === undefined) return {};
    return {
      field:
        key === 'reason'
          ? fieldNames.reason(entry)
          : fieldNames.coefficient(entry, Number(commissioner ?? 0)),
    };
  };
  return { data, locate };
}
