import type { WorkbookContent } from '../../core/evidence/workbook.ts';
import type { Parsed } from '../../core/problem.ts';
import { fileProblem } from './fileProblems.ts';
import { inTurn } from './inTurn.ts';
import { contentInThread, type ReadingLimits } from './readingThread.ts';
import { openContainer } from './zipGate.ts';

const usual: ReadingLimits = { milliseconds: 10_000, megabytes: 256 };

/** When a deadline nears many files arrive together; side by side, all of them would run out of time. */
const takeTurns = inTurn(2);

/**
 * Reads an uploaded .xlsx into plain data. Any bytes are welcome: what is not a harmless, readable workbook
 * comes back as one problem that says what it is and what to do. The file is unpacked in small steps and
 * parsed in a thread with limits on time and memory, so that other requests do not wait.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  file: string,
  limits = usual,
): Promise<Parsed<WorkbookContent>> {
  const content = await takeTurns(async () => {
    const parts = await openContainer(bytes);
    return typeof parts === 'string' ? parts : contentInThread(parts, file, limits);
  });
  return typeof content === 'string'
    ? { value: undefined, problems: [fileProblem(content, file)] }
    : { value: content, problems: [] };
}
