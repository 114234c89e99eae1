/** The frame of every page. */
import type { Child } from 'hono/jsx';
import { SCRIPTS, STYLE_SHEETS } from '../assets.js';

/** When a part of a page fetches its content again: `live.js` says so. */
export const CHANGED = 'changed from:body';

interface LayoutProps {
  title: string;
  /** Class of the body, for the style sheet. */
  page: 'chat' | 'board' | 'tour';
  children: Child;
}

/** A whole page, with the scripts and styles that all pages share. */
export function Layout({ title, page, children }: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="htmx-config" content='{"includeIndicatorStyles":false,"allowEval":false,"selfRequestsOnly":true}' />
        <title>{title}</title>
        <link rel="icon" href="/static/icon.svg" type="image/svg+xml" />
        {STYLE_SHEETS.map((url) => (
          <link rel="stylesheet" href={url} />
        ))}
        <script src="/lib/htmx.js" defer />
        <script src="/lib/idiomorph.js" defer />
        {SCRIPTS.map((url) => (
          <script type="module" src={url} />
        ))}
      </head>
      <body class={page}>{children}</body>
    </html>
  );
}
