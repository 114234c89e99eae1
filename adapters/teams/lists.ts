/** The items of a view as lines of a card, each with its mark, its details and its buttons. */
import { flat, plain, type Text, withoutStop } from '../../src/model/text.js';
import { SIGNS } from '../../src/view/as-text.js';
import type { ListItem, Mark } from '../../src/view/view.js';
import type { CardAction, CardElement } from './cards.js';
import { actionRows, type ControlRenderer, isShown } from './controls.js';
import { foldedLine, unfoldingBelow } from './folds.js';
import { richText, runLines, type TextRun, textRun } from './runs.js';

/** Colour only repeats what the sign and the words of a mark already say. */
const MARK_COLORS: Partial<Record<Mark['tone'], string>> = {
  active: 'Accent',
  warning: 'Warning',
  stopped: 'Attention',
  good: 'Good',
};
/** What needs somebody stands on a ground of its own. */
const GROUNDS: Partial<Record<Mark['tone'], string>> = { warning: 'warning', stopped: 'attention' };
/** Details longer than this stand below their row: next to a button, a phone would show them as a narrow column. */
const LONG_DETAILS = 90;
/** Characters that fit side by side without a line break in most windows. */
const ONE_LINE = 56;
/** Widths in characters: of a card on a phone, what a button takes besides its label, "…" as a whole, and a sign. */
const [PHONE, BUTTON, MORE, SIGN] = [34, 4, 6, 3];
const NO_SPACING = { spacing: 'None' };
const SUBTLE = { isSubtle: true };
const SMALL = { ...SUBTLE, size: 'Small' };

/** How the items of one list look: alike. */
interface ListLook {
  /** Each on one line: none of them needs a second one for its details. */
  compact: boolean;
  /** A button stands next to a title alone, with the details over the whole width below. */
  detailsBelow: boolean;
}

/** The items of one list. */
export function listElements(items: readonly ListItem[], controls: ControlRenderer): CardElement[] {
  const rows = items.map((item) => ({ item, actions: controls.actions(item.controls ?? [], item.title) }));
  // Next to a button and "…", a phone has no room for more than a title.
  const isCrowded = rows.some(({ actions }) => actions.length > 1 && fitsBeside(actions));
  const look = {
    compact: !isCrowded && items.every(fitsOneLine),
    detailsBelow: isCrowded || items.some((item) => flat(detailsOf(item)).length > LONG_DETAILS),
  };
  return rows.flatMap(({ item, actions }) => onGround(item, itemElements(item, actions, look, controls)));
}

const fitsOneLine = (item: ListItem): boolean =>
  flat(item.title).length + flat(detailsOf(item)).length <= ONE_LINE && !flat(item.title).includes('\n');

/** One button, and what is behind "…", can stand next to a line. */
const fitsBeside = (actions: readonly CardAction[]): boolean => actions.filter(isShown).length <= 1;

/** Whether the longest word of a title has room next to its buttons on a phone: it would run into them. */
function hasRoom({ mark, title }: ListItem, actions: readonly CardAction[]): boolean {
  const words = flat(title).split(/\s+/);
  const needed = Math.max(...words.map((word) => word.length)) + (mark ? SIGN : 0);
  const shown = actions.filter(isShown).map(({ title: label = '' }) => label.length + BUTTON);
  const taken = shown.reduce((sum, width) => sum + width, actions.some((action) => !isShown(action)) ? MORE : 0);
  return needed <= PHONE - taken;
}

/** What follows the title: "blocked · since Monday". */
function detailsOf({ mark, detail }: ListItem): Text {
  const details: Text[] = [...(mark ? [[plain(mark.label)]] : []), ...(detail && flat(detail) !== '' ? [detail] : [])];
  return details.flatMap((text, i) => (i > 0 ? [plain(' · '), ...text] : text));
}

function itemElements(
  item: ListItem,
  actions: readonly CardAction[],
  look: ListLook,
  controls: ControlRenderer,
): CardElement[] {
  const isBeside = fitsBeside(actions) && hasRoom(item, actions);
  const lines = itemLines(item, look.compact, isBeside || actions.length === 0, controls);
  if (actions.length === 0) return lines;
  if (isBeside) {
    const { buttons, unfolded } = unfoldingBelow(actions, controls);
    const own = look.detailsBelow ? lines.slice(0, 1) : lines;
    return [withButton(own, actionRows(buttons), look), ...lines.slice(own.length), ...unfolded];
  }
  return [...lines, ...actionRows(actions, { spacing: 'Small' })];
}

/** @param isClose whether nothing but lines stands below it */
function itemLines(item: ListItem, compact: boolean, isClose: boolean, controls: ControlRenderer): CardElement[] {
  const { mark, title } = item;
  const sign = mark ? [textRun(`${SIGNS[mark.tone]}  `, markStyle(mark))] : [];
  const details = detailRuns(item, compact ? SUBTLE : SMALL);
  const follows = compact && details.length > 0;
  const [first = [textRun('…')], ...rest] = runLines(follows ? withoutStop(title) : title);
  const sameLine = follows ? [textRun(' · ', SUBTLE), ...details.flat()] : [];
  const ownLines = compact ? [] : details.flatMap((line) => foldedLine(line, controls));
  const spacing = compact && isClose ? 'Small' : 'Medium';
  return [
    richText([...sign, ...first, ...sameLine], { spacing }),
    ...rest.map((line) => richText(line, NO_SPACING)),
    ...ownLines,
  ];
}

/** The details, with the state in its colour. */
function detailRuns(item: ListItem, style: object): TextRun[][] {
  const { mark } = item;
  const color = mark && MARK_COLORS[mark.tone];
  // A warning has its ground, and its words can be those of an ordinary state: an open task that is overdue.
  if (!mark || mark.label.trim() === '' || !color || mark.tone === 'warning') return runLines(detailsOf(item), style);
  const label = mark.label.replaceAll('\n', ' ');
  const [first = [], ...rest] = runLines(detailsOf({ ...item, mark: { ...mark, label: '' } }), style);
  return [[textRun(label, { ...style, isSubtle: false, color }), ...first], ...rest];
}

const markStyle = ({ tone }: Mark): object => (MARK_COLORS[tone] ? { color: MARK_COLORS[tone] } : SUBTLE);

const onGround = ({ mark }: ListItem, elements: CardElement[]): CardElement[] => {
  const style = mark && !mark.past ? GROUNDS[mark.tone] : undefined;
  return style ? [{ type: 'Container', style, bleed: true, spacing: 'Small', items: elements }] : elements;
};

const withButton = (
  lines: readonly CardElement[],
  buttons: readonly CardElement[],
  { compact }: ListLook,
): CardElement => ({
  type: 'ColumnSet',
  spacing: compact ? 'Small' : 'Medium',
  columns: [
    { type: 'Column', width: 'stretch', items: lines, verticalContentAlignment: 'Center' },
    { type: 'Column', width: 'auto', items: buttons, verticalContentAlignment: 'Center' },
  ],
});
