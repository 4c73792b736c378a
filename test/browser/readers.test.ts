import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Reader } from '../../src/core/disclosure/reader.ts';
import { accessibilityProblems, launchBrowser, openWindow, overflow } from '../support/browser.ts';
import { published } from '../support/contract.ts';
import { payingContract } from '../support/payment.ts';
import { releaseOf } from '../support/releasedFigures.ts';
import { actOf, DETAIL, statementOf } from '../support/settlement.ts';
import { type Site, startSite } from '../support/site.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { richTracking } from '../support/tracking.ts';

/** Readers from outside, at a desk and without scripts on a phone: the board makes a link, its holder opens it and answers. */
const version = published(payingContract());
const hashed = statementOf({ fingerprint: version.fingerprint, snapshot: 'd'.repeat(64) });
let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite([]), launchBrowser()]);
  const { contracts, snapshots, releases, statements } = site.world;
  const when = '2027-01-10T08:00:00Z';
  await contracts.publish({ ...version, yaml: '', awardPackage: '', publishedAt: when, actor: 'test' });
  const tracking = { ...richTracking(), fingerprint: version.fingerprint };
  await snapshots.putInForce(snapshotOf({ hash: tracking.snapshot, fingerprint: version.fingerprint }), {
    tracking,
    computedAt: when,
  });
  const readers: Reader[] = [
    { kind: 'public' },
    { kind: 'region' },
    { kind: 'supplier', supplier: 'S1' },
    { kind: 'site', site: 'H1' },
  ];
  for (const [at, reader] of readers.entries()) await releases.add(releaseOf(reader), at);
  await statements.add([{ ...hashed, package: '{}', detail: DETAIL, madeAt: when, actor: 'Anna Verdi' }]);
  const at = new Date(Date.parse(site.world.now())).toISOString();
  const { line: _, ...approval } = { ...actOf(hashed, { kind: 'approval' } as never), line: null };
  await statements.act({ ...approval, kind: 'approval', at, actor: 'Bruno Neri' }, 0);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

it.each([
  { where: 'at a desk', width: 1280, javaScript: true },
  { where: 'on a phone without scripts', width: 360, javaScript: false },
])('every reader reads their part $where', async ({ width, javaScript }) => {
  const { page, complaints } = await openWindow(browser, { width, javaScript });
  const good = async (name: string): Promise<void> => {
    expect(await accessibilityProblems(page), name).toEqual([]);
    expect(await overflow(page), name).toBe(0);
  };
  for (const reader of ['supplier/S1', 'site/H1', 'region']) {
    await page.goto(`${site.url}/contracts/valvole/readers`);
    await page.getByLabel('Che cosa legge').first().selectOption(reader);
    await page.getByLabel('Per chi è').fill('Carla Blu, ufficio gare');
    await page.getByLabel('Fino al').fill('2099-12-31');
    await page.getByRole('button', { name: 'Crea il collegamento' }).click();
    await good(`board, ${reader}`);
    const address = await page.locator('.secret-address').textContent();
    await page.goto(`${site.url}${address}`);
    await page.getByText('nascosto').first().waitFor();
    await good(reader);
    if (reader === 'supplier/S1') {
      await page.getByRole('link', { name: 'ppm' }).first().click();
      await page.getByText('Promesso nell’offerta').waitFor();
      await good('target');
      await page.goBack();
      await page.getByRole('link', { name: '1', exact: true }).click();
      await page.getByRole('heading', { name: 'Risposta del fornitore' }).waitFor();
      await good('statement');
    }
  }
  for (const path of ['/open', '/open/valvole', '/portfolio']) {
    await page.goto(`${site.url}${path}`);
    await good(path);
  }
  expect(complaints).toEqual([]);
  await page.close();
});
