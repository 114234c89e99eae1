/** Blocks and modals of Slack as HTML, much as Slack shows them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { InputBlock, KnownBlock } from '@slack/types';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { root } from '../../adapters/common/paths.js';
import type { DataVisualizationBlock, SlackBlock } from '../../adapters/slack/elements.js';
import { CAST } from '../support/kit.js';
import type { FakeModal } from '../support/slack/fake.js';

// The package has no types that strict TypeScript takes.
const require = createRequire(import.meta.url);
const { Message } = require('slack-blocks-to-jsx');
const CSS = readFileSync(require.resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8');
const LOGO = `data:image/svg+xml;base64,${readFileSync(join(root(), 'adapters/web/static/icon.svg')).toString('base64')}`;

const data = {
  users: Object.values(CAST).map(({ id, name }) => ({ id, name })),
  channels: [{ id: 'C1', name: 'churn-model' }],
};

/** Blocks without `verbatim`: the package takes it for "without any markup"; in Slack it only stops links being made. */
const withoutVerbatim = (blocks: readonly KnownBlock[]): KnownBlock[] =>
  JSON.parse(JSON.stringify(blocks, (key, value) => (key === 'verbatim' ? undefined : value)));

/** The signs of states, as Slack draws emoji: fonts differ from machine to machine. */
const EMOJI: Readonly<Record<string, string>> = {
  '⚪': '<circle cx="8" cy="8" r="6.5" fill="#fff" stroke="#aaa"/>',
  '🔵': '<circle cx="8" cy="8" r="7" fill="#2b8fe0"/>',
  '⚠': '<path d="M8 1 15.5 14.5H.5Z" fill="#f2b632"/><path d="M8 5.5v4.6M8 11.6v1.5" stroke="#333" stroke-width="1.6"/>',
  '⛔': '<circle cx="8" cy="8" r="7" fill="#d5352e"/><path d="M4 8h8" stroke="#fff" stroke-width="2.6"/>',
  '✅': '<rect x="1" y="1" width="14" height="14" rx="3" fill="#2ea04f"/><path d="m4 8.4 2.7 2.8L12 5" fill="none" stroke="#fff" stroke-width="2.2"/>',
  '➖': '<path d="M2 8h12" stroke="#888" stroke-width="3"/>',
};

const withEmoji = (html: string): string =>
  html.replace(
    /(⚪|🔵|⚠|⛔|✅|➖)\ufe0f?/gu,
    (_, sign: string) =>
      `<svg viewBox="0 0 16 16" width="17" height="17" style="display:inline;vertical-align:-3px">${EMOJI[sign] ?? ''}</svg>`,
  );

/** From one column of a chart to the next, at least; and the width of a letter of its label. */
const COLUMN = 48;
const LETTER = 6.5;

/** A chart about as Slack draws one: in the colours of the theme, with a grid and an axis. */
function htmlOfChart({ title, chart }: DataVisualizationBlock): string {
  const { data } = chart.series[0] ?? { data: [] };
  const most = Math.max(1, ...data.map(({ value }) => value));
  const column = Math.max(COLUMN, ...data.map(({ label }) => LETTER * label.length));
  const width = 20 + column * data.length;
  const bars = data.map(({ label, value }, i) => {
    const [middle, height] = [10 + (i + 0.5) * column, (110 * value) / most];
    return `<rect x="${middle - 18}" y="${130 - height}" width="36" height="${height}" rx="3" fill="#1d9bd1"/>
      <text x="${middle}" y="148" text-anchor="middle">${label}</text><text x="${middle}" y="${124 - height}" text-anchor="middle">${value}</text>`;
  });
  return `<div style="margin:8px 0 8px 52px"><b>${title}</b><br><svg width="100%" viewBox="0 0 ${width} 156"
    style="max-width:${width}px;font-size:11px" fill="currentColor"><path d="M10 130H${width - 10}" stroke="currentColor" opacity=".3"/>${bars.join('')}</svg></div>`;
}

/** A message of Baton's, with the charts that the package does not know. */
export function htmlOfMessage(blocks: readonly SlackBlock[], key: string): string {
  const at = blocks.findIndex(({ type }) => type === 'data_visualization');
  const chart = blocks[at];
  if (chart?.type !== 'data_visualization') return htmlOfBlocks(known(blocks), key);
  const rest = htmlOfMessage(blocks.slice(at + 1), `${key}-rest`);
  return `${htmlOfBlocks(known(blocks.slice(0, at)), key)}${htmlOfChart(chart)}<div class="rest">${rest}</div>`;
}

