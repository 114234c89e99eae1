/** Lists to choose from, on cards and in forms. */
import { cut } from '../../src/model/text.js';
import { LIMITS } from '../../src/view/fit.js';
import type { Option } from '../../src/view/view.js';
import type { CardElement } from './cards.js';

/** Longest value an entry can carry. */
const LONGEST_VALUE = 150;
/** Makes a Teams client search its own directory (learn.microsoft.com: "People Picker in Adaptive Cards"). */
const PEOPLE_DATASET = 'graph.microsoft.com/users?scope=currentContext';

/** The text cut to the length of a label; "…" if it is blank, because Teams rejects an empty title. */
export const labelText = (text: string, most: number = LIMITS.label): string =>
  cut(text.trim() === '' ? '…' : text, most);

/** The options a list can carry: each value once, none empty, none too long. */
export function distinctOptions(options: readonly Option[]): Option[] {
  const seen = new Set<string>();
  return options.filter(({ value }) => {
    if (value === '' || value.length > LONGEST_VALUE || seen.has(value)) return false;
    seen.add(value);
    return true;
  });
}

/** What kind of list it is. */
interface ChoiceKind {
  /** Whether people are chosen. */
  people: boolean;
  /** Whether the client also searches the directory. A client that cannot search shows no list at all then. */
  directory: boolean;
}

/** A list to choose from. Its label is left to the caller. */
export function choiceSet(
  id: string,
  options: readonly Option[],
  { people, directory }: ChoiceKind,
  placeholder?: string,
): CardElement {
  return {
    type: 'Input.ChoiceSet',
    id,
    style: people ? 'filtered' : 'compact',
    ...(placeholder && { placeholder }),
    choices: options
      .filter((option) => option.value.length <= LONGEST_VALUE)
      .map((option) => ({ title: labelText(option.label), value: option.value })),
    ...(people && directory && { 'choices.data': { type: 'Data.Query', dataset: PEOPLE_DATASET } }),
  };
}
