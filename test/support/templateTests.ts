import { expect, it } from 'vitest';
import { layoutFor } from '../../src/web/layout.ts';
import type { PageName, Pages } from '../../src/web/pages.ts';
import { loadTemplates } from '../../src/web/templates.ts';
import { blocksOf, missingPaths } from './templatePaths.ts';

/**
 * Declares the tests that every template has to pass: views have all that it reads and enter all its blocks between them, and each page renders without a
 * value that is none, and without style or script of its own.
 * Markup in a text (`<b>`, `<data>`) comes out escaped.
 * @param views of pages, by template @param partials views of templates that are no page @param path under which the pages stand
 */
export function testTemplates(
  views: Readonly<Record<string, readonly unknown[]>>,
  partials: Readonly<Record<string, readonly unknown[]>>,
  path: string,
): void {
  it.each(Object.entries({ ...views, ...partials }))(
    '%s finds every value that it reads, and every block is tried',
    (template, all) => {
      const entered = new Set<string>();
      expect(all.flatMap((view) => missingPaths(template, view, entered))).toEqual([]);
      expect(blocksOf(template).filter((block) => !entered.has(block))).toEqual([]);
    },
  );

  const render = loadTemplates('templates');

  it.each(Object.entries(views))('%s renders each of its views', (name, all) => {
    for (const view of all) {
      const { head } = view as Pages['home'];
      const page = render(name as PageName, view as never, layoutFor(head, 'it', path, NOW));
      expect(page).toContain('<h1>');
      expect(page).not.toMatch(/undefined|\[object|NaN|Infinity|style="|<script>|<b>|<data>/);
    }
  });
}

/** When the pages are made. */
const NOW = '2026-03-01T12:00:00.000Z';
