/** The items of a view as lines of a card, each with its mark, its details and its buttons. */
import { flat, plain, type Text } from '../../src/model/text.js';
import { type ListItem, type Mark, SIGNS } from '../../src/view.js';
import type { CardAction, CardElement } from './cards.js';
import { actionRows, type ControlRenderer } from './controls.js';
import { richText, runLines, textRun } from './runs.js';

/** Colour only repeats what the sign and the words of a mark already say. */
const MARK_COLORS: Partial<Record<Mark['tone'], string>> = {
  active: 'Accent',
  warning: 'Warning',
  stopped: 'Attention',
  good: 'Good',
};
/** Characters that fit side by side without a line break in most windows. */
const ONE_LINE = 56;
const NO_SPACING = { spacing: 'None' };
const SUBTLE = { isSubtle: true };

/** The items of one list. They look alike: if one of them needs a second line for its details, all get one. */
export function listElements(items: readonly ListItem[], controls: ControlRenderer): CardElement[] {
  const compact = items.every(fitsOneLine);
  return items.flatMap((item) => itemElements(item, compact, controls));
}

const fitsOneLine = (item: ListItem): boolean =>
  flat(item.title).length + flat(detailsOf(item)).length <= ONE_LINE && !flat(item.title).includes('\n');

/** What follows the title: "blocked · since Monday". */
function detailsOf({ mark, detail }: ListItem): Text {
  const details: Text[] = [...(mark ? [[plain(mark.label)]] : []), ...(detail && flat(detail) !== '' ? [detail] : [])];
  return details.flatMap((text, i) => (i > 0 ? [plain(' · '), ...text] : text));
}

function itemElements(item: ListItem, compact: boolean, controls: ControlRenderer): CardElement[] {
  const lines = itemLines(item, compact);
  const actions = controls.actions(item.controls ?? [], item.title);
  const [only, second] = actions;
  // A single plain button stands next to its line; one that unfolds a card needs the whole width.
  if (only && !second && only.type !== 'Action.ShowCard') return [withButton(lines, only, compact)];
  return [...lines, ...actionRows(actions, { spacing: 'Small' })];
}

function itemLines(item: ListItem, compact: boolean): CardElement[] {
  const { mark, title, controls = [] } = item;
  const details = detailsOf(item);
  const sign = mark ? [textRun(`${SIGNS[mark.tone]}  `, markStyle(mark))] : [];
  const [first = [textRun('…')], ...rest] = runLines(title);
  const sameLine = compact && details.length > 0 ? [textRun(' · ', SUBTLE), ...runLines(details, SUBTLE).flat()] : [];
  const ownLines = compact ? [] : runLines(details, { ...SUBTLE, size: 'Small' });
  return [
    richText([...sign, ...first, ...sameLine], { spacing: compact && controls.length < 2 ? 'Small' : 'Medium' }),
    ...[...rest, ...ownLines].map((line) => richText(line, NO_SPACING)),
  ];
}

const markStyle = ({ tone }: Mark): object => (MARK_COLORS[tone] ? { color: MARK_COLORS[tone] } : SUBTLE);

const withButton = (lines: readonly CardElement[], action: CardAction, compact: boolean): CardElement => ({
  type: 'ColumnSet',
  spacing: compact ? 'Small' : 'Medium',
  columns: [
    { type: 'Column', width: 'stretch', items: lines, verticalContentAlignment: 'Center' },
    { type: 'Column', width: 'auto', items: [{ type: 'ActionSet', actions: [action] }] },
  ],
});
