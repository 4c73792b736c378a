import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishTender } from '../../src/actions/publishTender.ts';
import type { StoredTender } from '../../src/actions/world.ts';
import { preferenceFields } from '../../src/web/committee/preferenceForm.ts';
import { accessibilityProblems, launchBrowser, openWindow, overflow } from '../support/browser.ts';
import { goldenTables, preferenceTender } from '../support/preferenceTender.ts';
import { type Site, startSite } from '../support/site.ts';
import { firstLot } from '../support/tenders.ts';
import { visitorOf } from '../support/visitor.ts';
import { filledEvidence, tavi5Values } from '../support/workbooks.ts';

const committeePath = '/tenders/coppie/lots/1/committee';

describe('a commissioner with a phone and no scripts', () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite([]), launchBrowser()]);
    await publishTender(site.world, { name: 'test' }, preferenceTender(), () => ({}));
    const published = (await site.world.tenders.byId('coppie')) as StoredTender;
    const visitor = visitorOf(site);
    for (const supplier of ['S1', 'S2', 'S3', 'S4']) {
      const file = await filledEvidence(published, firstLot(published.tender), tavi5Values(supplier));
      await visitor.upload('/tenders/coppie/lots/1/offers', `${supplier}.xlsx`, file);
    }
    await visitor.send(committeePath, { 'commissioner-0': 'Anna' });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('compares by keyboard, is led to each gap, locks, and sees the tables', async () => {
    const { page, complaints } = await openWindow(browser, { width: 360, javaScript: false });
    const check = async (): Promise<void> => {
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    };
    await page.goto(`${site.url}${committeePath}`);
    await page.getByRole('link', { name: 'Confronto di Anna' }).click();
    await check();
    const [table] = goldenTables();
    const choose = async (at: number): Promise<void> => {
      const { first, second, preferred, grade } = table?.preferences[at] ?? {};
      const field = page.locator(`#${preferenceFields.pair('A.2', String(first), String(second))}`);
      await field.focus();
      await field.selectOption(
        preferred === null ? 'parity' : `${preferred === first ? 'first' : 'second'}-${grade}`,
      );
    };
    await choose(0);
    await page.getByLabel('So che dopo il blocco').press('Space');
    await page.getByRole('button', { name: 'Blocca le tabelle' }).press('Enter');
    await expect.poll(() => page.getByRole('alert').count()).toBe(1);
    await check();
    for (const at of [1, 2, 3, 4, 5]) await choose(at);
    await page.getByLabel('Motivazione').fill('Maneggevole.');
    await page.getByLabel('So che dopo il blocco').press('Space');
    await page.getByRole('button', { name: 'Blocca le tabelle' }).press('Enter');
    await page.getByText('Tabelle bloccate').waitFor();
    expect(await page.locator('select').count()).toBe(0);
    await check();
    await page.getByRole('link', { name: 'Torna alla commissione' }).click();
    await page.getByText('dalle preferenze ai coefficienti').waitFor();
    await check();
    expect(complaints).toEqual([]);
  });
});
