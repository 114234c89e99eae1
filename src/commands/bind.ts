/**
 * Gives the words behind a command to its arguments. Order hardly matters: mentions are people, #12 is a task, `key:value`
 * names its argument, "by friday" is a day, names of stages and projects are looked up, and what is left is the text.
 */
import { findDays, LONGEST_DAY, readDay } from '../model/dates.js';
import { keyOf } from '../model/names.js';
import type { Project } from '../model/rows.js';
import { type Arg, choicesOf } from './args.js';
import type { Declaration } from './declaration.js';
import { stageCalled } from './lookups.js';
import { type Speech, Vocabulary } from './resolve-names.js';
import { spoken, type Token } from './tokenize.js';

export type Trouble =
  | { trouble: 'unknown'; arg: string; type: Arg['type']; word: string; project?: Project }
  | { trouble: 'group'; arg: string; word: string }
  | { trouble: 'left'; word: string };

export interface Bound {
  args: Record<string, string>;
  trouble?: Trouble;
}

const FILLERS = new Set(['the', 'a', 'an', 'stage', 'project', 'task', 'please', 'to', 'as', 'is', 'with', 'on']);
/** Words of a value behind its key: `due: end of next week`. */
const LONGEST_RUN = 5;
/** Words behind which no project is looked for: one costs a few look-ups. */
const LOOK_FAR = 60;
const TEAM =
  /^(@?(here|channel|everyone|team|everybody|all)|.*\b(team|squad|guild|crew|department|dept|group|folks|people|engineers|ops|infra))$/i;

/** Whether a word names several people rather than one. */
export const isGroup = (word: string) => TEAM.test(word.trim());

class Binder {
  readonly args: Record<string, string> = {};
  trouble: Trouble | undefined;
  private readonly vocabulary: Vocabulary;

  constructor(
    private readonly command: Declaration,
    private left: Token[],
    private readonly speech: Speech,
  ) {
    this.vocabulary = new Vocabulary(speech, (...types) => this.bound(...types));
  }

  private open(...types: Arg['type'][]): [string, Arg] | undefined {
    return Object.entries(this.command.args).find(([name, arg]) => types.includes(arg.type) && !(name in this.args));
  }

  /** The value of the first argument of these types that has one. */
  private bound(...types: Arg['type'][]): string | undefined {
    const entry = Object.entries(this.command.args).find(
      ([name, arg]) => types.includes(arg.type) && name in this.args,
    );
    return entry && this.args[entry[0]];
  }

  private fail(trouble: Trouble) {
    this.trouble ??= trouble;
  }

  private drop(from: number, count: number) {
    this.left.splice(from, count);
  }

  async bind(): Promise<Bound> {
    await this.pairs();
    await this.mentions();
    await this.numbers();
    await this.led();
    await this.names();
    await this.places();
    this.choices();
    await this.days();
    await this.pages();
    await this.people();
    await this.theText();
    return this.trouble ? { args: this.args, trouble: this.trouble } : { args: this.args };
  }

  /** `stage:data`, `due: friday`, `owner:@ana`. */
  private async pairs() {
    for (let i = 0; i < this.left.length; i += 1) {
      const token = this.left[i];
      const pair = token?.is === 'word' ? /^([\p{L}-]+):(.*)$/su.exec(token.text) : null;
      const entry = pair && this.argFor(pair[1] ?? '');
      if (!token || !pair || !entry) continue;
      const value = pair[2] ?? '';
      const [name, arg] = entry;
      if (arg.type === 'text') {
        // A text given by its key goes on to the end, or to the end of its quotes.
        const rest =
          value === ''
            ? this.left.slice(i + 1)
            : [{ ...token, text: value, start: token.end - value.length }, ...this.left.slice(i + 1)];
        const only = rest[0]?.is === 'quoted' ? rest.slice(0, 1) : rest;
        this.args[name] = spoken(this.speech.text, only);
        this.drop(i, only.length + (value === '' ? 1 : 0));
      } else {
        const head =
          value === '' ? [] : [{ ...token, text: value, fold: keyOf(value), start: token.end - value.length }];
        await this.run(name, arg, i, [...head, ...this.left.slice(i + 1)], head.length);
      }
      i -= 1;
    }
  }

