import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadShippedContract } from '../../src/actions/loadShippedContract.ts';
import { shippedContracts } from '../../src/io/shippedContracts.ts';
import { accessibilityProblems, launchBrowser, openWindow, overflow } from '../support/browser.ts';
import { type Site, startSite } from '../support/site.ts';

/**
 * A period of the shipped contract of heart valves settled as its people do it: a clerk settles, another person approves, the supplier objects to a warranty, a hospital
 * answers, two clinicians judge, the board decides, and the next settlement takes the amount off.
 */
const statements = '/contracts/tavi-2026/statements';
let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  const all = await shippedContracts('examples/contracts');
  const shipped = all.find(({ given }) => given.yaml.includes('id: tavi-2026'));
  if (shipped === undefined) throw new Error('no contract of heart valves');
  // Its invented history is left out: this is another one.
  const { settlements: _, ...plain } = shipped as typeof shipped & { settlements?: unknown };
  expect(await loadShippedContract(site.world, plain)).toEqual([]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function shows(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

async function settle(page: Page, period: string): Promise<void> {
  await page.goto(`${site.url}${statements}`);
  await page.getByLabel('Periodo', { exact: true }).selectOption(period);
  await page.getByLabel('Nome e cognome di chi liquida').fill('Lucia Conti');
  await press(page, 'Liquida');
  await shows(page, 'Periodo liquidato');
}

it('settles a period, disputes a line up to its resolution, and takes it off with the next statement', async () => {
  const { page, complaints } = await openWindow(browser);
  const accessible = async (): Promise<void> => expect(await accessibilityProblems(page)).toEqual([]);

  // The clerk: first without a name.
  await page.goto(`${site.url}/contracts/tavi-2026`);
  await shows(page, 'Nessun prospetto, finora.');
  await page.getByRole('link', { name: 'Prospetti', exact: true }).first().click();
  await page.getByLabel('Periodo', { exact: true }).selectOption('4');
  await press(page, 'Liquida');
  await shows(page, 'Il periodo non è stato liquidato');
  expect(await page.getByLabel('Periodo', { exact: true }).inputValue()).toBe('4');
  await accessible();
  await settle(page, '4');
  await page.goto(`${site.url}${statements}`);
  await accessible();

  // Whoever settled does not approve.
  await page.getByRole('link', { name: /^Periodo 4 · S3/ }).click();
  const statement = page.url();
  await page.getByLabel('Nome e cognome di chi agisce').fill('lucia conti');
  await press(page, 'Approvare ed emettere');
  await shows(page, /chi liquida non approva/);
  await accessible();
  await page.getByLabel('Nome e cognome di chi agisce').fill('Anna Verdi');
  await press(page, 'Approvare ed emettere');
  await shows(page, /approvato da Anna Verdi/);

  // The supplier objects to the warranty of the third period.
  await page.getByText('Contestare una riga').click();
  await page.locator('#object-line').selectOption('warranty_s3/3');
  await press(page, 'Contesta');
  await shows(page, 'Non è stato registrato nulla');
  expect(await page.locator('#object-line').inputValue()).toBe('warranty_s3/3');
  await accessible();
  await page.getByLabel(/^I dati/).check();
  await page.getByLabel('Spiegazione').fill('Il reintervento non riguarda la nostra valvola.');
  await page.locator('#object-name').fill('Sara Neri');
  // A claim belongs to one line: chosen with another, it is refused.
  const claim = page.locator('#object-claim option', { hasText: /periodo 3/ }).first();
  await page.locator('#object-claim').selectOption(await claim.getAttribute('value'));
  await page.locator('#object-line').selectOption('warranty_s3/2');
  await press(page, 'Contesta');
  await shows(page, 'La richiesta scelta non è di questa riga.');
  await page.locator('#object-line').selectOption('warranty_s3/3');
  await page.locator('#object-claim').selectOption('');
  await press(page, 'Contesta');
  await shows(page, 'Registrato');

  // The board asks the hospital, which is not told of whom.
  await page.getByRole('link', { name: /garanzia sulla valvola.*periodo 3/ }).click();
  const line = page.url();
  await accessible();
  await page.getByLabel('Che cosa deve controllare').fill('Il reintervento di S3 (fornitore inventato)?');
  await page.getByLabel('Nome e cognome di chi agisce').fill('Anna Verdi');
  await press(page, 'Manda la domanda');
  await shows(page, /Il testo nomina il fornitore/);
  await page.getByLabel('Che cosa deve controllare').fill('Il reintervento riguarda la valvola?');
  await press(page, 'Manda la domanda');
  await page.getByLabel('il dato è confermato').check();
  await page.getByLabel('Spiegazione').fill('Sì, ma per un’endocardite.');
  await page.getByLabel('Nome e cognome di chi agisce').fill('Ugo Riva');
  await press(page, 'Registra la risposta');
  await accessible();

  // Two clinicians.
  for (const clinician of ['Marta Vitale', 'Pietro Sala']) {
    await page.goto(line);
    await page.getByRole('link', { name: /^Casi da giudicare/ }).click();
    await page.getByRole('link', { name: 'Caso 1' }).click();
    const seen = await page.locator('main').innerText();
    expect(seen).not.toMatch(/S3|€|Non riguarda il dispositivo/);
    await accessible();
    await page.getByLabel('Perché').fill('Non riguarda il dispositivo.');
    await page.getByLabel('Nome e cognome').fill(clinician);
    await press(page, 'No, non va contato');
    await shows(page, 'Parere registrato');
  }

  // The board decides as they judged; the next settlement takes the amount off.
  await page.goto(line);
  await page.getByLabel('Spiegazione').fill('Come i due clinici.');
  await page.getByLabel('Nome e cognome di chi agisce').fill('Anna Verdi');
  await press(page, 'Decidi');
  await shows(page, 'annullata');
  await accessible();
  const annulled = page.getByRole('row').filter({ hasText: 'Importo di questa riga' });
  const amount = (await annulled.getByRole('cell').last().textContent()) ?? '';
  expect(amount).toMatch(/^−/);
  await settle(page, '4');
  await page.goto(`${site.url}${statements}`);
  await page
    .getByRole('link', { name: /^Periodo 4 · S3/ })
    .first()
    .click();
  expect(page.url()).not.toBe(statement);
  await shows(page, 'correzione');
  const back = page.getByRole('row').filter({ hasText: 'correzione' });
  await expect(back.textContent()).resolves.toContain(amount.replace('−', ''));
  expect(complaints).toEqual([]);
}, 120_000);

it('reads its pages on a phone without scripts', async () => {
  const { page } = await openWindow(browser, { width: 390, javaScript: false });
  await page.goto(`${site.url}${statements}`);
  const statement =
    (await page.locator('#statements a', { hasText: 'S3' }).first().getAttribute('href')) ?? '';
  for (const path of [
    statements,
    '/contracts/tavi-2026/claims',
    '/contracts/tavi-2026/adjudication',
    statement,
    `${statement}/lines/warranty_s3/3`,
  ]) {
    const answer = await page.goto(`${site.url}${path}`);
    expect(answer?.status(), path).toBe(200);
    expect(await overflow(page), path).toBe(0);
    expect(await accessibilityProblems(page), path).toEqual([]);
  }
}, 60_000);
