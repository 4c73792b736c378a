import { romeTime } from '../numbers/romeTime.ts';
import type { Tender } from '../tender/tender.ts';
import type { SessionFacts } from './sessionFacts.ts';

/**
 * The last moment that the facts speak of, or the deadline: minutes carry it as their time, so that the same facts give the same
 * document whenever it is made. ISO 8601 in UTC.
 */
export function lastAct(
  { sittings, technicalPhaseClosedAt, pricesOpenedAt }: SessionFacts,
  tender: Tender,
): string {
  const times = [
    ...sittings.flatMap(({ opensAt, closesAt }) => [opensAt, closesAt]),
    technicalPhaseClosedAt,
    pricesOpenedAt,
  ].filter((time) => time !== null);
  const last = times.toSorted().at(-1);
  return last === undefined ? new Date(tender.procedure.deadline).toISOString() : fromRomeTime(last);
}

/** The clock in Rome is ahead of UTC by as much as it is at that hour of UTC; only the hour of a change may be one off. */
function fromRomeTime(time: string): string {
  const asIfUtc = new Date(`${time}Z`);
  const ahead = new Date(`${romeTime(asIfUtc.toISOString())}Z`).getTime() - asIfUtc.getTime();
  return new Date(asIfUtc.getTime() - ahead).toISOString();
}
