/** Buttons and menus in Slack. */
import type { ActionsBlockElement, ConfirmationDialog, Overflow, Button as SlackButton } from '@slack/types';
import { cut, flat, type Text } from '../../src/model/text.js';
import { LIMITS } from '../../src/view/fit.js';
import { type Button, type Control, likelyIn, type Picker } from '../../src/view/view.js';
import { packCall, packMenu, packPicker } from './actions.js';
import { label, MAX_OPTION, MAX_PLACEHOLDER, menuOptions } from './elements.js';
import type { BlockWords } from './render-options.js';

/** Slack's limits on a question before a press. */
const MAX_CONFIRM = { title: 100, text: 300, button: 30 };

/** How many entries stand behind "…" (docs.slack.dev: overflow menu element). */
const MENU = { fewest: 2, most: 5 };

/** How many controls a row with "…" shows, "…" among them: more, and a message asks too much at once. */
const CALM = 3;

/** A question before a press would be one for all entries of a menu. */
const isMinor = ({ minor, confirm }: Button): boolean => minor === true && confirm === undefined;

/** The controls of one message. Each gets an id of its own. */
export class Controls {
  private count = 0;
  /** Slack asks for one button that stands out in a message, not several. */
  private hasPrimary = false;

  constructor(private readonly words: Pick<BlockWords, 'cancel' | 'somebodyElse'>) {}

  /** A row of controls. @param item the title of the list item that they belong to */
  elements(controls: readonly Control[], item?: Text): ActionsBlockElement[] {
    const minor = controls.flatMap((control) => (control.control === 'button' && isMinor(control) ? [control] : []));
    const others = controls.filter((control) => control.control === 'picker' || !isMinor(control));
    const likely = minor.length > 0 ? others.flatMap(likelyButtons) : [];
    const isCrowded = likely.length > 0 && others.length + likely.length >= CALM;
    const withLikely = isCrowded ? this.menu([...likely, ...minor]) : undefined;
    const menu = withLikely ?? this.menu(minor);
    const elements = (menu ? others : controls).flatMap((control) =>
      control.control === 'button'
        ? [this.button(control, item)]
        : this.picker(control, item, withLikely !== undefined),
    );
    return menu ? [...elements.slice(0, LIMITS.controls - 1), menu] : elements.slice(0, LIMITS.controls);
  }

  /** Buttons behind "…"; undefined if there are too few or too many of them, or if they do not fit. */
  menu(buttons: readonly Button[]): Overflow | undefined {
    if (buttons.length < MENU.fewest || buttons.length > MENU.most || buttons.some(({ confirm }) => confirm))
      return undefined;
    const packed = packMenu(
      this.nextId(),
      buttons.map(({ call }) => call),
    );
    if (!packed) return undefined;
    const options = buttons.map((button, i) => ({ text: label(button.label), value: packed.values[i] ?? '' }));
    return { type: 'overflow', action_id: packed.id, options };
  }

  /** A button. Next to a list item, a screen reader hears which item it belongs to. */
  private button(button: Button, item?: Text): SlackButton {
    const style = this.style(button);
    return {
      type: 'button',
      text: label(button.label),
      action_id: `call:${this.nextId()}`,
      value: packCall(button.call),
      ...(item && { accessibility_label: cut(`${button.label}: ${flat(item)}`, LIMITS.label) }),
      ...(style && { style }),
      ...(button.confirm && { confirm: this.confirmation(button.label, button.confirm) }),
    };
  }

  private style({ style }: Button): Button['style'] {
    if (style !== 'primary') return style;
    if (this.hasPrimary) return undefined;
    this.hasPrimary = true;
    return style;
  }

  private confirmation(title: string, question: string): ConfirmationDialog {
    return {
      title: label(title, MAX_CONFIRM.title),
      text: label(question, MAX_CONFIRM.text),
      confirm: label(title, MAX_CONFIRM.button),
      deny: label(this.words.cancel, MAX_CONFIRM.button),
    };
  }

  /**
   * A menu. If its call is too long for the id of one, a button instead, which opens a form that asks for the choice.
   * @param isAlone whoever is likely stands elsewhere
   */
  private picker(picker: Picker, item: Text | undefined, isAlone: boolean): ActionsBlockElement[] {
    const id = packPicker(this.nextId(), picker.call, picker.arg);
    if (id === undefined) return [this.button({ control: 'button', label: picker.label, call: picker.call }, item)];
    return picker.of === 'people' ? this.peoplePicker(picker, id, item, isAlone) : this.optionsPicker(picker, id);
  }

  private optionsPicker(picker: Picker, action_id: string): ActionsBlockElement[] {
    const options = menuOptions(picker.options);
    const placeholder = label(picker.label, MAX_PLACEHOLDER);
    return options.length === 0 ? [] : [{ type: 'static_select', action_id, placeholder, options }];
  }

  /** The likely people, each as a button, and everybody else in a menu. */
  private peoplePicker(picker: Picker, action_id: string, item: Text | undefined, isAlone: boolean) {
    const likely = isAlone ? [] : likelyButtons(picker).map((button) => this.button(button, item));
    const placeholder = label(likely.length > 0 ? this.words.somebodyElse : picker.label, MAX_PLACEHOLDER);
    return [...likely, { type: 'users_select', action_id, placeholder } as const];
  }

  private nextId(): number {
    this.count += 1;
    return this.count;
  }
}

/** A button for each person who is likely to be picked. */
function likelyButtons(control: Control): Button[] {
  if (control.control === 'button') return [];
  const { call, arg } = control;
  return likelyIn(control)
    .filter(({ value }) => value.length <= MAX_OPTION)
    .map(({ value, label }) => ({
      control: 'button',
      label,
      call: { ...call, args: { ...call.args, [arg]: value } },
    }));
}
