/** What options of a command line take, checked: each refusal names the option and says what it takes. */

import { BadUsage } from './bad-usage.js';
import { didYouMean } from './command-line.js';

/** "pretty, github or sarif" */
const either = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** A whole number in digits. */
export const wholeNumber = (option: string, least: number, most = Number.MAX_SAFE_INTEGER) => {
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`;
  return (text: string): number => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new BadUsage(`${option} takes a whole number, ${range}, not “${text}”.`);
  };
};

/** One of some words. */
export const oneOf =
  <T extends string>(option: string, words: readonly T[]) =>
  (text: string): T => {
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    throw new BadUsage(`${option} takes ${either(words)}, not “${text}”.${didYouMean(text, words)}`);
  };

/** An option that can be given several times. */
export const severalTimes = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** An address that begins with `https://`. */
export const httpsAddress =
  (option: string) =>
  (text: string): string => {
    if (URL.canParse(text) && new URL(text).protocol === 'https:') return text;
    throw new BadUsage(`${option} takes an address that begins with https://, such as https://baton.example.com.`);
  };

/** The name of a file or folder; `-` stands for the standard input or output. */
export const fileName =
  (what: string) =>
  (text: string): string => {
    if (text.trim() !== '') return text;
    throw new BadUsage(`The name of ${what} is empty. Is a variable in your command not set?`);
  };
