import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';

/**
 * Bootstrap Italia's stylesheet without the icon font of its video player: the font is written into the file
 * as a data: address, which our content security policy rightly blocks on every page. Compressed once, since
 * the file is large.
 */
export function stylesheet(projectFolder: string): RequestHandler {
  const file = join(projectFolder, 'node_modules/bootstrap-italia/dist/css/bootstrap-italia.min.css');
  const css = Buffer.from(readFileSync(file, 'utf8').replace(/@font-face\{font-family:VideoJS;[^}]*\}/, ''));
  const compressed = gzipSync(css);
  return (request, response) => {
    const gzip = request.acceptsEncodings('gzip') === 'gzip';
    if (gzip) response.set('Content-Encoding', 'gzip');
    response
      .set({ 'Cache-Control': 'public, max-age=3600', Vary: 'Accept-Encoding' })
      .type('css')
      .send(gzip ? compressed : css);
  };
}
