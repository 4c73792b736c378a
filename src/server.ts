import { runCommandLine } from './commandLine/program.ts';
import { readConfig } from './config.ts';

process.exitCode = await runCommandLine(['serve'], readConfig);
