/** Items of a list in Slack: as lines of one section, or each with its controls. */
import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { flat, plain, type Text, withoutStop } from '../../src/model/text.js';
import { LIMITS } from '../../src/view/fit.js';
import type { Button, ListItem, Mark } from '../../src/view/view.js';
import type { Controls } from './controls.js';
import { MAX_SECTION, mrkdwnElement } from './elements.js';
import { escaped, fitMrkdwn, isBlank, mrkdwn } from './mrkdwn.js';

/** A mark as people see it in Slack: by its colour and its shape. Its words follow it. */
const SIGNS: Readonly<Record<Mark['tone'], string>> = {
  idle: ':white_circle:',
  active: ':large_blue_circle:',
  warning: ':warning:',
  stopped: ':no_entry:',
  good: ':white_check_mark:',
  muted: ':heavy_minus_sign:',
};

/** The emoji of a mark. */
export const signOf = ({ tone }: Mark): string => SIGNS[tone];

/** Items that have a row of buttons each: of more, the buttons stand behind "…". */
const MOST_ROWS = 3;

/** Characters that fit on one line in most windows; next to a control. */
const [ONE_LINE, BESIDE] = [70, 45];

/** Details longer than this stand below their row: next to a control, a phone would show them as a narrow column. */
const LONG_DETAILS = 90;

/** A line: its title, and the facts behind it, or below it if they are long. */
function lineOf({ mark, title, detail, controls = [] }: ListItem, mentions: boolean, bullet = ''): string {
  const facts = [mark ? escaped(mark.label) : '', detail ? mrkdwn(detail, mentions) : ''].filter((fact) => fact !== '');
  const length = flat(title).length + (mark?.label.length ?? 0) + (detail ? flat(detail).length : 0);
  const isOneLine = facts.length > 0 && length <= (controls.length > 0 ? BESIDE : ONE_LINE);
  const name = isBlank(title) ? '…' : mrkdwn(isOneLine ? withoutStop(title) : title, mentions);
  const head = mark ? `${signOf(mark)} ${name}` : `${bullet}${name}`;
  if (facts.length === 0) return head;
  return `${head}${isOneLine ? ' · ' : '\n'}${facts.join(' · ')}`;
}

/** A line that fits into a section. One that does not loses its styles, and half of the room is for the title. */
function fittedLine(item: ListItem, mentions: boolean, bullet: string): string {
  const line = lineOf(item, mentions, bullet);
  if (line.length <= MAX_SECTION) return line;
  const half = MAX_SECTION / 2 - LIMITS.label;
  const short = (text: Text) => [plain(fitMrkdwn([plain(flat(text))], false, half))];
  const shortened = { ...item, title: short(item.title), ...(item.detail && { detail: short(item.detail) }) };
  return lineOf(shortened, mentions, bullet).slice(0, MAX_SECTION);
}

const section = (text: string): KnownBlock => ({ type: 'section', text: mrkdwnElement(text) });

/** Whether its buttons, all of a kind, can stand behind "…" at the end of its line. */
const isMenu = ({ controls = [] }: ListItem): boolean =>
  controls.length > 1 && controls.every((control) => control.control === 'button' && !control.style);

const buttonsOf = ({ controls = [] }: ListItem): Button[] =>
  controls.flatMap((control) => (control.control === 'button' ? [control] : []));

/** An item with controls: a single one stands at the end of its line, several below it. @param details what stands between */
function withControls(line: string, elements: ActionsBlockElement[], details: readonly KnownBlock[]): KnownBlock[] {
  const [only, more] = elements;
  if (!only) return [section(line), ...details];
  if (!more && (only.type === 'button' || only.type === 'static_select'))
    return [{ type: 'section', text: mrkdwnElement(line), accessory: only }, ...details];
  return [section(line), ...details, { type: 'actions', elements }];
}

/** Whether an item would have long details next to the one control at the end of its line. */
const isNarrow = ({ detail = [], controls = [] }: ListItem): boolean =>
  controls.filter((control) => control.control === 'picker' || !control.minor).length === 1 &&
  flat(detail).length > LONG_DETAILS;

/** Its details below it, over the whole width. */
function detailsBelow({ detail = [] }: ListItem, mentions: boolean): KnownBlock[] {
  return isBlank(detail)
    ? []
    : [{ type: 'context', elements: [mrkdwnElement(fitMrkdwn(detail, mentions, MAX_SECTION))] }];
}

/** @param mentions whether people are mentioned, or only named */
export function listBlocks(list: readonly ListItem[], controls: Controls, mentions: boolean): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let lines: string[] = [];
  const closeSection = () => {
    if (lines.length > 0) blocks.push(section(lines.join('\n')));
    lines = [];
  };
  // A row of buttons under each line would push the next lines off the screen.
  const inMenus = list.filter(isMenu).length > MOST_ROWS;
  // Where lines run on below their first one, it has to be seen where the next begins.
  const bullet = list.length > 1 && list.some(({ detail, controls }) => detail && !controls?.length) ? '• ' : '';
  const isWide = list.some(isNarrow);
  for (const item of list) {
    const line = fittedLine(isWide && item.controls?.length ? { ...item, detail: [] } : item, mentions, bullet);
    const menu = inMenus && isMenu(item) ? controls.menu(buttonsOf(item)) : undefined;
    if (menu) {
      closeSection();
      blocks.push({ type: 'section', text: mrkdwnElement(line), accessory: menu });
    } else if (item.controls && item.controls.length > 0) {
      closeSection();
      const details = isWide ? detailsBelow(item, mentions) : [];
      blocks.push(...withControls(line, controls.elements(item.controls, item.title), details));
    } else {
      if ([...lines, line].join('\n').length > MAX_SECTION) closeSection();
      lines.push(line);
    }
  }
  closeSection();
  return blocks;
}
