/** View -> Block Kit, for messages and for App Home; the same view in one plain text, for notifications and screen readers. */
import type {
  ActionsBlockElement,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  Button as SlackButton,
} from '@slack/types';
import { cut, flat, plain, type Text } from '../../src/model/text.js';
import {
  type Bar,
  type Block,
  type Button,
  barOf,
  type Chart,
  type Control,
  chartAsText,
  LIKELY,
  LIMITS,
  type ListItem,
  type Picker,
  plainText,
  SIGNS,
  shorten,
  sparkline,
  type View,
} from '../../src/view.js';
import { packCall, packPicker } from './actions.js';
import { fitBlocks, type Surface } from './limits.js';
import { escaped, mrkdwn } from './text.js';

/** The few words that a renderer adds by itself, from `prompts/`. */
export interface Words {
  cancel: string;
  somebodyElse: string;
  more: string;
}

export interface Look {
  surface: Surface;
  /** Whether others see it: there people are named, and not called by a mention. */
  shared: boolean;
  words: Words;
  /** The address of a picture of a chart; without it charts are drawn in characters. */
  picture?: ((chart: Chart) => string | undefined) | undefined;
}

const SECTION = 3000;
/** Longest description of a picture. */
const ALT = 2000;
/** Characters that stand side by side without a break in most windows. */
const ONE_LINE = 70;
/** `&amp;`: what one character can become. */
const LONGEST_ESCAPE = 5;

export const label = (text: string, most: number = LIMITS.label): PlainTextElement => ({
  type: 'plain_text',
  text: cut(text.trim() === '' ? '…' : text, most),
  emoji: false,
});

/** Mrkdwn in which nothing becomes a link, a channel or a mention by itself. */
const marked = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

const isEmpty = (text: Text): boolean => flat(text).trim() === '';

/**
 * The text in mrkdwn, cut so that it fits however much of it has to be written longer; without its links where an address
 * alone is too long.
 */
function fitted(text: Text, mentions: boolean, most = SECTION): string {
  let limit = most;
  for (;;) {
    const written = mrkdwn(shorten(text, limit), mentions);
    if (written.trim() === '') return escaped(cut(flat(text).trim(), Math.floor(most / LONGEST_ESCAPE)));
    if (written.length <= most) return written;
    limit = Math.max(1, Math.min(limit - 1, Math.floor((limit * most) / written.length) - 1));
  }
}

/** Gives every control of one message an id of its own. */
class Renderer {
  private n = 0;
  /** Slack asks for one button that stands out, not several. */
  private first = true;

  constructor(private readonly look: Look) {}

  private get mentions() {
    return !this.look.shared;
  }

  private id() {
    this.n += 1;
    return this.n;
  }

  /** @param of the line of a list that it stands at: a screen reader hears which of many it is */
  private button(button: Button, of?: Text): SlackButton {
    const { words } = this.look;
    const style = button.style === 'primary' && !this.first ? undefined : button.style;
    if (style === 'primary') this.first = false;
    return {
      type: 'button',
      text: label(button.label),
      action_id: `call:${this.id()}`,
      value: packCall(button.call),
      ...(of && { accessibility_label: cut(`${button.label}: ${flat(of)}`, LIMITS.label) }),
      ...(style && { style }),
      ...(button.confirm && {
        confirm: {
          title: label(button.label, 100),
          text: label(button.confirm, 300),
          confirm: label(button.label, 30),
          deny: label(words.cancel, 30),
        },
      }),
    };
  }

  /** The likely people as buttons of one press, and everybody behind them; other choices as a menu. */
  private picker(picker: Picker, of?: Text): ActionsBlockElement[] {
    const given = (value: string, text: string) => {
      const call = { ...picker.call, args: { ...picker.call.args, [picker.arg]: value } };
      return this.button({ control: 'button', label: text, call }, of);
    };
    const action_id = packPicker(this.id(), picker.call, picker.arg);
    // What does not fit into the id of a menu is asked for in a form, which the call without the argument opens.
    if (action_id === undefined)
      return [this.button({ control: 'button', label: picker.label, call: picker.call }, of)];
    if (picker.of === 'options') {
      const options = picker.options
        .filter((o) => o.value.length <= 150 && o.value !== '')
        .map((o) => ({ text: label(o.label), value: o.value }));
      if (options.length === 0) return [];
      return [{ type: 'static_select', action_id, placeholder: label(picker.label, 150), options }];
    }
    const likely = picker.options
      .filter((o) => o.value.length <= 150)
      .slice(0, LIKELY)
      .map((o) => given(o.value, o.label));
    const placeholder = label(likely.length > 0 ? this.look.words.somebodyElse : picker.label, 150);
    return [...likely, { type: 'users_select', action_id, placeholder }];
  }

