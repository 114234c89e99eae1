/** Text -> HTML. JSX escapes everything, so nothing that people write can become markup. */
import type { Child } from 'hono/jsx';
import type { Span, Text } from '../../src/model/text.js';

/** A text with its formatting, mentions and links. */
export function FormattedText({ text }: { text: Text }) {
  return <>{text.map(formattedSpan)}</>;
}

function formattedSpan(span: Span): Child {
  switch (span.is) {
    case 'bold':
      return <strong>{span.text}</strong>;
    case 'code':
      return <code>{span.text}</code>;
    case 'person':
      return <span class="mention">{span.name}</span>;
    case 'channel':
      return <span class="mention">#{span.name}</span>;
    case 'day':
      return <time datetime={span.day}>{span.text}</time>;
    case 'link':
      return (
        <a href={safeUrl(span.url)} rel="noreferrer">
          {span.text}
        </a>
      );
    default:
      return span.text;
  }
}

/** Only links into the web: never `javascript:` and the like. */
const safeUrl = (url: string) => (/^https?:\/\//i.test(url) ? url : '#');
