/** Where the answer to an event is shown. */
import { describe, expect, test } from 'vitest';
import { call } from '../../src/commands/calls.js';
import { addressAnswer, replyTo } from '../../src/dispatch/address.js';
import type { DraftAnswer } from '../../src/dispatch/answers.js';
import { plain } from '../../src/model/text.js';
import { paragraph, view } from '../../src/view/view.js';
import { pressed, typed } from '../support/context.js';

const shown = view(paragraph([plain('Done.')]));
const answer = (more: Partial<Extract<DraftAnswer, { kind: 'view' }>>) =>
  ({ kind: 'view', view: shown, private: false, inPlace: false, ...more }) as const;

describe('an answer', () => {
  test('in place takes the place of the message that was pressed', () => {
    const inbound = pressed('ana', call('undo'), { id: 'M7', shared: true });
    expect(addressAnswer(inbound, answer({ inPlace: true }), 'O1')).toEqual({
      to: 'message',
      id: 'O1',
      channel: 'C-churn',
      message: 'M7',
      view: shown,
    });
  });
  test('in place is a reply if no message was pressed', () => {
    expect(addressAnswer(pressed('ana', call('undo'), null), answer({ inPlace: true }), 'O1').to).toBe('channel');
    expect(addressAnswer(typed('ana', 'undo'), answer({ inPlace: true, private: true }), 'O1').to).toBe('whisper');
  });
});

describe('a reply', () => {
  test('goes to the channel and thread of the event, with the address that the platform gave', () => {
    const inbound = typed('ana', 'undo', { thread: 'T1', reply: 'https://reply.test' });
    expect(replyTo(inbound, shown, false, 'O1')).toEqual({
      ...{ to: 'channel', id: 'O1', channel: 'C-churn', thread: 'T1', reply: 'https://reply.test', view: shown },
    });
  });
  test('for one person is a whisper, but not in a direct message', () => {
    expect(replyTo(typed('ana', 'undo'), shown, true, 'O1')).toMatchObject({ to: 'whisper', person: 'U1' });
    const direct = typed('ana', 'undo', {
      channel: { id: 'D1', name: 'ana', direct: true, access: 'private' as const, place: 'D1' },
    });
    expect(replyTo(direct, shown, true, 'O1').to).toBe('channel');
  });
});
