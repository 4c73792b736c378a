/** How the command line ends. Documented in the README; scripts may rely on it. */
export const exitCode = {
  /** All went well; there may have been warnings. */
  ok: 0,
  /** The input has problems; they are on standard error, each with its place. */
  problems: 1,
  /** The command was not understood, or a file or folder it names cannot be read or written. */
  usage: 2,
  /** A programming error; please report it. */
  internal: 70,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Ends a command with a message for the person who typed it. */
export class UsageError extends Error {}
