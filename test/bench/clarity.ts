/** How fast the language engine reads chat, compared with retext's plain parse and write-good, alternating within one run. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { retext } from 'retext';
import retextEnglish from 'retext-english';
import writeGood from 'write-good';
import { root } from '../../adapters/common/paths.js';
import { readRules } from '../../adapters/prompts/rules.js';
import { readWeights } from '../../adapters/prompts/weights.js';
import { seededRandom } from '../../adapters/train/random.js';
import { syntheticSentences } from '../../adapters/train/synthetic.js';
import { Clarity } from '../../src/clarity/engine.js';

/** Made-up chatter, like most of a channel. One message in ten is a sentence that may be about work. */
const CHATTER = [
  'morning all',
  'the build is green again',
  'lol',
  'I saw that too',
  'thanks, that helped',
  'which version is that?',
  'it works on my machine',
  'see the log at https://example.org/log',
  'ok',
  'that was the cache',
  'nice one :tada:',
  'brb',
  'the docs say it is off by default',
  'no idea, sorry',
  'I merged it an hour ago',
  'your tests look fine to me',
  'does that run on windows?',
  'because the id was empty',
  'it took 40 minutes yesterday',
  'same here on 2.3.1',
  'I tried that but got a 404',
  'the second one is faster',
  'it prints `null` for me',
  "you're right, it was the proxy",
];
const MESSAGES = 4_000;
const ROUNDS = 5;

function messages(): string[] {
  const chance = seededRandom(7);
  const made = syntheticSentences(2).map(({ text }) => text);
  const pick = (list: readonly string[]) => list[Math.floor(chance() * list.length)] as string;
  return Array.from({ length: MESSAGES }, (_, i) => (i % 10 === 0 ? pick(made) : pick(CHATTER)));
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export interface ClaritySpeed {
  /** Messages a second, median of the rounds. */
  engine: number;
  parse: number;
  writeGood: number;
}

export function measureClarity(): ClaritySpeed {
  const engine = new Clarity(readRules(), readWeights());
  const parser = retext().use(retextEnglish).freeze();
  const texts = messages();
  const ways: [keyof ClaritySpeed, (text: string) => unknown][] = [
    ['engine', (text) => engine.check(text, { medium: 'chat' })],
    ['parse', (text) => parser.parse(text)],
    ['writeGood', (text) => writeGood(text)],
  ];
  const rates: Record<keyof ClaritySpeed, number[]> = { engine: [], parse: [], writeGood: [] };
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, way] of ways) {
      const begun = performance.now();
      for (const text of texts) way(text);
      // The first round compiles and does not count.
      if (round > 0) rates[name].push(MESSAGES / ((performance.now() - begun) / 1_000));
    }
  return { engine: median(rates.engine), parse: median(rates.parse), writeGood: median(rates.writeGood) };
}

/** Seconds from start to the first answer, and the megabytes it adds, in a separate process. */
export function measureClarityStart(): { seconds: number; memory: number } {
  const from = (path: string) => JSON.stringify(join(root(), 'dist', path));
  const script = `const m = process.memoryUsage().rss, t = performance.now();
    const { Clarity } = await import(${from('src/clarity/engine.js')});
    const { readRules } = await import(${from('adapters/prompts/rules.js')});
    const { readWeights } = await import(${from('adapters/prompts/weights.js')});
    new Clarity(readRules(), readWeights()).check('someone should fix it');
    console.log(performance.now() - t, process.memoryUsage().rss - m);`;
  const runs = Array.from({ length: ROUNDS }, () => {
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    return stdout.trim().split(' ').map(Number) as [number, number];
  });
  return { seconds: median(runs.map(([ms]) => ms)) / 1_000, memory: median(runs.map(([, bytes]) => bytes)) / 2 ** 20 };
}
