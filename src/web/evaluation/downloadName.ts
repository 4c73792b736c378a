import type { Locale } from '../../report/locale.ts';
import type { FoundRun } from './findRun.ts';

/** `tavi-lotto-1-3f2a9c1b.pdf`: tender, lot and the beginning of the run's code. */
export function downloadName({ run, published, lot }: FoundRun, ending: string, locale: Locale): string {
  const lotWord = { it: 'lotto', en: 'lot' }[locale];
  return `${published.tender.id}-${lotWord}-${lot.id}-${run.id.slice(0, 8)}.${ending}`;
}
