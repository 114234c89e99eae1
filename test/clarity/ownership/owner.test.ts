/** Corrections of the owner by what leaves no doubt. */
import { expect, test } from 'vitest';
import type { OwnerClass } from '../../../src/clarity/labels.js';
import { correctOwner } from '../../../src/clarity/ownership/owner.js';
import type { MessageContext } from '../../../src/clarity/ownership/types.js';
import { parse } from '../../support/engine.js';

const NOTES: MessageContext = { medium: 'notes' };
const LINES: MessageContext = { context: ['Bo: hi'] };

test.each<[string, OwnerClass, string, MessageContext, OwnerClass]>([
  ['words that settle the owner', 'none', 'TODO(ana): add tests', {}, 'named'],
  ['a mention at the end of an item of minutes', 'none', 'draft the notes @ana', NOTES, 'named'],
  ['a name in front of an item', 'none', 'Ana: draft the notes', NOTES, 'named'],
  ['“you” to somebody addressed by name', 'unclear_you', 'Ana, could you fix it?', {}, 'addressed'],
  ['“you” between two people', 'unclear_you', 'could you fix it?', { participants: 2 }, 'addressed'],
  ['“you” to nobody, with nothing before it', 'addressed', 'could you fix it?', { participants: 5 }, 'unclear_you'],
])('%s: %s in “%s”', (_, owner, text, context, expected) => {
  expect(correctOwner(owner, parse(text), context)).toBe(expected);
});

test.each<[OwnerClass, string, MessageContext]>([
  ['none', 'draft the notes', NOTES],
  ['none', 'draft the notes @ana', {}],
  ['unclear_you', 'could you fix it?', {}],
  ['addressed', 'could you fix it?', LINES],
  ['collective', 'we should fix it', {}],
])('%s stays in “%s”', (owner, text, context) => expect(correctOwner(owner, parse(text), context)).toBe(owner));
