/** The arguments that commands declare, and the types in which their values reach the command. */
import type { Clarity } from '../clarity/engine.js';
import type { Person } from '../model/people-rows.js';
import type { ItemKind, Project, Stage, Task } from '../model/project-rows.js';

/** A stage, task or project that an argument names, with the project it belongs to. */
export type Item =
  | { kind: 'stage'; row: Stage; project: Project }
  | { kind: 'task'; row: Task; project: Project }
  | { kind: 'project'; row: Project; project: Project };

/** The value of each type of argument; `C`: the words of a choice, the kinds of an item. */
interface Types<C extends string> {
  project: Project;
  stage: Stage;
  item: Extract<Item, { kind: C }>;
  person: Person;
  text: string;
  /** `YYYY-MM-DD`, or `none` for "no day". */
  day: string;
  choice: C;
  /** 1 for the first page. */
  page: number;
}

/** What an argument can be. */
export type ArgType = keyof Types<string>;

/** The values of a choice: a list, or what the engine knows, such as the ids of its rules. */
type Choices<C extends string = string> = readonly C[] | ((clarity: Clarity) => readonly C[]);

/** One argument of a command. */
export interface Arg<T extends ArgType = ArgType, R extends boolean = boolean, C extends string = string> {
  type: T;
  required: R;
  /** Words that announce it besides its own name: `stage:data`, `by friday`. */
  keys: readonly string[];
  /** Longest text, UTF-16 units. */
  max: number;
  /** What a choice can be. */
  choices: Choices<C>;
  /** The argument whose words it has, if several arguments share them; empty for its own. */
  words: string;
  /** Kinds of item that it can name. */
  items: readonly ItemKind[];
  /** For a project: the channel's own if none is named. */
  implied: boolean;
  /** For a project, or an item that can be one: also one of which the person sees only what is theirs. */
  part: boolean;
  /** For a text: several lines in a form. */
  long: boolean;
  /** For text: keeps its line breaks, as in a message of somebody's. */
  lines: boolean;
  /** For a text: an id, an address or the like, which is kept to the letter. Marks of emphasis in other texts are no part of them. */
  exact: boolean;
  /** What to write into its field: the wording `hint-<this>`; empty for none. */
  hint: string;
  /** For a day: one that has been; today at the latest. */
  past: boolean;
  /** For a person: also a bot, or somebody who has left; nothing is given to them. */
  anybody: boolean;
  /** For a text: “yes” and “no” are answers. */
  yesNo: boolean;
  /** For a text: only what explains the order goes to it, “because …”. */
  explains: boolean;
  /** For a day: also one that has passed. */
  anyDay: boolean;
}

/** A command's arguments by name, in the order in which they are read. */
export type Spec = Record<string, Arg>;

/** An argument with its name. */
export type NamedArg = readonly [name: string, arg: Arg];

type Value<A> =
  A extends Arg<infer T, infer R, infer C> ? (R extends true ? Types<C>[T] : Types<C>[T] | undefined) : never;

/** What a command gets for the arguments it declares. */
export type Values<A extends Spec> = { [K in keyof A]: Value<A[K]> };

type Options<C extends string> = Partial<Pick<Arg<ArgType, boolean, C>, Exclude<keyof Arg, 'type' | 'required'>>>;

const arg = <T extends ArgType, R extends boolean, C extends string = string>(
  type: T,
  required: R,
  options: Options<C> = {},
): Arg<T, R, C> => ({
  type,
  required,
  keys: [],
  max: 500,
  choices: [],
  words: '',
  items: ['stage', 'task'],
  implied: false,
  part: false,
  long: false,
  lines: false,
  exact: false,
  hint: type === 'day' ? 'day' : '',
  anybody: false,
  past: false,
  yesNo: false,
  explains: false,
  anyDay: false,
  ...options,
});

const IN = ['in', 'for', 'of', 'from'];

/** The project meant: the one named, else the channel's main one, else the only one there is. */
export const here = (options: { part?: true } = {}) => arg('project', true, { keys: IN, implied: true, ...options });
/** A project that has to be named. */
export const project = () => arg('project', true, { keys: IN });
/** A project, if one is named. */
export const maybeProject = (options: { part?: true } = {}) => arg('project', false, { keys: IN, ...options });
/** A stage. */
export const stage = () => arg('stage', true, { keys: ['in'] });
/** A stage, if one is named. */
export const maybeStage = () => arg('stage', false, { keys: ['in', 'for'] });
/** A stage or task, or only the given kinds. */
export const item = <K extends ItemKind = 'stage' | 'task'>(...kinds: K[]) =>
  arg<'item', true, K>('item', true, { ...(kinds.length > 0 && { items: kinds }), keys: ['stage', 'task'] });
/** An item of the given kinds, if one is named. */
export const maybeItem = <K extends ItemKind>(...kinds: K[]) =>
  arg<'item', false, K>('item', false, { items: kinds, keys: ['stage', 'task'] });
/** A task. */
export const task = () => arg<'item', true, 'task'>('item', true, { items: ['task'], keys: ['task'] });
type PersonOptions = Partial<Pick<Arg, 'anybody'>>;
/** A person who can have work. */
export const person = (options: PersonOptions = {}) =>
  arg('person', true, { keys: ['to', 'owner', 'with'], ...options });
/** A person who can have work, if one is named. */
export const maybePerson = (options: PersonOptions = {}) =>
  arg('person', false, { keys: ['owner', 'for', 'to', 'assignee'], ...options });

type TextOptions = Partial<Pick<Arg, 'keys' | 'max' | 'long' | 'lines' | 'exact' | 'hint' | 'yesNo' | 'explains'>>;
/** Any words. */
export const text = (options: TextOptions = {}) => arg('text', true, options);
/** Any words, if there are some. */
export const maybeText = (options: TextOptions = {}) => arg('text', false, options);
/** A calendar day. */
export const day = (options: Pick<Partial<Arg>, 'anyDay'> = {}) =>
  arg('day', true, { keys: ['by', 'on', 'until', 'to'], ...options });
/** A calendar day, if one is given. */
export const maybeDay = (options: Partial<Pick<Arg, 'keys' | 'anyDay'>> = {}) =>
  arg('day', false, { keys: ['by', 'due', 'until', 'before'], ...options });
/** A calendar day that has been, if one is given. */
export const maybePastDay = (options: Partial<Pick<Arg, 'keys' | 'words'>> = {}) =>
  arg('day', false, { keys: ['since', 'after'], past: true, hint: 'past-day', ...options });
/** One of the given words. */
export const choice = <C extends string>(...choices: C[]) => arg('choice', true, { choices });
/** One of the given words, or none. */
export const maybeChoice = <C extends string>(...choices: C[]) => arg('choice', false, { choices });
/** One of the words that the engine knows, or none. */
export const maybeChoiceOf = (choices: Choices) => arg('choice', false, { choices });
/** The page of a list. */
export const page = () => arg('page', false);
/** The short number of something else than a task, if one is named: 3, or "#3". */
export const maybeNumber = () => arg('page', false);

/** The values that a choice can have; empty for an argument that is not a choice. */
export const choicesOf = ({ choices }: Arg, clarity: Clarity): readonly string[] =>
  typeof choices === 'function' ? choices(clarity) : choices;
