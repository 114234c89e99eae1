/** Documents that nobody writes, but anybody can send. */

const many = (count: number, each: (i: number) => string) => Array.from({ length: count }, (_, i) => each(i)).join('');
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
const table = (rows: string) => `# Plan\n\n${row(['Action', 'Owner'])}${row(['---', '---'])}${rows}`;
const line = (words: string) => `# Plan\n\n${words}\n`;
const item = (words: string) => `# Plan\n\n## Actions\n\n- ${words}\n`;
const list = (items: string) => `# Plan\n\n## Actions\n\n${items}`;

/** What each is called, its size, and what it looks like. */
export const HOSTILE_DOCUMENTS: Record<string, [number, (size: number) => string]> = {
  'brackets that are never closed': [50_000, (n) => line('('.repeat(n))],
  'square brackets': [50_000, (n) => line('['.repeat(n))],
  'pairs of brackets': [50_000, (n) => line('(x) '.repeat(n / 4))],
  'brackets that were never opened': [50_000, (n) => item(`Move${') '.repeat(n / 2)}it`)],
  items: [20_000, (n) => list(many(n, () => '- Move it\n'))],
  'numbered items': [20_000, (n) => list(many(n, (i) => `${i + 1}. Move it\n`))],
  'quotes in quotes': [20_000, (n) => line(`${'>'.repeat(n)} Move it`)],
  'lines of a quote': [10_000, (n) => line(many(n, () => '> somebody should move it\n'))],
  rows: [5000, (n) => table(many(n, (i) => row(['Move it', i % 2 ? 'Ana' : ''])))],
  columns: [2000, (n) => `${row(Array(n).fill('a'))}${row(Array(n).fill('---'))}${row(Array(n).fill('b'))}`],
  'lines with bars': [5000, (n) => line('a | b | c\n'.repeat(n))],
  'a long line': [200_000, (n) => line('move it to the other place '.repeat(n / 27))],
  'a long word': [200_000, (n) => line('a'.repeat(n))],
  'a line of names': [200_000, (n) => line('Ana, '.repeat(n / 5))],
  'names joined': [50_000, (n) => item(`${'Ana + '.repeat(n / 6)}: move it`)],
  headings: [10_000, (n) => many(n, (i) => `## Ana ${i}\n\n`)],
  'headings with a line': [2000, (n) => many(n, (i) => `## Part ${i}\n\nWe should move it.\n\n`)],
  blanks: [200_000, (n) => line(`Move${' '.repeat(n)}it`)],
  'blanks in an item': [200_000, (n) => item(`Move${' '.repeat(n)}it`)],
  'blanks in a row': [200_000, (n) => table(row([`Move${' '.repeat(n)}it`, `Ana${' '.repeat(n)}Silva`]))],
  'empty lines': [50_000, (n) => `${item('Move it')}${'\n'.repeat(n)}- Move it\n`],
  dots: [100_000, (n) => item(`Move${' .'.repeat(n / 2)}it`)],
  colons: [100_000, (n) => item(`Move${' :'.repeat(n / 2)}it`)],
  bars: [100_000, (n) => item(`Move${' |'.repeat(n / 2)}it`)],
  arrows: [50_000, (n) => item('-> '.repeat(n / 3))],
  'quotation marks': [50_000, (n) => item('"a'.repeat(n / 2))],
  stars: [50_000, (n) => line('*'.repeat(n))],
  underscores: [50_000, (n) => line('_a'.repeat(n / 2))],
  'back quotes': [50_000, (n) => line('` '.repeat(n / 2))],
  'at signs': [50_000, (n) => line('@a'.repeat(n / 2))],
  questions: [50_000, (n) => line('who asked who? '.repeat(n / 15))],
  semicolons: [50_000, (n) => item(`We should move it${'; Ana is moving'.repeat(n / 15)}`)],
  labels: [50_000, (n) => line('Room: Ana, Bo. '.repeat(n / 15))],
  fields: [5000, (n) => line('Owner: a\n'.repeat(n))],
};
