/** What unfolds: the rest of long lines behind "more", and what buttons next to a line open below it. */
import { cut } from '../../src/model/text.js';
import type { CardAction, CardElement } from './cards.js';
import { actionRows, type ControlRenderer } from './controls.js';
import { richText, type TextRun, textRun } from './runs.js';

/** Characters of small print in two lines of most windows. */
const TWO_LINES = 150;
/** A rest that is hardly longer than "more" is not folded. */
const WORTH_FOLDING = 40;

/** One line of details; if it is long, cut, with the whole of it behind "more". */
export function foldedLine(line: readonly TextRun[], controls: ControlRenderer): CardElement[] {
  const length = line.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= TWO_LINES + WORTH_FOLDING) return [richText(line, { spacing: 'None' })];
  const id = controls.nextFold();
  const whole = `${id}w`;
  const more = textRun(` ${controls.words.readMore}`, {
    ...{ size: 'Small', color: 'Accent' },
    selectAction: { type: 'Action.ToggleVisibility', targetElements: [id, whole] },
  });
  return [
    richText([...leading(line), more], { spacing: 'None', id }),
    richText(line, { spacing: 'None', id: whole, isVisible: false }),
  ];
}

/** The runs up to two lines. */
function leading(line: readonly TextRun[]): TextRun[] {
  const kept: TextRun[] = [];
  let left = TWO_LINES;
  for (const run of line) {
    if (left <= 1) break;
    kept.push({ ...run, text: cut(run.text, left) });
    left -= run.text.length;
  }
  return kept;
}

/** Buttons whose cards unfold below the row, over its whole width: next to a line they would have the width of the button. */
export function unfoldingBelow(
  actions: readonly CardAction[],
  controls: ControlRenderer,
): { buttons: CardAction[]; unfolded: CardElement[] } {
  const unfolded: CardElement[] = [];
  const buttons = actions.map((action): CardAction => {
    const { card, ...rest } = action;
    if (!card) return action;
    const id = controls.nextFold();
    const items = [...card.body, ...actionRows(card.actions, { spacing: 'Small' })];
    unfolded.push({ type: 'Container', id, isVisible: false, style: 'emphasis', items });
    return { ...rest, type: 'Action.ToggleVisibility', targetElements: [id] };
  });
  return { buttons, unfolded };
}
