import { setFlagsFromString } from 'node:v8';

/**
 * Threads that start from here on cannot turn text into code: formulas are parsed and run as our own programs. The
 * main thread, which has started already, keeps it: the database driver and the templates need it. Whoever starts
 * threads that run formulas calls this first.
 */
export function keepTextFromBecomingCode(): void {
  setFlagsFromString('--disallow-code-generation-from-strings');
}
