/** Calls of commands, and the buttons and pickers that make them: a wrong command or argument does not compile. */
import type { Button, Call, Option, Picker } from '../view/view.js';
import type { Arg } from './args.js';

/**
 * Every command with the arguments it declares. Each feature adds its own:
 *
 *     const args = { offers: { page: page() } };
 *     type OfferArgs = typeof args;
 *     declare module '../commands/calls.js' {
 *       interface Commands extends OfferArgs {}
 *     }
 */
// biome-ignore lint/suspicious/noEmptyInterface: features add to it
export interface Commands {}

/** The name of a command that a feature has added to `Commands`. */
export type CommandName = keyof Commands;

/** An argument as a call carries it: an id, a word of a choice, or text. */
type CarriedArg<A> = A extends Arg<'choice', boolean, infer C> ? C : string;

/** Arguments that a call of a command can carry; those that are undefined are left out. */
type CallArgs<N extends CommandName> = { readonly [K in keyof Commands[N]]?: CarriedArg<Commands[N][K]> };

/** A call whose command is known. */
interface CallTo<N extends CommandName> extends Call {
  command: N;
}

/** Leaves out what is undefined. */
const given = (args: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(args).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** `call('offers', { page: '2' })`. @param more see `Call` */
export const call = <N extends CommandName>(
  command: N,
  args: CallArgs<N> = {},
  more: Pick<Call, 'seen' | 'after'> = {},
): CallTo<N> => ({ command, args: given(args), ...more });

/** Stands in a call for the id of what an order in front of it makes: "add a stage Pilot and give it to Emi". */
export const MADE = 'made';

const STAGE_MADE = `${MADE} stage:`;

/** Stands in a call for the stage of this key in the project that an order in front of it makes: "new project Search and start data". */
export const stageMade = (key: string): string => `${STAGE_MADE}${key}`;

const isMade = (value: string): boolean => value === MADE || value.startsWith(STAGE_MADE);

/** Whether a call is about what an order in front of it makes. */
export const isAboutMade = ({ args }: Call): boolean => Object.values(args).some(isMade);

/**
 * The call about what was made.
 * @param idOf the id of what was made, or of its stage of a key; undefined if nothing was: then what it is about has to be asked for
 */
export function aboutMade({ args, ...made }: Call, idOf: (stage: string | undefined) => string | undefined): Call {
  const keyIn = (value: string) => (value === MADE ? undefined : value.slice(STAGE_MADE.length));
  const entries = Object.entries(args).map(([name, value]) => [name, isMade(value) ? idOf(keyIn(value)) : value]);
  return { ...made, args: given(Object.fromEntries(entries)) };
}

/** The call with one more argument. */
export const withArg = (made: Call, arg: string, value: string): Call => ({
  ...made,
  args: { ...made.args, [arg]: value },
});

/** A button that makes a call when it is pressed. */
export const button = (
  label: string,
  made: Call,
  more: Partial<Pick<Button, 'style' | 'confirm' | 'form' | 'minor'>> = {},
): Button => ({ control: 'button', label, call: made, ...more });

/** A choice of options that makes a call, with the option taken as its argument `arg`. */
export const optionPicker = <N extends CommandName>(
  label: string,
  made: CallTo<N>,
  arg: keyof Commands[N] & string,
  options: Option[],
): Picker => ({ control: 'picker', label, call: made, arg, of: 'options', options });

/** A choice of anybody that makes a call, with the person taken as its argument `arg`. @param likely people to show first */
export const personPicker = <N extends CommandName>(
  label: string,
  made: CallTo<N>,
  arg: keyof Commands[N] & string,
  likely: Option[] = [],
): Picker => ({ control: 'picker', label, call: made, arg, of: 'people', options: likely });
