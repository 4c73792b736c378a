import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { Layout } from './layout.ts';
import type { PageName, Pages } from './pages.ts';

/** The only way to HTML: a page's name, the view it expects, and what surrounds it. */
export type Render = <K extends PageName>(name: K, view: Pages[K], layout: Layout) => string;

/**
 * Compiles all templates at once, so that a broken one stops the start and not a reader. Handlebars' strict
 * mode does not look at arguments of helpers; so ours throw on a missing one.
 */
export function loadTemplates(folder: string): Render {
  const engine = Handlebars.create();
  registerHelpers(engine);
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.hbs')) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1, -'.hbs'.length).replaceAll('\\', '/');
    const source = readFileSync(path, 'utf8');
    if (name.startsWith('partials/')) engine.registerPartial(name.slice('partials/'.length), source);
    compiled.set(name, engine.compile(source, options));
  }
  const templateOf = (name: string): Handlebars.TemplateDelegate => {
    const template = compiled.get(name);
    if (template === undefined) throw new Error(`no template ${name}`);
    return template;
  };
  return (name, view, layout) => {
    const body = templateOf(name)(view);
    return templateOf('layout')({ ...layout, body });
  };
}

const helpers = ['eq', 'svg'];

const options: CompileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(helpers.map((name) => [name, true])),
};

function registerHelpers(engine: typeof Handlebars): void {
  engine.registerHelper('eq', (a: unknown, b: unknown) => {
    if (a === undefined || b === undefined) throw new Error('eq with a missing argument');
    return a === b;
  });
  // Charts are made by our own code with all text escaped; nothing else is put into a page as markup.
  engine.registerHelper('svg', (markup: unknown) => {
    if (typeof markup !== 'string' || !markup.startsWith('<svg')) throw new Error('svg without a chart');
    return new engine.SafeString(markup);
  });
}
