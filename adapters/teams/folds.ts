/** Long lines, cut to about two lines of a window, with "more" to read the rest where it stands. */
import { cut } from '../../src/model/text.js';
import type { CardElement } from './cards.js';
import type { ControlRenderer } from './controls.js';
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
