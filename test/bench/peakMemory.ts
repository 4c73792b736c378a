import { readFileSync } from 'node:fs';

/**
 * Greatest resident memory of this process so far, in megabytes. Linux counts what the parent held when it started the
 * process into `maxRSS`, so its own high-water mark is read where there is one.
 */
export function peakMegabytes(): number {
  try {
    const mark = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (mark !== null) return Number(mark[1]) / 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS / 1024;
}
