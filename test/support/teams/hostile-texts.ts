/** Texts that mean something to Teams wherever Markdown, mentions or card functions are read. */
export const HOSTILE_TEXTS = [
  '**bold**',
  '[x](https://evil.test)',
  '<at>Ana Silva</at>',
  '# x',
  '1. x',
  '- x',
  '`x`',
  '{{DATE(2026-01-01,SHORT)}}',
  '![x](https://evil.test/x.png)',
];
