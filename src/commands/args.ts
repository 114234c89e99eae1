/** The arguments that commands declare, and the types that reach the command from them. */
import type { Clarity } from '../clarity/engine.js';
import type { ItemKind, Person, Project, Stage, Task } from '../model/rows.js';

/** A stage or task (or project) that an argument names, with the project it belongs to. */
export type Item =
  | { kind: 'stage'; row: Stage; project: Project }
  | { kind: 'task'; row: Task; project: Project }
  | { kind: 'project'; row: Project; project: Project };

interface Types {
  project: Project;
  stage: Stage;
  item: Item;
  person: Person;
  text: string;
  day: string;
  choice: string;
  page: number;
}

export type ArgType = keyof Types;

/** The values of a choice: a list, or what the engine knows, such as the ids of its rules. */
export type Choices = readonly string[] | ((clarity: Clarity) => readonly string[]);

export interface Arg<T extends ArgType = ArgType, R extends boolean = boolean> {
  type: T;
  required: R;
  /** Words that announce it besides its own name: `stage:data`, `by friday`. */
  keys: readonly string[];
  /** Longest text, UTF-16 units. */
  max: number;
  choices: Choices;
  /** Kinds of item that it may name. */
  items: readonly ItemKind[];
  /** For a project: the channel's own where none is named. For text: written on several lines in a form. */
  implied: boolean;
  long: boolean;
  /** What to write into its field: the wording `hint-<this>`; empty for none. */
  hint: string;
}

export type Spec = Record<string, Arg>;

type Value<A> = A extends Arg<infer T, infer R> ? (R extends true ? Types[T] : Types[T] | undefined) : never;
export type Values<A extends Spec> = { [K in keyof A]: Value<A[K]> };

type Options = Partial<Pick<Arg, 'keys' | 'max' | 'choices' | 'items' | 'long' | 'hint'>>;

const arg = <T extends ArgType, R extends boolean>(
  type: T,
  required: R,
  options: Options = {},
  implied = false,
): Arg<T, R> => ({
  type,
  required,
  keys: [],
  max: 500,
  choices: [],
  items: ['stage', 'task'],
  long: false,
  hint: type === 'day' ? 'day' : '',
  implied,
  ...options,
});

const IN = ['in', 'for', 'of', 'from'];

/** The project meant: named, or the channel's main one, or the only one there is. */
export const here = () => arg('project', true, { keys: IN }, true);
export const project = () => arg('project', true, { keys: IN });
export const maybeProject = () => arg('project', false, { keys: IN });
export const stage = () => arg('stage', true, { keys: ['in'] });
export const maybeStage = () => arg('stage', false, { keys: ['in', 'for'] });
export const item = (...kinds: ItemKind[]) =>
  arg('item', true, { items: kinds.length > 0 ? kinds : ['stage', 'task'], keys: ['stage', 'task'] });
export const maybeItem = (...kinds: ItemKind[]) => arg('item', false, { items: kinds, keys: ['stage', 'task'] });
export const task = () => arg('item', true, { items: ['task'], keys: ['task'] });
export const person = () => arg('person', true, { keys: ['to', 'owner', 'with'] });
export const maybePerson = () => arg('person', false, { keys: ['owner', 'for', 'to', 'assignee'] });
export const text = (options: Options = {}) => arg('text', true, options);
export const maybeText = (options: Options = {}) => arg('text', false, options);
export const day = () => arg('day', true, { keys: ['by', 'on', 'until', 'to'] });
export const maybeDay = (options: Options = {}) =>
  arg('day', false, { keys: ['by', 'due', 'until', 'before'], ...options });
export const choice = (...choices: string[]) => arg('choice', true, { choices });
export const maybeChoice = (...choices: string[]) => arg('choice', false, { choices });
export const maybeChoiceOf = (choices: Choices) => arg('choice', false, { choices });
export const page = () => arg('page', false);

/** The values that a choice can have; empty for an argument that is not a choice. */
export const choicesOf = ({ choices }: Arg, clarity: Clarity): readonly string[] =>
  typeof choices === 'function' ? choices(clarity) : choices;