const known = (blocks: readonly SlackBlock[]): KnownBlock[] =>
  blocks.flatMap((block) => (block.type === 'data_visualization' ? [] : [block]));

/** Blocks as the package draws them. */
export const htmlOfBlocks = (blocks: readonly KnownBlock[], key: string): string =>
  withEmoji(
    renderToStaticMarkup(
      createElement(Message, {
        ...{ blocks: withoutVerbatim(blocks), logo: LOGO, name: 'Baton', theme: 'light', data, key },
        time: new Date('2026-03-02T10:00:00Z'),
      }),
    ),
  );

/** The same page as people see it in the dark: the package marks each message with its theme. */
const inTheDark = (html: string): string => html.replaceAll('data-theme="light"', 'data-theme="dark"');

/** A line above a message. */
export const spoken = (text: string): string => `<p class="said">${text}</p>`;

/** What a field shows before anybody fills it in. */
function shownIn({ element }: InputBlock): string {
  if (element.type === 'plain_text_input' && element.initial_value) return element.initial_value;
  if (element.type === 'datepicker')
    return `${element.initial_date ?? '<span style="color:#999">Select a date</span>'}`;
  if (element.type === 'static_select' && element.initial_option) return element.initial_option.text.text;
  const hint = 'placeholder' in element ? (element.placeholder?.text ?? '') : '';
  return `<span style="color:#999">${hint}</span>`;
}

function fieldHtml(block: InputBlock): string {
  const optional = block.optional ? ' <span style="color:#888">(optional)</span>' : '';
  const style = 'border:1px solid #bbb;border-radius:4px;padding:8px;margin:4px 0 14px;min-height:20px';
  const hint = block.hint ? `<p class="said">${block.hint.text}</p>` : '';
  return `<b>${block.label.text}</b>${optional}<div style="${style}">${shownIn(block)}</div>${hint}`;
}

/** A modal: the package draws no inputs. */
export function htmlOfModal({ title, blocks, close, submit }: FakeModal): string {
  const fields = blocks.map((block) =>
    block.type === 'input' && 'element' in block ? fieldHtml(block) : htmlOfBlocks([block], 'modal'),
  );
  return `<div style="border:1px solid #ccc;border-radius:8px;padding:20px;max-width:520px"><h2 style="margin:0 0 16px">${title.text}</h2>
    ${fields.join('')}<div style="text-align:right"><button>${close?.text}</button> <button style="background:#007a5a;color:#fff">${submit?.text}</button></div></div>`;
}

/** A whole page. */
export const page = (body: string, scheme: 'light' | 'dark' = 'light'): string =>
  `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${CSS}
   body{margin:24px;max-width:720px;font-family:Lato,system-ui,sans-serif}
   @media(max-width:500px){body{margin:10px}}
   body.dark{background:#1a1d21;color:#d1d2d3}
   .rest [class*="sb-avatar"],.rest img[alt="Baton"]{visibility:hidden}
   body *{overflow-wrap:anywhere} .said{margin:0 0 8px;color:#616061;font-size:13px} body.dark .said{color:#ababad}
   button{border:1px solid #8886;border-radius:4px;padding:6px 12px;background:none;color:inherit;font:inherit}</style><body class="${scheme}">${scheme === 'dark' ? inTheDark(body) : body}`;

/** How wide Slack's message pane is on a desk and on a phone, in each theme. */
const PANES = [
  { scheme: 'light', width: 720 },
  { scheme: 'light', width: 390 },
  { scheme: 'dark', width: 720 },
  { scheme: 'dark', width: 390 },
] as const;

/** All panes next to one another. */
export const SHEET_WIDTH = PANES.reduce((sum, { width }) => sum + width, 0);

/** The same in all panes. Its title is "drawn" once each is as high as what it shows. */
export function sheet(body: string): string {
  const escaped = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const frames = PANES.map(
    ({ scheme, width }) =>
      `<iframe width="${width}" style="border:0" srcdoc="${escaped(page(body, scheme))}"></iframe>`,
  );
  return `<!doctype html><meta charset="utf-8"><style>body{margin:0;display:flex;align-items:flex-start}</style>${frames.join('')}<script>
  addEventListener('load', () => {
    for (const frame of document.querySelectorAll('iframe')) frame.height = frame.contentDocument.documentElement.offsetHeight + 48;
    document.title = 'drawn';
  });</script>`;
}
