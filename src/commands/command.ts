/** What a command is: one declaration that feeds the parser, the help, the forms and the buttons. */

import type { Clarity } from '../clarity/engine.js';
import type { Change, Channel, Person, Via } from '../model/rows.js';
import type { Text } from '../model/text.js';
import type { Origin, Reader, Say, Unit } from '../ports.js';
import type { Call, View } from '../view.js';
import type { Spec, Values } from './args.js';

/** Who may use a command: `anyone`; `work` and `project` as the workspace's `changes` setting says; `admin` where there are admins. */
export type Permission = 'anyone' | 'work' | 'project' | 'admin';

/** All that a command may know besides its arguments. */
export interface Context {
  read: Reader;
  now: number;
  /** Calendar day of now in the person's zone. */
  today: string;
  zone: string;
  me: Person;
  channel: Channel;
  thread: string | null;
  workspace: string;
  via: Via;
  origin: Origin;
  call: Call;
  say: Say;
  /** The wording as a plain string, for labels. */
  label(id: string, args?: Parameters<Say>[1]): string;
  newId(): string;
  /** The value of a setting that holds here for this person. */
  setting(key: string): Promise<string>;
  /** The language engine. */
  clarity: Clarity;
  /** The next short number of a task. */
  nextTaskNumber: Unit['number'];
  commands: readonly Command[];
}

/** As much of it as it takes to show something. */
export type Sight = Pick<Context, 'read' | 'now' | 'today' | 'say' | 'label'>;

/** A message to somebody besides the answer. */
export type Tell =
  | { person: string; view: View }
  /** `orTo`: who is told in private where the channel cannot be reached any more. */
  | { channel: string; thread: string | null; view: View; orTo?: string };

export interface Outcome {
  changes?: Change[];
  /** One line on what has happened; stands above the view. */
  notice?: Text;
  view?: View;
  /** Answered for the person alone, or (false) for all in any case; as the setting `answers` says where it is left out. */
  private?: boolean;
  tell?: Tell[];
  /** The message that the control stands in is out of date: draw it anew although nothing was changed. */
  stale?: boolean;
  /** Not something to take back. */
  final?: boolean;
}

export interface Command<A extends Spec = Spec> {
  /** Words that name it, e.g. `task add`. Its sentence in the help is the wording `command-<name with hyphens>`. */
  name: string;
  aliases: readonly string[];
  args: A;
  /** As typed after `/baton`; each is read back in a test. */
  examples: readonly string[];
  permission: Permission;
  /** Only buttons and forms call it: it cannot be typed, and the help is silent about it. */
  quiet?: true;
  run(ctx: Context, args: Values<A>): Promise<Outcome>;
}

/** Declares a command with its arguments' types known to `run`. */
export function command<A extends Spec>(declared: Command<A>): Command {
  return declared as unknown as Command;
}

/** A refusal that the person sees in place of an outcome; nothing has been changed. */
export class Refusal extends Error {
  override name = 'Refusal';
  constructor(
    readonly view: View,
    /** The argument at fault, for the field of a form. */
    readonly field?: string,
    /** The message pressed shows something that is no more so. */
    readonly stale = false,
  ) {
    super('refused');
  }
}

/** An argument is missing that only the command itself knows to be needed. */
export class Missing extends Error {
  override name = 'Missing';
  constructor(
    readonly args: readonly string[],
    /** What the form's fields start with. */
    readonly initial: Record<string, string> = {},
  ) {
    super('missing');
  }
}
