/** Reads the words by which signals are known from `prompts/<language>/signals.yml`. */
import { join } from 'node:path';
import { z } from 'zod';
import { SignalWords } from '../../src/model/signals/words.js';
import { messageOf } from '../common/errors.js';
import { promptsFolder } from '../common/paths.js';
import { readYamlFile } from '../common/yaml.js';

/** Words that begin or end with a star, or with neither; a list without any would fit everything. */
const words = z.array(z.string().regex(/^\*?[^\s*](?:[^*]*[^\s*])?\*?$/)).min(1);

const schema = z.strictObject({
  alerts: z.strictObject({ drift: words, data: words, budget: words }),
  runs: z.strictObject({ evaluation: words, deployment: words, training: words }),
  checks: words,
  branches: words,
  live: words,
  'live-parts': words,
});

/** The words of a language. @param prompts the folder with the languages @throws Error naming the place that cannot be read */
export function readSignalWords(language = 'en', prompts = promptsFolder()): SignalWords {
  const file = join(prompts, language, 'signals.yml');
  let content: unknown;
  try {
    content = readYamlFile(file);
  } catch (error) {
    throw new Error(`signals.yml: ${messageOf(error)}`);
  }
  const result = schema.safeParse(content);
  if (!result.success) throw new Error(`signals.yml: ${z.prettifyError(result.error)}`);
  return new SignalWords(result.data);
}
