/** The items of a view as lines of a card, each with its mark, its details and its buttons. */
import { flat, plain, type Text } from '../../src/model/text.js';
import { type ListItem, type Mark, SIGNS } from '../../src/view.js';
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
const NO_SPACING = { spacing: 'None' };
const SUBTLE = { isSubtle: true };
const SMALL = { ...SUBTLE, size: 'Small' };

/** How the items of one list look: alike. */
interface ListLook {
  /** Each on one line: none of them needs a second one for its details. */
  compact: boolean;
  /** The one button of each stands next to its line. */
  beside: boolean;
  /** Next to its title alone, with the details over the whole width below. */
  detailsBelow: boolean;
}

/** The items of one list. */
export function listElements(items: readonly ListItem[], controls: ControlRenderer): CardElement[] {
  const rows = items.map((item) => ({ item, actions: controls.actions(item.controls ?? [], item.title) }));
  const look = {
    compact: items.every(fitsOneLine),
    beside: rows.every(({ actions }) => fitsBeside(actions)),
    detailsBelow: items.some((item) => flat(detailsOf(item)).length > LONG_DETAILS),
  };
  return rows.flatMap(({ item, actions }) => onGround(item, itemElements(item, actions, look, controls)));
}

const fitsOneLine = (item: ListItem): boolean =>
  flat(item.title).length + flat(detailsOf(item)).length <= ONE_LINE && !flat(item.title).includes('\n');

const fitsBeside = (actions: readonly CardAction[]): boolean => actions.filter(isShown).length <= 1;

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
  const lines = itemLines(item, look, controls);
  if (actions.length === 0) return lines;
  if (look.beside) {
    const { buttons, unfolded } = unfoldingBelow(actions, controls);
    const own = look.detailsBelow ? lines.slice(0, 1) : lines;
    return [withButton(own, actionRows(buttons), look), ...lines.slice(own.length), ...unfolded];
  }
  return [...lines, ...actionRows(actions, { spacing: 'Small' })];
}

function itemLines(item: ListItem, { compact, beside }: ListLook, controls: ControlRenderer): CardElement[] {
  const { mark, title, controls: own = [] } = item;
  const sign = mark ? [textRun(`${SIGNS[mark.tone]}  `, markStyle(mark))] : [];
  const [first = [textRun('…')], ...rest] = runLines(title);
  const details = detailRuns(item, compact ? SUBTLE : SMALL);
  const sameLine = compact && details.length > 0 ? [textRun(' · ', SUBTLE), ...details.flat()] : [];
  const ownLines = compact ? [] : details.flatMap((line) => foldedLine(line, controls));
  const spacing = compact && (beside || own.length === 0) ? 'Small' : 'Medium';
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
  const style = mark && GROUNDS[mark.tone];
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
