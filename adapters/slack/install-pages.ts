/** The two pages after an installation. They load nothing from elsewhere. */
import { flat } from '../../src/model/text.js';
import type { Say } from '../../src/ports/say.js';
import { PATHS } from './paths.js';

/** The two ways in which it can end. */
export type InstallPage = 'installed' | 'install-failed';

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:16vh auto;padding:0 1.5rem}h1{font-size:1.6rem}
a{display:inline-block;margin-top:1rem;padding:.6rem 1.1rem;border-radius:.5rem;background:#1f3a5f;color:#fff;text-decoration:none}
a:focus-visible{outline:3px solid #e8a33d;outline-offset:2px}`;

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('>', '&gt;');

const LABELS: Readonly<Record<InstallPage, string>> = {
  installed: 'slack-open',
  'install-failed': 'slack-install-again',
};

/** A page as HTML. @param link where its one link leads: to Baton in Slack or, where it failed, to Slack's question */
export function installPage(say: Say, page: InstallPage, link: string = PATHS.install): string {
  const text = (id: string) => escapeHtml(flat(say(id)));
  const label = LABELS[page];
  const title = text(`slack-${page}`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1><p>${text(`slack-${page}-about`)}</p><a href="${escapeHtml(link)}">${text(label)}</a></main></body></html>`;
}
