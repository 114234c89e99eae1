/**
 * `node dist/test/phrases/run.js <file>`: plays the phrases of a file, each in a fresh world, and prints what happened, one
 * JSON line a phrase. `--say <text> [slash|mention|direct]` plays a single one.
 */
import { readFileSync } from 'node:fs';
import { type How, readPhrases } from './phrase.js';
import { Player } from './play.js';

const [file = '', text = '', how = 'mention'] = process.argv.slice(2);
const isHow = (word: string): word is How => ['slash', 'mention', 'direct'].includes(word);
const player = new Player();
if (file === '--say' && isHow(how)) console.log(JSON.stringify(await player.say(text, how), null, 2));
else
  for (const phrase of readPhrases(readFileSync(file, 'utf8'))) console.log(JSON.stringify(await player.play(phrase)));
