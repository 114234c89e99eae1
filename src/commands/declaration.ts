/** What a command declares: what the parser, the help, the forms and the buttons are made from. */
import type { Spec } from './args.js';

/** Who can use a command: `anyone`; `work` and `project` as the workspace's `changes` setting says; `admin` if there are admins. */
export type Permission = 'anyone' | 'work' | 'project' | 'admin';

/** A command without what it does. */
export interface Declaration {
  /** Words that name it: `task add`. Its sentence in the help is the wording `command-<name with hyphens>`. */
  name: string;
  /** Other words that name it: `add task`, `todo`. */
  aliases: readonly string[];
  args: Spec;
  /** As typed after `/baton`; each is read back in a test. */
  examples: readonly string[];
  permission: Permission;
  /**
   * Whether guests and people of other organisations can use it: `never`, or `linked`: where the setting `guest-changes` lets
   * them change what is linked to a channel. Left out, the permission decides: they read, and work on what is theirs.
   */
  guests?: 'never' | 'linked';
  /** It only shows something, and changes nothing: a question can be answered with it. */
  shows?: true;
  /** So it is as long as this argument is left out. */
  showsWithout?: string;
  /** What it makes: in an order behind it, "it" is that. */
  makes?: 'project' | 'stage' | 'task';
  /** Only buttons and forms call it: it cannot be typed, and the help does not mention it. */
  quiet?: true;
}
