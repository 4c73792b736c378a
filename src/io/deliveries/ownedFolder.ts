/**
 * Folders that a process works in carry its number, so that tidying up, by this process or another, leaves alone what is in use. After a restart the number
 * may be the same (in a container it nearly always is), so a process also knows its own.
 */
const own = new Set<string>();

/** This process uses the folder. */
export function claim(path: string): void {
  own.add(path);
}

/** It does so no more. */
export function release(path: string): void {
  own.delete(path);
}

/**
 * Whether nobody uses the folder any more.
 * @param by number of the process that made it; NaN if that is not known
 */
export function isAbandoned(path: string, by: number): boolean {
  return !own.has(path) && (by === process.pid || !isRunning(by));
}

function isRunning(id: number): boolean {
  if (!Number.isSafeInteger(id)) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
