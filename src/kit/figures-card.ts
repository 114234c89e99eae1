/** Cards of figures: the insights, an audit, how nudges landed. */
import type { Text } from '../model/text.js';
import {
  type Block,
  type Button,
  controls,
  heading,
  items,
  type ListItem,
  paragraph,
  type View,
  view,
} from '../view/view.js';

interface FiguresCard {
  /** What the figures are of. */
  title: Text;
  /** What stands above the lines. */
  before?: readonly Block[];
  /** A line for each figure. */
  lines: readonly ListItem[];
  /** What is said if there are no lines. */
  none?: Text;
  /** What stands below them. */
  after?: readonly Block[];
  /** What the figures rest on. */
  basis: Block | undefined;
  /** Where to go on. */
  steps: readonly (Button | undefined)[];
}

/** A card of figures: always in this order, so that each thing is found where it is on the others. */
export const figuresCard = ({ title, before = [], lines, none, after = [], basis, steps }: FiguresCard): View =>
  view(
    heading(title),
    ...before,
    lines.length === 0 && none ? paragraph(none) : items([...lines]),
    ...after,
    basis,
    controls(...steps),
  );
