/** A dossier as Markdown. */
import { flat, type Span, type Text } from '../../model/text.js';
import type { Dossier, DossierSection } from './contents.js';
import type { DossierLine } from './words.js';

/** Signs that mean something in Markdown, and those of HTML: what people wrote never becomes markup. */
const harmless = (text: string): string =>
  text
    .replace(/[\\`*_[\]#|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const spanMarkdown = (span: Span): string => {
  if (span.is === 'bold') return `**${harmless(span.text)}**`;
  if (span.is === 'code') return `\`${span.text.replaceAll('`', '')}\``;
  if (span.is === 'link') return `<${encodeURI(span.url).replaceAll('>', '%3E')}>`;
  return harmless(span.is === 'person' || span.is === 'channel' ? span.name : span.text);
};

const textMarkdown = (text: Text): string =>
  text
    .map(spanMarkdown)
    .join('')
    .replace(/\s*\n\s*/g, ' ');

const lineMarkdown = ({ text, under }: DossierLine): string =>
  [`- ${textMarkdown(text)}`, ...under.map((one) => `  - ${textMarkdown(one)}`)].join('\n');

const sectionMarkdown = ({ heading, lines }: DossierSection, nothing: Text): string =>
  [
    `## ${harmless(flat(heading))}`,
    lines.length === 0 ? textMarkdown(nothing) : lines.map(lineMarkdown).join('\n'),
  ].join('\n\n');

/** The whole dossier. @param nothing what stands where the history says nothing */
export const dossierMarkdown = ({ title, note, sections }: Dossier, nothing: Text): string =>
  `${[`# ${textMarkdown(title)}`, textMarkdown(note), ...sections.map((one) => sectionMarkdown(one, nothing))].join('\n\n')}\n`;
