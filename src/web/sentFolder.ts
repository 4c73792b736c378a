import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import multer from 'multer';
import type { Config } from '../config.ts';
import { DomainError } from '../core/problem.ts';

/** Which files a form may bring to disk. */
export interface FolderLimits {
  /** Name of the file field. */
  readonly field: string;
  readonly files: number;
  /** Of all files together. */
  readonly bytes: number;
}

/** Files that came with a form, on disk in a folder of their own and under names of our own. */
export interface SentFolder {
  readonly path: string;
  readonly files: readonly {
    /** As the sender calls it: unchecked. */
    readonly name: string;
    readonly path: string;
  }[];
  /** The folder outlives the answer: whoever takes it over discards it. */
  take(): void;
  discard(): Promise<void>;
  /** Removes the folder once the form is answered, unless somebody has taken it. */
  release(): Promise<void>;
}

/** Folder of everything that was sent; what stands in it at the start of the site nobody waits for. */
export function sentFolders({ dataFolder }: Pick<Config, 'dataFolder'>): string {
  return join(dataFolder, 'sent');
}

/**
 * Writes the files of a form to disk as they come, never whole in memory. A form that does not say how long it is, or is longer than
 * allowed, is not read.
 */
export function receiveFolder(config: Pick<Config, 'dataFolder'>, limits: FolderLimits): RequestHandler {
  return async (request, response, next) => {
    const length = Number(request.get('Content-Length') ?? Number.NaN);
    if (!(length <= limits.bytes)) {
      // What is on its way is not waited for.
      response.set('Connection', 'close');
      next(tooLarge(limits.bytes));
      return;
    }
    await mkdir(sentFolders(config), { recursive: true });
    const path = await mkdtemp(join(sentFolders(config), 'form-'));
    const discard = () => rm(path, { recursive: true, force: true });
    const reader = multer({
      storage: multer.diskStorage({
        destination: path,
        filename: (_request, _file, name) => name(null, randomUUID()),
      }),
      limits: { fileSize: limits.bytes, files: limits.files, fields: 20, fieldSize: 10_000 },
      defParamCharset: 'utf8',
    });
    reader.array(limits.field)(request, response, (error) => {
      if (error !== undefined && error !== null) {
        void discard().finally(() => next(error));
        return;
      }
      let taken = false;
      const files = (request.files ?? []) as Express.Multer.File[];
      const sent: SentFolder = {
        path,
        files: files.map((file) => ({ name: file.originalname, path: file.path })),
        take() {
          taken = true;
        },
        discard,
        release: async () => {
          if (!taken) await discard();
        },
      };
      response.locals.sent = sent;
      // These are not files in memory, which handlers get as such.
      request.files = [];
      next();
    });
  };
}

function tooLarge(bytes: number): DomainError {
  const most = `${bytes / 1_000_000} MB`;
  return new DomainError('too-large', {
    it: `I file superano ${most} in tutto: non è stato ricevuto nulla. Consegne più grandi si importano con «esito import».`,
    en: `The files are larger than ${most} together: nothing was received. Larger deliveries are imported with “esito import”.`,
  });
}
