/** Turns that read as translated do not come back: not into what Baton says, its documentation, its command line or comments. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../adapters/common/paths.js';
import { comments, literals, type Source, sources } from '../support/sources.js';

type Turn = readonly [pattern: RegExp, instead: string];

/** What nobody writes anywhere, and what is written instead. */
const EVERYWHERE: readonly Turn[] = [
  [/\banew\b/, 'again, new'],
  [/(?<!\bthere )\b(?:is|are|was|were) none\b(?! of)/, 'isn’t one'],
  [/\bhas nobody\b/, 'has no one in it, has no owner'],
  [/\bby whichever way\b/, 'however'],
  [/\bin the midst of\b/, 'in the middle of'],
  [/\bstand(?:s|ing)? still\b/i, 'stuck; a stopped clock'],
  [/\bwaits? for nobody\b/, 'no longer count, no one waits'],
  [/\b(?:is|are|was) taken for\b/, 'counts as, is treated as'],
  [/(?<!\b(?:t?here|what) )\bis no (?!longer|more\b|one\b|better|worse|use\b|reason\b)/i, 'isn’t a'],
  [/\b(?:is|are|becomes?) (?:\w+ )?no more\b(?!\s+than)/, 'no longer'],
  [/\bnot any more\b/, 'no longer'],
  [/\bshall\b/, 'should, will, is to'],
  [/\bwhilst\b|\bthereof\b|\btherein\b|\bhereby\b|\blikewise\b/i, 'while, of it, in it, the same way'],
  [/\bsurely\b/, 'likely'],
];

/** What is not said to people who use or run Baton, and what is said instead. */
const TO_PEOPLE: readonly Turn[] = [
  ...EVERYWHERE,
  [/\bbehind (?:it|itself|that)\b/, 'after'],
  [/\bmeanwhile\b/, 'in the meantime'],
  [/\bby hand\./, 'say what to do'],
  [/\bnobody[’']s\b(?! business)/i, 'no owner, without an owner'],
  [/\bwhen it comes…/i, 'Schedule…'],
  [/\bwaits for you\b/, 'You’re all caught up'],
  [/\bneeds? a person\b/, 'needs attention'],
  [
    /\bat the most\b|\bare the most\b|\bis the most(?! \w)|\b(?:characters|letters|people|of them|seconds) at most\b/,
    'up to, at most 40 …',
  ],
  [/^Save$/, 'Create task, Update message'],
  [/\bnudge-grace \d/, 'minutes in words'],
  [/\bholds for others\b/, 'affects other people'],
  [/\bput it back\b/, 'reset'],
  [/\bwith a word\b/, 'says why'],
  [/\bneed not\b/, 'doesn’t need to'],
  [/\b(?:what|that|all|whom|as|which) one (?:sees|sets|can|has|may|does)\b/, 'you'],
  [/\bone’s own\b|\bone's own\b/, 'your own'],
  [/\bthey find on\b/, 'that is installed'],
  [/\bput a hand up\b|\bhands? up\b/, 'raise your hand'],
  [/\(any more\)/, 'no longer'],
  [/\bis hers?\b|\bis his\b/, 'names, not pronouns for a person we do not know'],
  [/\bthat they bear\b|\bwhoever bears\b/, 'has'],
  [/\bgoes? by the rule\b/, 'because of'],
  [/\bis so again\b/, 'is back'],
  [/\bof use\b(?! \()/, 'useful'],
  [/\bin all that\b|\ball that (?:is|was|it|Baton|you)\b/, 'everything that'],
  [/(?<!\bhow )\bmany a\b|\bto be had\b|\bat its owner\b/, 'plain words'],
];

/** Word lists, patterns and phrases are data: what people write, not what Baton says. */
const isData = (path: string) => /\/(?:_[a-z-]+|phrasebook|stages)\.yml$/.test(path);
/** Of a rule or a claim, its title, reasons and messages, not its patterns and examples; of a message, its words, not its id. */
const spoken = (path: string, text: string): string =>
  path.endsWith('.ftl')
    ? text.replace(/^[\w-]+ = /gm, '')
    : /rules\/|claims/.test(path)
      ? text.replace(/^(?: *- .*|(?:phrases|answers|verbs|emoji): .*)$/gm, '')
      : text;

const prompts = sources('prompts/en', /\.(?:ftl|yml|md)$/)
  .filter(({ path }) => !isData(path))
  .map(({ path, text }) => ({ path, text: spoken(path, text) }));

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...pagesIn('docs'), 'test/phrases/README.md'].map(
  (path): Source => ({ path, text: readFileSync(join(root(), path), 'utf8') }),
);

function pagesIn(folder: string): string[] {
  return readdirSync(join(root(), folder)).flatMap((name) => (name.endsWith('.md') ? [`${folder}/${name}`] : []));
}

/** What the command line and a failed start print. */
const printed = [
  'cli',
  'common',
  'runtime',
  'store',
  'second-reader',
  'replay',
  'train',
  'slack',
  'teams',
  'web',
].flatMap((room) =>
  sources(`adapters/${room}`, /\.tsx?$/).map(({ path, text }) => ({ path, text: literals(text).join('\n') })),
);

const code = ['src', 'adapters', 'test']
  .flatMap((folder) => sources(folder, /\.tsx?$/))
  .filter(({ path }) => !/clarity\/models\/|laws\/plain-english/.test(path))
  .map(({ path, text }) => ({ path, text: comments(text).join('\n') }));

function found(pattern: RegExp, texts: readonly Source[]): string[] {
  return texts.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim()}`] : [])),
  );
}

describe.each(TO_PEOPLE)('%s', (pattern, instead) => {
  test(`is not said, but: ${instead}`, () => {
    expect(found(pattern, [...prompts, ...pages, ...printed])).toEqual([]);
  });
});

describe.each(EVERYWHERE)('%s', (pattern, instead) => {
  test(`is in no comment, but: ${instead}`, () => {
    expect(found(pattern, code)).toEqual([]);
  });
});

test('apostrophes in what Baton says are typographic: “don’t”', () => {
  const said = prompts.filter(({ path }) => path.endsWith('.ftl') || /tours\//.test(path));
  const plain = said.map(({ path, text }) => ({ path, text: text.replace(/^#.*$/gm, '') }));
  expect(found(/\p{L}'\p{L}/u, plain)).toEqual([]);
});

test('there is something to look through', () => {
  for (const [texts, least] of [
    [prompts, 40],
    [pages, 15],
    [printed, 100],
    [code, 500],
  ] as const)
    expect(texts.length).toBeGreaterThan(least);
});
