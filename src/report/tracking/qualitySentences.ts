import type { Contract } from '../../core/contract/contract.ts';
import type { Text } from '../../core/problem.ts';
import type { QualityCell, Tracking } from '../../core/tracking/tracking.ts';
import { formatFor } from '../format.ts';
import { inBoth } from '../rules/phrases.ts';
import { deliveriesOwed, monthsText } from './contractSentences.ts';
import { dateText } from './dateText.ts';
import { siteName } from './trackedTarget.ts';

/** What of the delivered data is to be asked about, so that nobody has to look for it in the grid. */
export function qualitySentences(tracking: Tracking, contract: Contract): Text[] {
  return [
    ...deliveriesOwed(tracking, contract),
    ...lateMonths(tracking.quality),
    ...followUpLacking(tracking.quality, contract),
    ...notReconciled(tracking.quality, contract),
  ];
}

/** Where there is nothing of it. */
export const nothingToAsk: Text = {
  it: 'Le consegne dovute ci sono tutte e in tempo, gli esiti noti bastano in ogni sede, i consumi tornano.',
  en: 'All deliveries owed are there and in time, enough outcomes are known at each site, and consumption agrees.',
};

function lateMonths(quality: readonly QualityCell[]): Text[] {
  const months = quality.filter(({ delivery }) => delivery === 'late').map(({ month }) => month);
  if (months.length === 0) return [];
  return [
    inBoth(
      (locale) =>
        ({
          it: `Consegnati in ritardo: ${monthsText(months, locale)}.`,
          en: `Delivered late: ${monthsText(months, locale)}.`,
        })[locale],
    ),
  ];
}

/** Sites at which fewer outcomes are known than the contract asks for. */
function followUpLacking(quality: readonly QualityCell[], contract: Contract): Text[] {
  const least = contract.dataQuality.leastFollowUp;
  return [...Map.groupBy(quality, ({ site }) => site)].flatMap(([site, cells]) => {
    const due = cells.reduce((sum, cell) => sum + cell.followUpDue, 0);
    const known = cells.reduce((sum, cell) => sum + cell.followUpKnown, 0);
    if (due === 0 || known >= least * due) return [];
    return [
      inBoth((locale) => {
        const { number, percent } = formatFor(locale);
        return {
          it: `Esiti che mancano: ${siteName(contract, site)}, noti ${number(known)} di ${number(due)} (${percent(known / due, 0)}; il contratto chiede almeno ${percent(least, 0)}).`,
          en: `Outcomes lacking: ${siteName(contract, site)}, ${number(known)} of ${number(due)} known (${percent(known / due, 0)}; the contract asks for ${percent(least, 0)} at least).`,
        }[locale];
      }),
    ];
  });
}

function notReconciled(quality: readonly QualityCell[], contract: Contract): Text[] {
  return quality.flatMap(({ site, month, delivered, consumed, reconciled }) =>
    reconciled !== false || consumed === null
      ? []
      : [
          inBoth((locale) => {
            const { number } = formatFor(locale);
            return {
              it: `I consumi non tornano: ${siteName(contract, site)}, ${dateText(month, 'it')}: ${number(delivered)} consegnati, ${number(consumed)} consumati.`,
              en: `Consumption does not agree: ${siteName(contract, site)}, ${dateText(month, 'en')}: ${number(delivered)} delivered, ${number(consumed)} consumed.`,
            }[locale];
          }),
        ],
  );
}
