/** What Slack draws itself, and the older form where a workspace does not take it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nativeChart } from '../../../adapters/slack/charts.js';
import { render } from '../../../adapters/slack/render.js';
import { chart, paragraph, timeChart, view } from '../../../src/view/view.js';
import { InteractionScene } from '../../support/slack/interaction-scene.js';
import { blockProblems } from '../../support/slack/limits.js';

const bar = (label: string, share: number, text: string) => ({ label, share, text });
const CHART = timeChart('Stages done', bar('2 Mar', 0.4, '2 of 5'), bar('9 Mar', 0.6, '3 of 5'));
const words = { cancel: 'c', somebodyElse: 's', more: 'm' };

describe('a chart', () => {
  test('has the numbers that its bars say', () => {
    expect(nativeChart(CHART)?.chart.series[0]?.data.map(({ value }) => value)).toEqual([2, 3]);
    expect(nativeChart(timeChart('x', bar('a', 0.4, 'few')))?.chart.series[0]?.data[0]?.value).toBe(40);
  });

  test('says in its title what its numbers are, unless that is there already', () => {
    const days = [bar('Data', 1, '14 days'), bar('Training', 0.5, '7 days')];
    expect(nativeChart(chart('Half took at most', ...days))?.title).toBe('Half took at most (days)');
    expect(nativeChart(chart('Days lost', ...days))?.title).toBe('Days lost');
    const open = chart('Score', bar('Data', 0.5, '3 of 6'), bar('Training', 0, 'open'));
    expect(nativeChart(open)).toMatchObject({ title: 'Score (of 6)' });
    expect(nativeChart(open)?.chart.series[0]?.data.map(({ value }) => value)).toEqual([3, 0]);
  });

  test.each([
    ['a label that would be cut', timeChart('x', bar('a'.repeat(21), 1, '1'))],
    ['the same label twice', timeChart('x', bar('a', 1, '1'), bar('a', 1, '2'))],
    ['a long title', timeChart('x'.repeat(51), bar('a', 1, '1'))],
    ['no title', timeChart(' ', bar('a', 1, '1'))],
    [
      'numbers of two units: 30 hours are less than 2 days',
      chart('x', bar('a', 1, '2 days'), bar('b', 0.6, '30 hours')),
    ],
    ['numbers that say something else than the lengths', chart('x', bar('a', 1, '3 days'), bar('b', 0.9, '20 days'))],
  ])('keeps its older form with %s', (_, shown) => {
    expect(nativeChart(shown)).toBeUndefined();
  });

  test('is drawn by Slack in messages alone, and two at most', () => {
    const kinds = (surface: 'message' | 'home', n: number) => {
      const shown = view(paragraph([]), ...Array.from({ length: n }, () => CHART));
      const blocks = render(shown, { surface, shared: true, words, native: true });
      expect(blockProblems(blocks, surface)).toEqual([]);
      return blocks.map(({ type }) => type);
    };
    expect(kinds('message', 2)).toEqual(['data_visualization', 'data_visualization']);
    expect(kinds('message', 3)).toEqual(['section', 'section', 'section']);
    expect(kinds('home', 1)).toEqual(['section']);
  });
});

describe('a workspace', () => {
  let scene: InteractionScene;
  beforeEach(async () => {
    scene = await InteractionScene.make();
    await scene.run('sample');
  });
  afterEach(() => scene.close());

  const kinds = async () => (await scene.run('digest')).blocks.map(({ type }): string => type);
  const posts = () => scene.w.fake.calls.filter(({ method }) => method === 'chat.postMessage').length;

  test('has its charts drawn by Slack', async () => {
    expect(await kinds()).toContain('data_visualization');
    expect(scene.w.fake.problems).toEqual([]);
  });

  test('that does not take them gets a picture, and is not asked again before a day has passed', async () => {
    scene.w.fake.unknownBlocks.add('data_visualization');
    const before = posts();
    expect(await kinds()).toContain('image');
    expect(posts() - before).toBe(2);
    expect(await kinds()).toContain('image');
    expect(posts() - before).toBe(3);
    scene.w.fake.unknownBlocks.clear();
    scene.w.clock.pass(25 * 3_600_000);
    await scene.w.settle();
    expect(await kinds()).toContain('data_visualization');
  });

  test('that takes neither gets the words', async () => {
    for (const kind of ['data_visualization', 'image']) scene.w.fake.unknownBlocks.add(kind);
    const shown = await kinds();
    expect(shown).toContain('header');
    expect(shown).not.toContain('image');
  });
});
