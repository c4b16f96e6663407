/** The files of the built explorer; any other path without an ending is the explorer itself. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Context, Handler } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export function staticFiles(root: string): Handler {
  const base = normalize(root.endsWith(sep) ? root : `${root}${sep}`);
  return async (c: Context) => {
    const asked = decodeURIComponent(new URL(c.req.url).pathname);
    const ending = extname(asked);
    const path = normalize(join(base, ending === '' ? 'index.html' : asked));
    if (!path.startsWith(base) || asked.includes('\0')) return c.notFound();
    const body = await readFile(path).catch(() => undefined);
    if (body === undefined) return c.notFound();
    const fixed = asked.includes('/assets/');
    return c.body(new Uint8Array(body), 200, {
      'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
      'Cache-Control': fixed ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  };
}
