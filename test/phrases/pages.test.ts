/** What the documentation says people can write does what it says there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../adapters/common/paths.js';
import { Player } from './play.js';

const page = readFileSync(join(root(), 'docs/talking.md'), 'utf8');
const readme = readFileSync(join(root(), 'README.md'), 'utf8');
const player = new Player();

/** The sentences of a section, and what stands beside them. */
function sentencesOf(heading: string): [said: string, beside: string][] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| “(.+)” \| (.+) \|$/gm)].map(([, said = '', beside = '']) => [said, beside]);
}

const play = (said: string) => player.say(said.replaceAll('’', "'"), 'mention');
const isOrder = (outcome: object): boolean => 'do' in outcome || 'all' in outcome;

describe('docs/talking.md', () => {
  test.each(sentencesOf('Orders'))('“%s” is carried out', async (said) => {
    const { changed, outcome } = await play(said);
    expect(changed.length).toBeGreaterThan(0);
    expect(isOrder(outcome)).toBe(true);
  });

  test.each(sentencesOf('Questions'))('“%s” is answered', async (said) => {
    const { changed, outcome } = await play(said);
    expect(changed).toEqual([]);
    expect(Object.keys(outcome)).toContain('show');
  });

  test.each(sentencesOf('Everything else'))('“%s” offers a button', async (said) => {
    const { changed, outcome } = await play(said);
    expect(changed).toEqual([]);
    expect(Object.keys(outcome)).toEqual(['offer']);
  });

  test('there are sentences of each kind', () => {
    const counts = ['Orders', 'Questions', 'Everything else'].map((heading) => sentencesOf(heading).length);
    for (const count of counts) expect(count).toBeGreaterThan(4);
  });
});

describe('README.md', () => {
  const row = (kind: string): string[] =>
    [...(readme.match(new RegExp(`^\\| ${kind} \\|.*$`, 'm'))?.[0] ?? '').matchAll(/“([^”]+)”/g)].map(
      (m) => m[1] ?? '',
    );

  test.each([
    ['an order', (outcome: object) => isOrder(outcome)],
    ['a question', (outcome: object) => 'show' in outcome],
    ['anything else', (outcome: object) => 'offer' in outcome],
  ])('%s', async (kind, isRight) => {
    expect(row(kind).length).toBeGreaterThan(1);
    for (const said of row(kind)) expect([said, isRight((await play(said)).outcome)]).toEqual([said, true]);
  });
});