  /** Gives an argument the longest run of tokens behind its key that means something; `inKey` of them stand in the key's own. */
  private async run(name: string, arg: Arg, at: number, tokens: Token[], inKey: number) {
    const most = tokens[0]?.is === 'word' ? LONGEST_RUN : 1;
    for (let count = Math.min(most, tokens.length); count > 1; count -= 1) {
      const said = spoken(this.speech.text, tokens.slice(0, count));
      const value = arg.type === 'day' ? readDay(said, this.speech.now, this.speech.zone) : await this.known(arg, said);
      if (value === undefined) continue;
      this.args[name] = value;
      this.drop(at, count + 1 - inKey);
      return;
    }
    // A key with nothing behind it says nothing: what it announces is asked for.
    this.drop(at, tokens.length === 0 ? 1 : 2 - inKey);
    if (tokens.length > 0) await this.take(name, arg, tokens.slice(0, 1));
  }

  /** The id of a thing with a name of several words. */
  private known(arg: Arg, said: string): Promise<string | undefined> | undefined {
    return ['project', 'stage', 'item', 'person'].includes(arg.type) ? this.vocabulary.idOf(arg, said) : undefined;
  }

  private argFor(key: string): [string, Arg] | undefined {
    const fold = keyOf(key);
    return Object.entries(this.command.args).find(
      ([name, arg]) => !(name in this.args) && (name === fold || arg.keys.includes(fold)),
    );
  }

  /** Puts tokens that were said to be this argument into it, or says what is wrong. */
  private async take(name: string, arg: Arg, tokens: Token[]) {
    const word = spoken(this.speech.text, tokens);
    const id = await this.vocabulary.idOf(arg, word, tokens[0]);
    if (id !== undefined) this.args[name] = id;
    else if (arg.type === 'person' && (tokens[0]?.mention?.is === 'group' || isGroup(word)))
      this.fail({ trouble: 'group', arg: name, word });
    else this.fail({ trouble: 'unknown', arg: name, type: arg.type, word });
  }

  private async mentions() {
    for (const token of this.left.filter((t) => t.is === 'mention')) {
      const entry = this.open('person');
      if (!entry) break;
      this.drop(this.left.indexOf(token), 1);
      await this.take(entry[0], entry[1], [token]);
    }
  }

