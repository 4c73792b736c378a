import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Chromium from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';

/** A real Chromium, from the npm package; the arguments are the few that a server without a screen needs. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await Chromium.executablePath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A reader's window, and what its console complained of (the content security policy among it). */
export interface Window {
  readonly page: Page;
  readonly complaints: string[];
}

export async function openWindow(
  browser: Browser,
  { width = 1280, javaScript = true }: { readonly width?: number; readonly javaScript?: boolean } = {},
): Promise<Window> {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    javaScriptEnabled: javaScript,
    acceptDownloads: true,
  });
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    // The browser notes each refused form (422), which is what the story does on purpose.
    const refusedForm = message.text().includes('status of 422');
    if (message.type() === 'error' && !refusedForm) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return { page, complaints };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds against WCAG 2.1 A and AA on the page that a window shows, as `rule: selector`. The page is
 * looked at in a window of its own that lets the checker in past the content security policy.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const context = await page
    .context()
    .browser()
    ?.newContext({
      bypassCSP: true,
      ...(page.viewportSize() === null ? {} : { viewport: page.viewportSize() }),
    });
  if (context === undefined) throw new Error('the browser is gone');
  try {
    const copy = await context.newPage();
    // The page's own markup, so that answers to posted forms are checked as they stand.
    await copy.route(page.url(), async (route) =>
      route.fulfill({ contentType: 'text/html', body: await page.content() }),
    );
    await copy.goto(page.url());
    await copy.evaluate(axeSource);
    return await copy.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
        };
      };
      const { violations } = await axe.run({
        runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] },
      });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    });
  } finally {
    await context.close();
  }
}

/** How many pixels a page is wider than its window; 0 when nothing sticks out. */
export async function overflow(page: Page): Promise<number> {
  // As text: the tests are checked without the browser's own types.
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
