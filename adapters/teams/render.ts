/** View -> Adaptive Card, for messages and for dialogs. Words of people stand where no Markdown is read. */
import { asks } from '../../src/features/index.js';
import { bold, cut, flat, plain, type Text } from '../../src/model/text.js';
import {
  type Block,
  type Button,
  type Control,
  LIKELY,
  LIMITS,
  type ListItem,
  type Mark,
  type Option,
  type Picker,
  plainText,
  SIGNS,
  type View,
} from '../../src/view.js';
import { shrinkCall } from '../platform/calls.js';
import { CHOSEN } from './actions.js';
import { type Action, type Card, card, type Element } from './cards.js';
import { chartOf } from './charts.js';
import { fitCard, fits } from './limits.js';
import { lines, type Run, rich, run } from './runs.js';
import { escaped } from './text.js';

/** The few words that a renderer adds by itself, from `prompts/`. */
export interface Words {
  somebodyElse: string;
  more: string;
  ok: string;
  choose: string;
  cancel: string;
}

export interface Look {
  /** In a dialog a press is sent to the dialog, and answered in it. */
  surface: 'message' | 'dialog';
  words: Words;
  /** Whether a control that leads to a form opens a dialog; else the form takes the place of the card. */
  dialogs: boolean;
  /** In a dialog: what it belongs to, sealed. */
  at?: string | undefined;
  /** People that can be chosen besides the likely ones. */
  people?: readonly Option[];
  /** Whether the client asks the directory for others. */
  directory?: boolean;
  /** Whose start page it is, by Teams' id: it draws itself anew when they look at it. */
  viewer?: string | undefined;
}

/** Colour comes on top of sign and word. */
const COLOURS: Partial<Record<Mark['tone'], string>> = {
  active: 'Accent',
  warning: 'Warning',
  stopped: 'Attention',
  good: 'Good',
};
/** Characters that stand side by side without a break in most windows. */
const ONE_LINE = 56;
/** Actions in a row. */
const ROW = 5;
/** Longest value that a list carries. */
const LONGEST_VALUE = 150;
const PEOPLE = 'graph.microsoft.com/users?scope=currentContext';

const none = { spacing: 'None' };

export const label = (text: string, most: number = LIMITS.label): string => cut(text.trim() === '' ? '…' : text, most);

class Renderer {
  private n = 0;
  /** One button that stands out, not several. */
  private first = true;

  /** @param terse choices are made in a form, and not in the card, which would be too large with all of them */
  constructor(
    private readonly look: Look,
    private readonly terse: boolean,
  ) {}

  private text(text: Text, more: object = {}): Element[] {
    return lines(text, more).map((line, i) => rich(line, i === 0 ? {} : none));
  }

  /**
   * The action that makes a call.
   * @param of the line of a list that it stands at: a screen reader hears which it is
   * @param form whether it leads to one
   */
  private act(title: string, data: object, of?: Text, style?: string, form = false): Action {
    const { surface, dialogs, at } = this.look;
    const all = { ...data, ...(at && { at }) };
    const more = {
      title: label(title),
      ...(of && { tooltip: cut(`${title}: ${flat(of)}`, 60) }),
      ...(style && { style }),
    };
    if (surface === 'dialog') return { type: 'Action.Submit', ...more, data: all };
    if (dialogs && form) return { type: 'Action.Submit', ...more, data: { ...all, msteams: { type: 'task/fetch' } } };
    return { type: 'Action.Execute', verb: 'call', ...more, data: all };
  }

  private button(button: Button, of?: Text): Action {
    const primary = button.style === 'primary' && this.first;
    if (primary) this.first = false;
    const style = primary ? 'positive' : button.style === 'danger' ? 'destructive' : undefined;
    const data = { call: shrinkCall(button.call) };
    if (!button.confirm) return this.act(button.label, data, of, style, asks(button));
    // Cards cannot ask before they act: the question opens under the button, with the deed in it.
    const body = this.text([plain(button.confirm)]);
    const actions = [this.act(button.label, data, of, 'destructive')];
    return { type: 'Action.ShowCard', title: label(button.label), card: inner(body, actions) };
  }

