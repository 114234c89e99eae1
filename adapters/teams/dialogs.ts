/** Dialogs: windows that Teams opens over the conversation (learn.microsoft.com: "Dialogs" and "task modules"). */
import { cut, plain } from '../../src/model/text.js';
import { paragraph, type View, view } from '../../src/view/view.js';
import { type AdaptiveCard, attachmentOf } from './cards.js';
import { type InvokeAnswer, invokeAnswer } from './invoke-answers.js';
import { renderCard } from './render.js';
import type { CardWords, RenderOptions } from './render-options.js';

const LONGEST_TITLE = 60;

/** Opens a dialog with a card, or shows the card in the dialog that is open. */
export const dialogAnswer = (title: string, card: AdaptiveCard): InvokeAnswer =>
  invokeAnswer({
    task: {
      type: 'continue',
      value: { title: cut(title, LONGEST_TITLE), height: 'medium', width: 'medium', card: attachmentOf(card) },
    },
  });

/** A dialog with a view. */
export const viewDialog = (title: string, content: View, options: Omit<RenderOptions, 'surface'>): InvokeAnswer =>
  dialogAnswer(title, renderCard(content, { ...options, surface: 'dialog' }));

/** A dialog with one line. */
export const lineDialog = (title: string, text: string, words: CardWords): InvokeAnswer =>
  viewDialog(title, view(paragraph([plain(text)])), { words });
