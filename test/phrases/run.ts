/**
 * `node dist/test/phrases/run.js <file>`: plays the phrases of a file, each in a fresh world, and prints what happened, one
 * JSON line a phrase. `--say <text> [slash|mention|direct]` plays a single one, `--failures <file>` prints only what is not
 * as it should be, as lines for `known-failures.yml`.
 */
import { readFileSync } from 'node:fs';
import { type How, type Phrase, readPhrases } from './phrase.js';
import { Player } from './play.js';
import { judge } from './score.js';

const [first = '', second = '', how = 'mention'] = process.argv.slice(2);
const isHow = (word: string): word is How => ['slash', 'mention', 'direct'].includes(word);
const player = new Player();

/** `p005: wanted …, got …`; with WRONG in front if something was changed that should not have been. */
async function failureOf(phrase: Phrase): Promise<string | undefined> {
  const played = await player.play(phrase);
  const { right, wrongChange } = judge(phrase, played);
  if (right) return undefined;
  const [want, got] = [phrase.expect, played.outcome].map((one) => JSON.stringify(one));
  return `# ${wrongChange ? 'WRONG ' : ''}${JSON.stringify(phrase.text)} ${want} ${got}\n${phrase.id}: ${phrase.why}`;
}

if (first === '--say' && isHow(how)) console.log(JSON.stringify(await player.say(second, how), null, 2));
else
  for (const phrase of readPhrases(readFileSync(first === '--failures' ? second : first, 'utf8'))) {
    const line = first === '--failures' ? await failureOf(phrase) : JSON.stringify(await player.play(phrase));
    if (line !== undefined) console.log(line);
  }
