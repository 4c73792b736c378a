import { LONGEST_NOTE } from '../../actions/acknowledgeAlert.ts';
import type { ContractStanding } from '../../actions/contractStanding.ts';
import type { Contract } from '../../core/contract/contract.ts';
import type { Problem } from '../../core/problem.ts';
import type { Alert } from '../../core/tracking/tracking.ts';
import type { Format } from '../../report/format.ts';
import type { Locale } from '../../report/locale.ts';
import { alertsInOrder, alertText, alertWords } from '../../report/tracking/alertTexts.ts';
import { contractPath } from './contractHead.ts';

/** A note that could not be recorded: whose, what was written, what is wrong. */
export interface RefusedNote {
  readonly alert: string;
  readonly note: string;
  readonly problems: readonly Problem[];
}

/** Alerts that nobody has looked at, each with its form, and those that somebody has. */
export interface AlertsView {
  readonly action: string;
  readonly longest: number;
  readonly open: readonly {
    readonly id: string;
    /** Id of the note's field. */
    readonly field: string;
    readonly word: string;
    readonly text: string;
    readonly note: string;
    readonly message: string | null;
  }[];
  readonly seen: readonly {
    readonly word: string;
    readonly text: string;
    readonly notes: readonly { readonly text: string; readonly by: string }[];
  }[];
}

export function alertsView(
  alerts: readonly Alert[],
  contract: Contract,
  acknowledgements: ContractStanding['acknowledgements'],
  refused: RefusedNote | undefined,
  locale: Locale,
  format: Format,
): AlertsView {
  const notes = Map.groupBy(acknowledgements, ({ alert }) => alert);
  const ordered = alertsInOrder(alerts);
  const said = (alert: Alert) => ({
    word: alertWords[alert.kind][locale],
    text: alertText(alert, contract)[locale],
  });
  return {
    action: `${contractPath(contract)}/acknowledgements`,
    longest: LONGEST_NOTE,
    open: ordered
      .filter(({ id }) => !notes.has(id))
      .map((alert, at) => ({
        id: alert.id,
        field: `note-${at + 1}`,
        ...said(alert),
        note: refused?.alert === alert.id ? refused.note : '',
        message:
          refused?.alert === alert.id
            ? refused.problems.map(({ message, mend }) => `${message[locale]} ${mend[locale]}`).join(' ')
            : null,
      })),
    seen: ordered.flatMap((alert) => {
      const own = notes.get(alert.id);
      return own === undefined
        ? []
        : [
            {
              ...said(alert),
              notes: own.map(({ note, actor, at }) => ({
                text: note,
                by: `${actor}, ${format.dateTime(at)}`,
              })),
            },
          ];
    }),
  };
}
