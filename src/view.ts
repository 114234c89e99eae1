/** What a message shows, not how: each platform's renderer turns a view into its own blocks, cards or HTML. */
import { cut, flat, type Span, type Text } from './model/text.js';

/**
 * A command with its arguments, as a control carries it: the same thing that typed text becomes once it is read.
 * Projects, stages, tasks and people are ids; everything else is text.
 */
export interface Call {
  command: string;
  args: Record<string, string>;
  /** The item's state when the button was drawn, so that a press on an outdated message is noticed. */
  seen?: string;
  /** What the message shows after the call; the call's own answer if absent. */
  after?: Call;
}

/** Something to press. */
export interface Button {
  control: 'button';
  label: string;
  call: Call;
  style?: 'primary' | 'danger';
  /** The question to confirm before the call is made. */
  confirm?: string;
  /** Seldom wanted: if there is little room it stands behind "…", with the others of its row. */
  minor?: true;
  /** Pressing it opens a form even though no required argument is missing: Teams has to know before the press. */
  form?: true;
}

/** One entry of a menu: the value it stands for, and its label. */
export interface Option {
  value: string;
  label: string;
  /** What a button of its own says: "Give to Ana". */
  act?: string;
}

/** A menu that makes the call as soon as something is picked, with the picked value as argument `arg`. */
export interface Picker {
  control: 'picker';
  label: string;
  call: Call;
  arg: string;
  /** `people`: anyone in the workspace; `options` are then the likely ones. */
  of: 'people' | 'options';
  options: Option[];
}

/** Something people can press or pick. */
export type Control = Button | Picker;

/** How an item is marked. Never by colour alone: `label` says it in words. */
export interface Mark {
  tone: 'idle' | 'active' | 'warning' | 'stopped' | 'good' | 'muted';
  label: string;
  /** It was so, and may be so no more: it asks nobody for anything, and does not stand out. */
  past?: true;
}

/** A mark as one character, for places that cannot draw one. */
export const SIGNS: Record<Mark['tone'], string> = {
  idle: '○',
  active: '●',
  warning: '▲',
  stopped: '■',
  good: '✓',
  muted: '–',
};

/** How many likely people get a button of their own next to a people picker. */
const LIKELY = 3;

/** One row of a list: a title, a line of detail and what can be done with it. */
export interface ListItem {
  mark?: Mark;
  title: Text;
  detail?: Text;
  controls?: Control[];
}

/** One bar of a chart. */
export interface Bar {
  label: string;
  /** Its length, 0 to 1. */
  share: number;
  /** Its value in words. */
  text: string;
}

/** A part of a view, top to bottom. */
export type Block =
  | { block: 'heading'; text: Text }
  | { block: 'text'; text: Text }
  | { block: 'note'; text: Text }
  | { block: 'items'; items: ListItem[] }
  | { block: 'controls'; controls: Control[] }
  /** How far something has come: `share` 0 to 1, and the same in words. */
  | { block: 'progress'; share: number; text: Text }
  | Chart;

/** Shares to compare at a glance. The text around a chart says the same, so nobody has to see it. */
export interface Chart {
  block: 'chart';
  title: string;
  bars: Bar[];
  /** The bars are points in time, oldest first. */
  over?: 'time';
}

/** The content of one message or page. */
export interface View {
  blocks: Block[];
  /** Which page this is, for platforms that show it in a place of its own (Slack's App Home). */
  page?: 'home';
  /** A language model has worded part of it: people are told so. */
  reworded?: true;
}

/** One input of a form. */
export interface Field {
  name: string;
  label: string;
  /** `day`: a date, `YYYY-MM-DD`, or words that say one. */
  type: 'line' | 'text' | 'options' | 'people' | 'day';
  required: boolean;
  value: string;
  hint: string;
  max: number;
  options: Option[];
}

/** Asks for a call's missing arguments; submitted as the same call with them filled in. */
export interface Form {
  title: string;
  submit: string;
  fields: Field[];
  call: Call;
}

/** A title. */
export const heading = (text: Text): Block => ({ block: 'heading', text });
/** Ordinary text. */
export const paragraph = (text: Text): Block => ({ block: 'text', text });
/** Small print. */
export const note = (text: Text): Block => ({ block: 'note', text });
/** How far something has come. @param share 0 to 1 @param text the same in words: "2 of 5 done" */
export const progress = (share: number, text: Text): Block => ({ block: 'progress', share, text });
/** Bars next to one another. */
export const chart = (title: string, ...bars: Bar[]): Chart => ({ block: 'chart', title, bars });
/** Bars that follow one another in time, oldest first. */
export const timeChart = (title: string, ...bars: Bar[]): Chart => ({ ...chart(title, ...bars), over: 'time' });
/** A list. */
export const items = (list: ListItem[]): Block => ({ block: 'items', items: list });
/** A row of buttons and pickers; `undefined` ones are left out. */
export const controls = (...list: (Control | undefined)[]): Block => ({
  block: 'controls',
  controls: list.filter((control) => control !== undefined),
});

