import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import multer, { MulterError } from 'multer';
import type { Logger } from 'pino';
import type { World } from '../actions/world.ts';
import type { Config } from '../config.ts';
import { DomainError } from '../core/problem.ts';
import { formatFor } from '../report/format.ts';
import { type Locale, locales } from '../report/locale.ts';
import { problemPage } from './error/problemView.ts';
import { layoutFor } from './layout.ts';
import { pageAddress } from './pageAddress.ts';
import type { PageRequest, Reply, Route } from './route.ts';
import { routes } from './routes.ts';
import { receiveFolder, type SentFolder } from './sentFolder.ts';
import { stylesheet } from './stylesheet.ts';
import { loadTemplates } from './templates.ts';

/** Largest file that a form may bring. */
const LARGEST_UPLOAD = 10 * 1024 * 1024;

/** Forms that one address may send in a minute: far more than a person does, far less than a flood. */
const MOST_FORMS = 120;

/** Milliseconds after which a download that nobody takes anything of is broken off. */
const STALLED_DOWNLOAD = 120_000;

/** Everyone is the demonstration's one actor until accounts come; the pages say so. */
const demoActor = { name: 'demo' };

/** The site: middleware in order, the flat registry of routes, one error page. */
export function createApp(world: World, config: Config, log: Logger): express.Express {
  const render = loadTemplates(join(config.projectFolder, 'templates'));
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(securityHeaders());
  app.get('/assets/css/bootstrap-italia.min.css', stylesheet(config.projectFolder));
  app.use('/assets', ...assets(config));
  app.use('/read', secretAddress);
  const send = (request: Request, response: Response, reply: Reply): void => {
    switch (reply.kind) {
      case 'redirect':
        response.redirect(303, reply.to);
        return;
      case 'json':
        response.set('Cache-Control', 'no-store').json(reply.body);
        return;
      case 'file':
        response
          .attachment(reply.name)
          .type(reply.type)
          .set('Cache-Control', 'no-store')
          .send(Buffer.from(reply.bytes));
        return;
      case 'stream':
        response.attachment(reply.name).type(reply.type).set('Cache-Control', 'no-store');
        void sendStream(request, response, reply.content, log);
        return;
      case 'page': {
        const locale = localeOf(request);
        const html = render(
          reply.page,
          reply.view,
          layoutFor(
            reply.view.head,
            locale,
            pageAddress(request.method, request.originalUrl, routes),
            world.now(),
          ),
        );
        response.status(reply.status).set('Cache-Control', 'no-store').type('html').send(html);
      }
    }
  };

  app.use((request, response, next) => {
    rememberLocale(request, response);
    if (isFromThisSite(request)) next();
    else send(request, response, problemPage({ kind: 'cross-site' }, localeOf(request)));
  });

  app.use(
    rateLimit({
      windowMs: 60_000,
      limit: MOST_FORMS,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      skip: ({ method }) => method === 'GET' || method === 'HEAD',
      handler: (request, response) => {
        send(request, response, problemPage({ kind: 'too-many' }, localeOf(request)));
      },
    }),
  );

  for (const route of routes) {
    const readers = bodyReaders(route, config);
    app[route.method](route.path, ...readers, async (request: Request, response: Response) => {
      const sent: SentFolder | undefined = response.locals.sent;
      try {
        send(request, response, await route.handle({ ...pageRequest(request, world, config), sent }));
      } finally {
        await sent?.release();
      }
    });
  }

  app.use((request, response) => {
    send(request, response, problemPage({ kind: 'not-found' }, localeOf(request)));
  });
  const onError: ErrorRequestHandler = (error, request, response, _next) => {
    const locale = localeOf(request);
    if (error instanceof DomainError) {
      send(request, response, problemPage({ kind: 'domain', error }, locale));
      return;
    }
    const status = clientErrorStatus(error);
    if (status !== undefined) {
      send(request, response, problemPage({ kind: status === 413 ? 'too-large' : 'bad-request' }, locale));
      return;
    }
    const reference = randomUUID().slice(0, 8);
    log.error({ reference, path: withoutSecret(request.path), error }, 'request failed');
    send(request, response, problemPage({ kind: 'internal', reference }, locale));
  };
  app.use(onError);
  return app;
}

