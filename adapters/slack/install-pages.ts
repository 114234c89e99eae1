/** The three pages around an installation. They load nothing from elsewhere. */
import { flat } from '../../src/model/text.js';
import type { Say } from '../../src/ports.js';
import { PATHS } from './paths.js';

/** The offer to install Baton, and the two ways it can end. */
export type InstallPage = 'install' | 'installed' | 'install-failed';

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:16vh auto;padding:0 1.5rem}h1{font-size:1.6rem}
a{display:inline-block;margin-top:1rem;padding:.6rem 1.1rem;border-radius:.5rem;background:#1f3a5f;color:#fff;text-decoration:none}
a:focus-visible{outline:3px solid #e8a33d;outline-offset:2px}`;

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('>', '&gt;');

/** The one link of a page: its address, and the id of its wording. */
function linkOf(page: InstallPage, link: string): [string, string] {
  if (page === 'install-failed') return [PATHS.page, 'slack-install-again'];
  if (page === 'installed') return ['slack://open', 'slack-open'];
  return [link, 'slack-install'];
}

/** A page as HTML. @param link where "install" leads: Slack's question */
export function installPage(say: Say, page: InstallPage, link: string = PATHS.page): string {
  const text = (id: string) => escapeHtml(flat(say(id)));
  const [address, label] = linkOf(page, link);
  const title = text(`slack-${page}`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1><p>${text(`slack-${page}-about`)}</p><a href="${escapeHtml(address)}">${text(label)}</a></main></body></html>`;
}
