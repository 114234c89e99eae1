import { expect, test } from 'vitest';
import { emojiOf } from '../../../adapters/teams/reactions.js';

test.each([
  ['like', 'like'],
  ['1f64b_personraisinghand', '🙋'],
  ['270b-raisedhand', '✋'],
  ['heart', 'heart'],
  ['facebook', 'facebook'],
])('the reaction %s is %s', (type, emoji) => {
  expect(emojiOf(type)).toBe(emoji);
});
