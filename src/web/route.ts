import type { Readable } from 'node:stream';
import type { Actor, World } from '../actions/world.ts';
import type { Config } from '../config.ts';
import type { Format } from '../report/format.ts';
import type { Locale } from '../report/locale.ts';
import type { PageName, Pages } from './pages.ts';
import type { FolderLimits, SentFolder } from './sentFolder.ts';

/** A file that came with a form. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a handler knows of a request. Everything that came from outside is still unchecked text. */
export interface PageRequest {
  readonly world: World;
  readonly config: Config;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly format: Format;
  /** Path as asked for, without the query. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly form: Readonly<Record<string, unknown>>;
  /** Files of a multipart form, by field name. */
  readonly files: Readonly<Record<string, UploadedFile>>;
  /** Files that were written to disk, for a route that takes them so. */
  readonly sent: SentFolder | undefined;
}

/** What a handler answers; the shell turns it into HTTP. */
export type Reply =
  | PageReply
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'json'; readonly body: unknown }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly type:
        | 'application/pdf'
        | 'application/json'
        | 'application/x-ndjson'
        | 'application/yaml'
        | 'text/csv'
        | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      readonly bytes: Uint8Array;
    }
  | {
      readonly kind: 'stream';
      readonly name: string;
      readonly type: 'text/csv';
      /** Destroyed if the reader goes away. */
      readonly content: Readable;
    };

export interface PageReply<K extends PageName = PageName> {
  readonly kind: 'page';
  readonly status: number;
  readonly page: K;
  readonly view: Pages[K];
}

/** A page and the view that its template expects. */
export function page<K extends PageName>(name: K, view: Pages[K], status = 200): PageReply<K> {
  return { kind: 'page', status, page: name, view };
}

/** One address of the site. The registry of all of them is flat: see routes.ts. */
export interface Route {
  readonly method: 'get' | 'post';
  readonly path: string;
  /** Names of the file fields that the form may bring; only then is a body with files read. */
  readonly files?: readonly string[];
  /** Longest text in a field of a form with files, bytes; 10,000 where nothing is said. */
  readonly fieldSize?: number;
  /** For many or large files: they are written to disk, and `sent` holds them. */
  readonly folder?: FolderLimits;
  handle(request: PageRequest): Promise<Reply>;
}
