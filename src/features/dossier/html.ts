/** A dossier as one page of HTML that needs nothing else, and can be printed. */
import { flat, type Span, type Text } from '../../model/text.js';
import type { Dossier, DossierSection } from './contents.js';
import type { DossierLine } from './words.js';

const harmless = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const spanHtml = (span: Span): string => {
  if (span.is === 'bold') return `<b>${harmless(span.text)}</b>`;
  if (span.is === 'link' && /^https?:/.test(span.url))
    return `<a href="${harmless(span.url)}" rel="noopener noreferrer">${harmless(span.text)}</a>`;
  return harmless(span.is === 'person' || span.is === 'channel' ? span.name : span.text);
};

const textHtml = (text: Text): string => text.map(spanHtml).join('');

const listHtml = (lines: readonly DossierLine[]): string => `<ul>\n${lines.map(lineHtml).join('\n')}\n</ul>`;

const lineHtml = ({ text, under }: DossierLine): string => {
  const list = under.length === 0 ? '' : `\n${listHtml(under.map((one) => ({ text: one, under: [] })))}\n`;
  return `<li>${textHtml(text)}${list}</li>`;
};

const sectionHtml = ({ heading, lines }: DossierSection, nothing: Text): string => {
  const body = lines.length === 0 ? `<p class="none">${textHtml(nothing)}</p>` : listHtml(lines);
  return `<section>\n<h2>${harmless(flat(heading))}</h2>\n${body}\n</section>`;
};

/** Readable on a screen, light or dark, and on paper. */
const STYLE = `
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
h1 { line-height: 1.2 } h2 { margin-top: 2rem; border-bottom: 1px solid; padding-bottom: .2rem; break-after: avoid }
li { margin: .3rem 0 } li li { break-inside: avoid } .none, .note { opacity: .75 }
@media print { body { margin: 0; max-width: none; font-size: 10.5pt } }
`;

/** The whole page. @param nothing what stands where the history says nothing */
export const dossierHtml = ({ title, note, sections }: Dossier, nothing: Text, language: string): string =>
  `<!doctype html>
<html lang="${harmless(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${harmless(flat(title))}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${textHtml(title)}</h1>
<p class="note">${textHtml(note)}</p>
${sections.map((one) => sectionHtml(one, nothing)).join('\n')}
</body>
</html>
`;
