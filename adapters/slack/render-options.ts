/** What rendering depends on besides the view. */
import type { Chart } from '../../src/view/view.js';
import type { Surface } from './limits.js';

/** The few words that a renderer adds itself, from `prompts/`. */
export interface BlockWords {
  /** On the button that leaves a question unanswered. */
  cancel: string;
  /** In the menu of everybody, next to the likely people. */
  somebodyElse: string;
  /** In place of what did not fit. */
  more: string;
}

/** Where a view is shown, and to whom. */
export interface RenderOptions {
  surface: Surface;
  /** Whether others see it too. People are then named: a mention would notify them. */
  shared: boolean;
  words: BlockWords;
  /** Whether Slack draws charts in this workspace: in messages alone, and not where it has refused one. */
  native?: boolean;
  /** The address of a chart's picture. Without it, charts are made of characters. */
  picture?: ((chart: Chart) => string | undefined) | undefined;
}