  /** A choice opens under its button. */
  private choice(title: string, picker: Picker, choices: readonly Option[], of?: Text): Action | undefined {
    const people = picker.of === 'people';
    if (choices.length === 0 && !(people && this.look.directory)) return undefined;
    if (this.terse) return this.button({ control: 'button', label: title, call: picker.call }, of);
    this.n += 1;
    const { directory = false, words } = this.look;
    const input = choiceSet(`${CHOSEN}:${this.n}`, choices, { people, directory });
    const data = { call: shrinkCall(picker.call), arg: picker.arg, ...(people && { people: picker.arg }) };
    const actions = [this.act(words.ok, data, undefined, 'positive')];
    return {
      type: 'Action.ShowCard',
      title: label(title),
      card: inner([{ ...input, label: label(picker.label) }], actions),
    };
  }

  /** The likely people as buttons of one press, and everybody behind them; other choices in a list. */
  private picker(picker: Picker, of?: Text): Action[] {
    const options = offered(picker.options);
    if (picker.of === 'options') return [this.choice(picker.label, picker, options, of) ?? []].flat();
    const likely = options.slice(0, LIKELY).map((one) => {
      const call = { ...picker.call, args: { ...picker.call.args, [picker.arg]: one.value } };
      return this.button({ control: 'button', label: one.label, call }, of);
    });
    const all = offered([...options, ...(this.look.people ?? [])]);
    const title = likely.length > 0 ? this.look.words.somebodyElse : picker.label;
    return [...likely, ...[this.choice(title, picker, all, of) ?? []].flat()];
  }

  private actions(controls: readonly Control[], of?: Text): Action[] {
    return controls.flatMap((one) => (one.control === 'button' ? [this.button(one, of)] : this.picker(one, of)));
  }

  private rows(actions: readonly Action[], more: object = {}): Element[] {
    const rows: Element[] = [];
    for (let i = 0; i < actions.length; i += ROW)
      rows.push({ type: 'ActionSet', actions: actions.slice(i, i + ROW), ...(i === 0 ? more : { spacing: 'Small' }) });
    return rows;
  }

  /** Lines of one list look alike: all in one line each, or all in two. */
  private list(all: readonly ListItem[]): Element[] {
    const short = all.every(isShort);
    return all.flatMap((item) => this.item(item, short));
  }

  private item({ mark, title, detail, controls = [] }: ListItem, short: boolean): Element[] {
    const head: Run[] = mark ? [run(`${SIGNS[mark.tone]}  `, colourOf(mark))] : [];
    const subtle = { isSubtle: true };
    const said = lines(title);
    const second = secondOf({ mark, detail });
    const [opening = [run('…')], ...rest] = said;
    const tail = short && second.length > 0 ? [run(' · ', subtle), ...lines(second, subtle).flat()] : [];
    const body = [
      rich([...head, ...opening, ...tail], { spacing: short && controls.length < 2 ? 'Small' : 'Medium' }),
      ...rest.map((line) => rich(line, none)),
      ...(short ? [] : lines(second, { ...subtle, size: 'Small' }).map((line) => rich(line, none))),
    ];
    const actions = this.actions(controls, title);
    const [only, second_] = actions;
    // One plain button stands beside its line; what opens something needs the whole width.
    if (only && !second_ && only.type !== 'Action.ShowCard') return [beside(body, only, short)];
    return [...body, ...this.rows(actions, { spacing: 'Small' })];
  }

