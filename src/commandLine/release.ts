import { makeRelease } from '../actions/makeRelease.ts';
import type { Reader } from '../core/disclosure/reader.ts';
import type { DisclosureTest } from '../core/disclosure/release.ts';
import { csvText } from '../report/csvText.ts';
import { figureCells } from '../report/disclosure/releaseTables.ts';
import type { ContractTools } from '../wire.ts';
import { type ExitCode, exitCode, UsageError } from './exitCode.ts';
import { writeFolder } from './files.ts';
import { commandLineActor, namedContract } from './readContract.ts';
import type { Terminal } from './terminal.ts';

const words = {
  'singling-out': { it: 'individuazione', en: 'singling out' },
  linkability: {
    it: 'collegamento con le pubblicazioni precedenti',
    en: 'linkability with earlier releases',
  },
  inference: { it: 'deduzione', en: 'inference' },
  passed: { it: 'superata', en: 'passed' },
  failed: { it: 'NON superata', en: 'FAILED' },
  tried: { it: 'conteggi cercati', en: 'counts looked for' },
  kept: {
    it: 'La pubblicazione non si consegna: è conservata con le sue prove.',
    en: 'The release is not given out: it is kept with its tests.',
  },
} as const;

/**
 * `esito release CONTRACT --reader R [--out DIR]`: what a reader may see, tested against all earlier releases. Files are written only of a release that passed; of one that
 * failed its tests alone.
 */
export async function release(
  terminal: Terminal,
  world: ContractTools,
  named: string,
  options: { readonly reader: string; readonly out?: string },
): Promise<ExitCode> {
  const reader = readerOf(options.reader);
  const contract = await namedContract(terminal, world, named);
  if (contract === undefined) return exitCode.problems;
  const {
    release: { hash, content, tests },
  } = await makeRelease(world, commandLineActor, contract.contract.id, reader, {
    progress: () => {},
    cancelled: () => false,
  });
  const { locale } = terminal;
  terminal.out(hash);
  for (const test of tests) terminal.out(testLine(test, locale));
  const passed = tests.every((test) => test.passed);
  if (!passed) terminal.err(words.kept[locale]);
  const { header, rows } = figureCells(content);
  if (options.out !== undefined)
    await writeFolder(terminal, options.out, {
      'tests.json': json(tests),
      ...(passed ? { 'content.json': json(content), 'figures.csv': csvText(header, rows) } : {}),
    });
  return passed ? exitCode.ok : exitCode.problems;
}

/** @throws UsageError for a word that names no reader */
function readerOf(named: string): Reader {
  const [kind, ...rest] = named.split('/');
  const of = rest.join('/');
  if (kind === 'supplier' && of !== '') return { kind, supplier: of };
  if (kind === 'site' && of !== '') return { kind, site: of };
  if (named === 'region' || named === 'public') return { kind: named };
  throw new UsageError(
    `«${named}»: public, region, supplier/S1, site/H01. / “${named}”: public, region, supplier/S1, site/H01.`,
  );
}

function testLine({ test, passed, tried, found }: DisclosureTest, locale: Terminal['locale']): string {
  const state = words[passed ? 'passed' : 'failed'][locale];
  const what = found.map(({ what, least, most }) => `\n  ${what}: ${least}–${most}`).join('');
  return `${words[test][locale]}: ${state} (${words.tried[locale]}: ${tried})${what}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