function hasContent(block: Block): boolean {
  if (block.block === 'items') return block.items.length > 0;
  if (block.block === 'chart') return block.bars.length > 0;
  return block.block === 'controls' ? block.controls.length > 0 : true;
}

/** A view of these blocks; missing and empty ones are left out. */
export function view(...blocks: (Block | undefined)[]): View {
  return { blocks: blocks.filter((block) => block !== undefined).filter(hasContent) };
}

/**
 * The tightest published limits of any platform, so that every view renders on all of them. Slack's: header 150, section
 * text 3000, 25 elements in an actions block, button text 75, 100 options of 75, 50 blocks a message, button value 2000,
 * modal title 24.
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

/** The first `most` UTF-16 units of a text; only the last span is cut. */
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
const fitOption = (option: Option): Option => ({
  ...option,
  label: fitLabel(option.label),
  ...(option.act !== undefined && { act: fitLabel(option.act) }),
});

/** Longest argument that a control carries, UTF-16 units. A longer one is dropped and the form asks for it again. */
const LONGEST_ARGUMENT = 600;

function fitCall(call: Call): Call {
  const args = Object.fromEntries(Object.entries(call.args).filter(([, value]) => value.length <= LONGEST_ARGUMENT));
  return { ...call, args, ...(call.after && { after: fitCall(call.after) }) };
}

function fitControl(control: Control): Control {
  const fitted = { ...control, label: fitLabel(control.label), call: fitCall(control.call) };
  if (fitted.control === 'button') return fitted;
  return { ...fitted, options: fitted.options.slice(0, LIMITS.options).map(fitOption) };
}

function fitItem(item: ListItem): ListItem {
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

function fitBlock(block: Block): Block {
  switch (block.block) {
    case 'items':
      return { ...block, items: block.items.slice(0, LIMITS.items).map(fitItem) };
    case 'controls':
      return { ...block, controls: block.controls.slice(0, LIMITS.controls).map(fitControl) };
    case 'chart':
      return { ...block, title: cut(block.title, LIMITS.heading), bars: block.bars.slice(0, LIMITS.bars).map(fitBar) };
    case 'heading':
      return { ...block, text: shorten(block.text, LIMITS.heading) };
    default:
      return { ...block, text: shorten(block.text, LIMITS.text) };
  }
}

/** The view cut to `LIMITS`. Long text ends in "…"; lists are paged before they get here. */
export const fitView = (whole: View): View => ({
  ...whole,
  blocks: whole.blocks.slice(0, LIMITS.blocks).map(fitBlock),
});

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

/** The likely people of a picker, as buttons next to it: those with words of their own, or the first ones. */
export function likelyIn({ of, options }: Picker): { value: string; label: string }[] {
  if (of !== 'people') return [];
  const own = options.filter(({ act }) => act !== undefined);
  return (own.length > 0 ? own : options)
    .slice(0, LIKELY)
    .map(({ value, label, act }) => ({ value, label: act ?? label }));
}

/** Every control of a view, inside items as well. */
export function controlsOf(whole: View): Control[] {
  return whole.blocks.flatMap((block) => {
    if (block.block === 'controls') return block.controls;
    return block.block === 'items' ? block.items.flatMap((item) => item.controls ?? []) : [];
  });
}

const BAR_WIDTH = 10;

/** A bar as text, for places that cannot draw one: `███████░░░` for 0.7. */
export function barOf(share: number): string {
  const filled = Math.round(BAR_WIDTH * share);
  return '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
}

const BAR_HEIGHTS = '▁▂▃▄▅▆▇█';

/** Bars as one line of characters: `▁▃▆█`. */
export const sparkline = (bars: readonly Bar[]): string =>
  bars.map(({ share }) => BAR_HEIGHTS[Math.round(share * (BAR_HEIGHTS.length - 1))] ?? '').join('');

/** A chart as text, for people who cannot see it. */
export const chartAsText = ({ title, bars }: Chart): string =>
  `${title}: ${bars.map(({ label, text }) => `${label} ${text}`).join(', ')}`;

/** `[In progress] Training — Bo Berg · 3 days`. */
function itemAsText(item: ListItem): string {
  const mark = item.mark ? `[${item.mark.label}] ` : '';
  const detail = item.detail && item.detail.length > 0 ? ` — ${flat(item.detail)}` : '';
  return `${mark}${flat(item.title)}${detail}`;
}

function blockAsLines(block: Block): string[] {
  if (block.block === 'controls' || block.block === 'chart') return [];
  return block.block === 'items' ? block.items.map(itemAsText) : [flat(block.text)];
}

/** The view as plain lines: for notifications, and platforms without blocks. */
export const plainText = (whole: View): string => whole.blocks.flatMap(blockAsLines).join('\n');
