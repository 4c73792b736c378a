import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadShippedContract } from '../../src/actions/loadShippedContract.ts';
import { shippedContracts } from '../../src/io/shippedContracts.ts';
import { accessibilityProblems, launchBrowser, openWindow, overflow } from '../support/browser.ts';
import { type Site, startSite } from '../support/site.ts';

/**
 * The contract half as its users live it, in a real browser, on the shipped contract of heart valves: a purchasing officer, a cardiologist and a
 * hospital's clerk at a desk, and without scripts on a phone. Its last delivery is left for the clerk to bring.
 */
const tavi = '/contracts/tavi-2026';
const deliveries = resolve('examples/contracts/tavi/deliveries');
const last = join(deliveries, readdirSync(deliveries).toSorted().at(-1) as string);
const filesOf = (folder: string): string[] => readdirSync(folder).map((name) => join(folder, name));
let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  const all = await shippedContracts('examples/contracts');
  const shipped = all.find(({ given }) => given.yaml.includes('id: tavi-2026'));
  if (shipped === undefined) throw new Error('no contract of heart valves');
  const problems = await loadShippedContract(site.world, {
    ...shipped,
    deliveries: shipped.deliveries.slice(0, -1),
  });
  expect(problems).toEqual([]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Waits until the page shows a text. */
async function shows(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
}

it('goes from the home page to a missed promise, its definition and the rows behind it; a delivery changes the board', async () => {
  const { page, complaints } = await openWindow(browser);
  const accessible = async (): Promise<void> => expect(await accessibilityProblems(page)).toEqual([]);
  const follow = (name: string | RegExp): Promise<void> =>
    page
      .getByRole('link', { name, exact: typeof name === 'string' })
      .first()
      .click();

  // The officer: what stands where, and a note to an alert.
  await page.goto(site.url);
  await follow(/accordo quadro a risultati/);
  await shows(page, 'Dati al 31 mar 2026');
  await shows(page, /Di 18 obiettivi: .* 1 mancato/);
  await accessible();
  const alerts = page.getByRole('link', { name: /segnalazioni da guardare/ });
  const waiting = Number.parseInt((await alerts.textContent()) ?? '', 10);
  await alerts.click();
  await page.getByText('Prendere visione').first().click();
  await page.getByLabel('Nota (obbligatoria)').first().fill('Chiesto al fornitore <b>perché</b>');
  await page.getByRole('button', { name: 'Prendere visione' }).first().click();
  await shows(page, `${waiting - 1} segnalazioni da guardare`);
  await page.getByText('Segnalazioni già guardate').click();
  await shows(page, 'Chiesto al fornitore <b>perché</b>');

  // The cardiologist: definition, n, who is missing, sites and months.
  const missed = page.getByRole('row').filter({ hasText: 'Mancato' });
  await missed.getByRole('link', { name: 'Nuovo stimolatore permanente entro 30 giorni' }).click();
  await shows(page, /Mancato: anche il limite inferiore/);
  await shows(page, /Mancano \d+ di \d+ pazienti/);
  await shows(page, 'ICD-9-CM: 35.05, 35.06');
  expect(await page.locator('svg[role=img]').count()).toBe(4);
  await accessible();

  // Who owes data, and the rows that were set aside; a question about them, its answer, its end.
  await follow('Dati');
  await shows(
    page,
    /I consumi non tornano: Ospedale dimostrativo della Costa, ago 2025: 11 consegnati, 17 consumati/,
  );
  await accessible();
  await follow('Rilievi sulle righe');
  await accessible();
  await follow('Riga doppia');
  await shows(page, 'la prima è tenuta, le altre no');
  expect(await page.content()).not.toMatch(/[0-9a-f]{64}(?!")/);
  const say = async (kind: string, text: string): Promise<void> => {
    await page.getByLabel(kind).check();
    await page.getByLabel('Messaggio').fill(text);
    await page.getByRole('button', { name: 'Invia' }).click();
    await shows(page, text);
  };
  await say('Fare una domanda', 'Sono davvero la stessa riga?');
  await say('Rispondere', 'Sì, <script>alert(1)</script>');
  await say('Chiudere la richiesta', 'Va bene.');
  await accessible();
  await follow('Rilievi');
  await follow('Con la richiesta chiusa (1)');
  expect(await page.getByRole('row').count()).toBe(2);

  // The clerk: a file without its manifest, then the whole delivery, by keyboard.
  await follow('Importare una consegna');
  await accessible();
  await page.setInputFiles('#files', join(last, 'delivery.csv'));
  await page.getByRole('button', { name: 'Importa' }).click();
  await shows(page, 'La consegna non ha un manifest.json.');
  await accessible();
  await follow('Importa un’altra consegna');
  await page.setInputFiles('#files', filesOf(last));
  await page.getByRole('button', { name: 'Importa' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('progressbar').or(page.getByText('La consegna è in vigore')).first().waitFor();
  await shows(page, 'La consegna è in vigore');
  await accessible();
  await follow('Vedi che cosa se ne ricava');
  await shows(page, 'Dati al 30 set 2026');
  await follow('English');
  await shows(page, /Of 18 targets: /);
  await accessible();
  expect(complaints).toEqual([]);
}, 60_000);

it('reads every page on a phone without scripts, and computes another data date', async () => {
  const { page } = await openWindow(browser, { width: 390, javaScript: false });
  const snapshot = (await site.world.snapshots.inForce('tavi-2026'))?.hash ?? '';
  const pages = [
    '',
    '/data',
    '/import',
    '/findings',
    '/definition',
    '/phases',
    '/draft',
    `/snapshots/${snapshot}`,
  ];
  for (const path of [
    ...pages.map((one) => `${tavi}${one}`),
    `${tavi}/targets/death_S1`,
    '/contracts',
    '/contracts/new',
  ]) {
    await page.goto(`${site.url}${path}`);
    expect(await overflow(page), path).toBe(0);
    expect(await accessibilityProblems(page), path).toEqual([]);
  }
  await page.goto(`${site.url}${tavi}/data`);
  await page.getByLabel('Un’altra data').fill('2025-12-31');
  await page.getByRole('button', { name: 'Calcola' }).click();
  // The progress page asks again by itself.
  await page.getByRole('link', { name: 'Vedi che cosa se ne ricava' }).click();
  await shows(page, 'Dati al 31 dic 2025');
  await shows(page, 'non è la data più recente');
  expect(await overflow(page)).toBe(0);
}, 60_000);
