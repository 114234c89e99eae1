#!/usr/bin/env node
/**
 * Measures the models on messages that they have not seen: five-fold cross-validation over texts. The lexicon of word
 * classes is the shipped one. `node dist/adapters/train/evaluate.js <folder> [--errors]`.
 */
import { readLexicon } from '../../src/clarity/model/classes.js';
import { unpack } from '../../src/clarity/model/linear.js';
import { LEXICON } from '../../src/clarity/models/lexicon.js';
import { judge, KINDS, type OwnershipParts, THRESHOLD } from '../../src/clarity/ownership/judge.js';
import { partsOf } from '../../src/clarity/ownership/parts.js';
import { read } from '../../src/clarity/ownership/read.js';
import { ownTokens } from '../../src/clarity/text/sentences.js';
import { Neighbours } from '../../src/clarity/youre/features.js';
import { findYoure } from '../../src/clarity/youre/index.js';
import { hashOf } from '../../src/model/hash.js';
import { readRules } from '../prompts/rules.js';
import { type Labelled, type Marked, type Message, readLines, type Use } from './data.js';
import { fitOwnership } from './ownership.js';
import { made, ownLabels, trusted } from './samples.js';
import { fitYoure, keyOf, textsForYoure } from './youre.js';

const FOLDS = 5;
const foldOf = (text: string) => hashOf(keyOf(text)) % FOLDS;
const percent = (part: number, whole: number) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);

const [folder, option] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Which folder holds the data sets? node dist/adapters/train/evaluate.js <folder>');
  process.exit(1);
}
const showErrors = option === '--errors';
const lexicon = readLexicon(LEXICON);
const published = readLines<Labelled>(folder, 'ownership.jsonl');
const unlabelled = readLines<Message>(folder, 'unlabelled.jsonl');
const mails = readLines<Message>(folder, 'email-requests.jsonl');
const uses = readLines<Use>(folder, 'your-youre/train.jsonl');
const PARTS = ['real', 'swapped', 'clean', 'natural', 'background'] as const;
const marked = PARTS.map((part) => ({ part, items: readLines<Marked>(folder, `your-youre/${part}.jsonl`) }));

evaluateYoure();
evaluateOwnership();

function evaluateYoure(): void {
  const training = marked.filter(({ part }) => part !== 'background').flatMap(({ items }) => items);
  const texts = textsForYoure(training, uses, [...unlabelled, ...published, ...mails]);
  const neighbours = new Neighbours(lexicon);
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    unpack(
      fitYoure(
        texts.filter((text) => foldOf(text) !== fold),
        neighbours,
      ),
    ),
  );
  for (const { part, items } of marked) {
    let [errors, hits, uses, wrong] = [0, 0, 0, 0];
    for (const { text, errors: real = [], correct = [] } of items) {
      const model = models[foldOf(text)] as (typeof models)[0];
      const found = findYoure(text, ownTokens(text), { model, neighbours, rule: { id: '', message: '' } });
      const meets = (f: { start: number; end: number }) => real.some((e) => e.start < f.end && f.start < e.end);
      errors += real.length;
      uses += correct.length;
      hits += real.filter((e) => found.some((f) => e.start < f.end && f.start < e.end)).length;
      wrong += found.filter((f) => !meets(f)).length;
      if (showErrors)
        for (const f of found)
          if (!meets(f)) console.log(`  false flag: ${text.slice(Math.max(0, f.start - 40), f.end + 40)}`);
    }
    console.log(
      `your/you're ${part}: found ${percent(hits, errors)} of ${errors}; false flags ${wrong} on ${uses} correct uses (${percent(wrong, uses)}); precision ${percent(hits, hits + wrong)}`,
    );
  }
}

interface Verdict {
  item: Labelled;
  work: boolean;
  owner: string;
  nudge: boolean;
}

function evaluateOwnership(): void {
  const book = readRules();
  const base = partsOf(book, lexicon);
  const samples = trusted(published, ownLabels(unlabelled, folder as string));
  const verdicts = Array.from({ length: FOLDS }, (_, fold) => {
    const models = fitOwnership([...samples.filter((x) => foldOf(x.text) !== fold), ...made()], base);
    const parts: OwnershipParts = { ...base, decide: unpack(models.decide), classify: unpack(models.classify) };
    return published.filter((x) => foldOf(x.text) === fold).map((item) => verdictOf(item, parts));
  }).flat();
  reportNudges(verdicts.filter(({ item }) => item.nudge !== 'maybe'));
  reportWork(verdicts.filter(({ item }) => item.kind !== 'uncertain'));
}

function verdictOf(item: Labelled, parts: OwnershipParts): Verdict {
  const judged = judge(read(item.text, ownTokens(item.text), parts), item, parts);
  const best = [...judged].sort((a, b) => b.work - a.work)[0];
  const nudge = judged.some((j) => j.nudge > THRESHOLD.nudge);
  return {
    item,
    work: nudge || (best?.work ?? Number.NEGATIVE_INFINITY) > THRESHOLD.work,
    owner: best?.owner ?? '',
    nudge,
  };
}

function reportNudges(all: readonly Verdict[]): void {
  const wanted = all.filter(({ item }) => item.nudge === 'yes');
  const given = all.filter(({ nudge }) => nudge);
  const right = given.filter(({ item }) => item.nudge === 'yes').length;
  const natural = all.filter(({ item }) => item.stratum === 'natural');
  const falseNatural = natural.filter(({ item, nudge }) => nudge && item.nudge === 'no').length;
  console.log(
    `nudges: precision ${percent(right, given.length)}, recall ${percent(right, wanted.length)} of ${wanted.length}; false on 1,000 natural messages ${((1000 * falseNatural) / natural.length).toFixed(1)}`,
  );
  if (!showErrors) return;
  for (const { item } of given.filter((v) => v.item.nudge === 'no'))
    console.log(`  false (${item.kind}/${item.owner}): ${item.text.slice(0, 200).replace(/\s+/g, ' ')}`);
  for (const { item } of wanted.filter((v) => !v.nudge))
    console.log(`  missed (${item.kind}/${item.owner}: ${item.span}): ${item.text.slice(0, 200).replace(/\s+/g, ' ')}`);
}

function reportWork(all: readonly Verdict[]): void {
  const kinds: ReadonlySet<string> = new Set(KINDS);
  const isWork = ({ item }: Verdict) => kinds.has(item.kind);
  const said = all.filter(({ work }) => work);
  const right = said.filter(isWork);
  const owned = right.filter(({ item }) => item.owner !== 'uncertain');
  const same = owned.filter(({ item, owner }) => item.owner === owner).length;
  console.log(
    `work found: precision ${percent(right.length, said.length)}, recall ${percent(right.length, all.filter(isWork).length)}; owner right ${percent(same, owned.length)} of found`,
  );
}
