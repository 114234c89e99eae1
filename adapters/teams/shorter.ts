/** Shorter forms of a view whose card would be too large. Each row stays, and so does every control below the rows. */

import { shorten } from '../../src/model/text.js';
import type { Block, Control, ListItem, View } from '../../src/view/view.js';
import { shrinkCall } from '../platform/calls.js';

/** How a view is shortened. Lengths in UTF-16 units. */
interface Shortening {
  /** Choices are made in forms instead of on the card. */
  terse: boolean;
  /** Longest title and longest details of a row. */
  row: number;
  /** Longest paragraph. */
  text: number;
  /** Longest call of a button, as JSON. */
  call: number;
  /** Most controls of a row. */
  controls: number;
}

const ALL = Number.POSITIVE_INFINITY;

/** The forms, the best first. The last fits for twenty rows with texts and calls of any length. */
export const SHORTENINGS: readonly Shortening[] = [
  { terse: false, row: ALL, text: ALL, call: ALL, controls: ALL },
  { terse: true, row: ALL, text: ALL, call: ALL, controls: ALL },
  { terse: true, row: 240, text: 1_200, call: 400, controls: ALL },
  { terse: true, row: 80, text: 400, call: 200, controls: 2 },
];

/** The view in a shorter form. */
export function shortened(view: View, how: Shortening): View {
  if (how.row === ALL) return view;
  return { ...view, blocks: view.blocks.map((block) => shorterBlock(block, how)) };
}

function shorterBlock(block: Block, how: Shortening): Block {
  switch (block.block) {
    case 'items':
      return { ...block, items: block.items.map((item) => shorterItem(item, how)) };
    case 'controls':
      return { ...block, controls: block.controls.map((control) => shorterControl(control, how)) };
    case 'text':
    case 'note':
      return { ...block, text: shorten(block.text, how.text) };
    default:
      return block;
  }
}

const shorterItem = ({ title, detail, controls, ...rest }: ListItem, how: Shortening): ListItem => ({
  ...rest,
  title: shorten(title, how.row),
  ...(detail && { detail: shorten(detail, how.row) }),
  ...(controls && { controls: controls.slice(0, how.controls).map((control) => shorterControl(control, how)) }),
});

const shorterControl = (control: Control, { call }: Shortening): Control => ({
  ...control,
  call: shrinkCall(control.call, call),
});
