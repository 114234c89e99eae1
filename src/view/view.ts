/** What a message shows, not how: each platform's renderer turns a view into its own blocks, cards or HTML. */
import type { Text } from '../model/text.js';

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
  /** People who have a button of their own for it. A platform that lists its own people lists them too. */
  but?: readonly string[];
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

/** How many likely people get a button of their own next to a people picker. */
const LIKELY = 3;

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
