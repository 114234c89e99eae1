/** The few files that pages need, read once. Libraries are served from their packages: nothing comes from elsewhere. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Hono } from 'hono';
import { root } from '../common/paths.js';

const require = createRequire(import.meta.url);
const own = (name: string) => join(root(), 'adapters', 'web', 'static', name);

const FILES: Record<string, [path: string, type: string]> = {
  '/static/style.css': [own('style.css'), 'text/css; charset=utf-8'],
  '/static/client.js': [own('client.js'), 'text/javascript; charset=utf-8'],
  '/static/icon.svg': [own('icon.svg'), 'image/svg+xml'],
  '/lib/htmx.js': [require.resolve('htmx.org/dist/htmx.min.js'), 'text/javascript; charset=utf-8'],
  '/lib/sse.js': [require.resolve('htmx-ext-sse/sse.js'), 'text/javascript; charset=utf-8'],
  '/lib/idiomorph.js': [require.resolve('idiomorph/dist/idiomorph-ext.min.js'), 'text/javascript; charset=utf-8'],
};

export function assets(): Hono {
  const app = new Hono();
  for (const [address, [path, type]] of Object.entries(FILES)) {
    const body = readFileSync(path, 'utf8');
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
    app.get(address, (c) => {
      c.header('ETag', etag);
      c.header('Cache-Control', 'no-cache');
      if (c.req.header('If-None-Match') === etag) return c.body(null, 304);
      return c.body(body, 200, { 'Content-Type': type });
    });
  }
  return app;
}
