/** The Markdown of `prompts/en/connect` as HTML: headings, paragraphs, lists, fenced code, and `code`, *emphasis*, links in a line. */

/** Text as HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const inline = (text: string): string =>
  text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith('`') && part.length > 2
        ? `<code>${escapeHtml(part.slice(1, -1))}</code>`
        : escapeHtml(part)
            .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
            .replace(/\*([^*]+)\*/g, '<em>$1</em>')
            .replace(/\[([^\]]+)\]\((https:[^)\s]+)\)/g, '<a href="$2" rel="noreferrer">$1</a>'),
    )
    .join('');

/** One part between empty lines. */
function block(part: string): string {
  const [, marks = '', title = ''] = /^(#+) (.*)$/.exec(part) ?? [];
  if (marks !== '') return `<h${marks.length}>${inline(title)}</h${marks.length}>`;
  if (!part.startsWith('- ')) return `<p>${inline(part)}</p>`;
  const rows = part.split('\n').map((line) => `<li>${inline(line.replace(/^- /, ''))}</li>`);
  return `<ul>${rows.join('')}</ul>`;
}

/** A text as HTML. */
export function htmlOf(markdown: string): string {
  // Every second part is code.
  return markdown
    .split(/^```(?:\w*)\n([\s\S]*?)^```$/m)
    .map((part, i) => {
      if (i % 2 === 1) return `<pre><code>${escapeHtml(part.trimEnd())}</code></pre>`;
      return part
        .split(/\n{2,}/)
        .map((one) => one.trim())
        .filter((one) => one !== '')
        .map(block)
        .join('\n');
    })
    .join('\n');
}
