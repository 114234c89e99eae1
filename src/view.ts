/** What a message shows, not how: each platform's renderer turns it into its own blocks, cards or HTML. */
import { cut, flat, type Span, type Text } from './model/text.js';

/**
 * A command with its arguments, as a button carries it. The same thing as typed text after reading: ids stand for
 * projects, stages, tasks and people; words for all else.
 */
export interface Call {
  command: string;
  args: Record<string, string>;
  /** The state of the thing when the button was drawn: a press on an outdated message is noticed by it. */
  seen?: string;
  /** What the message shows once the call has been carried out; without it the call's own answer. */
  after?: Call;
}

export interface Button {
  control: 'button';
  label: string;
  call: Call;
  style?: 'primary' | 'danger';
  /** Asked before the call is made. */
  confirm?: string;
  /** It leads to a form, though no required argument lacks: some platforms have to know before it is pressed. */
  form?: true;
}

export interface Option {
  value: string;
  label: string;
}

/** A choice that makes the call as soon as it is taken, with the value as argument `arg`. */
export interface Picker {
  control: 'picker';
  label: string;
  call: Call;
  arg: string;
  /** `people`: anybody in the workspace, `options` being the likely ones. */
  of: 'people' | 'options';
  options: Option[];
}

export type Control = Button | Picker;

/** How a line is marked. Never by colour alone: `label` says it in words. */
export interface Mark {
  tone: 'idle' | 'active' | 'warning' | 'stopped' | 'good' | 'muted';
  label: string;
}

/** A mark in one character, where none can be drawn. */
export const SIGNS: Record<Mark['tone'], string> = {
  idle: '○',
  active: '●',
  warning: '▲',
  stopped: '■',
  good: '✓',
  muted: '–',
};

/** Likely people that stand as buttons beside the choice of anybody. */
export const LIKELY = 3;

export interface Item {
  mark?: Mark;
  title: Text;
  detail?: Text;
  controls?: Control[];
}

/** One bar of a chart. */
export interface Bar {
  label: string;
  /** Its length, from 0 to 1. */
  share: number;
  /** Its value in words. */
  text: string;
}

export type Block =
  | { block: 'heading'; text: Text }
  | { block: 'text'; text: Text }
  | { block: 'note'; text: Text }
  | { block: 'items'; items: Item[] }
  | { block: 'controls'; controls: Control[] }
  /** Shares to be compared at a glance. The words around it say the same: nobody has to see it. */
  | Chart;

export interface Chart {
  block: 'chart';
  title: string;
  bars: Bar[];
  /** They follow each other in time, the oldest first. */
  over?: 'time';
}

export interface View {
  blocks: Block[];
  /** The page that it is, for platforms that have a place of its own for it. */
  page?: 'home';
}

export interface Field {
  name: string;
  label: string;
  type: 'line' | 'text' | 'options' | 'people';
  required: boolean;
  value: string;
  hint: string;
  max: number;
  options: Option[];
}

/** Asks for the arguments that a call lacks. Sent back as the same call with them added. */
export interface Form {
  title: string;
  submit: string;
  fields: Field[];
  call: Call;
}

export const heading = (text: Text): Block => ({ block: 'heading', text });
export const paragraph = (text: Text): Block => ({ block: 'text', text });
export const note = (text: Text): Block => ({ block: 'note', text });
export const chart = (title: string, ...bars: Bar[]): Chart => ({ block: 'chart', title, bars });
/** What has become of something from time to time. */
export const overTime = (title: string, ...bars: Bar[]): Chart => ({ ...chart(title, ...bars), over: 'time' });
export const items = (list: Item[]): Block => ({ block: 'items', items: list });
export const controls = (...list: (Control | undefined)[]): Block => ({
  block: 'controls',
  controls: list.filter((control) => control !== undefined),
});

/** A view of the blocks that have something to show. */
export function view(...blocks: (Block | undefined)[]): View {
  return {
    blocks: blocks.filter((b): b is Block => {
      if (!b) return false;
      if (b.block === 'items') return b.items.length > 0;
      if (b.block === 'chart') return b.bars.length > 0;
      return b.block === 'controls' ? b.controls.length > 0 : true;
    }),
  };
}

/**
 * The tightest published limits of the platforms, so that any view renders on all of them. Slack: header 150, section text
 * 3000, 25 elements in actions, button text 75, 100 options of 75, 50 blocks a message, button value 2000; modal title 24.
 */
export const LIMITS = {
  heading: 150,
  text: 3000,
  label: 75,
  options: 100,
  controls: 25,
  items: 20,
  itemControls: 5,
  blocks: 25,
  call: 2000,
  formTitle: 24,
  bars: 12,
} as const;

