import { UsageError } from './exitCode.ts';

/** What the system says of paths that people mistype, in both languages: it is said before any language is chosen. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'non esiste / does not exist',
  EISDIR: 'è una cartella, qui serve un file / is a folder, a file is needed here',
  ENOTDIR: 'non è una cartella / is not a folder',
  EEXIST: 'esiste già e non è una cartella / exists already and is not a folder',
  EACCES: 'accesso negato / access denied',
  EPERM: 'accesso negato / access denied',
  EROFS: 'disco di sola lettura / read-only disk',
  ENOSPC: 'spazio su disco esaurito / no space left on the disk',
};

/** A file or folder that was named and cannot be read or written, with the reason. */
export function unusablePath(path: string, error: unknown): UsageError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new UsageError(`${path}: ${reasons[code] ?? message}`);
}
