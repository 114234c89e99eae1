/** What the engine is told around a message. */
import { expect, test } from 'vitest';
import { aroundOf } from '../../../src/features/nudges/notice.js';
import type { Mention } from '../../../src/ports/events.js';
import { check } from '../../support/engine.js';

const ANA = { id: 'U1', name: 'Ana', zone: 'UTC', admin: false, standing: 'member' } as const;
const TEXT = '@wolves can you update the training image before Thursday?';

test.each([
  ['group', 'unclear_you'],
  ['person', 'addressed'],
] as const)('a mention of a %s leaves “can you” %s', (is, owner) => {
  const mention: Mention = { start: 0, end: 7, is, id: 'X1', name: 'wolves' };
  expect(check(TEXT, aroundOf({ person: ANA, mentions: [mention] }, [], 0)).work?.owner).toBe(owner);
});
