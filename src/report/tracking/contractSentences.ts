import type { Contract } from '../../core/contract/contract.ts';
import type { Text } from '../../core/problem.ts';
import type { TrackedState, Tracking } from '../../core/tracking/tracking.ts';
import type { Locale } from '../locale.ts';
import { inBoth, listText } from '../rules/phrases.ts';
import { dateText } from './dateText.ts';
import { declaredText, figureText } from './figureText.ts';
import { owedByText } from './missingSentences.ts';
import { siteName, type TrackedTarget, trackedTargets } from './trackedTarget.ts';

const counted: Readonly<Record<TrackedState, { readonly one: Text; readonly more: Text }>> = {
  met: { one: { it: 'raggiunto', en: 'met' }, more: { it: 'raggiunti', en: 'met' } },
  missed: { one: { it: 'mancato', en: 'missed' }, more: { it: 'mancati', en: 'missed' } },
  inconclusive: {
    one: { it: 'non ancora deciso', en: 'not yet decided' },
    more: { it: 'non ancora decisi', en: 'not yet decided' },
  },
  'not-computable': {
    one: { it: 'non calcolabile', en: 'not computable' },
    more: { it: 'non calcolabili', en: 'not computable' },
  },
};

const order: readonly TrackedState[] = ['met', 'missed', 'inconclusive', 'not-computable'];

/** `Di 7 obiettivi: 2 raggiunti, 1 mancato, 3 non ancora decisi, 1 non calcolabile.` */
export function countSentence({ targets }: Tracking): Text {
  return inBoth((locale) => {
    const counts = order.flatMap((state) => {
      const n = targets.filter((one) => one.state === state).length;
      return n === 0 ? [] : [`${n} ${counted[state][n === 1 ? 'one' : 'more'][locale]}`];
    });
    const one = targets.length === 1;
    return {
      it: `Di ${targets.length} ${one ? 'obiettivo' : 'obiettivi'}: ${counts.join(', ')}.`,
      en: `Of ${targets.length} ${one ? 'target' : 'targets'}: ${counts.join(', ')}.`,
    }[locale];
  });
}

/** What matters besides the count: which targets are missed, which cannot be computed and who owes the data, which months are owed. */
export function attentionSentences(tracking: Tracking, contract: Contract): Text[] {
  const tracked = trackedTargets(tracking, contract);
  return [
    ...tracked.filter(({ figures }) => figures.state === 'missed').map(missedSentence),
    ...tracked.filter(({ figures }) => figures.state === 'not-computable').map(owedSentence),
    ...deliveriesOwed(tracking, contract),
  ];
}

function missedSentence({ outcome, supplier, figures }: TrackedTarget): Text {
  return inBoth((locale) => {
    const value = figureText(outcome, figures.observed?.value ?? Number.NaN, locale);
    const target = declaredText(outcome, figures.value, locale);
    const least = figures.better === 'higher';
    return {
      it: `Mancato: ${outcome.label.it}, ${supplier.name}: ${value}, l’obiettivo è ${least ? 'almeno' : 'al più'} ${target}.`,
      en: `Missed: ${outcome.label.en}, ${supplier.name}: ${value}, the target is at ${least ? 'least' : 'most'} ${target}.`,
    }[locale];
  });
}

function owedSentence(tracked: TrackedTarget): Text {
  const { outcome, supplier } = tracked;
  return inBoth((locale) => {
    const owed = owedByText(tracked, locale);
    const who = owed === '' ? '' : { it: `, dati dovuti da ${owed}`, en: `, data owed by ${owed}` }[locale];
    return {
      it: `Non calcolabile: ${outcome.label.it}, ${supplier.name}${who}.`,
      en: `Not computable: ${outcome.label.en}, ${supplier.name}${who}.`,
    }[locale];
  });
}

/** Sites that have not delivered, with the months. */
export function deliveriesOwed({ quality }: Tracking, contract: Contract): Text[] {
  const bySite = Map.groupBy(
    quality.filter(({ delivery }) => delivery === 'owed'),
    ({ site }) => site,
  );
  return [...bySite].map(([site, cells]) =>
    inBoth((locale) => {
      const months = monthsText(
        cells.map(({ month }) => month),
        locale,
      );
      return {
        it: `Consegna dovuta: ${siteName(contract, site)}, ${months}.`,
        en: `Delivery owed: ${siteName(contract, site)}, ${months}.`,
      }[locale];
    }),
  );
}

/** More months than this are counted, with the first and the last. */
const MOST_MONTHS = 3;

/** Months in order, or how many between which. */
export function monthsText(months: readonly string[], locale: Locale): string {
  const named = [...new Set(months)].toSorted().map((month) => dateText(month, locale));
  if (named.length <= MOST_MONTHS) return listText(named, locale);
  return {
    it: `${named.length} mesi fra ${named[0]} e ${named.at(-1)}`,
    en: `${named.length} months between ${named[0]} and ${named.at(-1)}`,
  }[locale];
}

/** `Dati al 31 dic 2026, istantanea 0123456789ab, contratto fedcba987654`, with a word where there are later data: by what a figure can be traced. */
export function dataDateText(
  { asOf, snapshot, fingerprint }: Pick<Tracking, 'asOf' | 'snapshot' | 'fingerprint'>,
  latest: boolean,
  locale: Locale,
): string {
  const [data, version] = [snapshot, fingerprint].map((hash) => hash.slice(0, 12));
  const later = latest ? '' : { it: ' (non è la data più recente)', en: ' (not the latest date)' }[locale];
  return {
    it: `Dati al ${dateText(asOf, 'it')}, istantanea ${data}, versione del contratto ${version}${later}`,
    en: `Data as of ${dateText(asOf, 'en')}, snapshot ${data}, version of the contract ${version}${later}`,
  }[locale];
}
