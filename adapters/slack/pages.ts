/** The pages around an installation: three short ones, without anything from elsewhere. */
import { flat } from '../../src/model/text.js';
import type { Say } from '../../src/ports.js';
import { PATHS } from './paths.js';

export type Page = 'install' | 'installed' | 'install-failed';

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:16vh auto;padding:0 1.5rem}h1{font-size:1.6rem}
a{display:inline-block;margin-top:1rem;padding:.6rem 1.1rem;border-radius:.5rem;background:#1f3a5f;color:#fff;text-decoration:none}
a:focus-visible{outline:3px solid #e8a33d;outline-offset:2px}`;

const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('>', '&gt;');

/** A page with one link: to Slack's question, into Slack, or to another try. */
export function page(say: Say, id: Page, link?: string): string {
  const text = (name: string) => html(flat(say(name)));
  const [to, called] =
    id === 'install-failed'
      ? [PATHS.page, 'slack-install-again']
      : id === 'installed'
        ? ['slack://open', 'slack-open']
        : [link ?? PATHS.page, 'slack-install'];
  const title = text(`slack-${id}`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1><p>${text(`slack-${id}-about`)}</p><a href="${html(to)}">${text(called)}</a></main></body></html>`;
}
