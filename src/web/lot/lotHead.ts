import type { PublishedTender } from '../../core/evidence/evidenceForm.ts';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Locale } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';

/** Steps of a lot, in the order in which Italian procedures open their envelopes. */
const steps: readonly { readonly path: string; readonly label: Text }[] = [
  { path: '', label: { it: 'Gara', en: 'Tender' } },
  { path: '/offers', label: { it: 'Evidenze', en: 'Evidence' } },
  { path: '/committee', label: { it: 'Commissione', en: 'Committee' } },
  { path: '/prices', label: { it: 'Offerte economiche', en: 'Prices' } },
  { path: '/evaluation', label: { it: 'Valutazione', en: 'Evaluation' } },
  { path: '/minutes', label: { it: 'Verbale', en: 'Minutes' } },
];

/** `/tenders/tavi/lots/1`: the address under which all pages of a lot stand. */
export function lotPath({ tender }: PublishedTender, lot: Lot): string {
  return `/tenders/${tender.id}/lots/${lot.id}`;
}

/** `Lotto 1: Protesi valvolari` */
export function lotName(lot: Lot, locale: Locale): string {
  return `${{ it: 'Lotto', en: 'Lot' }[locale]} ${lot.id}: ${lot.title[locale]}`;
}

/**
 * Title, breadcrumb, notice and step navigation of a page that belongs to a lot.
 * @param current the step that the page belongs to
 * @param title what the page is, for the browser's title bar and the end of the breadcrumb
 */
export function lotHead(
  published: PublishedTender,
  lot: Lot,
  current: 1 | 2 | 3 | 4 | 5 | 6,
  title: string,
  locale: Locale,
): PageHead {
  const { tender } = published;
  const base = lotPath(published, lot);
  return {
    title,
    breadcrumb: [
      { label: { it: 'Gare', en: 'Tenders' }[locale], href: '/' },
      { label: tender.title[locale], href: `/tenders/${tender.id}` },
      ...(current === 1 ? [] : [{ label: lotName(lot, locale), href: base }]),
    ],
    notice: tender.notice?.[locale] ?? null,
    steps: steps.map(({ path, label }, at) => ({
      number: at + 1,
      label: label[locale],
      href: `${base}${path}`,
      current: at + 1 === current,
    })),
    refresh: null,
  };
}
