/** The frame of every page. */
import type { Child } from 'hono/jsx';

interface LayoutProps {
  title: string;
  /** Class of the body, for the style sheet. */
  page: 'chat' | 'board';
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
        <link rel="stylesheet" href="/static/style.css" />
        <script src="/lib/htmx.js" defer />
        <script src="/lib/sse.js" defer />
        <script src="/lib/idiomorph.js" defer />
        <script src="/static/client.js" defer />
      </head>
      <body class={page}>{children}</body>
    </html>
  );
}
