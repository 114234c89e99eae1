/** Views and forms cut to what every platform takes. */
import { cut, shorten } from '../model/text.js';
import type { Bar, Block, Call, Control, Form, ListItem, Option, View } from './view.js';

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
