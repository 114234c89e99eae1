/** Lines of text, made of the blocks of an HTML message one after the other. */

/** A stretch of text, or the name in a mention. */
export type HtmlPiece = { is: 'text' | 'mention'; text: string };

interface List {
  ordered: boolean;
  items: number;
}

const BULLETS = ['•', '◦', '▪'];
/** Blank characters of HTML: several are one, and none begins or ends a line. */
const BLANKS = /[ \t\r\n\f]+/g;

/** Builds the lines. */
export class HtmlLines {
  private readonly done: HtmlPiece[] = [];
  private readonly lists: List[] = [];
  private quotes = 0;
  private code = 0;
  /** Whether something, if only a blank, stands on the current line. */
  private begun = false;
  /** Whether a character that can be seen does. */
  private written = false;
  private blank = false;
  private breaks = 0;
  private marker = '';

  /** What was written, without line breaks at the end. */
  pieces(): HtmlPiece[] {
    return this.done;
  }

  /** Text, as HTML reads it: in code as it is, elsewhere with its blanks run together. */
  text(text: string): void {
    if (this.code > 0) this.codeText(text);
    else this.wordsText(text);
  }

  private wordsText(text: string): void {
    const [first = '', ...rest] = text.replace(BLANKS, ' ').split(' ');
    this.word(first);
    for (const word of rest) {
      this.blank = true;
      this.word(word);
    }
  }

  /** Somebody's name in a mention. */
  mention(name: string): void {
    if (name === '') return;
    this.write('mention', name);
  }

  /** Ends the line that was begun, if one was. */
  endLine(): void {
    if (this.begun || this.written) this.newLine();
  }

  /** Ends the line, also an empty one. */
  newLine(): void {
    this.breaks += 1;
    this.begun = false;
    this.written = false;
    this.blank = false;
  }

  openQuote(): void {
    this.endLine();
    this.quotes += 1;
  }

  closeQuote(): void {
    this.endLine();
    this.quotes = Math.max(0, this.quotes - 1);
  }

  openList(ordered: boolean): void {
    this.endLine();
    this.lists.push({ ordered, items: 0 });
  }

  closeList(): void {
    this.endLine();
    this.lists.pop();
    this.marker = '';
  }

  openItem(): void {
    this.endLine();
    const list = this.lists.at(-1) ?? { ordered: false, items: 0 };
    list.items += 1;
    const depth = Math.max(0, this.lists.length - 1);
    const sign = list.ordered ? `${list.items}.` : (BULLETS[Math.min(depth, 2)] ?? '•');
    this.marker = `${'    '.repeat(depth)}${sign} `;
  }

  openCode(): void {
    this.endLine();
    if (this.code === 0) this.fence();
    this.code += 1;
  }

  closeCode(): void {
    if (this.code === 0) return;
    this.endLine();
    this.code -= 1;
    if (this.code === 0) this.fence();
  }

  /** A cell of a table begins. */
  cell(): void {
    if (!this.written) return;
    this.blank = true;
    this.word('|');
    this.blank = true;
  }

  /** A mark such as the back quote of code within a line. */
  mark(sign: string): void {
    if (this.code === 0) this.word(sign);
  }

  private fence(): void {
    this.write('text', '```');
    this.newLine();
  }

  private codeText(text: string): void {
    for (const [i, line] of text.replaceAll('\u00a0', ' ').split('\n').entries()) {
      if (i > 0) this.newLine();
      if (line !== '') this.write('text', line);
    }
  }

  private word(word: string): void {
    if (word === '') return;
    // A line of nothing but a no-break space is how people write an empty line.
    const bare = word.replaceAll('\u00a0', ' ');
    this.begun = true;
    if (bare.trim() === '') {
      this.blank = true;
      return;
    }
    if (bare.startsWith(' ')) this.blank = true;
    this.write('text', bare.trim());
    this.blank = bare.endsWith(' ');
  }

  private write(is: HtmlPiece['is'], text: string): void {
    const lead = this.written ? (this.blank ? ' ' : '') : this.lineStart();
    if (is === 'text') this.put(`${lead}${text}`);
    else {
      this.put(lead);
      this.done.push({ is, text });
    }
    this.begun = true;
    this.written = true;
    this.blank = false;
  }

  /** What stands before the first word of a line: line breaks, two at the most, and the signs of its block. */
  private lineStart(): string {
    const breaks = this.done.length > 0 ? '\n'.repeat(Math.min(this.breaks, 2)) : '';
    this.breaks = 0;
    const { marker } = this;
    this.marker = '';
    return `${breaks}${'> '.repeat(this.quotes)}${marker}`;
  }

  private put(text: string): void {
    if (text === '') return;
    const last = this.done.at(-1);
    if (last?.is === 'text') last.text += text;
    else this.done.push({ is: 'text', text });
  }
}