  private elements(controls: readonly Control[], of?: Text): ActionsBlockElement[] {
    return controls.flatMap((c) => (c.control === 'button' ? [this.button(c, of)] : this.picker(c, of))).slice(0, 25);
  }

  private actions(controls: readonly Control[]): KnownBlock[] {
    const elements = this.elements(controls);
    return elements.length > 0 ? [{ type: 'actions', elements }] : [];
  }

  /** Title and facts: in one line where that is short, the facts below where it is not. */
  private line({ mark, title, detail }: ListItem): string {
    const facts = [mark ? escaped(mark.label) : '', detail ? mrkdwn(detail, this.mentions) : ''].filter(
      (s) => s !== '',
    );
    const called = isEmpty(title) ? '…' : mrkdwn(title, this.mentions);
    const head = mark ? `${SIGNS[mark.tone]}  ${called}` : called;
    const length = flat(title).length + (mark?.label.length ?? 0) + (detail ? flat(detail).length : 0);
    if (facts.length === 0) return head;
    return `${head}${length <= ONE_LINE ? ' · ' : '\n'}${facts.join(' · ')}`;
  }

  /** A line that does not fit is cut as plain text, title and detail by half. */
  private cutLine(item: ListItem): string {
    const whole = this.line(item);
    if (whole.length <= SECTION) return whole;
    const half = SECTION / 2 - LIMITS.label;
    const short = (text: Text) => [plain(fitted([plain(flat(text))], false, half))];
    return this.line({ ...item, title: short(item.title), ...(item.detail && { detail: short(item.detail) }) }).slice(
      0,
      SECTION,
    );
  }

  private items(list: readonly ListItem[]): KnownBlock[] {
    const blocks: KnownBlock[] = [];
    let open: string[] = [];
    const close = () => {
      if (open.length > 0) blocks.push({ type: 'section', text: marked(open.join('\n')) });
      open = [];
    };
    for (const item of list) {
      const line = this.cutLine(item);
      if (!item.controls || item.controls.length === 0) {
        if ([...open, line].join('\n').length > SECTION) close();
        open.push(line);
        continue;
      }
      close();
      const elements = this.elements(item.controls, item.title);
      const [only, more] = elements;
      if (only && !more && (only.type === 'button' || only.type === 'static_select'))
        blocks.push({ type: 'section', text: marked(line), accessory: only });
      else {
        blocks.push({ type: 'section', text: marked(line) });
        if (elements.length > 0) blocks.push({ type: 'actions', elements });
      }
    }
    close();
    return blocks;
  }

  /** Slack draws no charts: a picture where one can be fetched; else characters, with the values beside them. */
  private chart(one: Chart): KnownBlock {
    const { title, bars, over } = one;
    const url = over === 'time' ? this.look.picture?.(one) : undefined;
    if (url !== undefined)
      return {
        type: 'image',
        image_url: url,
        alt_text: cut(chartAsText(one), ALT),
        title: label(title, LIMITS.heading),
      };
    const named = ({ label: name, text }: Bar) => `${escaped(cut(text, 75))} · ${escaped(cut(name, 75))}`;
    const [first, last] = [bars[0], bars.at(-1)];
    const lines =
      over === 'time' && first && last
        ? [`\`${sparkline(bars)}\`  ${named(first)} → ${named(last)}`]
        : bars.map((bar) => `\`${barOf(bar.share)}\`  ${named(bar)}`);
    return {
      type: 'section',
      text: marked([`*${escaped(title.replaceAll('*', '∗').trim() || '…')}*`, ...lines].join('\n').slice(0, SECTION)),
    };
  }

  block(block: Block): KnownBlock[] {
    switch (block.block) {
      case 'heading':
        return [{ type: 'header', text: label(flat(block.text), LIMITS.heading) }];
      case 'text':
        return isEmpty(block.text) ? [] : [{ type: 'section', text: marked(fitted(block.text, this.mentions)) }];
      case 'note':
        return isEmpty(block.text) ? [] : [{ type: 'context', elements: [marked(fitted(block.text, this.mentions))] }];
      case 'items':
        return this.items(block.items);
      case 'chart':
        return [this.chart(block)];
      case 'controls':
        return this.actions(block.controls);
    }
  }
}

/** The blocks of a view, cut to what Slack takes. */
export function render(view: View, look: Look): KnownBlock[] {
  const renderer = new Renderer(look);
  const blocks = view.blocks.flatMap((block) => renderer.block(block));
  return fitBlocks(blocks, look.surface, look.words.more);
}

/** What a notification shows and a screen reader reads. */
export const fallback = (view: View): string => escaped(cut(plainText(view) || '…', 1_500));
