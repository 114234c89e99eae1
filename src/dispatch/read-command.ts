/** Typed text -> call. */
import { bindRefusal } from '../commands/bind/refusal.js';
import { bind } from '../commands/bind.js';
import { call } from '../commands/calls.js';
import type { Situation } from '../commands/context.js';
import type { Declaration } from '../commands/declaration.js';
import { findCommand } from '../commands/match.js';
import { Refusal } from '../commands/outcome.js';
import { refuse, unknownCommand } from '../commands/refusals.js';
import { type Token, tokenize } from '../commands/tokenize.js';
import type { Mention } from '../ports.js';
import type { Call } from '../view.js';

/** Longest command that is read, UTF-16 units. */
export const LONGEST_COMMAND = 12_000;

/** A call, and the name that a mistyped command was read as. */
export interface Reading {
  call: Call;
  corrected?: string;
}

/**
 * Reads a typed command; a text without words is a call for help.
 * @throws Refusal if it is no command, or if its arguments cannot be understood
 */
export async function readCommand(situation: Situation, text: string, mentions: readonly Mention[]): Promise<Reading> {
  const { length } = text;
  if (length > LONGEST_COMMAND) throw refuse(situation, 'long-command', { max: LONGEST_COMMAND, length });
  const tokens = tokenize(text, mentions);
  if (tokens.every(({ is, fold }) => is === 'word' && fold === '')) return { call: call('help') };
  const found = findCommand(tokens, situation.commands);
  if (!found.command) throw new Refusal(unknownCommand(situation, text, found.near));
  const made = await readArguments(situation, text, found.command, found.rest);
  return found.corrected === undefined ? { call: made } : { call: made, corrected: found.corrected };
}

async function readArguments(
  situation: Situation,
  text: string,
  command: Declaration,
  rest: readonly Token[],
): Promise<Call> {
  const { read, now, zone, order, clarity, me, channel } = situation;
  const utterance = { read, text, now, zone, order, clarity, me: me.id, channel: channel.id };
  const { args, problem } = await bind(command, rest, utterance);
  const made = { command: command.name, args };
  if (problem) {
    const { view, options } = await bindRefusal({ ...situation, call: made }, problem);
    throw new Refusal(view, { ...options, call: made });
  }
  return made;
}
