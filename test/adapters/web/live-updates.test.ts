import { expect, test } from 'vitest';
import { LiveUpdates } from '../../../adapters/web/live-updates.js';

test('every listener hears of a change, until it stops listening', () => {
  const live = new LiveUpdates();
  const heard: string[] = [];
  const stop = live.listen(() => heard.push('first'));
  live.listen(() => heard.push('second'));
  live.changed();
  stop();
  live.changed();
  expect(heard).toEqual(['first', 'second', 'second']);
});