  private async numbers() {
    const at = this.left.findIndex(
      (t, i) => t.is === 'word' && (/^#\d{1,10}$/.test(t.text) || (i === 0 && /^\d{1,10}$/.test(t.text))),
    );
    const entry = this.open('item');
    const token = this.left[at];
    if (!token || !entry?.[1].items.includes('task')) return;
    this.drop(at, 1);
    await this.take(entry[0], entry[1], [token]);
  }

  /** "in churn model": a project led in by a word, where one of that name exists. */
  private async led() {
    const entry = this.open('project');
    if (!entry) return;
    for (let i = 0; i < Math.min(this.left.length - 1, LOOK_FAR); i += 1) {
      if (this.left[i]?.is !== 'word' || !entry[1].keys.includes(this.left[i]?.fold ?? '')) continue;
      const hit = await this.vocabulary.projectAt(this.left, i + 1);
      if (!hit) continue;
      this.args[entry[0]] = hit.project.id;
      this.drop(i, hit.count + 1);
      return;
    }
  }

  /** A project named without a leading word. */
  private async names() {
    const entry = this.open('project');
    if (!entry) return;
    const order = Object.keys(this.command.args);
    const text = this.open('text');
    // In front of a text only where the declaration has it in front: "describe churn …", but not "task add churn report".
    if (text && order.indexOf(text[0]) < order.indexOf(entry[0])) return;
    const most = text ? 1 : Math.min(this.left.length, 6);
    for (let at = 0; at < most; at += 1) {
      const hit = await this.vocabulary.projectAt(this.left, at);
      if (!hit) continue;
      // "block data …" in a workspace with a project called "Data": the stage comes first.
      const [word] = this.left.slice(at);
      if (
        this.open('stage', 'item') &&
        hit.count === 1 &&
        word &&
        stageCalled(await this.vocabulary.stages(), word.fold)
      )
        continue;
      this.args[entry[0]] = hit.project.id;
      this.drop(at, hit.count);
      return;
    }
  }

  private async places() {
    const entry = this.open('stage', 'item');
    if (!entry || (entry[1].type === 'item' && !entry[1].items.includes('stage'))) return;
    const [name, arg] = entry;
    const stages = await this.vocabulary.stages();
    const text = this.open('text');
    const hasText = text !== undefined;
    const order = Object.keys(this.command.args);
    const behindText = text !== undefined && order.indexOf(text[0]) < order.indexOf(name);
    while (this.left[0]?.is === 'word' && FILLERS.has(this.left[0].fold) && this.left.length > 1) this.drop(0, 1);
    // With a text among the arguments the stage stands in front (or behind "in"); without, it may stand anywhere.
    const starts = this.left.flatMap((t, i) =>
      i === 0 || !hasText || arg.keys.includes(this.left[i - 1]?.fold ?? '') ? [{ t, i }] : [],
    );
    for (const { i } of starts.slice(0, 12)) {
      if (behindText && i === 0) continue;
      for (let count = Math.min(5, this.left.length - i); count > 0; count -= 1) {
        const stage = stageCalled(stages, keyOf(spoken(this.speech.text, this.left.slice(i, i + count))));
        if (!stage) continue;
        this.args[name] = stage.id;
        const led = i > 0 && arg.keys.includes(this.left[i - 1]?.fold ?? '') ? 1 : 0;
        const behind = this.left[i + count]?.fold === 'stage' ? 1 : 0;
        this.drop(i - led, count + led + behind);
        return;
      }
    }
    const [first] = this.left;
    if (arg.required && first && first.is !== 'mention')
      this.fail({ trouble: 'unknown', arg: name, type: 'stage', word: first.text });
  }

  private async days() {
    const entry = this.open('day');
    if (!entry) return;
    const [name, arg] = entry;
    if (arg.required) {
      const text = spoken(this.speech.text, this.left);
      if (text !== '') this.args[name] = text;
      this.left = [];
      return;
    }
    const from = this.left.findIndex((t) => t.is === 'word' && arg.keys.includes(t.fold));
    if (from < 0) return;
    const said = spoken(this.speech.text, this.left.slice(from + 1)).slice(0, LONGEST_DAY);
    const [day] = findDays(said, this.speech.now, this.speech.zone);
    if (!day || day.start > 0) return;
    this.args[name] = day.day;
    let count = 1;
    while (
      from + count < this.left.length &&
      spoken(this.speech.text, this.left.slice(from + 1, from + 1 + count)).length < day.words.length
    )
      count += 1;
    this.drop(from, count + 1);
  }

  /** A word that is one of the choices; the first word where one is required and none fits, so that the answer can name it. */
  private choices() {
    for (const [name, arg] of Object.entries(this.command.args)) {
      if (arg.type !== 'choice' || name in this.args) continue;
      const fits = this.left.findIndex((t) => choicesOf(arg, this.speech.clarity).includes(t.fold));
      const at = fits < 0 && arg.required ? 0 : fits;
      const token = this.left[at];
      if (!token) continue;
      this.args[name] = token.text;
      this.drop(at, 1);
    }
  }

  private async pages() {
    const entry = this.open('page');
    const at = this.left.findIndex((t) => /^\d{1,6}$/.test(t.text));
    if (!entry || at < 0) return;
    this.args[entry[0]] = this.left[at]?.text ?? '1';
    const led = this.left[at - 1]?.fold === 'page' ? 1 : 0;
    this.drop(at - led, 1 + led);
  }

  /** A person by name, where the command has no text that the words could belong to. */
  private async people() {
    const entry = this.open('person');
    if (!entry) return;
    const free = this.left.filter((t) => t.is !== 'word' || !FILLERS.has(t.fold));
    const named = free.find((t) => t.text.startsWith('@') && t.text.length > 1);
    if (named) {
      this.drop(this.left.indexOf(named), 1);
      await this.take(entry[0], entry[1], [named]);
    } else if (this.open('text') === undefined && free.length > 0) {
      this.left = [];
      await this.take(entry[0], entry[1], free);
    }
  }

  private async theText() {
    const first = this.open('text');
    if (first && this.left.length > 0) {
      this.args[first[0]] = spoken(this.speech.text, this.trimmed());
      this.left = [];
    }
    const over = this.left.filter((t) => !FILLERS.has(t.fold) && t.fold !== '');
    if (over.length > 0) this.fail(this.leftOver(spoken(this.speech.text, over)));
  }

  /** The remaining words without what led them in: "because …", ": …", "to …". */
  private trimmed(): Token[] {
    const [first, ...more] = this.left;
    const lead = first?.is === 'word' && more.length > 0 && /^(because|since|as|to|:|-|–|—)$/i.test(first.text);
    return lead ? more : this.left;
  }

  /** A word too many is most likely the name of something that does not exist. */
  private leftOver(word: string): Trouble {
    const entry = this.open('project', 'stage');
    return entry ? { trouble: 'unknown', arg: entry[0], type: entry[1].type, word } : { trouble: 'left', word };
  }
}

/** Binds the tokens behind a command's name. */
export function bind(command: Declaration, rest: readonly Token[], speech: Speech): Promise<Bound> {
  return new Binder(command, [...rest], speech).bind();
}
