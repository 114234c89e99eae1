/** Options to render with. */
import type { CardWords, RenderOptions } from '../../../adapters/teams/render-options.js';
import { opensForm } from '../../../src/features/index.js';

/** The words that renderers add, in English. */
export const CARD_WORDS: CardWords = {
  somebodyElse: 'Someone else…',
  more: '… more',
  readMore: 'more',
  inWords: 'Or in words',
  ok: 'OK',
  choose: 'Choose…',
  cancel: 'Cancel',
};

/** A message, in a Teams with dialogs and a directory. */
export const MESSAGE_OPTIONS: RenderOptions = {
  surface: 'message',
  words: CARD_WORDS,
  opensDialog: opensForm,
  directory: true,
  people: [{ value: 'p', label: 'Pia' }],
};
