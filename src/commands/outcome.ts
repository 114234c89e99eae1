/** What a command gives back: an outcome, a refusal, or a request for more arguments. */
import type { Change } from '../model/changes.js';
import type { Text } from '../model/text.js';
import type { GateAnswer } from '../ports/outbound.js';
import type { Call, Option, View } from '../view/view.js';

/** A message to somebody besides the answer. */
export type Tell =
  /** `as`: the id of the message, if it is to be changed later. `instead`: it takes the place of the message with this id. */
  | { person: string; view: View; as?: string; instead?: string }
  /**
   * `orTo`: who gets it in private if the channel cannot be reached any more. `under`: the id of a message of Baton's in whose
   * thread it goes. `instead`: it takes the place of the message with this id.
   */
  | { channel: string; thread: string | null; view: View; orTo?: string; under?: string; instead?: string };

/** What a command changes and answers. */
export interface Outcome {
  changes?: Change[];
  /** One line on what has happened, above the view. */
  notice?: Text;
  view?: View;
  /** Whether only the person who acts sees the answer; left out, the setting `answers` decides. */
  private?: boolean;
  /** Everybody here reads it in what is told besides the answer, even if that is private. */
  told?: boolean;
  /** It is nobody else's business, such as a mute: no message that others see is redrawn with it. */
  own?: boolean;
  tell?: Tell[];
  /** What goes to other systems that wait for a decision. */
  answers?: GateAnswer[];
  /** The message that the control stands in is out of date: it is redrawn although nothing was changed. */
  stale?: boolean;
  /** It cannot be undone. */
  final?: boolean;
  /** It asks for an argument of a call: what the person types next answers it. */
  asks?: { call: Call; arg: string };
}

/** How a refusal is shown. */
export interface RefusalOptions {
  /** The argument at fault: a form shows the refusal at its field. */
  field?: string;
  /** The message that the control stands in is out of date: the refusal takes its place. */
  stale?: boolean;
  /** What the person asked for, as far as it was understood, if the refusal comes before the call is made. */
  call?: Call;
  /** What the refusal offers to do instead: "yes" means it. */
  offers?: readonly Call[];
}

/** A refusal that the person sees in place of an outcome; nothing has been changed. */
export class Refusal extends Error {
  override name = 'Refusal';
  constructor(
    readonly view: View,
    readonly options: RefusalOptions = {},
  ) {
    super('refused');
  }
}

/** What a field says in place of the words for its argument. */
export interface FieldWords {
  label: string;
  hint: string;
  options: Option[];
}

/** The form that asks for missing arguments. */
export interface MissingOptions {
  /** What its fields start with, by argument. */
  initial?: Readonly<Record<string, string>>;
  /** What it calls when it is sent; left out, the call that was made. */
  call?: Call;
  /** Fields with words of their own, by argument. */
  fields?: Readonly<Record<string, FieldWords>>;
  /** What stands above the form. */
  title?: string;
  /** The form has these arguments and no others. */
  only?: boolean;
  /** None of them has to be given. */
  optional?: boolean;
}

/** Arguments are missing: the first is asked for, or a form asks for all of them. */
export class Missing extends Error {
  override name = 'Missing';
  constructor(
    readonly args: readonly string[],
    readonly options: MissingOptions = {},
  ) {
    super('missing');
  }
}
