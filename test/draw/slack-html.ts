/** Blocks and modals of Slack as HTML, much as Slack shows them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { InputBlock, KnownBlock } from '@slack/types';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { root } from '../../adapters/common/paths.js';
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

/** A message of Baton's. */
export const htmlOfBlocks = (blocks: readonly KnownBlock[], key: string): string =>
  renderToStaticMarkup(
    createElement(Message, {
      ...{ blocks: withoutVerbatim(blocks), logo: LOGO, name: 'Baton', theme: 'light', data, key },
      time: new Date('2026-03-02T10:00:00Z'),
    }),
  );

/** A line above a message. */
export const spoken = (text: string): string => `<p class="said">${text}</p>`;

/** What a field shows before anybody fills it in. */
function shownIn({ element }: InputBlock): string {
  if (element.type === 'plain_text_input' && element.initial_value) return element.initial_value;
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
export const page = (body: string): string =>
  `<!doctype html><meta charset="utf-8"><style>${CSS} body{margin:24px;max-width:720px;font-family:Lato,system-ui,sans-serif}
   .said{margin:0 0 8px;color:#616061;font-size:13px}</style>${body}`;
