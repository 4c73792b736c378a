import type { StoredTender } from '../../src/actions/world.ts';
import type { Site } from './site.ts';
import { firstLot } from './tenders.ts';
import type { Visitor } from './visitor.ts';
import { filledEvidence, filledPrice, tavi5Suppliers, tavi5Values } from './workbooks.ts';

export const lotPath = '/tenders/tavi5/lots/1';

/** The tender `tavi5` as the site has published it. */
export async function publishedTavi5({ world }: Site): Promise<StoredTender> {
  const published = await world.tenders.byId('tavi5');
  if (published === undefined) throw new Error('the site has not published tavi5');
  return published;
}

/** Hands in both envelopes of the five synthetic offers, as their suppliers would. */
export async function handInAll(site: Site, visitor: Visitor): Promise<void> {
  const published = await publishedTavi5(site);
  const lot = firstLot(published.tender);
  await Promise.all(
    Object.entries(tavi5Suppliers()).map(async ([supplier, { offeredPrice }]) => {
      const evidence = await filledEvidence(published, lot, tavi5Values(supplier));
      const price = await filledPrice(published, lot, supplier, offeredPrice);
      const answers = [
        await visitor.upload(`${lotPath}/offers`, `${supplier}.xlsx`, evidence),
        await visitor.upload(`${lotPath}/prices`, `${supplier}-prezzo.xlsx`, price),
      ];
      for (const { status, html } of answers) if (status !== 200) throw new Error(html);
    }),
  );
}
