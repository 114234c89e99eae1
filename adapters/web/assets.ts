/** The few files that pages need, read once. Libraries are served from their packages: nothing comes from other sites. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { Hono } from 'hono';
import { root } from '../common/paths.js';

const require = createRequire(import.meta.url);
const ownFile = (name: string) => join(root(), 'adapters', 'web', 'static', name);
const JAVASCRIPT = 'text/javascript; charset=utf-8';

/** Addresses of the style sheets, in the order in which pages load them. */
export const STYLE_SHEETS = ['base', 'chat', 'view', 'dialog', 'board', 'tour', 'media'].map(
  (name) => `/static/${name}.css`,
);

/** Addresses of the playground's own scripts: each page loads all of them. */
export const SCRIPTS = ['client', 'composer', 'sending', 'menus', 'live'].map((name) => `/static/${name}.js`);

const FILES: Record<string, [path: string, contentType: string]> = {
  ...Object.fromEntries(STYLE_SHEETS.map((url) => [url, [ownFile(basename(url)), 'text/css; charset=utf-8']])),
  ...Object.fromEntries(SCRIPTS.map((url) => [url, [ownFile(basename(url)), JAVASCRIPT]])),
  '/static/icon.svg': [ownFile('icon.svg'), 'image/svg+xml'],
  '/lib/htmx.js': [require.resolve('htmx.org/dist/htmx.min.js'), JAVASCRIPT],
  '/lib/idiomorph.js': [require.resolve('idiomorph/dist/idiomorph-ext.min.js'), JAVASCRIPT],
};

/** Serves the files, each with an ETag so that browsers do not fetch it twice. */
export function assets(): Hono {
  const app = new Hono();
  for (const [url, [path, contentType]] of Object.entries(FILES)) {
    const body = readFileSync(path, 'utf8');
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
    app.get(url, (c) => {
      c.header('ETag', etag);
      c.header('Cache-Control', 'no-cache');
      if (c.req.header('If-None-Match') === etag) return c.body(null, 304);
      return c.body(body, 200, { 'Content-Type': contentType });
    });
  }
  return app;
}
