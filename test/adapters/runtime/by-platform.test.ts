import { expect, test } from 'vitest';
import { byPlatform } from '../../../adapters/runtime/by-platform.js';
import type { Chat } from '../../../src/ports/chat.js';
import type { Outbound } from '../../../src/ports/outbound.js';

const answering = (why: string): Chat => ({ deliver: async () => ({ result: 'never', why }) });
const chat = byPlatform({ slack: answering('slack'), teams: undefined }, answering('playground'));
const message: Outbound = { to: 'direct', id: 'x', person: 'U1', view: { blocks: [] } };

test.each([
  ['slack:T1', 'slack'],
  ['slack:T1:C1', 'slack'],
  ['playground', 'playground'],
])('a message for the workspace %s goes to %s', async (workspace, why) => {
  expect(await chat.deliver(workspace, message)).toEqual({ result: 'never', why });
});

test.each(['teams:T1', 'matrix:M1'])(
  'a message for %s, which is not set up, waits without using up an attempt',
  async (workspace) => {
    expect(await chat.deliver(workspace, message)).toEqual({
      result: 'later',
      afterMs: 600_000,
      why: 'not connected',
      unused: true,
    });
  },
);