/** The first `most` UTF-16 units of a text, spans kept whole but for the last. */
export function shorten(text: Text, most: number): Text {
  let left = most;
  const spans: Span[] = [];
  for (const span of text) {
    const length = flat([span]).length;
    if (length <= left) spans.push(span);
    else if (left > 1 && 'text' in span) spans.push({ ...span, text: cut(span.text, left) });
    left -= length;
    if (left <= 0) break;
  }
  return spans;
}

const fitLabel = (label: string) => cut(label, LIMITS.label);
const fitOption = (option: Option): Option => ({ ...option, label: fitLabel(option.label) });

/** Longest argument that a button carries: the longest that any command takes. What is longer is asked for anew. */
const ARGUMENT = 600;

function fitCall(call: Call): Call {
  const args = Object.fromEntries(Object.entries(call.args).filter(([, value]) => value.length <= ARGUMENT));
  return { ...call, args, ...(call.after && { after: fitCall(call.after) }) };
}

function fitControl(control: Control): Control {
  const fitted = { ...control, label: fitLabel(control.label), call: fitCall(control.call) };
  if (fitted.control === 'button') return fitted;
  return { ...fitted, options: fitted.options.slice(0, LIMITS.options).map(fitOption) };
}

function fitItem(item: Item): Item {
  const half = LIMITS.text / 2;
  return {
    ...item,
    title: shorten(item.title, half),
    ...(item.detail && { detail: shorten(item.detail, half - 1) }),
    ...(item.controls && { controls: item.controls.slice(0, LIMITS.itemControls).map(fitControl) }),
  };
}

const fitBar = (bar: Bar): Bar => ({
  label: fitLabel(bar.label),
  share: Math.min(1, Math.max(0, bar.share)),
  text: fitLabel(bar.text),
});

/** The view cut to `LIMITS`: long text ends in "…"; lists page themselves before they come here. */
export function fitView(whole: View): View {
  const blocks = whole.blocks.slice(0, LIMITS.blocks).map((b): Block => {
    if (b.block === 'items') return { ...b, items: b.items.slice(0, LIMITS.items).map(fitItem) };
    if (b.block === 'controls') return { ...b, controls: b.controls.slice(0, LIMITS.controls).map(fitControl) };
    if (b.block === 'chart')
      return { ...b, title: cut(b.title, LIMITS.heading), bars: b.bars.slice(0, LIMITS.bars).map(fitBar) };
    return { ...b, text: shorten(b.text, b.block === 'heading' ? LIMITS.heading : LIMITS.text) };
  });
  return { ...whole, blocks };
}

/** The form cut to `LIMITS`. */
export function fitForm(form: Form): Form {
  const fields = form.fields.map((field) => ({
    ...field,
    label: fitLabel(field.label),
    hint: cut(field.hint, 150),
    options: field.options.slice(0, LIMITS.options).map(fitOption),
  }));
  return { ...form, title: cut(form.title, LIMITS.formTitle), submit: cut(form.submit, LIMITS.formTitle), fields };
}

/** All controls of a view, wherever they stand. */
export function controlsOf(whole: View): Control[] {
  return whole.blocks.flatMap((b) => {
    if (b.block === 'controls') return b.controls;
    return b.block === 'items' ? b.items.flatMap((item) => item.controls ?? []) : [];
  });
}

const BAR = 10;

/** A bar in characters, for where nothing can be drawn. */
export function barOf(share: number): string {
  const filled = Math.round(BAR * share);
  return '█'.repeat(filled) + '░'.repeat(BAR - filled);
}

const STEPS = '▁▂▃▄▅▆▇█';

/** Shares one after the other, each as one character. */
export const lineOf = (bars: readonly Bar[]): string =>
  bars.map(({ share }) => STEPS[Math.round(share * (STEPS.length - 1))] ?? '').join('');

/** A chart in words: for whoever does not see it. */
export const chartInWords = ({ title, bars }: Chart): string =>
  `${title}: ${bars.map(({ label, text }) => `${label} ${text}`).join(', ')}`;

/** The view in plain lines: notifications, logs of a dialog, platforms without blocks. */
export function plainText(whole: View): string {
  const lines = whole.blocks.flatMap((b) => {
    if (b.block === 'controls' || b.block === 'chart') return [];
    if (b.block !== 'items') return [flat(b.text)];
    return b.items.map((item) => {
      const mark = item.mark ? `[${item.mark.label}] ` : '';
      const detail = item.detail && item.detail.length > 0 ? ` — ${flat(item.detail)}` : '';
      return `${mark}${flat(item.title)}${detail}`;
    });
  });
  return lines.join('\n');
}