/** A file of unknown length. If it cannot be finished the connection breaks, so that nobody takes a part for the whole. */
async function sendStream(
  request: Request,
  response: Response,
  content: Readable,
  log: Logger,
): Promise<void> {
  if (request.method === 'HEAD') {
    content.destroy();
    response.end();
    return;
  }
  response.setTimeout(STALLED_DOWNLOAD);
  try {
    await pipeline(content, response);
  } catch (error) {
    const readerLeft = (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (!readerLeft) log.error({ path: withoutSecret(request.path), error }, 'download failed');
  }
}

function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Transport security belongs to the server that ends TLS; on a plain intranet it would lock readers out.
    strictTransportSecurity: false,
  });
}

/** An address that holds a secret: no search engine lists it, and no link that is followed from it tells it. */
const secretAddress: RequestHandler = (_request, response, next) => {
  response.set({ 'X-Robots-Tag': 'noindex, nofollow', 'Referrer-Policy': 'no-referrer' });
  next();
};

/** A path as it may stand in a log. */
function withoutSecret(path: string): string {
  return path.replace(/^(\/read\/)[^/]+/i, '$1…');
}

function assets({ projectFolder }: Config): RequestHandler[] {
  const once = { maxAge: '1h', index: false } as const;
  return [
    express.static(join(projectFolder, 'src/web/public'), once),
    express.static(join(projectFolder, 'node_modules/bootstrap-italia/dist'), once),
  ];
}

/**
 * Requests that change something must come from our own pages: browsers say so in Sec-Fetch-Site, older ones
 * at least in Origin (OWASP cheat sheet on cross-site request forgery).
 */
function isFromThisSite(request: Request): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return request.get('Origin') === `${request.protocol}://${request.get('Host')}`;
}

function bodyReaders({ method, files, folder, fieldSize = 10_000 }: Route, config: Config): RequestHandler[] {
  if (method === 'get') return [];
  if (folder !== undefined) return [receiveFolder(config, folder)];
  if (files === undefined) return [express.urlencoded({ extended: false, limit: '200kb' })];
  const reader = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: LARGEST_UPLOAD, files: files.length, fields: 20, fieldSize, parts: 30 },
    defParamCharset: 'utf8',
  });
  return [reader.fields(files.map((name) => ({ name, maxCount: 1 })))];
}

function pageRequest(request: Request, world: World, config: Config): Omit<PageRequest, 'sent'> {
  const locale = localeOf(request);
  const files = (request.files ?? {}) as Record<string, Express.Multer.File[]>;
  return {
    world,
    config,
    actor: demoActor,
    locale,
    format: formatFor(locale),
    path: request.path,
    params: request.params as Record<string, string>,
    query: request.query,
    form: (request.body ?? {}) as Record<string, unknown>,
    files: Object.fromEntries(
      Object.entries(files).flatMap(([field, [file]]) =>
        file === undefined ? [] : [[field, { name: file.originalname, bytes: file.buffer }]],
      ),
    ),
  };
}

/** The language asked for by the link, else the one remembered, else Italian. */
function localeOf(request: Request): Locale {
  const remembered = /(?:^|;\s*)lang=(it|en)/.exec(request.get('Cookie') ?? '')?.[1];
  const wanted = request.query.lang ?? remembered;
  return locales.find((locale) => locale === wanted) ?? 'it';
}

function rememberLocale(request: Request, response: Response): void {
  if (request.query.lang === undefined) return;
  response.cookie('lang', localeOf(request), {
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 365 * 24 * 3600 * 1000,
  });
}

/** Errors that the reader's own request caused, as express and multer report them. */
function clientErrorStatus(error: unknown): number | undefined {
  if (error instanceof MulterError) return error.code === 'LIMIT_FILE_SIZE' ? 413 : 400;
  const { status } = error as { status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
