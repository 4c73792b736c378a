import { join, resolve } from 'node:path';
import { z } from 'zod';

const environmentSchema = z.object({
  ESITO_PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  ESITO_HOST: z.string().default('127.0.0.1'),
  ESITO_DATA: z.string().optional(),
  ESITO_LANG: z.enum(['it', 'en']).default('it'),
  ESITO_MEMORY: z
    .string()
    .regex(/^[1-9]\d*(MB|GB)$/, '500MB, 8GB, …')
    .default('500MB'),
  ESITO_BASE: z
    .url({ protocol: /^https?$/, error: 'https://…' })
    .default('https://esito.example')
    .transform((address) => address.replace(/\/+$/, '')),
  ESITO_OCDS_PREFIX: z
    .string()
    .regex(/^ocds-[a-z0-9]{6}$/, 'ocds-xxxxxx')
    .default('ocds-213czf'),
  ESITO_THREADS: z.coerce.number().int().min(1).max(256).default(2),
});

/** The program's own settings. The only place that reads the environment. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Folder of the operational database and of what is delivered for contracts. */
  readonly dataFolder: string;
  /**
   * What one import or computation over deliveries may take: memory as `500MB` or `8GB` (what does not fit goes to disk) and threads.
   * Figures do not depend on them.
   */
  readonly deliveries: { readonly memory: string; readonly threads: number };
  /** Under which names open data are published. */
  readonly publisher: { readonly base: string; readonly ocdsPrefix: string };
  /** Language of the command line. */
  readonly language: 'it' | 'en';
  /** Folder of the project: templates, shipped tenders and examples are found from here. */
  readonly projectFolder: string;
}

/** @throws Error that names every setting that cannot be used */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    );
  }
  const settings = parsed.data;
  const projectFolder = resolve(import.meta.dirname, '..');
  return Object.freeze({
    port: settings.ESITO_PORT,
    host: settings.ESITO_HOST,
    dataFolder: resolve(settings.ESITO_DATA ?? join(projectFolder, 'data')),
    deliveries: { memory: settings.ESITO_MEMORY, threads: settings.ESITO_THREADS },
    publisher: { base: settings.ESITO_BASE, ocdsPrefix: settings.ESITO_OCDS_PREFIX },
    language: settings.ESITO_LANG,
    projectFolder,
  });
}
