/** Reads what people say to Baton from `prompts/<language>/phrasebook.yml`. */
import { join } from 'node:path';
import { z } from 'zod';
import { MOODS, type PhrasebookSource } from '../../src/reading/phrasebook.js';
import { WORD_LISTS } from '../../src/reading/word-lists.js';
import { messageOf } from '../common/errors.js';
import { promptsFolder } from '../common/paths.js';
import { readYamlFile } from '../common/yaml.js';
import { readExamples } from './examples.js';
import { keptTurns } from './kept-turns.js';

const turns = z.array(z.string().trim().min(1));

const gists = z.array(
  z.strictObject({
    command: z.string(),
    args: z.record(z.string(), z.string()).default({}),
    needs: z.array(z.string()).default([]),
    cues: turns,
  }),
);

const schema = z.strictObject({
  gists: z.strictObject({ questions: gists, others: gists }),
  generic: z.strictObject({ item: turns, person: turns, project: turns, day: turns }),
  classes: z.record(z.string().regex(/^[a-z-]+$/), turns),
  wordLists: z.record(z.enum(WORD_LISTS), z.string().trim().min(1)),
  frames: z.strictObject({
    greetings: turns,
    polite: turns,
    record: turns,
    recordAfter: turns,
    takenBack: turns,
    riders: turns,
    ownership: turns,
    endorsing: turns,
    asking: turns,
    askingAfter: turns,
    questions: turns,
    wishing: turns,
    hedged: turns,
    unsure: turns,
    denied: turns,
    conditions: turns,
    noise: turns,
    tails: turns,
    leads: turns,
    news: turns,
    placeholders: turns,
    lists: turns,
    headings: turns,
    between: turns,
    behindNumber: turns,
    topics: turns,
    allOffered: turns,
    firstOffered: turns,
    secondOffered: turns,
    thirdOffered: turns,
    lastOffered: turns,
    sameFor: turns,
    alsoFor: turns,
    notThis: turns,
    meant: turns,
    howLong: turns,
    thanks: turns,
    smalltalk: turns,
    foreign: turns,
    restarts: turns,
    citing: turns,
    agendas: turns,
    swaps: turns,
    retractions: turns,
    voided: turns,
    puttingOff: turns,
    cancel: turns,
    corrections: turns,
    yes: turns,
    no: turns,
  }),
  phrases: z.array(
    z.strictObject({
      command: z.string(),
      args: z.record(z.string(), z.string()).default({}),
      turns: z.partialRecord(z.enum(MOODS), turns),
    }),
  ),
});

/** The phrasebook of a language. @param prompts the folder with the languages @throws Error naming the place that cannot be read */
export function readPhrasebook(language = 'en', prompts = promptsFolder()): PhrasebookSource {
  const file = join(prompts, language, 'phrasebook.yml');
  let content: unknown;
  try {
    content = readYamlFile(file);
  } catch (error) {
    throw new Error(`phrasebook.yml: ${messageOf(error)}`);
  }
  const result = schema.safeParse(content);
  if (!result.success) throw new Error(`phrasebook.yml: ${z.prettifyError(result.error)}`);
  return { ...result.data, examples: readExamples(join(prompts, language)), kept: keptTurns };
}
