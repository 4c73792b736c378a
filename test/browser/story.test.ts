import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateOffers } from '../../src/actions/evaluateOffers.ts';
import { readTender } from '../../src/commandLine/readTender.ts';
import { type RunningSite, startSite } from '../../src/commandLine/serve.ts';
import { readConfig } from '../../src/config.ts';
import type { PublishedTender } from '../../src/core/evidence/evidenceForm.ts';
import { inputNames } from '../../src/core/evidence/workbookNames.ts';
import { readWorkbook } from '../../src/io/excel/readWorkbook.ts';
import { readOffersFolder } from '../../src/io/offersFolder.ts';
import { readYaml } from '../../src/io/yaml.ts';
import { resultJson } from '../../src/report/resultJson.ts';
import { wireTools } from '../../src/wire.ts';
import { accessibilityProblems, launchBrowser, openWindow, overflow } from '../support/browser.ts';
import { firstLot } from '../support/tenders.ts';
import { filledEvidence, filledPrice } from '../support/workbooks.ts';

/**
 * The story of the product as its users live it, in a real browser, on the shipped tender: with scripts at a
 * desk, and without scripts on a phone.
 */
const config = readConfig({ ESITO_PORT: '0', ESITO_DATA: mkdtempSync(join(tmpdir(), 'esito-browser-')) });
const lotPath = 'tenders/tavi/lots/1';
let site: RunningSite;
let browser: Browser;
let published: PublishedTender;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(config), launchBrowser()]);
  published = (await readTender('tenders/tavi.yaml')).value as PublishedTender;
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  rmSync(config.dataFolder, { recursive: true });
});

/** What a sixth supplier writes into the evidence workbook; `events` of death may be wrong on purpose. */
function evidenceOf(supplier: string, deaths: number | string): Promise<Uint8Array> {
  return filledEvidence(published, firstLot(published.tender), {
    [inputNames.supplier]: supplier,
    [inputNames.evidence('death', 'events')]: deaths,
    [inputNames.evidence('death', 'n')]: 400,
    [inputNames.evidence('death', 'source')]: 'Studio di prova',
    [inputNames.declaration('A.4')]: '3t',
  });
}

async function upload(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.setInputFiles('input[name=workbook]', {
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  });
  await page.getByRole('button', { name: /Carica|Upload/ }).click();
}

/** Waits until the page shows a text. */
async function shows(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
}

async function download(page: Page, link: RegExp): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).first().click(),
  ]);
  return readFile(await file.path());
}