  block(block: Block): Element[] {
    switch (block.block) {
      case 'heading':
        return flat(block.text).trim() === '' ? [] : [headingOf(flat(block.text))];
      case 'text':
        return this.text(block.text);
      case 'note':
        return this.text(block.text, { isSubtle: true, size: 'Small' });
      case 'items':
        return this.list(block.items);
      case 'chart':
        // Not every client that draws the bars shows the title of a chart.
        return [...this.text([bold(block.title)]), chartOf(block)];
      case 'controls':
        return this.rows(this.actions(block.controls));
    }
  }
}

/** A card under a button. */
const inner = (body: Element[], actions: Action[]): object => ({ type: 'AdaptiveCard', body, actions });

/** What stands behind or under the title of a line. */
function secondOf({ mark, detail }: { mark: Mark | undefined; detail: Text | undefined }): Text {
  const facts: Text[] = [...(mark ? [[plain(mark.label)]] : []), ...(detail && flat(detail) !== '' ? [detail] : [])];
  return facts.flatMap((fact, i) => [...(i > 0 ? [plain(' · ')] : []), ...fact]);
}

const isShort = ({ title, mark, detail }: ListItem): boolean =>
  flat(title).length + flat(secondOf({ mark, detail })).length <= ONE_LINE && !flat(title).includes('\n');

const colourOf = ({ tone }: Mark): object => (COLOURS[tone] ? { color: COLOURS[tone] } : { isSubtle: true });

const headingOf = (text: string): Element => ({
  type: 'TextBlock',
  text: escaped(cut(text.replaceAll('\n', ' '), LIMITS.heading)),
  size: 'Medium',
  weight: 'Bolder',
  spacing: 'Large',
  wrap: true,
  style: 'heading',
});

const beside = (body: readonly Element[], action: Action, short: boolean): Element => ({
  type: 'ColumnSet',
  spacing: short ? 'Small' : 'Medium',
  columns: [
    { type: 'Column', width: 'stretch', items: body, verticalContentAlignment: 'Center' },
    { type: 'Column', width: 'auto', items: [{ type: 'ActionSet', actions: [action] }] },
  ],
});

/** Choices that a list can carry, each once. */
export const offered = (options: readonly Option[]): Option[] =>
  options.filter(
    ({ value }, i) =>
      value !== '' && value.length <= LONGEST_VALUE && options.findIndex((one) => one.value === value) === i,
  );

/** A list to choose from; of people, with the directory behind it where there is one: a client that has none shows no list then. */
export function choiceSet(
  id: string,
  options: readonly Option[],
  { people, directory }: { people: boolean; directory: boolean },
  placeholder?: string,
): Element {
  return {
    type: 'Input.ChoiceSet',
    id,
    style: people ? 'filtered' : 'compact',
    ...(placeholder && { placeholder }),
    choices: options
      .filter((one) => one.value.length <= LONGEST_VALUE)
      .map((one) => ({ title: label(one.label), value: one.value })),
    ...(people && directory && { 'choices.data': { type: 'Data.Query', dataset: PEOPLE } }),
  };
}

/** What a notification shows, and a client that does not know cards. */
export const fallback = (view: View, most = 1_000): string => cut(plainText(view) || '…', most);

/** The card of a view: with choices in it where there is room for them, and cut to what Teams takes. */
export function render(view: View, look: Look): Card {
  const whole = cardOf(view, look, false);
  const made = fits(whole) ? whole : cardOf(view, look, true);
  return fitCard(made, rich([run(look.words.more, { isSubtle: true })]));
}

function cardOf(view: View, look: Look, terse: boolean): Card {
  const renderer = new Renderer(look, terse);
  const body = view.blocks.flatMap((block) => renderer.block(block));
  return card(body.length > 0 ? body : [rich([run('…')])], {
    fallbackText: fallback(view, 400),
    msteams: { width: 'Full' },
    ...(look.viewer && { refresh: refreshOf(look.viewer) }),
  });
}

const refreshOf = (viewer: string) => ({
  action: { type: 'Action.Execute', title: '↻', verb: 'look', data: { call: { command: 'home', args: {} } } },
  userIds: [viewer],
});
