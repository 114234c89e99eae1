/** What rendering depends on besides the view. */
import type { Button, Option } from '../../src/view/view.js';

/** The few words a renderer adds itself, from `prompts/`. */
export interface CardWords {
  /** On the button that opens a list of everybody, e.g. "Somebody else…". */
  somebodyElse: string;
  /** In place of what did not fit. */
  more: string;
  /** Behind a text that is cut: unfolds the rest. */
  readMore: string;
  /** On the button that confirms a choice. */
  ok: string;
  /** In an empty list, before anything is chosen. */
  choose: string;
  /** Above the input for a day in words, below the one that picks it. */
  inWords: string;
  /** On the button that leaves a form. */
  cancel: string;
}

/** Where a card is shown, and what its controls can offer there. */
export interface RenderOptions {
  /** On a dialog a press is sent to the dialog and answered there. */
  surface: 'message' | 'dialog';
  words: CardWords;
  /** Whether a press on this button opens a dialog. Without it, every form takes the place of its card. */
  opensDialog?: ((button: Button) => boolean) | undefined;
  /** In a dialog: the place its answers belong to, sealed. */
  at?: string | undefined;
  /** People who can be chosen besides the likely ones. */
  people?: readonly Option[];
  /** Whether the client also searches the directory for people. */
  directory?: boolean;
  /** Set on a start page: its person's Teams id. The page refreshes itself when they look at it. */
  viewer?: string | undefined;
}
