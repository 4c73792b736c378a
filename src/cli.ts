#!/usr/bin/env node
import { runCommandLine } from './commandLine/program.ts';
import { readConfig } from './config.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), readConfig);
