/** The controls of a view as the actions of a card. */
import { cut, flat, plain, type Text } from '../../src/model/text.js';
import { type Button, type Control, likelyIn, type Option, type Picker } from '../../src/view/view.js';
import { CHOSEN, packedCall } from './actions.js';
import type { CardAction, CardElement } from './cards.js';
import { choiceSet, distinctOptions, labelText } from './choices.js';
import type { RenderOptions } from './render-options.js';
import { textElements } from './runs.js';

/** Actions of a row that are shown; the others stand behind "…". Teams cuts off what is too much for the width of a phone. */
const SHOWN = 3;
/** Actions of a row, those behind "…" included. */
const ROW = 18;
/** Longest tooltip, in characters. */
const TOOLTIP = 60;

/** One action, before it is known how the surface sends it. */
interface ActionContent {
  title: string;
  data: object;
  style?: string | undefined;
  /** The title of the list item it stands at: read out by a screen reader, "Done: #1". */
  item?: Text | undefined;
  opensDialog?: boolean;
}

/** Renders the controls of one card. It counts across them: ids of inputs are unique, and one button stands out at most. */
export class ControlRenderer {
  private inputs = 0;
  private folds = 0;
  private hasPrimary = false;

  /** @param terse leaves choices to a form: the card would be too large with the choices in it */
  constructor(
    private readonly options: RenderOptions,
    private readonly terse: boolean,
  ) {}

  /** The words that a card adds itself. */
  get words(): RenderOptions['words'] {
    return this.options.words;
  }

  /** An id for something that is folded. */
  nextFold(): string {
    this.folds += 1;
    return `fold${this.folds}`;
  }

  /** The actions of some controls. `item`: the title of the list item they stand at. */
  actions(controls: readonly Control[], item?: Text): CardAction[] {
    return controls.flatMap((control) =>
      control.control === 'button' ? [this.button(control, item)] : this.picker(control, item),
    );
  }

  private button(button: Button, item?: Text): CardAction {
    const action = this.pressed(button, item);
    return button.minor ? { ...action, mode: 'secondary' } : action;
  }

  private pressed(button: Button, item?: Text): CardAction {
    const { label: title, call, confirm } = button;
    const style = this.styleOf(button);
    const data = packedCall(call);
    if (!confirm) return this.press({ title, data, item, style, opensDialog: this.options.opensDialog?.(button) });
    // Cards cannot ask before they act, so the question unfolds under the button, together with the real one.
    return showCard(title, textElements([plain(confirm)]), [this.press({ title, data, item, style: 'destructive' })]);
  }

  private styleOf({ style }: Button): string | undefined {
    if (style === 'danger') return 'destructive';
    if (style !== 'primary' || this.hasPrimary) return undefined;
    this.hasPrimary = true;
    return 'positive';
  }

  /** Likely people as buttons and everybody else in a list; other choices all in a list. */
  private picker(picker: Picker, item?: Text): CardAction[] {
    const options = distinctOptions(picker.options);
    if (picker.of === 'options') return this.choice(picker.label, picker, options, item);
    const likely = likelyIn({ ...picker, options }).map(({ value, label }) => {
      const call = { ...picker.call, args: { ...picker.call.args, [picker.arg]: value } };
      return this.button({ control: 'button', label, call }, item);
    });
    const others = (this.options.people ?? []).filter(({ value }) => !picker.but?.includes(value));
    const everybody = distinctOptions([...options, ...others]);
    const title = likely.length > 0 ? this.options.words.somebodyElse : picker.label;
    return [...likely, ...this.choice(title, picker, everybody, item)];
  }

  /** A list that unfolds under a button; nothing if there is nothing to choose. */
  private choice(title: string, picker: Picker, choices: readonly Option[], item?: Text): CardAction[] {
    const { directory = false, words } = this.options;
    const people = picker.of === 'people';
    if (choices.length === 0 && !(people && directory)) return [];
    if (this.terse) return [this.button({ control: 'button', label: title, call: picker.call }, item)];
    this.inputs += 1;
    const id = `${CHOSEN}:${this.inputs}`;
    const input = choiceSet(id, choices, { people, directory });
    const data = { ...packedCall(picker.call), arg: picker.arg, from: id, ...(people && { people: picker.arg }) };
    const ok = this.press({ title: words.ok, data, style: 'positive' });
    return [showCard(title, [{ ...input, label: labelText(picker.label) }], [ok])];
  }

  private press({ title, data, item, style, opensDialog }: ActionContent): CardAction {
    const { surface, at } = this.options;
    const sent = { ...data, ...(at && { at }) };
    const common = {
      title: labelText(title),
      ...(item && { tooltip: cut(`${title}: ${flat(item)}`, TOOLTIP) }),
      ...(style && { style }),
    };
    if (surface === 'dialog') return { type: 'Action.Submit', ...common, data: sent };
    if (opensDialog) return { type: 'Action.Submit', ...common, data: { ...sent, msteams: { type: 'task/fetch' } } };
    return { type: 'Action.Execute', verb: 'call', ...common, data: sent };
  }
}

/** A button that unfolds a card under its row. */
const showCard = (title: string, body: CardElement[], actions: CardAction[]): CardAction => ({
  type: 'Action.ShowCard',
  title: labelText(title),
  card: { type: 'AdaptiveCard', body, actions },
});

/** Whether an action is shown, and not behind "…". */
export const isShown = ({ mode }: CardAction): boolean => mode !== 'secondary';

/**
 * Actions in a row, the rarer ones behind "…".
 * @param more properties of the row, e.g. its spacing
 * @param most how many are shown
 */
export function actionRows(actions: readonly CardAction[], more: object = {}, most = SHOWN): CardElement[] {
  const rows: CardElement[] = [];
  for (let i = 0; i < actions.length; i += ROW)
    rows.push({
      type: 'ActionSet',
      actions: withFewShown(actions.slice(i, i + ROW), most),
      ...(i === 0 ? more : { spacing: 'Small' }),
    });
  return rows;
}

/** At least one is shown: nothing but "…" would say nothing. */
function withFewShown(actions: readonly CardAction[], most: number): CardAction[] {
  const chosen = actions.filter(isShown).slice(0, most);
  const shown = new Set(chosen.length > 0 ? chosen : actions.slice(0, 1));
  return actions.map(({ mode: _, ...action }, i) => {
    const whole = actions[i];
    return whole && shown.has(whole) ? action : { ...action, mode: 'secondary' };
  });
}
