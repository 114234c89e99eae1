import { expect, test } from 'vitest';
import { assets, SCRIPTS, STYLE_SHEETS } from '../../../adapters/web/assets.js';

const app = assets();

test.each([...STYLE_SHEETS, ...SCRIPTS, '/static/icon.svg', '/lib/htmx.js', '/lib/idiomorph.js'])(
  '%s is served, and not sent twice',
  async (path) => {
    const first = await app.request(path);
    const again = await app.request(path, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect([first.status, again.status]).toEqual([200, 304]);
    expect((await first.text()).length).toBeGreaterThan(100);
    expect(await again.text()).toBe('');
  },
);
