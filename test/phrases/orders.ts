/** Orders from the phrases, to be put into frames that make them something else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../adapters/common/paths.js';
import { type Phrase, readPhrases, singles } from './phrase.js';

const folder = join(root(), 'test/phrases');

/** The phrases of a file in this folder. */
export const phrasesIn = (file: string): Phrase[] => readPhrases(readFileSync(join(folder, file), 'utf8'));

/** Ids of phrases that are not as they should be yet, with the reason of each. */
export const knownFailures: Readonly<Record<string, string>> =
  z
    .record(z.string(), z.string())
    .nullable()
    .parse(parse(readFileSync(join(folder, 'known-failures.yml'), 'utf8'))) ?? {};

/** Frames by what they make of an order; `…` is the order. */
export const frames: Readonly<Record<string, readonly string[]>> = z
  .record(z.string(), z.array(z.string().includes('…')))
  .parse(parse(readFileSync(join(folder, 'frames.yml'), 'utf8')));

const POLITE = /^(?:please|pls|plz)\s+/i;
/** Verbs that an order can begin with. Only behind these does a frame such as "should I …?" give a sentence. */
const VERBS =
  /^(?:start|begin|kick off|mark|set|tick off|finish|block|put|unblock|resume|remove|skip|leave out|reopen|open|assign|give|hand over|make|offer|take|claim|release|let go|add|create|drop|delete|rename|change|move|postpone|accept|decline|snooze|stop|mute|unmute|load|clear|undo|describe|deputise|hold|reset)\b/i;
/** Several sentences: a frame around the first would leave the second as it is. */
const SEVERAL = /[.!?;]\s+\S|\n/;

/** An order as it stands in a frame: without politeness in front, full stop and thanks behind. */
const bare = (text: string): string => {
  const plain = text.replace(POLITE, '').replace(/[.!]+$/, '');
  return /^[A-Z][a-z]/.test(plain) ? plain.charAt(0).toLowerCase() + plain.slice(1) : plain;
};

const isOrder = ({ expect, before, how, text }: Phrase): boolean => {
  const [first] = singles(expect);
  const isOne = first !== undefined && 'do' in first && before === undefined && how !== 'direct';
  return isOne && !SEVERAL.test(text) && VERBS.test(text.replace(POLITE, ''));
};

/** Every order that begins with its verb, said in the channel. */
export const orders = (phrases: readonly Phrase[]): Phrase[] =>
  phrases.filter(isOrder).map((phrase) => ({ ...phrase, text: bare(phrase.text), how: 'mention' }));

/** Arguments that run on to the end of a text: what a frame adds behind them would belong to them. */
const FREE = ['reason', 'title', 'word', 'name', 'description', 'value', 'when'];

const isClosed = ({ text, expect }: Phrase): boolean =>
  !text.includes(',') && !singles(expect).some((want) => 'args' in want && FREE.some((key) => want.args?.[key]));

/**
 * The order in a frame; undefined if they do not go together: quotation marks in quotation marks, or words behind an order
 * that ends in somebody's own words.
 */
export function framed(frame: string, order: Phrase): string | undefined {
  const { text } = order;
  if (/[`“"']…/.test(frame) && /[`“”"'’]/.test(text)) return undefined;
  if (/…(?![`“”"']).*[a-z]/.test(frame) && !isClosed(order)) return undefined;
  return frame.replace('…', () => text);
}
