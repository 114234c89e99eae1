/** The labels that the engine gives a piece of work: whose it is, and what a sentence does about it. */

/** Who is to do the work, as far as a reader can tell. */
export const OWNER_CLASSES = [
  'self',
  'named',
  'addressed',
  'unclear_you',
  'collective',
  'indefinite',
  'team',
  'none',
] as const;
/** `self`: the author; `named`, `addressed`: a certain person; the others leave open which person it is. */
export type OwnerClass = (typeof OWNER_CLASSES)[number];

/** Owner classes that leave open which person does the work. */
export const UNCLEAR_OWNERS = ['unclear_you', 'collective', 'indefinite', 'team', 'none'] as const;
/** An owner class that a rule can report. */
export type UnclearOwner = (typeof UNCLEAR_OWNERS)[number];

const UNCLEAR: ReadonlySet<string | null> = new Set(UNCLEAR_OWNERS);
/** Whether an owner class leaves open which person does the work. */
export const isUnclearOwner = (owner: OwnerClass | null): owner is UnclearOwner => UNCLEAR.has(owner);

/** What a sentence does about a piece of work. */
export const WORK_KINDS = ['request', 'need', 'plan', 'commitment'] as const;
/** One of `WORK_KINDS`. */
export type WorkKind = (typeof WORK_KINDS)[number];