describe('at a desk, with scripts', () => {
  it('goes from the tender to a downloaded result', async () => {
    const { page, complaints } = await openWindow(browser);
    const accessible = async (): Promise<void> => expect(await accessibilityProblems(page)).toEqual([]);

    // The tender, in Italian and with one click in English.
    await page.goto(site.address);
    await accessible();
    await page.getByRole('link', { name: 'Protesi valvolari aortiche transcatetere (TAVI)' }).click();
    await accessible();
    await page.getByRole('link', { name: 'Protesi per via transfemorale', exact: true }).click();
    await shows(page, 'Nuovo stimolatore permanente');
    await page.getByRole('link', { name: 'English' }).click();
    expect(new URL(page.url()).pathname).toBe(`/${lotPath}`);
    await shows(page, 'New permanent pacemaker');
    await accessible();
    await page.getByRole('link', { name: 'Italiano' }).click();

    // A supplier downloads the workbook, gets a cell wrong, mends it.
    await page.getByRole('link', { name: 'Evidenze' }).first().click();
    await accessible();
    const template = await readWorkbook(await download(page, /Scarica il modello/), 'modello.xlsx');
    expect(template.value?.sheets).toContain('Evidenze');
    await upload(page, 'fornitore-f.xlsx', await evidenceOf('Fornitore F', 401));
    await page.getByRole('row', { name: /E2 Evidenze .*401 eventi ma solo 400 osservati/ }).waitFor();
    await accessible();
    await upload(page, 'fornitore-f.xlsx', await evidenceOf('Fornitore F', 5));
    await page.getByRole('heading', { level: 1, name: 'Fornitore F' }).waitFor();
    await shows(page, 'Beta(5,5; 395,5)');
    await accessible();

    // The committee judges, the price arrives.
    await page.getByRole('link', { name: 'Commissione' }).first().click();
    for (const criterion of ['A_2', 'A_3']) {
      for (const member of [0, 1, 2]) {
        await page.selectOption(`[name=coefficient-${criterion}-fornitore-f-${member}]`, '0.75');
      }
      await page.fill(`[name=reason-${criterion}-fornitore-f]`, 'Buono nel complesso');
    }
    await page.getByRole('button', { name: /Registra|Salva/ }).click();
    await shows(page, '0,75');
    await accessible();
    await page.getByRole('link', { name: 'Offerte economiche' }).first().click();
    await upload(
      page,
      'fornitore-f.prezzo.xlsx',
      await filledPrice(published, firstLot(published.tender), 'Fornitore F', 16_000),
    );
    await shows(page, 'fornitore-f.prezzo.xlsx');
    expect(await page.content()).not.toMatch(/16[.,]?000/);
    await accessible();

    // The evaluation, and what it leaves to take home.
    await page.getByRole('link', { name: 'Valutazione' }).first().click();
    await accessible();
    await page.getByRole('button', { name: 'Valuta' }).click();
    await page
      .getByText(/mondi possibili su 100/)
      .first()
      .waitFor();
    await shows(page, 'Fornitore F');
    expect(await page.locator('svg[role=img]').count()).toBeGreaterThanOrEqual(5);
    await accessible();
    const json = JSON.parse((await download(page, /Risultato esatto/)).toString('utf8'));
    expect(json.lots[0].scoring.ranking).toHaveLength(6);
    expect((await download(page, /\.pdf/)).subarray(0, 5).toString()).toBe('%PDF-');
    const workbook = await readWorkbook(await download(page, /\.xlsx/), 'risultato.xlsx');
    expect(workbook.problems).toEqual([]);

    // What another λ would change, by keyboard alone: the answer follows, the focus and the address stay with it.
    await page.getByRole('link', { name: 'Che cosa cambierebbe con un altro λ' }).click();
    await shows(page, 'Ai valori della gara');
    await accessible();
    const focused = () => page.evaluate('document.activeElement.id || document.activeElement.textContent');
    await page.getByLabel('Disponibilità a pagare').focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('5000');
    await page.getByRole('status').filter({ hasText: 'Con λ = 5.000 €/QALY' }).waitFor();
    expect(await focused()).toBe('lambda');
    expect(new URL(page.url()).searchParams.get('lambda')).toBe('5000');
    await page.keyboard.type('x');
    await page.getByRole('status').filter({ hasText: 'Nessuna risposta' }).waitFor();
    expect(await focused()).toBe('lambda');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('λ deve essere un numero').waitFor();
    expect(await focused()).toContain('Nessun calcolo');
    await accessible();
    await page.getByRole('link', { name: '20.000' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Con λ = 20.000 €/QALY' }).waitFor();
    expect(await focused()).toContain('20.000');
    expect(await page.getByRole('alert').count()).toBe(0);
    await accessible();
    await page.reload();
    await shows(page, 'Con λ = 20.000 €/QALY');
    expect(complaints).toEqual([]);
  }, 120_000);

  it('cancels a long evaluation', async () => {
    const { page } = await openWindow(browser);
    await page.goto(`${site.address}${lotPath}/evaluation`);
    await page.fill('[name=draws]', '1000000');
    await page.getByRole('button', { name: 'Valuta' }).click();
    await page.getByRole('button', { name: /Annulla/ }).click();
    await page
      .getByText(/annullata/i)
      .first()
      .waitFor();
    expect(await page.locator('progress').count()).toBe(0);
  });
});

describe('on a phone, without scripts', () => {
  it('reads, evaluates the test tender and sees the same numbers as the command line', async () => {
    const { page } = await openWindow(browser, { width: 390, javaScript: false });
    const test = 'tenders/tavi5/lots/1';
    for (const path of [
      '',
      'tenders/tavi5',
      test,
      `${test}/offers`,
      `${test}/offers/s1`,
      `${lotPath}/committee`,
      `${test}/prices`,
      `${lotPath}/minutes`,
      'verify',
      'method',
      'definition',
      'accessibility',
    ]) {
      await page.goto(`${site.address}${path}`);
      expect(await overflow(page), path).toBe(0);
      expect(await accessibilityProblems(page), path).toEqual([]);
    }

    await page.goto(`${site.address}${test}/evaluation`);
    await page.getByRole('button', { name: 'Valuta' }).click();
    await page
      .getByText(/mondi possibili su 100/)
      .first()
      .waitFor();
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);

    const run = page.url();
    const inBrowser = await (await fetch(`${run}/result.json`)).text();
    const folder = await readOffersFolder('examples/tavi5');
    const definition = (await readTender('tenders/tavi5.yaml')).value as PublishedTender;
    const onCommandLine = await evaluateOffers(
      wireTools(config),
      definition,
      folder.workbooks,
      {
        committee: folder.committee && readYaml(folder.committee.text, folder.committee.name),
        excluded: [],
      },
      { mode: undefined, draws: undefined, seed: undefined },
    );
    expect(onCommandLine.value).toBeDefined();
    expect(inBrowser).toBe(onCommandLine.value && resultJson(onCommandLine.value));

    await page.getByRole('link', { name: 'Che cosa cambierebbe con un altro λ' }).click();
    await page.getByLabel('S5', { exact: true }).fill('19000,50');
    await page.getByRole('button', { name: 'Calcola' }).click();
    await shows(page, 'Con il prezzo di S5 a 19.000,50');
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Torna ai valori offerti' }).click();
    await shows(page, 'Ai valori della gara');

    // A bidder who lost has the run computed again, then one with a digit changed.
    const whole = await (await fetch(`${run}/package.json`)).text();
    const verify = async (text: string): Promise<void> => {
      await page.goto(`${site.address}verify`);
      const buffer = Buffer.from(text);
      await page.setInputFiles('#package', { name: 'esito-run.json', mimeType: 'application/json', buffer });
      await page.getByRole('button', { name: 'Ricalcola e confronta' }).click();
      await shows(page, 'La verifica è conclusa.');
      expect(await overflow(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
    };
    await verify(whole);
    await shows(page, 'coincidono fino all’ultimo byte');
    await verify(whole.replace('"points": 20.19231', '"points": 20.19239'));
    await shows(page, '20.19239');
  }, 120_000);
});
