/** Which command a question about how to do something means: "how do I mark a stage as risky". */
import { call } from '../commands/calls.js';
import type { Declaration } from '../commands/declaration.js';
import { PRIVACY } from '../commands/help-pages.js';
import { calledSo, commandNamed } from '../commands/match.js';
import { declarationOf } from '../model/settings.js';
import { hasVerb } from './beginnings.js';
import type { Act } from './decision.js';
import type { Run, Spoken } from './draft.js';
import { likelyCommand } from './likely-call.js';
import type { Phrasebook } from './phrasebook.js';

/**
 * Help on the command that is meant: the one that is called so, the one that the words most likely mean, or the one whose name
 * they begin with. Anything else stays as it is.
 */
export function withTopic(act: Act, line: Spoken, book: Phrasebook, commands: readonly Declaration[]): Act {
  const { topic } = act.call.args;
  if (act.call.command !== 'help' || topic === undefined || topic === PRIVACY) return act;
  const words = topic.toLowerCase().replace(/^(?:the|an?)\s+/, '');
  return { ...act, call: call('help', { topic: meantBy(topic, words, line, book, commands) }) };
}

function meantBy(
  topic: string,
  words: string,
  line: Spoken,
  book: Phrasebook,
  commands: readonly Declaration[],
): string {
  const whole = calledSo(words, commands);
  if (whole) return whole.name;
  const run = runOf(topic, line);
  const begun = beginningWith(words, commands);
  // "set a deadline" sets something that isn't called a setting.
  const isElse = begun !== undefined && 'setting' in begun.args && !words.split(' ').some(declarationOf);
  const named = isElse ? undefined : begun?.name;
  const alias = commandNamed(words, commands)?.name;
  return (run && likelyCommand(line, book, run, { named, alias })) ?? alias ?? topic;
}

/** The command whose name the words begin with, as it is or in another form: "blocking a stage". */
function beginningWith(words: string, commands: readonly Declaration[]): Declaration | undefined {
  const [first = ''] = words.split(' ', 1);
  const [longest] = commands.filter(({ name }) => `${words} `.startsWith(`${name} `)).sort(byLength);
  return longest ?? commands.find(({ name }) => first.endsWith('ing') && hasVerb(new Set([name]), first));
}

const byLength = (a: Declaration, b: Declaration): number => b.name.length - a.name.length;

/** Where words stand that were taken from a line as they were written. */
function runOf(words: string, { text, tokens }: Spoken): Run | undefined {
  const start = text.lastIndexOf(words);
  const from = tokens.findIndex((token) => token.start === start);
  const to = tokens.findIndex((token) => token.end === start + words.length) + 1;
  return from >= 0 && to > from ? { from, to } : undefined;
}
