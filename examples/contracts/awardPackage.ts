import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../..');

/** Evaluates an example tender as the command line does, and puts its package and the hash of it into the contract's folder. */
export function writeAwardPackage(tender: string, folder: string): void {
  const out = mkdtempSync(join(tmpdir(), 'esito-award-'));
  try {
    execFileSync(
      process.execPath,
      ['src/cli.ts', 'evaluate', `tenders/${tender}.yaml`, '--offers', `examples/${tender}`, '--out', out],
      { cwd: project, stdio: 'ignore' },
    );
    copyFileSync(join(out, 'esito-run.json'), join(folder, 'esito-run.json'));
  } finally {
    rmSync(out, { recursive: true });
  }
  const { hashes } = JSON.parse(readFileSync(join(folder, 'esito-run.json'), 'utf8')) as {
    readonly hashes: { readonly package: string };
  };
  const contract = join(folder, 'contract.yaml');
  const text = readFileSync(contract, 'utf8');
  writeFileSync(contract, text.replace(/^( {2}package: )"[0-9a-f]{64}"$/m, `$1"${hashes.package}"`));
}
